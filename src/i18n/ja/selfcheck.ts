/** What the bot says in a self-check: the items, the result, and when a button came too late. */
export const selfcheck = {
  title: '自己チェック',

  item: {
    progress: (position: number, total: number, area: string) => `${position}/${total}　${area}`,
    intro: (total: number) =>
      `全部で${total}問、10分ほどです。途中でやめても続きから再開できます。回答と結果は、このダイレクトメッセージにだけ表示します。`,
    why: 'なぜ大切か',
    example: 'たとえば',
    chosen: (label: string) =>
      `いまの回答：${label}。そのままでよければ、同じボタンで次へ進めます。変えたときは、前の回答も履歴に残ります。`,
    back: '戻る',
    pause: '中断',
  },
  unverified: (name: string) => `${name}（名称は要確認）`,

  paused: {
    title: '自己チェックを中断しました',
    text: (answered: number, total: number) =>
      `${total}問のうち${answered}問に回答済みで、すべて保存されています。下のボタンか、/mamori check で続きから再開できます。`,
    resume: '続きから再開',
  },
  movedBelow: 'この自己チェックの続きは、下の新しいメッセージにあります。',
  allAnswered: (total: number) =>
    `${total}問すべてに回答しました。おつかれさまでした。結果は下のメッセージにあります。`,

  /** Said privately to whoever pressed. */
  refused: {
    stale: '押されたボタンは少し前の表示のものでした。回答は変わっていません。最新の表示から続けてください。',
    closed: 'この自己チェックは終わっています。結果は、ホームの「結果を見る」から確認できます。',
    'not-yours': 'この自己チェックは別の方のものです。ご自分の分は /mamori check で始められます。',
    'not-found': 'この自己チェックは見つかりませんでした。/mamori check で新しく始められます。',
  },

  result: {
    title: '自己チェックの結果',
    about: (checklist: string, version: string, day: string) => `${checklist}（版 ${version}）　${day}`,
    overall: '全体',
    points: (score: number) => `${score}点`,
    outOf: '（100点満点）',
    notApplicable: '対象外',
    nothingApplies: 'すべての項目が「該当なし」だったため、得点はありません。',
    areas: '分野ごとの得点',
    toCheck: (count: number) => `（要確認 ${count}件）`,
    gaps: '先に取り組むとよい項目',
    next: '次にすること：',
    section: (heading: string) => `説明：「${heading}」`,
    sectionHint: '「説明」の言葉をそのまま送ると、その説明を出典付きで読めます。',
    noGaps: '「一部」「いいえ」の項目はありませんでした。',
    needsCheck: '確認が必要な項目（わからない）',
    needsCheckHint: '分かる人に聞いてから、次の自己チェックで答え直してください。',
    more: (count: number) => `ほか${count}件`,
    caveats: 'この結果について',
    caveatTexts: [
      'この自己チェックは、自社の状況を知るためのものです。事業者が自ら行う「自己確認」とも、認証機関による「認証」とも別のものです。',
      '合格・不合格を示すものではありません。この結果では、制度のロゴマークは使えません。',
      '結果の使い方と対策の実施についての責任は、事業者にあります。',
    ],
    again: 'もう一度始める',
    none: 'まだ最後まで終えた自己チェックがありません。終えると、ここで結果を見られます。',
  },

  chart: {
    title: '分野ごとの得点',
    about: '自己チェックの得点のグラフです。自己確認や認証の結果ではありません。',
    fileName: 'selfcheck.png',
    alt: (areas: string) => `分野ごとの得点のグラフ。${areas}`,
    now: '今回',
    before: '前回',
    separator: '、',
  },

  home: {
    intro:
      '技術情報の守り方を、1問ずつボタンで確かめます。10分ほどで、分野ごとの得点と次にすることが分かります。',
    start: '自己チェックを始める',
    underWay: (answered: number, total: number) => `実施中：${total}問のうち${answered}問に回答済みです。`,
    resume: '続きから再開',
    last: (day: string, score: string) => `前回：${day}　全体 ${score}`,
    result: '結果を見る',
  },
}

export type SelfcheckMessages = typeof selfcheck
