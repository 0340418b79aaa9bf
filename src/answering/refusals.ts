import type { Language } from '../common/language.ts'
import { normalise } from './normalise.ts'
import type { Refusal } from './types.ts'

/** The kinds that are known by their wording alone, whatever the documents hold. */
export type WordedRefusal = Exclude<
  Refusal,
  'no-grounds' | 'not-stated' | 'single-company' | 'third-language' | 'no-easy-japanese'
>

/**
 * The kind of question that is declined whatever is found, known by its wording: a judgement on one's own case, help
 * with hiding or destroying, other people's matters, what no dated source can hold. `undefined` for all others.
 */
export function findWordedRefusal(text: string, language: Language): WordedRefusal | undefined {
  const asked = normalise(text)
  for (const [refusal, kind] of Object.entries(kinds) as [WordedRefusal, Kind][]) {
    const hit = kind[language].some((pattern) => pattern.test(asked))
    if (hit && kind.unless?.[language].test(asked) !== true) return refusal
  }
  return undefined
}

type Kind = Readonly<Record<Language, readonly RegExp[]>> & {
  readonly unless?: Readonly<Record<Language, RegExp>>
}

const records = '(?:ログ|記録|履歴|証拠|証跡|台帳|監査|報告書?)'
const person =
  '(?:さん|氏|様|君|くん|ちゃん|課長|部長|係長|主任|専務|常務|同僚|上司|部下|他人|(?:ほか|他)の(?:人|社員|部署))'
const products = '製品|ソフト|アプリ|ツール|機種|メーカー|シュレッダー|カメラ|金庫'
const englishRecords =
  '(?:logs?|records?|evidence|histor(?:y|ies)|traces?|audit trail|registers?|(?:incident )?reports?|timestamps?)'

