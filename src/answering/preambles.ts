/**
 * What people say before they ask, that is no part of the question: who they are, who wants to know, what for, how
 * sorry they are, and emoji. Its words (新人, お客さん, 会議) would be taken for what is asked about.
 */
export const preambles: readonly RegExp[] = [
  /:[a-z0-9_+-]{2,40}:/g,
  /\p{Emoji_Presentation}\uFE0F?/gu,
  /^@mamori\s+|^mamori(?:さん)?[、,:：]\s*/gi,
  // Who asks.
  clause(
    '(?:(?:私|自分|僕|俺)は)?(?:まだ)?(?:新人|新入社員|新入り|素人|初心者|門外漢|勉強不足|不勉強|無知)(?:な|です|で(?!も)|だ)[^、。？?]{0,18}',
  ),
  clause(
    '(?:(?:入社|入|着任|異動|転職)(?:し|っ)?て?(?:た|きた)|担当になった)ばかり(?:な|です|で(?!も)|だ)[^、。？?]{0,18}',
  ),
  clause(
    '(?:この(?:制度|分野|話)は?|こういうの|セキュリティ(?:は|に)|制度のことは?)?(?:よく|あまり|全然|まったく|全く|何も)(?:分かって|わかって|分から|わから|知ら|知って|詳しく)な(?:い|く)(?:て|の|ん|もの)?(?:です|だ)?(?:が|けど|ので)?',
  ),
  // Who wants to know.
  clause(
    '(?:お客(?:さん|様|さま)?|顧客|取引先|客先|得意先|先方|発注元|親会社|本社|上司|上|社長|専務|部長|課長|係長|工場長|先輩|同僚|後輩|部下|新人|知り合い|社員|従業員|営業|監査の人)(?:さん)?(?:に|から)(?:も|急に|突然|昨日|今日|今朝|さっき)?(?:聞かれ|訊かれ|きかれ|質問され|質問を受け|尋ねられ|問われ|聞いて(?:こい|きて|おいて)と(?:言わ|いわ)れ|(?:調べ|確認し)て(?:こい|きて|おいて|おけ|くれ|ほしい)?と(?:言わ|いわ|頼ま)れ)[^、。？?]{0,12}',
  ),
  clause(
    '(?:お客(?:さん|様)?|取引先|客先|得意先|発注元|親会社|本社|上司|社長|銀行|商工会)(?:に|から)(?:この|技術情報管理)?認証[をの]?(?:取|と|取得|受け)[^、。？?]{0,10}(?:勧め|すすめ|言わ|いわ|求め|要求さ|頼ま|指示さ)(?:ら)?れ[^、。？?]{0,10}',
  ),
  /(?<=^|[。、！!？?\s])(?:うち|弊社|当社|私ども|わが社)は[^、。？?]{0,24}(?:会社|工場|企業|メーカー|業者|商社|[造工理計販]業|加工業)(?:です|だよ|なんです|でして)。(?=[^。]{8})/gu,
  // What for, and how soon.
  clause(
    '(?:明日|今日|あさって|来週|今週|今度|この(?:あと|後)|午後)の?(?:会議|打ち合わせ|朝礼|商談|面談|研修|プレゼン|報告会|勉強会)(?:で|に)(?:使う|使いたい|必要|要る|いる|話す|説明する|出す|発表する)[^、。？?]{0,12}',
  ),
  clause('(?:社内(?:用|向け)?の)?(?:資料|スライド|稟議書?)を(?:作|書|まとめ|上げ)[^、。？?]{0,14}'),
  clause('(?:大変|ちょっと|少し)?(?:急いで(?:い|お)?(?:ます|る|て)|急ぎ(?:なん)?(?:です|で))[^、。？?]{0,6}'),
  // How the question is meant.
  clause(
    '(?:変な|基本的な|初歩的な|初歩の|素朴な|つまらない|くだらない|簡単な)(?:こと|質問|疑問)[^、。？?]{0,14}',
  ),
  clause('(?:今さら|いまさら|今更)(?:な|です|聞け|な質問)?[^、。？?]{0,12}(?:が|けど)'),
  clause('(?:念のため|一応|改めて)?(?:の)?(?:確認|質問|相談)(?:なん)?(?:です|だ)(?:が|けど)?'),
  clause(
    '(?:自分で|ネットで|色々|いろいろ)?(?:調べ|検索し|探し)(?:て(?:み)?)?た(?:ん|の)?(?:です|だ)?(?:が|けど)[、]?[^、。？?]{0,8}(?:分から|わから|見つから|出て)[^、。？?]{0,10}',
  ),
  /^\W*(?:sorry,? )?i(?:'m| am) (?:new|quite new|a beginner|a newcomer|not an expert|not sure (?:who|where) to ask)\b[^.?!,]{0,30}[.!,] *(?:but )?/gi,
  /^\W*(?:sorry|apologies|forgive me) if (?:this|it) is (?:a |an )?(?:stupid|silly|basic|dumb|obvious)\b[^.?!,]{0,20}[.!,] *(?:but )?/gi,
  /^\W*(?:this (?:may|might) be (?:a |an )?)?(?:stupid|silly|basic|dumb) question[,.:!] *(?:but )?/gi,
  /^\W*(?:my (?:boss|manager|supervisor|colleague)|our president|a (?:customer|client|supplier|colleague)|our (?:customer|client)|someone|somebody) (?:has )?(?:just )?(?:asked(?: me)?|wants to know|is asking(?: me)?)(?: (?:this|today|yesterday|about it))?[,.:] */gi,
]

// A clause of its own: at the start, or after a full stop or a comma, and with one behind it.
function clause(pattern: string): RegExp {
  return new RegExp(`(?<=^|[。、！!？?\\s])(?:${pattern})[、。！!…]+`, 'gu')
}
