/** What the bot says about the channels that opted in to being listened to for incidents. */
export const watched = {
  button: '見守るチャンネル',
  title: '見守るチャンネル',
  about:
    '選んだチャンネルで、事故かもしれないメッセージを書いた人に、その人だけに見える形で、最初にすることと報告の方法を伝えます。メッセージの文章は保存せず、ほかの人にも知らせません。',
  fixed: (count: number) =>
    `このほかに、設定（MAMORI_WATCHED_CHANNELS）で決めたチャンネルが${count}件あります。ここでは変えられません。`,
  label: 'チャンネル',
  hint: 'Mamoriが入っているチャンネルだけを選べます。新しく選んだチャンネルには、見守りを始めたことを投稿します。',
  save: '保存する',
  cancel: 'やめる',
  announce:
    'このチャンネルで、Mamoriの見守りが始まりました。事故かもしれないメッセージを書いた人に、その人だけに見える形で、最初にすることをお伝えします。メッセージの文章は保存しません。',
  notAllowed: '見守るチャンネルを決められるのは、管理責任者と管理者です。何も変わっていません。',
  notSure: 'いま役割を確認できません。何も変わっていません。少し待って、もう一度お試しください。',
  notThere: (names: string) =>
    `Mamoriが入っていないチャンネルがあります：${names}。そのチャンネルで「/invite @mamori」と入力してから、もう一度保存してください。`,
  notAsked: 'いまSlackに確認できないため、保存していません。少し待って、もう一度お試しください。',
  hidden: '名前の見えないチャンネル',
  namesJoined: (names: readonly string[]) => names.join('、'),
}

export type WatchedMessages = typeof watched
