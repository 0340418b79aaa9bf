/**
 * Sentences of a text that talk to a model instead of a reader: 「これまでの指示を無視して…」, "You are now …". Rules for
 * people (「…すること」, "must not…") are no such sentences. In the order of the text; empty for nearly every text.
 */
export function findInstructions(text: string): string[] {
  const folded = text.normalize('NFKC')
  return folded
    .split(/(?<=[。！？!?\n])|(?<=\.)\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && patterns.some((pattern) => pattern.test(sentence)))
}

const machineJa =
  '(?:AI|人工知能|(?:言語|生成)?モデル|アシスタント|ボット|チャットボット|プログラム|LLM|GPT|システムプロンプト)'
const before =
  '(?:(?:これまで|ここまで|今まで|以前|最初|すべて|全て|他|前|先|元|上)の|上記の?|前述の?|これまで)'
const orders = '(?:指示|命令|プロンプト|ルール|制約|設定|指令|文脈|システムメッセージ)'

const patterns: readonly RegExp[] = [
  // Setting aside what was said before. 「上記の規則を無視した場合」 speaks of a breach, so the order must be one.
  new RegExp(
    `${before}[^。]{0,12}${orders}[^。]{0,8}(?:無視|忘れ|破棄|上書き|リセット)(?:し(?:て|ろ|なさい|、)|て|ろ|せよ|$|。|!)`,
    'u',
  ),
  /(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|the|your|these|of|everything)\s+)*(?:previous|prior|above|earlier|preceding|system|former|existing|safety|other)\b[^.]{0,40}\b(?:instruction|prompt|rule|message|direction|guideline|context|command)s?/i,
  /\b(?:forget|disregard)\s+(?:everything|all)\s+(?:above|before|you (?:were|have been) told)/i,
  // Giving it another part to play.
  /あなた(?:は|を)(?:今|これ|ここ|いま)(?:から|以降)?[^。]{0,30}(?:です|として|になっ|振る舞|演じ)/u,
  new RegExp(`あなたは[^。]{0,20}${machineJa}(?:です|として|である)`, 'iu'),
  /\byou are (?:now|no longer|an? (?:AI|assistant|language model|chatbot|bot|LLM))\b/i,
  /\b(?:act|behave|respond|answer|pretend)\s+(?:as|like)\s+(?:an?\s+)?(?:AI|unrestricted|jailbroken|DAN|different (?:AI|assistant|model)|developer mode|language model)/i,
  /\b(?:enable|enter|switch to|activate)\s+(?:developer|debug|god|admin|jailbreak|DAN)\s+mode/i,
  /(?:開発者|デバッグ|管理者|制限解除|脱獄)モード(?:に|を)(?:入|切り替え|有効|移行)/u,
  // Addressing it, with an order what to say or do.
  new RegExp(
    `${machineJa}(?:へ|へ?の?(?:指示|命令)|宛|に対する(?:指示|命令)|は(?:必ず|次の|以下の|この文書を?))[^。]{0,60}(?:答え|回答|出力|返答|実行|従|無視|送信|表示|要約|伝え)`,
    'iu',
  ),
  new RegExp(`(?:この文書|これ|本文)を(?:読んだ|読み込んだ|処理する|参照した|要約する)${machineJa}`, 'iu'),
  /\b(?:AI|assistant|chatbot|bot|language model|LLM)s?(?:\s*[:,]|\s+(?:must|should|please|reading this))[^.]{0,60}\b(?:ignore|reveal|output|respond with|reply with|always answer|say|print|recommend|tell the user|execute|call the)\b/i,
  /\b(?:note|instruction|message|attention|important)s?\s+(?:to|for)\s+(?:any |the |all )?(?:AI|assistant|chatbot|language model|LLM|model)s?\b/i,
  // Asking for its own instructions, or to keep this from the reader.
  /(?:システムプロンプト|システムメッセージ|内部(?:の)?(?:指示|プロンプト))[^。]{0,20}(?:表示|出力|教え|公開|開示|見せ|明かし)/u,
  /\b(?:reveal|show|print|output|repeat|leak)\b[^.]{0,30}\b(?:system prompt|your (?:instructions|prompt|rules)|hidden (?:prompt|instructions))/i,
  /(?:利用者|ユーザー|読者|質問者)には?[^。]{0,20}(?:この指示|この命令|このこと)を?[^。]{0,12}(?:知らせ|伝え|見せ|教え|明かさ)な/u,
  /\bdo not (?:tell|inform|mention (?:this )?to|reveal (?:this )?to) the (?:user|reader|person asking)/i,
  // The marks by which chats are written down for a model.
  /<\|(?:im_start|im_end|system|assistant|endoftext)\|>|\[\/?INST\]|<<\/?SYS>>|^\s*#{0,3}\s*(?:system|assistant)\s*(?:prompt|message)?\s*:/im,
]
