/** A kind of thing that is asked for: who, when, how many of what, how much, whether one may. */
export type Kind = {
  /** Finds it in a question, normalised. */
  readonly asks: RegExp
  /** A sentence that holds this may tell it. Without it any may. */
  readonly told?: RegExp
  /** A way of asking that asks this tells that the section answers it; `asks` where it is not given. */
  readonly ways?: RegExp
  /** Whether the sentence that tells it must name the act it is asked of; else the section must. */
  readonly isOfTheSentence?: boolean
  /** Whether no list of what tells it is whole (people, places, occasions): any sentence of a company's own rules may. */
  readonly isOpen?: boolean
  /** Whether it is a number of something, which says by itself what it is of. */
  readonly isAmount?: boolean
}

const number = '(?:\\d[\\d.,〜~-]*|数|半|[一二三四五六七八九十]) ?(?:つの|営業|稼働)?'
/** A number or a share, as a regular expression. */
export const numberInEnglish =
  '(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|half|every|each|per|several)'

// Who does a thing, or to whom it is done: the noun and what shows its part in the sentence.
const somebody =
  '(?:者|長|役|員|人|部|課|会|機関|士|省|庁|署|官|窓口|本人|国|社|元|先|ipa|inpit|jpcert/cc|方|室|局|私|派遣)(?:\\([^)]*\\))?(?:は|が|へ|に|で|も|だけ|を通|から|と|の(?:許可|承認|指示|了解|責任|判断)|[。、]|$)|全員'
const somebodyInEnglish =
  '\\b(?:officers?|deput(?:y|ies)|administrators?|presidents?|managers?|executives?|management|bod(?:y|ies)|business(?:es)?|compan(?:y|ies)|firms?|person|people|staff|employees?|commission|police|lawyers?|experts?|state|government|ministry|agency|meti|ipa|inpit|jpcert/cc|chief|head|partners?|part(?:y|ies)|customers?|members?|whoever|(?:any|every)(?:one|body)|leavers?|reporter|desks?|association|superior|workers?|court)\\b'

const place =
  '窓口|ページ|サイト|https?:|機関|先[はで]|場所|保管|警察|庫|棚|区域|受付|者|会|省|室|フォルダ|ipa|inpit|告示|\\b(?:page|site|desk|office|bod(?:y|ies)|police|cabinet|safe|area|place|list|commission|ministry|home|notice|officer|report|slack|lock|store|kept|from|through|channels?|drawer|room|meti)'

