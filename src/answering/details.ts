import { normalise } from './normalise.ts'
import type { Layer } from './types.ts'

/** What a section says, as far as a detail is looked for in it. */
export type Said = {
  readonly heading: string
  readonly text: string
  readonly asked: readonly string[]
  readonly layer?: Layer
  readonly isSample?: boolean | undefined
}

/**
 * Whether a question asks for a detail that has to be named, and the section does not name it: one on the fee tells
 * nothing of instalments, one on the certificate nothing of reissue. Looked up in words, since meanings are too wide
 * here (a fee, an allowance and a budget are all money).
 */
export function lacksDetail(text: string, { heading, text: body, asked: ways }: Said): boolean {
  const asked = normalise(text)
  const said = normalise([heading, body, ...ways].join('\n'))
  return details.some(({ asks, has = asks }) => asks.test(asked) && !has.test(said))
}

type Detail = { readonly asks: RegExp; readonly has?: RegExp }

// A line is a word with its synonyms: a section that holds none of them does not tell it.
const japanese = `
  オンライン|リモート(?!ワ)|(?:web|ウェブ|ビデオ)会議
  郵送|宅配便
  手書き
  電子署名|電子契約
  印鑑|押印|捺印|ハンコ|はんこ
  登記簿|謄本
  pdf
  アプリ(?!ケ)
  動画|録画
  ステッカー|シール(?!ド)
  メルマガ|メールマガジン
  セミナー|説明会|講習会
  見学会|体験会
  修了証|合格証
  分割払|分割で|クレジット払
  前払|後払
  割引|値引|割安
  返金|払い戻|還付
  違約金|違反金
  キャンセル
  印紙
  手当
  謝礼|謝金
  交通費|旅費
  会費
  手数料
  使用料|利用料
  相場
  予算
  担保
  保証人
  保険(?!証)
  再発行|再交付
  変更届|届け出の様式
  移転|引っ越
  社名変更|社名が変|社名を変
  合併|買収|事業譲渡
  異議|不服|再審査
  登録番号|認証番号|認証の番号
  許可番号|会員番号|口座番号|受付番号
  名前の付け方|命名
  先着|抽選|定員
  取り下げ|取下げ
  刻印|印字
  引き継
  何歳|年齢|学歴|経験年数
  商標
  子会社|グループ会社|関連会社
  支店|複数の拠点|複数拠点
  一括
  行政書士|税理士|社労士
  代行
  立ち会|立会|同席
  抜き打ち(?!の訓練)
  面接
  指名
  審査員|監査員
  (?:落ち|払っ|漏らし|違反し|処分され|罰せられ|辞退し|やめ)た(?:会社|企業|事業者)
  操作方法|操作の仕方
  合格点|合格ライン
  時効
  判例|裁判例|勝った例
  (?<![特景気物])色|カラー|[赤青黒]い
  フォント|書体
  見た目|デザイン|キャラクター
  容量
  温度|湿度
  耐火
  指紋|顔認証|生体認証
  台数|何台
  枚数|何枚|何部
  鍵|施錠|キー(?![ァ-ヶ])
  内訳
  業種別|業界別|業界ごと|業種ごと|地域別|県別|都道府県
  従業員数|社員数
  平均
  任期
  支払い?期限|支払い?期日
  使用期限|制限時間|募集期間
  ホットライン
  順番待ち|待ち期間|待機期間
  相性|評判|口コミ
  並行して|同時に(?:受|申|取)
  国際的|海外でも|外国でも
`

const english = `
  online|remotely|(?:by|over) video
  by (?:post|mail)|by fax|handwritten
  pdfs?
  apps?
  newsletter
  stickers?
  seminars?|webinars?|workshops?
  installments?|instalments?
  discounts?
  refunds?|money-back
  by (?:credit )?card
  brands?
  stamp (?:duty|tax)
  membership fees?
  collateral|guarantors?
  insurance
  reissued?|duplicate
  relocat\\w*|change of (?:name|address)
  appeals?
  trademarks?|registration number|certificate number
  subsidiar\\w*|branch(?:es)?
  on our behalf
  statute of limitations|precedents?
  colou?rs?
  fonts?
  keys?(?= (?:home|to|of|for|with|at|in|on)\\b|[?.,!]|$)|lock(?:s|ed)?
  looks? like
  fingerprints?|facial recognition
  by (?:industry|region|prefecture)|prefectures?
  average
  night shifts?
  hotlines?
  waiting (?:list|time)s?
  examiners?|auditors?
  pass(?:ing)? (?:marks?|scores?)
  mobile version
  (?:companies|firms) (?:that|which|who) (?:failed|were (?:fined|punished)|withdrew)
`

const numeral = '[\\d一二三四五六七八九十]'

