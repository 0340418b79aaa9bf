import type { Language } from '../common/language.ts'

/** A sign in the wording, with what it adds to liveness; the name is for tests and for whoever tunes the table. */
export type Sign = { readonly name: string; readonly pattern: RegExp; readonly weight: number }

/** The tables by which a language's messages are told apart: this happened, or somebody asks about such things. */
export type LivenessTables = {
  /** Wording that mentions a mishap without saying that it happened; cut out before anything is looked for. */
  readonly masks: readonly RegExp[]
  /** Read in one sentence, after masking. At least one `assertion` sign is needed for a live report. */
  readonly assertions: readonly Sign[]
  /** Read in one sentence, after masking; they strengthen an assertion. */
  readonly supports: readonly Sign[]
  /** Read in the whole message, unmasked; weights are negative. */
  readonly distance: readonly Sign[]
}

// A mishap as a noun, as it stands in the names of rules, courses, forms and statistics.
const mishapNoun =
  '(?:誤送信|誤公開|誤送付|宛先ミス|紛失|盗難|置き忘れ|(?:情報|技術|個人情報|機密|データ|図面)?(?:漏えい|漏洩|漏れ|流出|ろうえい)|不正アクセス|不正ログイン|乗っ取り|感染|ウイルス|ウィルス|マルウェア|ランサム(?:ウェア)?|(?:データ|情報|図面)?(?:の)?持ち?出し|なりすまし|フィッシング|標的型(?:攻撃)?メール|サイバー攻撃|内部不正|事故|インシデント|写り込み|共有設定|公開設定|投稿|(?:図面|データ)?の?(?:入力|転送|送信|コピー))'

