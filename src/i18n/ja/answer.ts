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
  askPersonInBoth: '詳(くわ)しい人(ひと)に聞(き)くなら / A person you can ask:',
  askOfficer: '管理責任者に聞いてください。',
  grounds: (sections: readonly { title: string; heading: string }[]) =>
    `次の文書をもとに、お答えをまとめています：${sections.map(({ title, heading }) => (heading === '' ? title : `${title}「${heading}」`)).join('、')}`,
  byModel:
    '文書をもとにAIがまとめた文です。引用が文書のとおりであることは確かめてあります。大事な判断の前には、出典をご覧ください。',
  fallbacks: {
    slow: 'AIの返事に時間がかかったため、文書の文をそのままお見せしています。',
    'cut-off': 'AIの返事が途中で切れたため、文書の文をそのままお見せしています。',
    empty: 'AIから返事がなかったため、文書の文をそのままお見せしています。',
    malformed: 'AIの返事を確かめられなかったため、文書の文をそのままお見せしています。',
    rate: 'いまAIが混み合っているため、文書の文をそのままお見せしています。',
    down: 'いまAIを使えないため、文書の文をそのままお見せしています。',
    unsupported: 'AIの返事を文書で裏づけられなかったため、文書の文をそのままお見せしています。',
    budget: '今日AIを使える量に達したため、文書の文をそのままお見せしています。',
    'kept-inside': 'AIには何も送らず、文書の文をそのままお見せしています。',
  },
  stopped: 'ご希望により、ここで止めました。',
  stoppedAtOnce: 'ご希望により、お答えを止めました。知りたくなったら、また聞いてください。',
  updated: '質問が書き直されたので、お答えも書き直しました。',
}

export type AnswerSentences = typeof answer
