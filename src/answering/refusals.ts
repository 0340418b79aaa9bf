import type { Language } from '../common/language.ts'
import { normalise } from './normalise.ts'
import type { Refusal } from './types.ts'

/** The kinds that are known by their wording alone, whatever the documents hold. */
export type WordedRefusal = Exclude<Refusal, 'no-grounds' | 'not-stated' | 'single-company'>

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
const englishRecords =
  '(?:logs?|records?|evidence|histor(?:y|ies)|traces?|audit trail|registers?|(?:incident )?reports?|timestamps?)'

// Order matters where a message fits two kinds: what must not be done comes before what cannot be known.
const kinds: Readonly<Record<WordedRefusal, Kind>> = {
  instruction: {
    ja: [
      /(?:これまで|今まで|いままで|以前|前|上記|以上|すべて|全て|あなた|システム|最初|与えられた)の[^。]{0,6}(?:指示|命令|設定|プロンプト|ルール|制約|約束)[^。]{0,8}(?:無視|忘れ|破棄|解除|従わな|上書き|リセット)/,
      /(?:指示|命令|プロンプト|制約)を?(?:全部|すべて|全て)?(?:無視|忘れ|破棄|解除|上書き)/,
      /システム ?プロンプト|内部(?:の)?指示|開発者モード|脱獄|ジェイルブレイク/,
      /(?:社内|内部|機密|極秘|秘密)の?(?:文書|資料|情報|データ|ファイル)を?(?:全部|すべて|全て|一覧で|丸ごと)[^。]{0,6}(?:出|見せ|表示|送|教え|くれ|ください)/,
      /(?:今から|これから)(?:あなた|君|お前)は|(?:あなた|君|お前)は(?:今から|これから)|になりきって|として振る舞/,
    ],
    en: [
      /\b(?:ignore|disregard|forget|override|bypass|drop)\b.{0,30}\b(?:instructions?|rules|prompts?|guidelines|restrictions|polic(?:y|ies)|(?:said|told) (?:above|before))/,
      /system prompt|developer mode|jailbreak|hidden instructions|your (?:initial|original) instructions/,
      /\b(?:dump|print|show|reveal|output|list|give me|send me|export)\b.{0,15}\b(?:all|every|the entire|the whole)\b.{0,25}\b(?:documents?|files|database|data)\b/,
      /\byou are now\b|\bpretend (?:to be|you)|\bact as (?:if|a|an|my)\b|\brole-?play\b/,
    ],
  },
  'destroying-records': {
    ja: [
      new RegExp(
        `${records}[^。、？?]{0,12}(?:消し|消去し|削除し|破棄し|処分し|抹消し|捨て|書き換え|書きかえ|改ざんし|変更し|直し|差し替え|なくし)(?:て|といて|とい)(?:おいて|おけ|くれ|ください|下さい|ほしい|欲しい|もらえ|もらいたい|いただ|よ|ね|$|[。！!])`,
      ),
      new RegExp(
        `${records}[^。、？?]{0,12}(?:消し|消去し|削除し|破棄し|処分し|抹消し|捨て|書き換え|改ざんし)(?:たい|といて|とけ)`,
      ),
      new RegExp(
        `${records}[^。、？?]{0,10}(?:消す|消去する|削除する|破棄する|改ざんする|書き換える)(?:方法|やり方|には|コマンド)`,
      ),
    ],
    en: [
      new RegExp(
        `^(?:please |just |now |and |can you |could you |would you |will you |i (?:want|need) (?:you )?to |help me )*(?:delete|erase|wipe|remove|destroy|shred|purge|clear|alter|falsify|backdate|overwrite|get rid of|change|edit)\\b.{0,30}\\b${englishRecords}\\b`,
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
      /(?:バレ|ばれ)(?:ない|ず|たくな|ません)(?:よう|に|方法|で|か|$)|(?:知られ|気づかれ|気付かれ|見つから)(?:ず|ない(?:よう|で|方法)|たくな)/,
      /もみ消|揉み消|(?:なかった|無かった)こと(?:に|と)(?:し(?:たい|て|よう|とき|とく)|でき|する)|隠し(?:たい|ておきたい|通し|通せ|ておいて|て(?:おいて|くれ))|隠(?:す|せる|蔽する)(?:方法|やり方|には|かな|$|[?？])|ごまか(?:す|し|せ)/,
    ],
    en: [
      /\bwithout (?:telling|informing|reporting|notifying|letting|involving|anyone|anybody|my (?:boss|manager)|the (?:boss|president|officer))/,
      /\b(?:keep|keeping) (?:it|this|that|the \w+) (?:a )?(?:secret|quiet|hidden|between us|from)\b|\bcover(?:ing)? (?:it|this|that|the \w+)? ?up\b|\bhush\b/,
      /\b(?:hide|hiding|conceal(?:ing)?)\b.{0,25}\b(?:leak|incident|mistake|accident|breach|loss|error|it|this|that)\b|\b(?:nobody|no one|no-one) (?:finds?|will find|knows?|notices?)\b/,
      /\b(?:don't|do not|not|avoid|skip) (?:want to |have to |need to )?(?:tell(?:ing)?|report(?:ing)?|inform(?:ing)?)\b.{0,25}\b(?:boss|manager|president|officer|anyone|anybody|management|company)\b/,
    ],
    unless: {
      ja: /(?:どうなる|どうなり|罰|処分され|ペナルティ|責任|いけない理由|なぜ|見つけ|気づい)/,
      en: /\b(?:what happens|penalt|consequence|punish|why)\b/,
    },
  },
  'legal-judgement': {
    ja: [
      /クビ|くびに(?:な|さ)|首に(?:な|さ)|解雇|懲戒|免職|減給|降格|左遷|始末書|退職勧告|雇い止め/,
      /訴え(?:られ|たら|れば|て|る|ます|たい|ることは)|訴訟|裁判|告訴|勝訴|敗訴|勝て(?:る|ます|ますか)|示談|慰謝料/,
      /(?:損害)?賠償(?:金)?[^。]{0,10}(?:いくら|請求|され|払|責任|でき|取れ|する|額)|逮捕|捕まり|捕まる|前科|刑務所|懲役(?:に|を)/,
      /(?:契約|条項|第? ?\d+ ?条|第○条|nda|規程|規定|就業規則|誓約書|覚書|合意)[^。]{0,14}(?:有効(?!期|性|活)|無効|違法|適法|合法|強制力|拘束力|法的に)/,
      /法的に(?:有効|問題|大丈夫|セーフ|アウト|ok)|(?:私|僕|俺|自分|うち|当社|弊社|わが社|我が社|これ)(?:の[^。]{0,10})?(?:は|って)[^。]{0,14}(?:違法|犯罪|罪に問|法律違反|責任を問わ)/,
    ],
    en: [
      /\b(?:fired|sacked|dismissed|laid off|demoted|disciplined|lose my job|losing my job|terminated)\b/,
      /\b(?:sued?|suing|lawsuit|litigation|court case|in court|press charges|prosecuted|arrested|jail|prison|criminal record|compensation claim|claim damages)\b/,
      /\b(?:clause|contract|nda|agreement|article|section|term|pledge|policy)\b.{0,40}\b(?:valid|invalid|void|enforceable|legally binding|binding|legal|illegal|unlawful)\b/,
      /\b(?:is|was|are) (?:our|my|this|that|the) .{0,30}\b(?:enforceable|legally (?:valid|binding)|illegal|unlawful|void)\b|\b(?:am|are|will|would|could) (?:i|we)\b.{0,20}\bliable\b/,
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
      /誰が[^。]{0,14}(?:漏らし|漏えいさせ|報告し|通報し|起こし|出し|やら?かし|送っ|なくし|無くし|やっ)た/,
      /(?:他社|よそ|他の会社|ほかの会社)の[^。]{0,6}(?:事故報告|報告書|審査結果)[^。]{0,8}(?:見|教え|知り|読)/,
      /(?:過去|前|今まで|これまで|先月|去年|社内)の[^。]{0,8}(?:事故|漏えい|インシデント)(?:の)?(?:報告|台帳|記録)[^。]{0,8}(?:見せ|見たい|全部|一覧|教え|出して|読)/,
    ],
    en: [
      /\b(?:show|see|read|view|give|send|open|tell|share|pull up|get|access)\b.{0,30}\b\w+(?:'s|s') (?:\w+ ){0,2}(?:reports?|answers?|self-check|scores?|results?|incidents?)/,
      /\b(?:reports?|incidents?|answers?|scores?|results?) (?:filed|made|submitted|sent|given|reported|caused|written) by (?!the bodies|bodies|a |an |my company)\w+/,
      /\bwho (?:reported|leaked|caused|filed|made|sent|lost) (?:it|this|that|the|our|us)\b/,
      /\b(?:show|list|give|let) (?:me )?(?:see )?(?:all |the |past |previous |our )*(?:incident|leak) (?:reports|records|register)\b/,
    ],
  },
  'personal-contact': {
    ja: [
      new RegExp(
        `(?:${person}|社長|代表|担当者?|責任者)(?:個人)?の(?:個人的な|個人の|自宅の|私用の|会社の)?(?:携帯|ケータイ|スマホ|電話|自宅|住所|line|ライン|誕生日|生年月日|年齢|給料|年収|家族|出身|経歴|顔写真)`,
      ),
      new RegExp(
        `${person}(?:に)?(?:直接)?(?:電話|携帯)(?:したい|をかけ|の番号)|${person}って(?:何歳|独身|結婚|どこに住)`,
      ),
    ],
    en: [
      /\b(?!today|it|what|that|who|here|there|let|company|business|scheme|meti|secretariat|body|agency)[\w-]+'s (?:\w+ )?(?:phone|mobile|cell(?:phone)?|telephone|home|private|personal|birthday|age|salary|address|line id)\b/,
      /\b(?:phone|mobile|cell(?:phone)?|telephone) (?:number )?(?:of|for) (?:mr|ms|mrs|dr)\b|\b(?:mr|ms|mrs|dr)\.? \w+.{0,12}\b(?:phone|mobile|cell|home address)\b|\bhome address\b/,
    ],
  },
  'full-text': {
    ja: [
      /(?:全文|原文|本文|条文)(?:を|は|が)?(?:全部|すべて|全て|丸ごと|そのまま|一字一句)?[^。]{0,8}(?:出し|見せ|表示|教え|くれ|ください|貼|引用|コピー|載せ|読みたい|読ませ|欲しい|ほしい|ちょうだい|送)/,
      /(?:告示|基準|法律|条|規格|ガイドライン|指針|命令|チェックリスト|設問)(?:の|を)[^。]{0,10}(?:全文|原文|丸ごと|一字一句|全項目|全部の(?:条|項目|設問))/,
    ],
    en: [
      /\b(?:full|entire|complete|whole|exact|original) (?:text|wording|content)\b|\bverbatim\b|\bword[- ]for[- ]word\b/,
      /\b(?:quote|print|paste|copy|show|give me|send)\b.{0,20}\b(?:the whole|the entire|all of the|every (?:article|clause|item))\b/,
    ],
    unless: { ja: /(?:どこで|どこに|どこから|入手|リンク|url)/, en: /\b(?:where|link|url)\b/ },
  },
  'current-figure': {
    ja: [
      /(?:今日|本日|きょう|今年度?|今期|今回|来年度?|来期|今月|来月|今週|次回|最新の|現在の|今の|いまの|直近の|令和(?:[6-9]|\d\d)年度?|202[4-9]年度?)[^。]{0,24}(?:締め?切|〆切|締切日|期日|応募期間|募集期間|公募期間|公募開始|審査料|料金|手数料|費用|価格|値段|相場|何点|採択率|予算額?|倍率|金利|利率|為替|株価|天気|ニュース|順位|いくら)/,
      /(?:締め?切|〆切|公募期間|審査料|採択率|金利|利率)[^。]{0,12}(?:今年|来年|今月|次回|現在|今日|最新|令和(?:[6-9]|\d\d)年|202[4-9]年)/,
    ],
    en: [
      /\b(?:today(?:'s)?|this year(?:'s)?|next year(?:'s)?|this month(?:'s)?|next month(?:'s)?|current(?:ly)?|latest|upcoming|next|this week(?:'s)?|202[4-9])\b.{0,45}\b(?:deadlines?|closing date|due date|fees?|prices?|costs?|rates?|budget|bonus points|how many points|acceptance rate|exchange|stock|weather|news|interest)\b/,
      /\b(?:deadlines?|closing date|fees?|prices?|costs?|interest rates?|bonus points)\b.{0,45}\b(?:today|this year|next year|this month|right now|at the moment|currently|202[4-9])\b/,
    ],
    unless: {
      ja: /個人(?:情報|データ)|個人情報保護委員会|速報|確報|期限の目安/,
      en: /\bpersonal (?:data|information)\b|\bprompt report\b/,
    },
  },
  prediction: {
    ja: [
      /(?:予想|予測|予言|占)(?:し|って|う|を)[^。]{0,8}(?:て|教え|くだ|$|[?？])|(?:来年|将来|今後|\d+年後)[^。]{0,16}(?:義務化され|増え(?:る|ます)|減(?:る|り)|なくな(?:る|り)|廃止され|値上)/,
    ],
    en: [
      /\b(?:predict|forecast|guess)\b|\bwill\b.{0,40}\b(?:next year|in the future|in \d+ years|some day|become mandatory|be abolished)\b/,
    ],
  },
}