/** The kinds, in both languages. The words that tell them are fitted on the questions of test/eval. */
export const kinds: readonly Kind[] = [
  {
    asks: /(?:誰|だれ|どなた)(?!で|も|か(?!ら))|どの人|(?<!\b(?:\w*one|\w*body|person|people|those|staff|\w+(?:ees?|ers?|ors?)) )\bwho(?:m|se)?\b(?! (?:failed|left|had|has been|knows|lost|sent))/,
    told: new RegExp(`${somebody}|${somebodyInEnglish}`),
    ways: /誰|だれ|どなた|どの人|どこ|どちら|どっち|担当|のは(?:国|会社|機関)|\b(?:who(?:m|se)?|where|which)\b/,
    isOfTheSentence: true,
    isOpen: true,
  },
  {
    asks: /(?<!け)どこ(?:で出た|で出て)?(?!まで|か(?!ら)|[がのは])|\bwhere\b/,
    told: new RegExp(place),
    isOfTheSentence: true,
    isOpen: true,
  },
  {
    asks: /いつ(?:来る|来ま)?(?!も|の間|か(?!ら)|で|まで(?:も|$))|\bwhen (?:is|are|was|were|do|does|did|will|can|should|must|may)\b/,
    told: /\d ?(?:年|月|日|時)|[当翌同]日|その日|すぐ|直ち|ただち|速やか|即|前|後|とき|時|際|たら|場合|毎|ごと|定期|期限|確認でき|まで|\b(?:\d{4}|\d{1,2}(?::\d\d| ?[ap]\.?m)|(?:week)?days?|weeks?|months?|years?|every|each|nights?|mornings?|evenings?|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december|when|before|after|once|immediately|soon|until|time|by)\b/,
    isOfTheSentence: true,
    isOpen: true,
  },
  {
    asks: /いくら(?!か|で?も)|何円|値段|料金|価格|金額|\bhow much (?:does|do|did|is|are|will|would|must|to pay)\b|\b(?:price|fee) (?:of|for)\b/,
    isAmount: true,
    told: /円|無料|無償|有料|見積|料金表|利率|補助率|補助対象|かかりません|\b(?:yen|free|quotations?|rates?)\b/,
  },
  {
    asks: /([\p{Script=Han}]{1,4}|[\p{Script=Katakana}ー]{2,})[ぁ-ん]{0,5}?(?:[てで]も?(?:いい|良い|よい|大丈夫|ok|平気|かまわ|構わ|問題な)|[てで]は?(?:だめ|ダメ|駄目|いけ)|ちゃ(?:だめ|ダメ|いけ))/u,
  },
  { asks: /何で(?:払|支払)/, told: /現金|振込|振り込み|カード|口座/ },
  { ...counted('何[人名]', '[人名]'), ways: /(?!)/ },
  { ...counted('何社|(?:企業|会社|事業者)の?数(?!字)', '(?:社|事業者|企業)', '数は[^。]{0,20}\\d{3}') },
  counted('何[回度](?!目)', '[回度]', '毎|定期|ごと|その都度|回数|\\d年に'),
  counted('何(?:時間|分(?!の|野|割|か(?!か)))', '(?:時間|分(?![の野]))', 'すぐ|直ち|ただち|即'),
  counted('何(?:日|週間)', '(?:日|週間|か月)', 'すぐ|直ち|ただち|即日|[翌当]日|その日|速やか|期間|契約'),
  counted('何[かヶカケ]月', '(?:[かヶカケ]?月|年|日)', '期間'),
  counted('何年(?!度)', '年', '期間|年数|期限'),
  counted('何時(?!間)', '時(?!間)', '夜間|時間帯'),
  counted('何色', '色', '[赤青黄白黒緑茶]'),
  counted('何曜日', '曜日', '[月火水木金土日]曜|[土日祝]'),
  counted('何月(?!に何)', '月'),
  counted('何(?:割|パーセント|%)', '割', '%|分の|半|\\d/\\d'),
  counted('何(?:機関|団体)', '(?:機関|団体|つ)'),
  counted('何(?:分野|領域)', '(?:分野|領域|つ)'),
  counted('何件', '(?:件|人|回)'),
  counted(
    '何(?:個|つ|種類|点|問|項目|段階)',
    '(?:個|つ|種|点|問|項目|段階|分野|類型|番|要件|区分|機関)',
    '例|レベル|①|1|示され',
  ),
  ...[
    '部',
    '枚',
    '通',
    '冊',
    'ページ',
    '本',
    '箱',
    '台',
    '世代',
    '桁',
    '文字',
    '歳',
    'キロ',
    'ポイント',
    '語',
    '版',
  ].map((each) => counted(`何${each}`, each)),
  {
    asks: /\bhow many (?:people|persons|staff|employees|examiners|visitors|members|participants)\b/,
    told: new RegExp(
      `\\b(?:an?|${numberInEnglish}) (?:people|persons?|staff|employees?|members?|individuals?)\\b|everyone`,
    ),
  },
  {
    asks: /\bhow many(?! (?:times|hours|minutes|days|weeks|months|years)\b)(?: ([a-z]+))?\b|\bnumber of\b/,
    isAmount: true,
    told: new RegExp(`\\b${numberInEnglish}\\b`),
    isOfTheSentence: true,
  },
  {
    asks: /\bhow (?:often|many times|frequently)\b/,
    isAmount: true,
    told: /\b(?:times?|every|once|twice|annual\w*|yearly|(?:a|per) year|monthly|weekly|regular\w*|periodic\w*|each)\b/,
    isOfTheSentence: true,
  },
  {
    asks: /\bhow (?:long|soon|quickly|fast)\b|\bhow many (?:\w+ )?(?:days|hours|minutes|weeks|months|years)\b/,
    isAmount: true,
    told: /\b(?:days?|hours?|minutes?|seconds?|km\/h|speed|weeks?|months?|years?|long|time|at once|immediately|promptly|soon|period|deadline|confirmed)\b/,
    isOfTheSentence: true,
  },
  {
    asks: /\b(?:what time|at what hour)\b/,
    told: /\d ?(?:am|pm|:|o'clock)|around the clock|24 hours|\bat night\b/,
  },
  { asks: /\b(?:what|which) day\b/, told: /day\b|weekend/ },
]

function counted(asked: string, unit: string, or?: string): Kind {
  return {
    asks: new RegExp(`(?:${asked})(?!か(?![らか])|も)`),
    told: new RegExp(`${number}${unit}${or === undefined ? '' : `|${or}`}`),
    isAmount: true,
  }
}
