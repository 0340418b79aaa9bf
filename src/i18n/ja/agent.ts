/** What Slack shows beside the conversation: a line of status, and what might be asked. */
export const agent = {
  working: 'お答えを書いています…',
  promptsTitle: 'たとえば、こんなことができます',
  /** At most four. */
  prompts: [
    { title: '制度について聞く', message: '認証の有効期間は何年ですか' },
    { title: '自己チェックを始める', message: '自己チェックを始めたい' },
    { title: '使い方を見る', message: '使い方' },
  ],
}

export type AgentSentences = typeof agent
