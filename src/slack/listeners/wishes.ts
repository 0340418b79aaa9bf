/** Characters of a question that are read; the rest is left out, and the person is told. */
export const longestQuestion = 2_000

/** The part of a question that is read; never half a character. */
export function beginning(typed: string): string {
  return typed.slice(0, longestQuestion).toWellFormed()
}

/** Whether a message asks for nothing but help with the bot itself. */
export function isHelpWish(text: string): boolean {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s。、!?！？.,]+/g, ' ')
    .trim()
  return /^(?:help|menu|使い方|使いかた|つかいかた|ヘルプ|へるぷ|メニュー|何ができる(?:の|んですか|のですか|か)?|なにができる(?:の|か)?|what can you do)(?: (?:please|me))?(?:を?教えて(?:ください)?|(?:は|って)?何?ですか)?$/.test(
    words,
  )
}

/** Whether a message asks for nothing but that what is kept of the person's questions be deleted. */
export function isForgetWish(text: string): boolean {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s。、!?.,]+/g, ' ')
    .trim()
  return /^(?:(?:自分|私|わたし|僕|俺)の)?(?:これまでの|今までの|過去の|全部の|すべての)?質問(?:の?(?:記録|履歴))?を?(?:全部|すべて|全て)?(?:消して|消去して|削除して|忘れて|消したい|削除したい)(?: ?(?:ください|下さい|ほしい|お願いします))?(?:です)?$|^(?:please )?(?:delete|erase|remove|forget) (?:all )?(?:of )?my (?:questions?|data|question history)(?: please)?$/.test(
    folded,
  )
}

/** Whether small talk is a word of thanks. */
export function isThanks(text: string): boolean {
  return /ありがと|有難|有り難|感謝|助かり|助かっ|thank|thx|cheers/i.test(text.normalize('NFKC'))
}

/** Whether a wish about the self-check is to see the last result; all others begin or go on. */
export function wishOfSelfcheck(text: string): 'start' | 'result' {
  const folded = text.normalize('NFKC').toLowerCase()
  const result = /結果|点数|得点|スコア|何点|レーダー|グラフ|result|score|chart/.test(folded)
  const begin =
    /始め|はじめ|開始|スタート|再開|続き|やりたい|受けたい|start|begin|resume|continue|run|take/.test(folded)
  return result && !begin ? 'result' : 'start'
}