// Order matters where a message fits two kinds: what must not be done comes before what cannot be known.
const kinds: Readonly<Record<WordedRefusal, Kind>> = {
  instruction: {
    ja: [
      /(?:これまで|今まで|いままで|以前|前|上記|以上|すべて|全て|あなた|システム|最初|与えられた)の[^。]{0,6}(?:指示|命令|設定|プロンプト|ルール|制約|約束)[^。]{0,8}(?:無視|忘れ|破棄|解除|従わな|上書き|リセット)/,
      /(?:社内|会社|顧客|取引先|うち)の[^。]{0,8}(?:データ|図面|ファイル|情報|資料|文書)を?(?:全部|すべて|全て|ぜんぶ)[^。]{0,6}(?:出して|貼って|見せて|表示して|送って|くれ|ください)/,
      /(?:指示|命令|プロンプト|制約)(?:を|は)?(?:全部|すべて|全て)?(?:無視|忘れ|破棄|解除|上書き)/,
      /(?:パスワード|アカウント|個人情報|顧客)(?:の)?(?:一覧|リスト)を?(?:全部|すべて|全て)?[^。]{0,4}(?:出して|貼って|見せて|表示して|教えて|くれ|ください)/,
      /システム ?プロンプト|内部(?:の)?指示|開発者モード|管理者モード|\bdan ?(?:mode|モード)|制約なし|無制限モード|脱獄|ジェイルブレイク/,
      /(?:社内|内部|機密|極秘|秘密)の?(?:文書|資料|情報|データ|ファイル)を?(?:全部|すべて|全て|一覧で|丸ごと)[^。]{0,6}(?:出|見せ|表示|送|教え|くれ|ください)/,
      /(?:今から|これから)(?:あなた|君|お前)は|(?:あなた|君|お前)は(?:今から|これから)|になりきって|として振る舞/,
    ],
    en: [
      /\b(?:ignore|disregard|forget|override|bypass|drop)\b.{0,30}\b(?:instructions?|rules|prompts?|guidelines|restrictions|polic(?:y|ies)|(?:said|told) (?:above|before))/,
      /system prompt|developer mode|jailbreak|hidden instructions|your (?:initial|original) instructions/,
      /\b(?:dump|print|show|reveal|output|list|give me|send me|export)\b.{0,15}\b(?:all|every|the entire|the whole)\b.{0,25}\b(?:documents?|files|database|data)\b/,
      /\b(?:dump|print|show|reveal|output|list|give me|send me|export)\b.{0,15}\b(?:all|every|the entire|the whole)\b.{0,12}\b(?:confidential|secret|internal|customer)\b.{0,12}\b(?:drawings?|papers?|specs?|lists?|information|names)\b/,
      /\byou are now\b|\bpretend (?:to be|you)|\bact as (?:if|a|an|my)\b|\brole-?play\b/,
    ],
  },
  'destroying-records': {
    ja: [
      new RegExp(
        `${records}[^。、？?]{0,18}(?:消し|消去し|削除し|破棄し|処分し|抹消し|捨て|書き換え|書きかえ|改ざんし|変更し|直し|変え|差し替え|なくし)(?:て|といて|とい)(?:おいて|おけ|くれ|ください|下さい|ほしい|欲しい|もらえ|もらいたい|いただ|よ|ね|$|[。！!])`,
      ),
      new RegExp(
        `${records}[^。、？?]{0,12}(?:消し|消去し|削除し|破棄し|処分し|抹消し|捨て|書き換え|改ざんし)(?:たい|といて|とけ)`,
      ),
      /(?:時刻|日時|日付|発見日|認知日|報告日)[^。？?]{0,12}(?:書き直し|書き換え|書きかえ|ずらし|さかのぼ|早めにし|遅めにし|変え|直し)(?:て|といて)(?:おいて|くれ|ください|下さい|ほしい|欲しい|もらえ|もらいたい|いただ|$|[。！!])/,
      new RegExp(
        `${records}[^。、？?]{0,10}(?:消す|消去する|削除する|破棄する|改ざんする|書き換える)(?:方法|やり方|には|コマンド)`,
      ),
    ],
    en: [
      new RegExp(
        `^(?:please |just |now |and |can you |could you |would you |will you |i (?:want|need) (?:you )?to |help me )*(?:delete|erase|wipe|remove|destroy|shred|purge|clear|clean(?: up)?|tidy up|alter|falsify|backdate|overwrite|get rid of|change|edit)\\b.{0,30}\\b${englishRecords}\\b`,
      ),
      new RegExp(
        `\\bhow (?:do|can|could|should) (?:i|we|you)\\b.{0,12}\\b(?:delete|erase|wipe|destroy|shred|purge|alter|falsify|backdate|get rid of)\\b.{0,30}\\b${englishRecords}\\b`,
      ),
    ],
    unless: {
      ja: /(?:相手|先方|受信者|受取人|取引先|宛先)[^。]{0,8}(?:に|が|で)/,
      en: /\b(?:recipient|receiver|partner|they|them)\b/,
    },
  },
  concealment: {
    ja: [
      /(?:言わ|報告せ|知らせ|伝え|届け|相談せ|話さ)(?:ず|ずに|ないで|ないまま|なくても?|なし)[^。]{0,12}(?:処理|済ま|済み|対応|解決|処分|直|片付|いい|良い|よい|大丈夫|方法|でき|ごまか)/,
      /(?:報告|連絡|相談)(?:し)?(?:ない|なし)(?:で|まま|に)[^。]{0,12}(?:処理|済ま|済む|対応|解決|処分|直|片付|方法|できる|ごまか|いい|良い|よい|大丈夫)/,
      /(?:内緒|内密|こっそり|秘密裏|黙って|だまって|隠れて|隠密)(?:に|で)?[^。]{0,14}(?:処理|済ま|対応|解決|処分|直|片付|消|し(?:たい|て|とく|とき)|いい|良い|できる|方法|大丈夫)/,
      /(?:バレ|ばれ)(?:ない|ず|たくな|ません)(?:よう|に|方法|で|か|$|[?？])|(?:知られ|気づかれ|気付かれ|見つから)(?:ず|ない(?:よう|で|方法)|たくな)|(?:バレ|ばれ|知られ|気づかれ|気付かれ)る前に[^。]{0,10}(?:片付|片づけ|済ま|処理|直し|消|戻し)/,
      /(?:取引先|客先|お客(?:さん|様)|相手|上司|社長|会社|責任者|本人|委員会|国)(?:に(?:は|も)?|へ(?:は)?)[^。]{0,8}(?:黙って(?:い|お)|だまって(?:い|お)|秘密にし|内緒にし|伏せて|隠して)(?:たい|きたい|く|よう|よい|て(?:いい|も))|(?:報告|連絡)(?:し|は)?たくない|(?:言い|知らせ|伝え)たくない/,
      /(?:上|上層部|上司|会社|本社|責任者|管理責任者|社長)に(?:は)?(?:あげ|上げ|言わ|知らせ|報告せ)(?:ず|ないで)|(?:現場|自分|自分たち|部署|課|うち)(?:だけ|の中)?で(?:何とか|なんとか)?(?:収め|納め|片付け|片づけ|済ませ|処理し|処理でき|とどめ)/,
      /もみ消|揉み消|(?:なかった|無かった)こと(?:に|と)(?:し(?:たい|て|よう|とき|とく)|でき|する)|隠し(?:たい|ておきたい|通し|通せ|ておいて|て(?:おいて|くれ))|隠(?:す|せる|蔽する)(?:方法|やり方|には|かな|$|[?？])|ごまか(?:す|し|せ)/,
    ],
    en: [
      /\bwithout (?:telling|informing|reporting|notifying|letting|involving|anyone|anybody|my (?:boss|manager)|the (?:boss|president|officer))/,
      /\b(?:keep|keeping) (?:it|this|that|the \w+) (?:a )?(?:secret|quiet|hidden|between us|from)\b|\bcover(?:ing)? (?:it|this|that|the \w+)? ?up\b|\bhush\b/,
      /\b(?:hide|hiding|conceal(?:ing)?)\b.{0,25}\b(?:leak|incident|mistake|accident|breach|loss|error|it|this|that)\b|\b(?:nobody|no one|no-one) (?:finds?|will find|knows?|notices?)\b/,
      /\b(?:don't|do not|not|avoid|skip) (?:want to |have to |need to )?(?:tell(?:ing)?|report(?:ing)?|inform(?:ing)?)\b.{0,25}\b(?:boss|manager|president|officer|anyone|anybody|management|company)\b/,
    ],
    unless: {
      ja: /(?:どうなる|どうなり|罰|処分され|ペナルティ|いけない理由|なぜ|見つけ|気づい|委員会|役所|届け出|届出|届けなくて|\d+人|千人|報告義務|報告対象|経産省)/,
      en: /\b(?:what happens|penalt|consequence|punish|why|self-?check|checklist|items?)\b/,
    },
  },
  'legal-judgement': {
    ja: [
      /(?:私|わたし|自分|僕|俺)の処分|クビ|くびに(?:な|さ)|首に(?:な|さ)|解雇|懲戒|免職|減給|降格|左遷|始末書|退職勧告|雇い止め/,
      /訴え(?:られ|たら|れば|て|る|ます|たい|ることは)|訴訟|裁判|告訴|勝訴|敗訴|勝て(?:る|ます|ますか)|示談|慰謝料/,
      /(?:損害)?賠償(?:金)?[^。]{0,10}(?:いくら|請求|され|払|責任|でき|取れ|する|額)|逮捕|捕まり|捕まる|前科|刑務所|懲役(?:に|を)/,
      /(?:契約|条項|第? ?\d+ ?条|第○条|nda|規程|規定|就業規則|誓約書|覚書|合意)[^。]{0,14}(?:有効(?!期|性|活)|無効|違法|適法|合法|強制力|拘束力|法的に)/,
      /(?:これ|それ|この[^。、]{0,8}|その[^。、]{0,8}|私|自分|うち|今回)[^。]{0,14}(?:罪|犯罪|違法|違反|犯人)に(?:なり|なる|問われ|当たり|当たる|あたる)/,
      /(?:契約書?|覚書|合意書|nda)(?:に|へ)?[^。、]{0,6}(?:サイン|署名|押印|(?:判子?|ハンコ|はんこ|印鑑?)を?押)[^。、]{0,4}(?:ても|て)(?:いい|よい|良い|大丈夫|平気|問題)/,
      /(?:契約|nda|覚書|誓約書)[^？?]{0,30}(?:払わない(?:と|で)|払わなければ|払わなく|払う(?:必要|義務)|支払(?:い|う)(?:の)?(?:必要|義務))/,
      /契約(?:を|は|って|、)?[^。、]{0,4}(?:打ち切っ|切っ|解除し|やめ|破棄し)て(?:も)?(?:いい|よい|良い|大丈夫|平気|問題)/,
      /(?:法的に|法律的に|法律上)[^。]{0,4}(?:有効|問題|大丈夫|セーフ|アウト|ok|通用|いい)|(?:私|僕|俺|自分|うち|当社|弊社|わが社|我が社|これ)(?:の[^。]{0,10})?(?:は|って)[^。]{0,14}(?:違法|犯罪|罪に問|法律違反|責任を問わ)/,
    ],
    en: [
      /\b(?:fired|sacked|dismissed|laid off|demoted|disciplined|lose my job|losing my job|terminated)\b/,
      /^(?!.*\b(?:report\w*|leak\w*|quiet|hid(?:e|ing))\b).*\bis it (?:legal|illegal|lawful|unlawful)\b/,
      /\b(?:is|was|would|does|did) (?:this|that|it|what (?:i|we|he|she|they))\b.{0,30}\b(?:a crime|criminal|infringement|against the law|an offen[cs]e)\b/,
      /\b(?:sued?|suing|lawsuit|litigation|court case|in court|press charges|prosecuted|arrested|criminal record|compensation claim|claim damages)\b/,
      /\b(?:i|we|me|us|he|him|she|her|they|them|my|our)\b.{0,40}\b(?:jail|prison)\b|\b(?:jail|prison)\b.{0,30}\b(?:i|we|me|us|he|she|they|my|our)\b/,
      /\b(?:warning letter|written warning|pay cut|salary cut|bonus cut|disciplinary (?:action|measure))\b.{0,40}\b(?:me|i|my|mistake)\b|\b(?:i|me|my)\b.{0,30}\b(?:warning letter|written warning|pay cut|salary cut|bonus cut|disciplinary (?:action|measure))\b/,
      /\b(?:clause|contract|nda|agreement|article|section|term|pledge|policy)\b.{0,40}\b(?:valid|invalid|void|enforceable|legally binding|binding|legal|illegal|unlawful)\b/,
      /\b(?:is|was|are) (?:our|my|this|that|the) .{0,30}\b(?:enforceable|legally (?:valid|binding)|illegal|unlawful|void)\b|\b(?:am|are|will|would|could) (?:i|we)\b.{0,20}\bliable\b|\b(?:court|judge)s?\b.{0,20}\b(?:find|rule|say|decide|hold)\b/,
    ],
    unless: {
      ja: /有効期(?:間|限)(?!.*(?:クビ|解雇|訴))/,
      en: /\bhow long\b.{0,40}\bvalid\b/,
    },
  },
  'confidential-report': {
    ja: [
      new RegExp(
        `${person}(?:が|の|から)[^。]{0,12}(?:事故|報告|インシデント|漏えい|漏洩|ヒヤリ|自己チェック|セルフチェック|回答|得点|点数|結果|相談)[^。]{0,12}(?:見せ|見たい|教え|表示|知りたい|出して|読みたい|読ませ|閲覧|内容|中身|見られ|どう|何点|コピー|一覧)`,
      ),
      /(?:全社員|全員|みんな|部下|チーム)の[^。]{0,6}(?:自己チェック|セルフチェック|回答|点数|得点)[^。]{0,8}(?:一覧|見せ|教え|出して|リスト)/,
      new RegExp(`${person}[^。]{0,14}(?:処分|処罰|注意|懲戒)され`),
      /誰が[^。]{0,14}(?:漏らし|漏えいさせ|報告し|通報し|起こし|出し|やら?かし|送っ|なくし|無くし|やっ)た/,
      /(?:他社|よそ|他の会社|ほかの会社|同業他社|競合)の[^。]{0,6}(?:事故報告|報告書|審査結果|自己チェック|点数|得点|結果)[^。]{0,10}(?:見|教え|知り|読|どう|どんな|何点|は?[?？])/,
      /(?:過去|前|今まで|これまで|先月|去年|社内)の[^。]{0,8}(?:事故|漏えい|インシデント)(?:の)?(?:報告|台帳|記録)[^。]{0,8}(?:見せ|見たい|全部|一覧|教え|出して|読)/,
    ],
    en: [
      /\b(?:show|see|read|view|give|send|open|tell|share|pull up|get|access)\b.{0,30}\b\w+(?:'s|s') (?:\w+ ){0,2}(?:reports?|answers?|self-check|scores?|results?|incidents?)/,
      /\b(?:reports?|incidents?|answers?|scores?|results?) (?:filed|made|submitted|sent|given|reported|caused|written) by (?!the bodies|bodies|a |an |my company)\w+/,
      /\bwhich (?:employee|person|colleague|department|team|of us)\b.{0,10}\b(?:reported|leaked|caused|filed|made|sent|lost)\b/,
      /\bwho (?:was|is) the (?:last|first|latest) (?:person|one|employee|colleague)\b.{0,20}\b(?:report|leak|lose|cause|file)/,
      /\bwho (?:reported|leaked|caused|filed|made|sent|lost|wrote|submitted|typed|forgot) (?:it|this|that|the|our|us)\b/,
      /\bwhat (?:mr\.? |ms\.? )?(?!i |we |you |to |they )\w+ (?:wrote|said|reported|answered|entered)\b.{0,20}\b(?:report|self-check|answers?)\b/,
      /\bwho (?:scored|got|has|had|is|was) (?:the )?(?:lowest|worst|best|highest|most|last|bottom|top)\b.{0,25}\b(?:check|score|points?|test|answers?|training)\b|\bwho (?:did(?:n't| not)|has(?:n't| not)) (?:do|done|finish(?:ed)?|answer(?:ed)?)\b/,
      /\b(?:show|list|give|let) (?:me )?(?:see )?(?:all |the |past |previous |our )*(?:incident|leak) (?:reports|records|register)\b/,
    ],
    unless: {
      ja: /(?:ガイダンス|ガイドライン|指針|告示|基準|制度|手引き|ハンドブック|チェック(?:シート|リスト))[^。]{0,6}誰が/,
      en: /\bwho (?:made|wrote|submitted) (?:this|that|the) (?:\w+ )?(?:checklist|guideline|guidance|notice|standard|scheme|handbook)/,
    },
  },
  'personal-contact': {
    ja: [
      new RegExp(
        `(?:${person}|社長|代表|担当者?|責任者)(?:個人)?の(?:個人的な|個人の|自宅の|家の|私用の|会社の)?(?:携帯|番号|ケータイ|スマホ|電話|自宅|住所|line|ライン|下の名前|フルネーム|誕生日|生年月日|年齢|給料|年収|家族|出身|経歴|顔写真)`,
      ),
      /(?:社長|工場長|班長|部長|課長|係長|先輩|上司|担当者?|責任者|さん)の(?:家|おうち|実家|席|机)(?:は|って)?(?:どこ|を?教え)/,
      new RegExp(
        `${person}(?:に)?(?:直接)?(?:電話|携帯)(?:したい|をかけ|の番号)|${person}って(?:何歳|独身|結婚|どこに住)`,
      ),
      /(?:役員|社員|従業員|社長|部長|課長|取引先の担当者?)(?:の|全員の)(?:メールアドレス|メアド|メルアド|連絡先)(?:の)?(?:一覧|リスト|を?(?:教え|ください|ちょうだい|くれ|全部))/,
      /(?:(?:経産省|経済産業省|国|役所|ipa|委員会)の担当(?:者|課長|係長|官|部署)?|審査員|担当官|職員)(?:の(?:人の)?(?:名前|氏名|連絡先|電話|携帯)|は誰|って誰)/,
    ],
    en: [
      /\b(?!today|it|what|that|who|here|there|let|company|business|scheme|meti|secretariat|body|agency)[\w-]+'s (?:\w+ )?(?:phone|mobile|cell(?:phone)?|telephone|home|private|personal|birthday|age|salary|address|line id)\b/,
      /\b(?:name|who is) (?:of )?the (?:person|official|examiner|auditor|clerk)s? (?:at|in|of|from) (?:meti|the ministry|ipa|the ppc|the government|the body)\b/,
      /\b(?:phone|mobile|cell(?:phone)?|telephone) (?:number )?(?:of|for) (?:mr|ms|mrs|dr)\b|\b(?:mr|ms|mrs|dr)\.? \w+.{0,12}\b(?:phone|mobile|cell|home address)\b|\bhome address\b/,
    ],
  },
  'full-text': {
    ja: [
      /(?:全文|原文|本文|条文)(?:を|は|が)?(?:全部|すべて|全て|丸ごと|そのまま|一字一句)?[^。]{0,8}(?:出し|見せ|表示|教え|くれ|ください|貼|引用|コピー|載せ|読みたい|読ませ|欲しい|ほしい|ちょうだい|送)/,
      /(?:告示|基準|法律|条|規格|ガイドライン|指針|命令|チェックリスト|設問)(?:の|を)[^。]{0,10}(?:全文|原文|丸ごと|一字一句|全項目|全部の(?:条|項目|設問))|(?:告示|基準|法律|規格|指針)[^。]{0,6}(?:最初から最後まで|頭から|丸写し)/,
    ],
    en: [
      /\b(?:full|entire|complete|whole|exact|original) (?:text|wording|content)\b|\bverbatim\b|\bword[- ]for[- ]word\b/,
      /\b(?:quote|print|paste|copy|show|give me|send)\b.{0,20}\b(?:the whole|the entire|all of the|every (?:article|clause|item))\b/,
      /\b(?:text|wording|sentence|words) of (?:article|clause|section|chapter|item) \d+\b|\b(?:quote|print|paste|copy|show|give me|send me|cite)\b.{0,12}\b(?:article|clause|section|chapter) \d+ of the (?:standard|notice|act|law|order)\b/,
    ],
    unless: { ja: /(?:どこで|どこに|どこから|入手|リンク|url)/, en: /\b(?:where|link|url)\b/ },
  },
  'current-figure': {
    ja: [
      /^(?:うち|弊社|当社|わが社|自社)[^。]{0,16}(?:加点され|採択され|補助金を?もらえ)/,
      /(?:今日|本日|きょう|今年度?|今期|今回|来年度?|来期|今月|来月|今週|次回|次の|最新の|現在の|今の|いまの|直近の|令和(?:[6-9]|\d\d)年度?|202[4-9]年度?)[^。]{0,24}(?:締め?切|〆切|しめきり|締切日|期日|申込期[限間]|申し込み期[限間]|受付期[限間]|応募期間|募集期間|公募期間|公募開始|公募はいつ|募集はいつ|審査料|料金|手数料|費用|価格|値段|相場|何点|採択率|予算額?|倍率|金利|利率|順位|いくら)/,
      /(?:補助金|公募|go-?tech)[^。]{0,8}(?:次回?|今度)(?:は|の)?[^。]{0,6}(?:いつ|何月|締)/,
      /(?:締め?切り?|〆切り?|しめきり|公募期間|公募|募集)(?:は|って|の(?:日|期限)は)?(?:もう)?(?:いつ|何月|何日|終わ|過ぎ)/,
      /(?:締め?切|〆切|公募期間|審査料|審査費用|認証料|採択率|金利|利率)[^。]{0,12}(?:今年|来年|今月|次回|現在|今日|最新|今(?:は|$|、|いくら|何)|令和(?:[6-9]|\d\d)年|202[4-9]年)/,
    ],
    en: [
      /\b(?:today(?:'s)?|this year(?:'s)?|next year(?:'s)?|this month(?:'s)?|next month(?:'s)?|current(?:ly)?|latest|upcoming|next|this week(?:'s)?|202[4-9])\b.{0,45}\b(?:deadlines?|closing date|due date|fees?|prices?|costs?|rates?|budget|bonus points|how many points|acceptance rate|interest)\b/,
      /\bhow many (?:\w+ )?points\b.{0,40}\b(?:go-?tech|subsid(?:y|ies)|grants?)\b.{0,25}\b(?:now|this year|next year|202[4-9])\b/,
      /\b(?:deadline|closing date)\b.{0,25}\b(?:subsid(?:y|ies)|grants?|go-?tech|call|monozukuri)\b|\bwhen (?:does|do|will|is) .{0,25}\b(?:call|subsid(?:y|ies)|grants?|applications?)\b.{0,15}\b(?:close|end|due)/,
      /\b(?:deadlines?|closing date|fees?|prices?|costs?|interest(?: rates?)?|bonus(?: points)?|budget)\b.{0,45}\b(?:today|this year|next (?:year|month|week)|this month|right now|now|at the moment|currently|202[4-9])\b/,
    ],
    unless: {
      ja: /個人(?:情報|データ)|個人情報保護委員会|速報|確報|期限の目安/,
      en: /\bpersonal (?:data|information)\b|\bprompt report\b/,
    },
  },
  prediction: {
    ja: [
      /20(?:2[7-9]|[3-9]\d)年(?:度)?(?:には|は|に|頃|ごろ|の)[^。]{0,12}(?:どうな|何社|何機関|いくつ|いくら|なって|なる|増え|変わ)/,
      /(?:いつか|そのうち)[^。]{0,12}(?:義務|変わ|なくな|廃止)/,
      /(?:会社|うち|弊社|当社)[はが]?(?:つぶれ|潰れ|倒産)/,
      /\d+年(?:後|先)[^。]{0,14}(?:どうなって|なって(?:い|る)|あり(?:ます|続け)|続いて|残って)/,
      /(?:予想|予測|予言|占)(?:し|って|う|を)[^。]{0,8}(?:て|教え|くだ|$|[?？])|(?:来年度?|再来年|将来|今後|この先|\d+年後)[^。]{0,16}(?:(?:何社|何機関|いくつ|いくら|何点|何円)に?|義務化|義務に|変わり(?:ます|そう)|変わる(?:の|か|[?？]|$)|なり(?:ますか|そう)|どうなる|厳しくな|値下|安くな|高くな|増え(?:る|ます)|減(?:る|り)|なくな(?:る|り)|廃止され|値上)/,
    ],
    en: [
      /\bhow many\b.{0,40}\bwill\b.{0,30}\b20(?:2[7-9]|[3-9]\d)\b/,
      /\b(?:predict|forecast|guess)\b|\bwill\b.{0,40}\b(?:next year|in the future|in (?:\d+|two|three|five|ten|a few) years|some day|become (?:mandatory|law|compulsory)|be abolished)\b|^will (?:we|i|our company|my company) (?:get|receive|win|be granted) (?:the|a|any) (?:subsidy|grant|loan|bonus)/,
    ],
  },
  secret: {
    ja: [
      /(?:さん|氏|様|課長|部長|係長|社長|同僚|上司|管理者|wi-?fi|ワイファイ|無線|サーバー?|nas|共有フォルダ|システム|会議室|金庫|アカウント|slack|みんな|社内|会社|うち)の[^。]{0,8}(?:パスワード|パスコード|暗証番号|暗証|ログイン情報|合言葉|pin)(?:を|は|って|が)?(?:教え|何|なに|知りた|いくつ|分から|忘れ|ください|$|[?？])/,
      /(?:クレジット|クレカ|会社の)?カード番号を?教え|口座番号を?教え/,
    ],
    en: [
      /\b(?:what(?:'s| is| are)|tell me|give me|show me|send me|need)\b.{0,12}\b(?!your|a|an|my own)[\w']+ (?:\w+ )?(?:password|passcode|pin code|login)\b(?!.{0,12}\b(?:rules?|polic|length|requirement|be))/,
    ],
    unless: {
      ja: /決まり|ルール|規程|規定|長さ|文字|桁|付け方|決め方|条件|変更頻度|漏れ|漏え/,
      en: /\b(?:rules?|polic(?:y|ies)|long|length|characters|leak\w*)\b/,
    },
  },
  task: {
    ja: [
      /(?:申請書|契約書|覚書|議事録|計画書|謝罪文|お?詫び(?:文|状)|返信|文面|稟議書|見積書|スライド|書類|資料|文書|原稿)(?:の(?:案|下書き|ドラフト|文面|内容))?(?:を|の)?[^。、？?]{0,6}(?:書いて|作って|作成して|考えて|直して|添削(?:して)?|校正(?:して)?|チェックして|レビューして|確認して|点検して|見て)(?:$|[。！!]|ください|下さい|ほしい|欲しい|くれ|もらえ|もらいたい|いただ|よ|ね)/,
      /(?:判定|判断|添削|代行|予約|手配|査定|代筆)を?(?:して|お願い)(?:$|[。！!]|ください|下さい|ほしい|欲しい|くれ|もらえ|もらいたい|いただ|し|よ|ね)/,
    ],
    en: [
      /^(?:please |kindly |can you |could you |would you |will you |i (?:want|need) you to )*(?:write|draft|prepare|fill (?:in|out)|review|check|proofread|correct|edit|sign)(?: up| me| us| for (?:me|us))? (?:this|that|my|our|the|a|an|these) (?:\w+ ){0,2}(?:application|contract|agreement|nda|e?-?mail|letter|apology|document|form|slides?|minutes|presentation|press release|reply)\b/,
      /^(?:please |kindly |can you |could you |would you |will you )*(?:approve|authori[sz]e|grant|sign off) (?:this|that|my|our|the|a|an|me|us)\b/,
      /^(?:please |kindly |can you |could you |would you |will you )*(?:book|order|arrange|schedule|classify) (?:this|that|my|our|the|a|an|me|us)\b/,
    ],
    unless: {
      ja: /(?:誰|だれ|どこ|どの|いつ|何|なに|どう|いくら)/,
      en: /\b(?:who|where|what|how|when|which)\b/,
    },
  },
  product: {
    ja: [
      new RegExp(`(?:おすすめ|お勧め|お薦め|オススメ|いい|良い|安い)の?[^。、？?]{0,8}(?:${products})`),
      new RegExp(
        `(?:${products})(?:は|って)?(?:どれ|どこの|何|なに)(?:が|を|に)?(?:いい|良い|おすすめ|お勧め|買|選|使え)`,
      ),
    ],
    en: [
      /\b(?:compare|better)\b.{0,40}\b(?:dropbox|google drive|onedrive|zoom|teams|chatgpt|gemini|claude|copilot|norton|windows|mac)\b|\b(?:dropbox|google drive|onedrive|zoom|teams|chatgpt|gemini|claude|copilot|norton)\b.{0,30}\b(?:is better|or)\b.{0,20}\bbetter\b/,
      /\b(?:best|good|cheap(?:est)?|recommended) (?:\w+ )?(?:antivirus|anti-virus|software|product|app|tool|brand|vendor|printer|shredder|camera|safe)s? (?:to (?:buy|use|install|get)|for (?:us|me))\b/,
      /\b(?:which|what) (?:\w+ ){0,2}(?:antivirus|anti-virus|software|product|app|tool|brand|vendor|printer|shredder|camera)s? (?:should|do|would|is|are)\b.{0,20}\b(?:buy|use|choose|recommend|best|install)\w*/,
    ],
  },
  'other-subject': {
    ja: [
      /天気|気温|(?:明日|今日|週末|今夜)[^。]{0,6}(?:雨|雪|晴れ|台風)|株価|日経平均|為替|ドル円|宝くじ|占い|星座|献立|レシピ(?:を)?教え|おすすめの(?:店|レストラン|ランチ|映画|本|観光|居酒屋)|近くの(?:店|駅|コンビニ|レストラン)|電車の(?:時間|時刻)|乗り換え|終電/,
      /(?:お盆|夏季|冬季|年末年始|正月)(?:の)?(?:休み|休暇|休業)(?:は|って|の予定)|有給|有休|年休|社員証の(?:再発行|更新)|名刺の(?:注文|発注)|制服|作業着|駐車場|残業(?:代|時間)|給料(?:日|は|って|明細)|避難訓練|消防訓練|労働災害|労災|産業医|フォークリフト|社内報(?!告)|領収書|請求書の(?:送り|書き|出し)|営業時間|定休日|昼休みは|昼休みの時間|(?:えるぼし|くるみん|健康経営)|創業|給与|賞与|ボーナス|退職金|年末調整|源泉徴収|健康診断|健康保険証|社会保険|厚生年金|年金|産休|育休|通勤手当|交通費|経費精算|出張旅費|定期代|社員食堂|社員旅行|忘年会|歓迎会|会議室の予約|勤怠|タイムカード|シフト|人事評価|昇給|昇進|確定申告|インボイス|消費税|(?:従業員|社員)(?:数(?!の(?:条件|制限|下限|上限))|は何人|が何人)|(?:従業員|社員)って何人/,
      /(?:マイナンバー|運転免許|保険|在留|クレジット)(?:カード|証)?の(?:更新|再発行|作り方|申請|切り替え|受け取り)|パスポート|住民票|戸籍|車検/,
      /(?:プリンタ|複合機|コピー機|モニタ|マウス|キーボード|パソコン|pc|エクセル|excel|ワード|パワポ|outlook|アウトルック|zoom|teams|wi-?fi|ワイファイ|vpn|スマホ|windows|ウィンドウズ|slack)[^。]{0,10}(?:用紙|紙が|インク|トナー|つながら|繋がら|接続(?:でき|方法|の仕方|したい)|動かな|電源が入ら|遅い|重い|使い方|設定方法|(?:の)?関数|固まっ|フリーズ|音が出|映らな|印刷でき|(?:の)?通知を|パスワードを(?:忘れ|リセット|再設定)|買い替え|注文)/,
      /(?:excel|エクセル|ワード|パワポ|outlook|zoom|teams|windows)(?:で|の)[^。]{0,14}(?:方法|やり方|仕方)|(?:どっち|どちら)が(?:賢い|おいしい|強い|面白い|かわいい)/,
      /^(?!27001)[\d\s+\-*/×÷=().,?？はいくつ]+$|^\d+\s*[+×÷*]\s*\d+/,
      /(?:パスワード|パスコード|暗証番号|ログインid)[^。]{0,8}(?:忘れ|思い出せ|リセット|再設定|再発行)/,
      /(?:翻訳|英訳|和訳|要約)して(?:ください|ほしい|欲しい|くれ|$|[。！!])|(?:メール|挨拶|俳句|詩|小説|コード|プログラム|企画書)を?(?:書いて|作って|考えて)(?:ください|ほしい|くれ|$|[。！!])/,
    ],
    en: [
      /^what time (?:does|do|is|are)\b|\b(?:opening|business|office) hours\b|\b(?:weather|forecast for (?:today|tomorrow)|stock price|exchange rate|horoscope|lottery|recipe for|(?:good|nearby|recommend\w* (?:a )?) ?restaurants?|for lunch|train station|bus stop|timetable)\b/,
      /\b(?:paid leave|(?:book|request|take) (?:a |my |some )?(?:holiday|day off|leave|vacation)|annual leave|days off|vacation|(?:company|public|next|paid|bank) holidays?|holiday (?:request|entitlement|calendar)s?|payslip|pay ?slip|salary|payday|bonus payment|overtime|pension|health check|health insurance|maternity|parental leave|commut\w+ allowance|expenses? (?:claim|report)|travel expenses|notice period|tax return|(?:fork ?lift|driv\w+|crane) licen[cs]e|dress code|meeting minutes|fire extinguisher|when was (?:the|our|this) company founded|patents?\b(?!.{0,20}attorney)|how many (?:employees|people work|staff)|year-end adjustment|meeting room|timesheet)\b/,
      /\b(?:printer|copier|monitor|keyboard|mouse|excel|powerpoint|outlook|zoom|teams|windows|wi-?fi|vpn)\b.{0,30}\b(?:paper|ink|toner|connect\w*|slow|install\w*|set ?up|reset|jam\w*|formula|password|doesn't work|not work\w*|broken)\b|\b(?:connect|reset|install|set up|fix|jammed|restart)\b.{0,20}\b(?:printer|copier|monitor|keyboard|outlook|zoom|windows|wi-?fi|vpn)\b/,
      /^[\d\s+\-*/x=().,?]+$|\bwhat(?:'s| is) \d+ (?:times|plus|minus|divided by|x|\+|\*) \d+/,
      /\b(?:renew|replace|apply for|get)\b.{0,20}\b(?:my number card|passport|driv\w+ licen[cs]e|visa|residence card)\b/,
      /^(?:please |can you |could you )?(?:translate|write|compose|draft) (?:this|me|a|an|the following|my)\b.{0,30}\b(?:email|poem|story|code|letter|text|sentence|essay|program)\b/,
    ],
    unless: {
      ja: /認証|漏|流出|秘密|機密|図面|技術情報|紛失|盗|置き忘れ|誤送信|規程|情報管理|セキュリティ|個人情報|委員会|[\d一二三数何][人名件]?分(?:でも|だけ|の結果)/,
      en: /\b(?:certif\w+|leak\w*|confidential|drawings?|technical information|lost|stolen|disclos\w+|security|officer|deputy)\b/,
    },
  },
}
