/** What stands around an answer: sources, labels, and how to go on. */
export const answer = {
  sources: '出典',
  cited: (number: number, place: { title: string; heading: string }, facts: readonly string[]) =>
    `${number}. ${place.title}${place.heading === '' ? '' : `：${place.heading}`}（${facts.join('、')}）`,
  asOf: (date: string) => `${date} 時点`,
  layers: { scheme: '制度', practice: '一般的な実務', company: '社内ルール' },
  openSource: '出典のページを開く',
  nearest: '近い話題',
  askPerson: '詳しい人に聞くなら：',
  askOfficer: '管理責任者に聞いてください。',
  updated: '質問が書き直されたので、お答えも書き直しました。',
}

export type AnswerSentences = typeof answer