const details: readonly Detail[] = [
  ...linesOf(japanese).map((line) => ({
    asks: new RegExp(line),
    has: new RegExp(line.replaceAll('何', `(?:何|${numeral}+ ?)`)),
  })),
  ...linesOf(english).map((line) => ({
    asks: new RegExp(`\\b(?:${line})\\b`),
    has: new RegExp(`\\b(?:${line.replaceAll(/\(\?=[^)]*\)[^)]*\)/g, '')})\\b`),
  })),
  {
    asks: /(?:メール|fax|ファックス|窓口|対面)で(?:も|の)?(?:出|提出|申|送っても|もら|受け取|相談)/,
    has: /メール|fax|ファックス|対面|面談|来所|提出方法/,
  },
  {
    asks: /(?:英|中国|外国|ベトナム|ポルトガル|韓国|多言)語(?:版|でも|で(?:の|は)?(?:受け|相談|発行|出|書)|対応)|英文で|\bin (?:chinese|vietnamese|portuguese|korean|other languages)\b|\b(?:english|japanese|chinese) version\b/,
    has: /(?:英|中国|外国|ベトナム|ポルトガル|韓国|多言)語|英文|english|language/,
  },
  {
    asks: /見本|記入例|記載例|ひな形|ひな型|雛形|テンプレ|フォーマット|\btemplates?\b/,
    has: /見本|例|ひな形|ひな型|雛形|テンプレ|様式|書式|フォーマット|template|form|example/,
  },
  {
    asks: /特別利率は|何パーセント|(?:利率|金利)(?:は|って)?(?:何|いくら|どの)/,
    has: /\d(?:\.\d+)? ?%|利率は変わ|最新の利率|利率[^。]*確認/,
  },
  {
    asks: /サイズ|大きさ|寸法|(?:高|幅|重|深|厚|広|長)さ(?:は|の(?:決まり|基準|目安))|何(?:ミリ|センチ|mm|cm)|ミリ以|\b(?:minimum|what) size\b|\bdimensions\b|\bhow (?:heavy|tall|thick|wide|deep)\b/,
    has: /サイズ|寸法|大きさ|[高重深厚広長]さ|文字|ミリ|センチ|\d ?(?:mm|cm)|\bsize\b/,
  },
  {
    asks: /土日|土曜|日曜|祝日|平日|営業時間|受付時間|開館|待ち時間|\bweekends?\b|\bon (?:saturday|sunday)s?\b|\bopening hours\b/,
    has: /土日|土曜|日曜|祝|平日|夜間|営業時間|受付時間|24時間|weekend|holiday/,
  },
  {
    asks: /(?:一番|いちばん|最も)(?:多|大き|安|高|低|早|速|有名|厳し)|\b(?:largest|biggest|cheapest|fastest|strictest)\b|\bthe most [a-z]+ (?:compan|firm|bod)/,
    has: /一番|最も|最多|最大|多い|多く|高い|\d ?(?:割|%)|most|largest/,
  },
  {
    asks: /\bwhich countries\b|\brecogni[sz]ed? (?:abroad|overseas|internationally)\b/,
    has: /abroad|overseas|countr/,
  },
  {
    asks: /\bhow many (?:pages|copies|cameras|examiners|auditors)\b/,
    has: /\d+ (?:pages|copies|cameras|examiners|auditors)/,
  },
  {
    asks: /何時間(?!以内)|何分(?![のか野])|\bhow many (?:[a-z]+ )?(?:hours|minutes)\b/,
    has: /\d ?時間|\d ?分(?!の)|\b(?:\d+|one|two|three) (?:hours?|minutes?)\b/,
  },
  {
    asks: /何日(?:で|かか)/,
    has: /[\d一二三四五六七八九十]+ ?(?:日(?:間|以内|程度|ほど|後)|営業日)|か月|週間|即日|翌日|確認でき/,
  },
  { asks: /(?:メールアドレス|メアド)(?:は|って|を教|$)/, has: /@|アドレスは/ },
  { asks: /(?:line|sms|チャット)でも?(?:出|送|報告|申)/, has: /line|sms|チャット/ },
  {
    asks: /罰金|罰則|罰せ|罰は|ペナルティ|\b(?:penalt(?:y|ies)|punish[a-z]*)\b/,
    has: /罰|処分|ペナルティ|拘禁|懲役|任意|義務|penalt|fine|punish|imprison|voluntary|obligation/,
  },
  {
    asks: /何(?:[回度人名個枚部本件社台つ日]|時間|分)まで(?!に)/,
    has: /まで|上限|以内|以下|未満|制限|最[大高]|回数|何度でも/,
  },
  { asks: /頻度/, has: /頻度|毎|ごと|隔|\d ?回|[一二三四1-4]度/ },
  { asks: /第?何版|最新版(?:は|って)/, has: /版/ },
  { asks: /項目数(?:は|って|$)|何項目/, has: /\d+ ?(?:の)?(?:項目|問|つ)/ },
  {
    asks: /上限額?(?:は|って|いくら|何)|限度額|\bmaximum (?:[a-z]+ )?amount\b/,
    has: /上限|限度|円|\bup to\b|maximum|ceiling|\byen\b/,
  },
  { asks: /毎月|毎週|月に何/, has: /毎月|毎週|[月週](?:に?\d|ごと)|か月/ },
  { asks: /安く(?:なる|なり|でき|して)/, has: /安|割引|優遇|低利|減|無償|無料|見積/ },
  {
    asks: /のうち[^。]{0,8}(?:どのくらい|どれくらい|何社|何割)|[はが]何割/,
    has: /\d ?(?:割|%)|分の|半/,
  },
  {
    asks: /かかる(?:時間|日数|期間)|日数(?:は|って)|返済期間|何週間|\bhow many weeks\b/,
    has: /\d.{0,3}(?:年|月|日|時間|分|週)|\b(?:\d+|one|two|three|a few) (?:hours?|minutes?|days?|weeks?|months?|years?)\b|確認でき|決ま/,
  },
]

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
