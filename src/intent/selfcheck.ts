/** Tells whether a normalised message asks to start, resume or look at a self-check, rather than asking about it. */
export function readsLikeSelfcheck(text: string): boolean {
  if (aboutSelfcheck.some((pattern) => pattern.test(text))) return false
  return wantsSelfcheck.some((pattern) => pattern.test(text))
}

const exercise =
  '(?:(?:自己|セルフ|じこ)(?:チェック|ちぇっく|診断|点検|評価|確認|アセスメント)(?:リスト|シート)?|チェック(?:リスト|シート)?|点検|診断|アセスメント)'
const clearExercise =
  '(?:(?:自己|セルフ|じこ)(?:チェック|ちぇっく|診断|点検|評価|アセスメント)(?:リスト|シート)?|自己確認のチェック(?:リスト|シート)?)'
const wish =
  '(?:したい|したく|しておきたい|しておこう|始め|はじめ|開始|スタート|やりたい|やってみ|やって(?!い?る)|やる|やろう|やります|いきます|行います|戻りたい|戻る|お願い|頼み|頼む|受けたい|受けます|実施(?:したい|します|する$)|再開|続き|続け|途中|残り|中断|進めたい|してほしい|して欲しい|してください|して$|しよう|できますか|させて|起動|出して|立ち上げ)'
const see =
  '(?:見せて|みせて|見たい|みたい|見れ|見られます|確認したい|表示|出して|もう一(?:回|度)|知りたい|教えて|どうだった|おさらい)'
const ours = '(?:うち|弊社|当社|自社|わが社|我が社|会社|体制|管理|レベル|弱いところ|弱点|セキュリティ)'

// Questions about the checklist, its points or what a result is worth.
const aboutSelfcheck: readonly RegExp[] = [
  /(?:全社員|全員|みんな|部下|他の人)の/u,
  /どう(?:表示|出る|見|なる|示)|どんな|何点|何問|何項目|いくつ|何個|何分|何が(?:わか|分か)|何の役|やると|とは|って(?:何|なに|なん|どう|どこ)|違い|違う|どこ(?:に|で|から(?:ダウン|手)|[?]|ですか)|ダウンロード|なら[^。]{0,12}(?:取れ|認証|合格)|合格|認証(?:され|を|が|に|と)|誰が|誰に|いつ(?:まで|から|公)|何年|頻度|間隔|(?:毎年|毎月|年に?[0-9一二三四]回|定期的に)[^。]{0,6}(?:の|か|[?])|どのくらい(?!でき)|どれくらい(?!でき)|必要|義務|なぜ|意味|仕組み|公開|公表|責任|使える|ロゴ|の場合|したら|ても?(?:いい|よい)|だれが|有料|無料|いくら|費用/u,
  /\b(?:how many|what is|what's|where (?:is|can|do)|who (?:can|is|must)|does (?:the|a)|is (?:the|a)|why|when (?:was|is|must)|count as|published|difference|required|how often|mean|cost|pass)\b|\bscores? and\b|\breplace\b|\bcertif\w*|\bthe same as\b/u,
]

const wantsSelfcheck: readonly RegExp[] = [
  new RegExp(`${clearExercise}[^。]{0,14}${wish}`, 'u'),
  new RegExp(`^${exercise}(?:を)?${wish}`, 'u'),
  new RegExp(`^${clearExercise}[!。]*$`, 'u'),
  new RegExp(
    `(?:前|前回|昨日|先週|先月|去年|この前|こないだ|途中)[^。]{0,16}${exercise}[^。]{0,16}(?:${see}|${wish})`,
    'u',
  ),
  new RegExp(`${clearExercise}[^。]{0,6}(?:結果|点数|得点|スコア|進捗|状況|履歴)[^。]{0,10}${see}`, 'u'),
  new RegExp(`(?:結果|点数|得点|スコア)[^。]{0,6}${exercise}[^。]{0,8}${see}`, 'u'),
  new RegExp(
    `${ours}(?:が(?:どれ|どの)くらいでき[^。、]{0,6}、)?[^。]{0,16}(?:点検|診断|チェック|自己評価)(?:を)?(?:したい|してみたい|して(?:ほしい|欲しい|ください|もら|み|$|くれ)|お願い|できますか|させて|しよう|してよ)`,
    'u',
  ),
  new RegExp(`(?:続き|途中)[^。]{0,14}${exercise}|${exercise}[^。]{0,8}(?:の続き|再開|途中)`, 'u'),
  /\b(?:start|begin|run|do|launch|take|try|open|resume|continue|finish|restart|redo|see|view|show|look at|check|go (?:on|back)|pick up|carry on|get|pull up|want|ready|like)\b[^.]{0,40}\bself[ -]?(?:check|assessment|audit|evaluation|diagnos\w+|inspection|review)/u,
  /\bself[ -]?(?:check|assessment|audit|evaluation|inspection)\b[^.]{0,20}\b(?:please|now|result|results|score|again|start|resume|continue|go)\b/u,
  /^self[ -]?(?:check|assessment|audit)[.!]?$/u,
  /\bself[ -]?(?:check|assessment|audit)\b[^.]{0,40}[.] (?:please |so |now |let's |let me |i'd like to )*(?:resume|continue|go on|carry on)\b/u,
  /\b(?:start|resume|continue|finish|carry on|go back to|pick up)\b[^.]{0,30}\b(?:checklist|assessment|check)\b/u,
  /\b(?:assess|check|evaluate|review) (?:our|my) (?:own )?(?:company|factory|security|information|set-?up|level|plant|readiness)/u,
]
