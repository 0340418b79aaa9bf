/** What people can do with an answer: open its sources, rate it, share it, have it in another language, take it back. */
export const feedback = {
  buttons: {
    sources: '出典を見る',
    more: '続きを読む',
    share: 'チャンネルで共有',
    otherLanguage: 'In English',
    easyJapanese: 'やさしい日本語で',
    helpful: '役に立った',
    wrong: '違う',
  },
  gone: (days: number) =>
    `この回答の記録は残っていません。保存の期限（${days}日）が過ぎたか、取り消されています。もう一度質問してください。`,
  notYours: 'この操作ができるのは、質問した人だけです。',
  close: '閉じる',
  notInThisLanguage: '申し訳ありません。この内容は、日本語の文書にはありません。',
  source: {
    title: '出典',
    quoteNote: '太字が、回答で引用した部分です。',
    cut: '長いため、引用の前後だけをお見せしています。',
    changed: 'この節は、お答えのあとに書き換えられました。下は今の文です。',
    gone: 'この節は、今の文書には見当たりません。書き換えや取り下げがあったようです。もう一度質問すると、今の文書からお答えします。',
    quoted: 'お答えのときの引用',
    owner: (name: string) => `文書の担当：${name}`,
  },
  rating: {
    thanks: 'ありがとうございます。役に立ったと記録しました。',
    title: 'どこが違いましたか',
    reason: '近いものを選んでください',
    reasons: {
      incorrect: '内容が正しくない',
      'off-topic': '聞きたいこととずれている',
      outdated: '情報が古い',
      unclear: 'わかりにくい',
      incomplete: '足りないことがある',
    },
    comment: 'くわしく',
    commentHint: '名前を伏せて管理責任者に伝わります。図面の中身や個人情報は書かないでください。',
    submit: '送る',
    cancel: 'やめる',
    told: 'ありがとうございます。名前を伏せて、管理責任者に週に一度まとめて伝えます。答えが用意できたら、ダイレクトメッセージでお知らせします。',
    notedOnly:
      'ありがとうございます。個人的なご質問のため、評価だけを記録し、質問の文はほかの人に見せません。',
    noReason: '近いものを一つ選んでください。',
  },
  correction: {
    field: '受け取った人に知らせる訂正',
    hint: '管理責任者だけに出ている欄です。書くと、同じ回答を受け取った従業員に、訂正として個別に届きます。ゲストには、訂正があることだけを伝えます。',
    title: '訂正を知らせる',
    question: (text: string) => `質問：${text}`,
    answer: '受け取った人に届いた回答',
    submit: '訂正を送る',
    sent: '訂正を受け付けました。同じ回答を受け取った人に、個別にお知らせします。',
  },
  share: {
    title: 'チャンネルで共有',
    lead: '次の質問と回答を、あなたが共有したものとして載せます。出典と引用もそのまま付きます。',
    channel: 'チャンネル',
    submit: '共有する',
    cancel: 'やめる',
    done: '共有しました。',
    withdrawn: '共有した人が取り下げました。',
    doneBefore: 'この回答は、そのチャンネルに共有済みです。',
    by: (name: string) => `${name} さんが Mamori の回答を共有しました`,
    question: (text: string) => `質問：${text}`,
    refused: (titles: readonly string[]) =>
      `社内の人だけが見られる出典があるため、このチャンネルには載せられません：${titles.map((title) => `「${title}」`).join('')}。社内の人だけの非公開チャンネルになら共有できます。`,
    changed: (titles: readonly string[]) =>
      `お答えのあとに出典が変わりました：${titles.map((title) => `「${title}」`).join('')}。もう一度質問して、今の回答を共有してください。`,
    channels: {
      'not-there':
        'そのチャンネルに Mamori がいません。チャンネルで /invite @mamori と入力してから、もう一度お試しください。',
      'not-member': 'あなたが参加しているチャンネルを選んでください。',
      unsure:
        'いまチャンネルの参加者を確認できないため、共有できません。少し待ってから、もう一度お試しください。',
    },
  },
  movedHere: '個人的なご質問のようなので、ほかの人に見えないここでお答えします。',
  // In both languages, in both files: whoever reads this wrote in neither.
  movedUnread:
    '日本語か英語のご質問ではないようです。内容がわからないため、ほかの人に見えないここでお答えします。\nI could not read your question, so I answer it here, where nobody else sees it.',
  late: '返事が遅くなり、申し訳ありません。しばらく動けずにいました。',
  withdrawn: '質問がなくなったので、回答も取り下げました。',
  gapNoted:
    'このご質問は、名前を伏せて管理責任者に伝えます。答えが用意できたら、ダイレクトメッセージでお知らせします。消したいときは「自分の質問を消して」と送ってください。',
  mine: {
    title: 'あなたの質問の記録',
    text: (count: number, days: number) =>
      count === 0
        ? `保存している質問はありません。質問と回答は、出典の変更をお知らせするなどのために${days}日間だけ保存します。`
        : `質問と回答を${count}件保存しています。出典の変更をお知らせするなどのためで、${days}日で消えます。`,
    ask: (count: number) =>
      `保存している質問と回答${count}件と、回答への評価を消します。チャンネルに共有した回答も取り下げます。元に戻せません。ほかのSlackのメッセージはそのままです。`,
    none: (days: number) => `保存している質問はありません。（質問と回答は${days}日で消えます）`,
    button: '自分の質問を消す',
    confirmTitle: '質問の記録を消しますか',
    confirmText:
      '保存している質問と回答を消し、チャンネルに共有した回答を取り下げます。元に戻せません。ほかのSlackのメッセージはそのままです。',
    confirm: '消す',
    cancel: 'やめる',
    done: (count: number, shared: number) =>
      `質問と回答の記録を${count}件消しました。${shared === 0 ? '' : `チャンネルに共有した回答も${shared}件取り下げました。`}`,
  },
}

export type FeedbackMessages = typeof feedback