const japanese: LivenessTables = {
  masks: [
    // a question that somebody else asked, and what one may do
    /[^。、?!\n]*?(?:てほしい|て欲しい|てくれ|よう(?:に)?|しろ|せよ|べき(?:だ)?|てと|ないで|[かのだ]」?)と?(?:言われ|頼まれ|求められ|指示され|依頼され|聞かれ(?=まし|た|て)|質問され|注意され)[^。、?!\n]*/gu,
    /「[^」]{0,60}(?:か|の|[?])」/gu,
    /[^。、?!\n]*?[てで]も(?:いい|よい|良い|よろし|問題な|大丈夫|かまわ|構わ|構い)[^。、?!\n]*/gu,
    new RegExp(
      `${mishapNoun}(?:等|など|とか|や|・)*(?:時|した時の|対策|対応|防止|予防|訓練|教育|研修|事例|事件|事故(?:の|時|対応)|件数|統計|保険|リスク|規程|規則|ルール|報告(?:書|様式|期限|ルール|の)|記録|届|様式|経験|マニュアル|体制|手順|チェック|診断|シナリオ|スライド|の(?:話(?!を聞)|事例|例|記録|報告|対応|対策|定義|時|とき|場合|際|ルール|期限|件数|リスク|統計|違い|意味|手順|体制|シナリオ|防止|予防|失敗談|経験|注意|基準|兆候|ミス|原因|責任|有無|罰則|見分け|可能性を減)|を(?:防|避|減|なく|予防|起こさ|見つける|見分け|見抜|調べる|検知する|想定|題材|扱|テーマ)|が(?:起き|起こ|発生|あっ|増え|多|なぜ|どう)(?:た|る|り|い|こる|こった|える|えた|えて)*(?:とき|時|場合|際|ら|の(?:は|が)|と|ので|理由|原因)?(?![^。]{0,3}(?:みたい|よう|かも))|とは|って(?:何|なに|どう|書|どんな|始末)|は(?=[^。]*(?:か|[?]|の|何|なに|は|は?違い)$)|と[^。、]{1,12}の違い|も(?=[^。]*(?:報告|対象|含)[^。]*(?:か|[?])$)|に(?:備え|つい|関す|あた|当た|該当|な(?:る|り)))`,
      'gu',
    ),
    // a clause under a condition, or one that names a kind of case
    /[^。、?!\n]*?(?:た|る|い|ない|だった|の|なった|う)(?:場合|(?:とき(?!めき)|時(?![間刻点計々])|際(?!ど))(?![^。?!\n]*(?:(?:まし|[いきしちにびみりっんえけせてねべめれげ])[ただ](?:$|[、。!]|けど|が|んです|ん$|みたい|よう|って)|てい?(?:る|ます)(?:$|[、。!]|けど|が|んです|と|の)|んですけど|(?:ない|ません)(?:$|[。!]|んです(?!か))))|ケース|事例|例(?:え|は|を|が|って)|シナリオ|想定|事件|設問|ニュース|前に|前の|ことを防|のを防|ことが(?:ない|無い)よう|ないよう|かどうか|か(?:調べ|確認|どうか))(?:に|は|の|で|も|、|が|って|など|を)*/gu,
    /[^。、?!\n]*?(?:た|る)(?:人|社員|従業員|企業|会社|者|事業者|方)(?:は(?=[^。]*[か?]$)|への|に対|の(?:処分|責任|教育|扱い))/gu,
    /[^。、?!\n]*?(?<!どうし|何をし|なにをし|どうやっ|何し|誰に[^。、]{0,8}|どこに[^。、]{0,8}|報告し|連絡し|相談し|どこまで[^。、]{0,6})(?:たら|だら)(?!な|ず|ん|いい|よい|良い|よろし|だめ|ダメ|しい|ええ)(?![^。?!\n]*(?:(?:まし|[いきしちにびみりっんえけせてねべめれげ])[ただ](?:$|[、。!]|けど|が|んです|ん$|みたい|よう|って)|てい?(?:る|ます)(?:$|[、。!]|けど|が|んです|と|の)|んですけど|(?:ない|ません)(?:$|[。!]|んです(?!か))))/gu,
    /(?:(?<!か)もし(?!か|く|も)|仮に|万が一|万一|例えば|たとえば)[^。?!\n]*?(?:れば|けば|せば|えば|なら|ば、|ても|と、|とき|場合)/gu,
  ],
  assertions: [
    {
      name: 'past or ongoing, at the end of a clause',
      pattern:
        /(?:[いきしちにびみりっんえけせてねべめれげ]|まし|かっ|だっ)[ただ](?=$|[。、!?\nwｗ笑っ(]|けど|けれど|が|から|ので|んだ|んで|んや|の[でにを。、?]|の$|のか|よう|みたい|らし|かも|気が|気も|と(?:思|連|電|言|聞|気|指|報|の|い|知|分|わ)|って|件|おそれ|恐れ|疑い|可能性|こと(?:に|が|を)|っぽ|わ|よ|ね|し(?!た)|図面|助|どう|は(?:ず|いい)|そう|まま|ん?です|やば|も[のん]|り|ところ|痕|形跡|履歴|記録|ログ|データ)/u,
      weight: 2,
    },
    {
      name: 'it is so now',
      pattern:
        /(?:て(?:い|き|)(?:る|ます|ない|ません|て|るん|ます)|てお(?:り|りま)|で(?:い)?(?:る|ます)|てまい|とる|とん|でます|ちゃって)(?=$|[。、!?\n]|けど|が|から|ので|ん|の(?:を|に|が|で|は|$|[。、?])|よう|みたい|らし|かも|気が|と(?:連|言|聞|気|指|思|の)|こと(?:に|が|を)|し|よ|ね|状態|状況|ログ|おそれ|恐れ|疑い|助|どう|そう|っぽ|ま|って)/u,
      weight: 2,
    },
    {
      name: 'cannot, is not there',
      pattern:
        /(?:開け|開か|入れ|読め|使え|消え|出|見当たら|見つから|見え|動か|閉じ|戻って?こ|足り|届か|わから|分から|ログインでき|でき|効か|きか|合わ|合い|どこにも|手元に|棚に|席に|中に|一式|一枚|一台|一冊|どこも)(?:が)?(?:ない|なく|ず(?!に)|ません|なかった|ん(?:$|で|。|、))|不明(?:です|だ|な)/u,
      weight: 2,
    },
    {
      name: 'something regrettable was done',
      pattern:
        /てしま(?:っ|い)|でしま(?:っ|い)|ちゃ(?:った|い|って|いました|ってます|ってる)|じゃ(?:った|って|いました)|ちまっ|[てし]も[うー]?[たて]|でも[うー]?た|てもろた|てまっ?た|てまいまし|やらかし|やっちま|やっちゃ|やってもう/u,
      weight: 3,
    },
    {
      name: 'a suspicion',
      pattern:
        /かも(?!しれないので(?:対策|ルール))|気がし|気がする|みたい(?!に|な)|らしい|らしく|よう(?:です|だ|で|な(?:ん|の))|っぽい|おそれ|恐れ|疑い(?!の(?:段階|時点))|可能性があ|たぶん|多分|(?:た|る|い)そうです|とのこと|ではないか|んじゃないか/u,
      weight: 1.5,
    },
    {
      name: 'a fragment that shouts',
      pattern:
        /^[^?]{0,40}(?:画面|紛失|なくした|感染|乗っ取られ|誤送信|身代金|流出|盗難|と連絡|と電話|落とした|置き忘れ|丸見え|漏洩|漏えい)[!。]*$/u,
      weight: 1.5,
    },
    {
      name: 'it comes up, it hits, there is somebody',
      pattern:
        /(?:遅い|重い|おかしい|怪しい|あやしい|変|うるさい|熱い)(?:です|んです|ん?だけど|$|。|、|!|けど|みたい)|て(?:いく|いきます)(?:$|。|、|ん)|(?:見|編集|開|アクセス|閲覧|ダウンロード)(?:れ|け|られ|でき)(?:る|ます)(?:みたい|状態|よう|んです|$)|(?:人|者|社員|方|やつ|形跡|跡|痕跡|記録)が(?:い|居|あ)(?:ます|りま|る|た)(?!か)|(?:ヒットする|出てくる|引っかかる|表示される|見える|見れる|届く|勝手に[^。]{1,8}る)(?:んです|んだけど|の(?:です|だけど)|けど|$|。|!)/u,
      weight: 2,
    },
  ],
  supports: [
    {
      name: 'noticed or was told',
      pattern:
        /気(?:づ|付|が付|がつ)|見つけ|見つか|分かりま|わかりま|分かった|わかった|判明|発見|発覚|見てしま|目撃|のを見|聞きま|聞いた|指摘|連絡(?:が|を受|があ|あり|来)|報告が(?:あ|来)|電話が(?:あ|来)|と言わ|言ってき|言ってます|噂|知らせ/u,
      weight: 1,
    },
    {
      name: 'just now or lately',
      pattern:
        /今(?:$|[、見気朝日])|いま|さっき|先ほど|さきほど|今朝|昨日|昨夜|昨晩|ゆうべ|夕べ|先週|先日|きょう|急に|突然|ついに|たった今|(?:朝|金曜|月曜|火曜|水曜|木曜|土曜|日曜)(?:から|に|の)/u,
      weight: 0.5,
    },
    {
      name: 'alarm',
      pattern:
        /やば|ヤバ|どうしよ|助けて|たすけて|最悪|至急|緊急|まずい|大変|うわ|わー|焦|すみません|すいません|ごめんなさい|申し訳|泣|なんか変|パニック|え、|!!/u,
      weight: 1,
    },
    {
      name: 'asks what to do now',
      pattern:
        /どうす(?:れ|り)ば|どうしたら|どうしましょう|何をすれば|何したら|誰に(?:言え|連絡|相談)|取り消せ|消せます|消したほうが|どう動け|報告(?:した方|したほう|で(?:も)?い|すべき)/u,
      weight: 0.5,
    },
    {
      name: 'here, with us',
      pattern:
        /うち(?:の|が|から)|弊社|当社|自分|私|わたし|僕|俺|同僚|部下|後輩|上司|会社の|社用|現場|さんが/u,
      weight: 0.5,
    },
  ],
  distance: [
    { name: 'audits and enquiries', pattern: /審査(?:で|員|の)|監査(?:で|員|の)|質問票|アンケート|就業規則|棚卸し?を(?:始|し)/u, weight: -3.5 },
    { name: 'long ago', pattern: /以前(?!から)|昔|過去|かつて|これまでに/u, weight: -2 },
    {
      name: 'hypothetical',
      pattern: /(?<!か)もし(?!か|く|も)|仮に|万が一|万一|例えば|たとえば|としたら|とすれば/u,
      weight: -2,
    },
    {
      name: 'training',
      pattern:
        /訓練|研修|演習|シナリオ|eラーニング|設問|クイズ|テスト問題|想定|朝礼|勉強会|スライド|教材|教育資料|社内報|啓発|講習|セミナー|説明会/u,
      weight: -4,
    },
    {
      name: 'news and other companies',
      pattern:
        /ニュース|新聞|報道|テレビ|記事|大手|他社(?:で|の(?:事例|事故|例))|同業他社で|よその会社で|業界で|ネットで話題|有名な|世間|話題になっ|裁判/u,
      weight: -3.5,
    },
    {
      name: 'rules and definitions',
      pattern:
        /(?:ルール|決まり|規程|規定|規則|手順|様式|ひな型|ひな形|雛形|テンプレ|フォーマット|書き方|定義|意味|事例|統計|件数|罰則|処分|制度上|基準|マニュアル|契約書に|誓約書)(?:は|を|が|って|に|の|と|も|で|だけ|上|[ 、。?]|$)/u,
      weight: -1.5,
    },
    {
      name: 'deadlines and authorities',
      pattern:
        /(?:国|委員会|ppc|役所|官公署|経産省|当局|警察)[^。]{0,8}(?:報告|届)[^。]{0,12}(?:[か?]|$)|何日以内|いつまでに(?:国|委員会|届)|届け出る|届出(?:は|が)必要/u,
      weight: -2.5,
    },
    {
      name: 'prevention',
      pattern:
        /を防|防ぐ|防止|予防|対策(?!ソフトが)|避け|ないように|注意点|見分け方|気をつけ|おすすめ|べきですか|しなくて(?:も)?いい/u,
      weight: -2,
    },
    {
      name: 'asked in general',
      pattern:
        /とは(?:何|なん|どう)|って(?:何|なに|なん)|教えて(?:ください|ほしい|もらえ|$|。)|知っておきたい|知りたい|念のため|参考まで|参考に|一般的|一般に|どんな(?:もの|こと|処分|とき)|(?:例|ひな型|資料)は?あります|作りたい|作成(?:したい|中|する)|を作って|書きたい|考えて(?:い|ます)|検討|紹介したい|探して(?:い)?ます|見直/u,
      weight: -1.5,
    },
    {
      name: 'may one, must one, does it count',
      pattern:
        /(?:ても|でも)(?:いい|よい|良い|大丈夫|構いません|かまいません)(?:ですか|の|[?]|でしょうか)|(?:必要|対象|義務|禁止|だめ|ダメ|違反|可能)(?:です|なん|でしょう|に|と|な)?(?:か|の|んですか|[?]|な(?:り|る))|に(?:なり|当たり|あたり|該当し)ます(?:か)?|になる[?]/u,
      weight: -1,
    },
  ],
}

const generalQuestion =
  /^(?:(?:hi|hello|hey|so|and|also|just curious|quick question|question)[,: ]+)?(?:is|are|do|does|did|can|could|should|would|will|has (?:any|a|the)|have (?:any|you|other)|was there|were there|what|who|whom|whose|how|when|where|which|why|must|may|give|tell|explain|list|show)\b/u

const english: LivenessTables = {
  masks: [
    /\b(?:if|when(?:ever)?|in case(?: of)?|suppose|supposing|imagine|assuming|what if|should (?:an?|the|we|somebody|someone)|unless|before|to (?:prevent|avoid|stop)|in the event)\b[^,.?!\n]*/gu,
    /\b(?:an?|any|every|each|such) (?:\w+ )?(?:lost|stolen|missing|misdirected|leaked|hacked|compromised|infected|wrong|misplaced|exposed)\b(?! (?:email|e-mail) (?:from|to) (?:me|us))[^,.?!\n]{0,30}/gu,
    /\b(?:lost|stolen|leaked|misdirected|infected|compromised) (?:laptops|devices|phones|emails|e-mails|keys|usb sticks|data)\b/gu,
    /\b(?:data |information )?(?:leaks?|breach(?:es)?|ransomware|phishing|malware|incidents?|theft|virus(?:es)?) (?:report\w*|response|drill|training|polic\w+|rules?|prevention|plan|procedure|insurance|statistics|examples?|cases?|template|form|records?|register|attack on)\b/gu,
    /\b(?:after|of|during|following|about|for|to handle|in the recent|recent|past|previous) (?:an?|any|the|recent)? ?(?:\w+ )?(?:leaks?|breach(?:es)?|incidents?|attacks?)\b/gu,
    /\b(?:would|could|might) (?:we|you|i|one|they|be|have to|handle)\b[^,.?!\n]*/gu,
  ],
  assertions: [
    {
      name: 'it happened to me, to us or here',
      pattern:
        /\b(?:i|we|he|she|they|someone|somebody|a man|a woman|who|(?:my|our|the|a|an|one of (?:my|our)|some|this|that) [\w' -]{1,50}?|\d+ \w+|(?:customer|client|company|supplier) \w)(?:'ve|'d| have| has| had)?(?: just| already| accidentally| only now| now| also| maybe| probably| may have| might have| seems to have| apparently| recently| even| may| might)* (?:(?!need|feed|speed)\w{2,}ed|sent|lost|left|went|got|put|took|taken|found|saw|seen|told|gave|given|made|stole|stolen|broke|broken|showed|shown|hit|let|shared|fed|forgot|typed|clicked|threw|thrown|sold|ran|came|said|heard|read|gone|did|been|met|spoke|kept|wrote|cc'd)\b/u,
      weight: 2,
    },
    {
      name: 'it is so now',
      pattern:
        /\b(?:is|are|was|were|'s|'re|isn't|aren't|wasn't|has|have been|keeps||seems?|looks?|shows?|says?|is showing|got|contains?|wants?|demands?|asks?|appears?|show up|shows up|end(?:ed|s) up|i can see|there is|there are|there's)\b(?! (?:it|there|a|an|the|we|i|uploading|using|our)\b[^.]*\?)/u,
      weight: 1.5,
    },
    {
      name: 'cannot',
      pattern:
        /can't|cannot|can not|couldn't|won't open|unable to|no longer|nobody has seen|don't know (?:who|where|how)/u,
      weight: 1.5,
    },
    {
      name: 'a suspicion',
      pattern:
        /\b(?:i think|i believe|i suspect|may have|might have|could have been|seems? to|looks? like|apparently|probably|possibly|i'm afraid|not sure (?:who|if)|worried)\b/u,
      weight: 1.5,
    },
    {
      name: 'a fragment that shouts',
      pattern:
        /^(?:just |think |oh no,? |help,? |oops,? |urgent:? |accidentally )*(?:\w+ed|sent|lost|left|put|gave|told|forgot|threw|think i|someone|my \w+ (?:got|is|was)) (?:the|my|our|a|an|it|to|some|over|this|in|on|into|customer|client)\b/u,
      weight: 2,
    },
    {
      name: 'we have one',
      pattern:
        /\bwe(?:'ve| have)(?: got)?(?: had)? (?:a|an|some) (?:\w+ )?(?:leak|breach|incident|ransomware|virus|problem|intrusion)/u,
      weight: 3,
    },
  ],
  supports: [
    {
      name: 'by mistake',
      pattern:
        /by (?:mistake|accident)|accidentally|oops|mistakenly|unintentionally|shouldn't have|wasn't supposed|without (?:permission|asking|thinking)|not allowed/u,
      weight: 1,
    },
    {
      name: 'just now or lately',
      pattern:
        /\bjust\b|right now|this (?:morning|afternoon|week)|last (?:night|week|month|friday|monday)|yesterday|today|only now|a (?:minute|moment|hour) ago|since (?:last|yesterday|this)|now\b/u,
      weight: 0.5,
    },
    { name: 'alarm', pattern: /\bhelp\b|urgent|asap|oh no|omg|panic|emergency|sorry|damn|!!/u, weight: 1 },
    {
      name: 'noticed or was told',
      pattern:
        /notic|realis|realiz|found out|discover|found that|spotted|i saw|called|told us|admitted|informed|confessed|let us know|alert/u,
      weight: 1,
    },
    { name: 'mine or ours', pattern: /\b(?:my|our|i|we)\b/u, weight: 0.5 },
    {
      name: 'asks what to do now',
      pattern:
        /what (?:do|should|can) (?:i|we) do|what now|who (?:do|should) i (?:tell|call)|should i (?:tell|report|switch|turn|delete)/u,
      weight: 0.5,
    },
  ],
  distance: [
    {
      name: 'hypothetical',
      pattern:
        /\b(?:what if|what happens|suppose|imagine|hypothetical\w*|in theory|in general|generally|in case|would we|how we would|for instance|e\.g\.)/u,
      weight: -2.5,
    },
    {
      name: 'training',
      pattern:
        /\b(?:training|drill|exercise|quiz|course|workshop|scenario|e-learning|seminar|lesson|slides?|awareness|tabletop)\b/u,
      weight: -3.5,
    },
    {
      name: 'news and other companies',
      pattern:
        /\b(?:news|newspaper|article|headline|read about|read that|heard about|on tv|other compan(?:y|ies)|car maker|big manufacturer|competitor(?:'s)? (?:was|got|had)|famous)\b/u,
      weight: -3.5,
    },
    {
      name: 'rules and definitions',
      pattern:
        /\b(?:rules?|polic(?:y|ies)|procedures?|templates?|example|definition|defin\w+|counts? as|supposed to|required|forbidden|allowed to|scheme|deadline|standard|requirements?|insurance|statistics|penalt\w+|fines?|auditor|records?)\b(?! now)/u,
      weight: -1,
    },
    {
      name: 'prevention',
      pattern:
        /\b(?:prevent\w*|avoid\w*|protect\w*|best way|tips?|best practice\w*|recommend\w*|plan(?:ning)? (?:to|a)|we are planning|how (?:do|can|to|should) (?:we|you|i|one|other))/u,
      weight: -2.5,
    },
    { name: 'a question in general', pattern: generalQuestion, weight: -2.5 },
  ],
}

/** The tables for each language. */
export const livenessTables: Readonly<Record<Language, LivenessTables>> = { ja: japanese, en: english }
