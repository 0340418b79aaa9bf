/** Documents whose review date is past: what their owner is told. */
export const reviews = {
  title: '文書の見直しの期限が過ぎました',
  lead: '答えに使っている次の文書の、見直しの期限が過ぎています。内容が今も正しいか確かめてください。',
  document: (path: string, date: string) => `${path}（見直しの期限：${date}）`,
  more: (count: number) => `ほか${count}件あります。`,
  next: '確かめたら、文書のreviewByを次の見直しの日に書き換えてください。それまでは、この文書からの回答に、期限が過ぎていることを書き添えます。',
}

export type ReviewsMessages = typeof reviews
