/** What the bot says in a self-check: the items, the result, and when a button came too late. */
export const selfcheck = {
  title: '自己チェック',

  item: {
    progress: (position: number, total: number, area: string) => `${position}/${total}　${area}`,
    /** Beside the progress, from the answer on that makes the total smaller. */
    leftOut: (count: number) => `これまでの回答から当てはまらない${count}問は、数に入れていません。`,
    intro: (total: number) =>
      `全部で${total}問、10分ほどです。途中でやめても続きから再開できます。回答と結果は、このダイレクトメッセージにだけ表示します。`,
    /** Of a campaign others may see answers: the invitation says who. */
    introAsked: (total: number) =>
      `全部で${total}問、10分ほどです。途中でやめても続きから再開できます。だれが何を見るかは、お願いのメッセージに書いたとおりです。`,
    example: 'たとえば',
    chosen: (label: string) =>
      `いまの回答：${label}。そのままでよければ、同じボタンで次へ進めます。変えたときは、前の回答も履歴に残ります。`,
    back: '戻る',
    skip: 'とばす',
    pause: '中断',
    note: 'メモ・証跡',
    more: {
      hour: '1時間後に続ける',
      tomorrow: '明日の朝に続ける',
      workday: '次の営業日に続ける',
      fewADay: '1日3問ずつ進める',
      noLimit: '1日の問数を決めない',
    },
    typed: '下のボタンのほか、「だいたいできてる」のように文字で答えることもできます。',
    askColleague: (id: string) => `${id}を知っている人に聞く`,
    unknownBefore: (text: string) => `「わからない」で記録しました：${text}`,
    proxyFor: (name: string) => `代理入力：${name} さんの分`,
    newer: (version: string) =>
      `このチェックリストには新しい版（${version}）があります。移ると、文の意味が同じ項目の回答は引き継がれ、ほかはもう一度お聞きします。`,
    renew: '新しい版に移る',
  },

  /** Said above an item that is shown again after something was typed. */
  lead: {
    why: (why: string) => `なぜ大切か：${why}`,
    example: (example: string) => `たとえば：${example}`,
    confirm: (label: string) =>
      `「${label}」ということでよろしいですか。よければ「はい」と書くか、そのボタンを押してください。違うときは、近いものを選んでください。`,
    unclear: 'お答えをうまく読み取れませんでした。下のボタンから、いちばん近いものを選んでください。',
    later: 'いつ続けますか。下のボタンの右にある「…」から選べます。ここまでの回答は保存されています。',
    last: 'まだ答えていないのは、この項目だけです。分からないときは「わからない」を選べます。',
    first: 'これが最初の項目です。',
    returned: '自己チェックに戻ります。',
    section: (heading: string) => `くわしい説明：「${heading}」と送ると、出典付きで読めます。`,
  },
  /** What an item's message becomes once it was answered in words and the next stands below. */
  recorded: (position: number, text: string, label: string) => `${position}. ${text} → ${label}`,
  unverified: (name: string) => `${name}（名称は要確認）`,

  paused: {
    title: '自己チェックを中断しました',
    text: (answered: number, total: number) =>
      `${total}問のうち${answered}問に回答済みで、すべて保存されています。下のボタンか、/mamori check で続きから再開できます。`,
    restsUntil: (moment: string, answered: number, total: number) =>
      `${moment}に、続きをここにお届けします。${total}問のうち${answered}問に回答済みです。`,
    resume: '続きから再開',
  },
  movedBelow: 'この自己チェックの続きは、下の新しいメッセージにあります。',
  allAnswered: (total: number) =>
    `${total}問すべてに回答しました。おつかれさまでした。結果は下のメッセージにあります。`,

  /** Said privately to whoever pressed. */
  refused: {
    stale: '押されたボタンは少し前の表示のものでした。回答は変わっていません。最新の表示から続けてください。',
    over: 'この一斉実施は終わっているため、回答は変わっていません。',
    busy: '同じ自己チェックがもう一つ進行中です。先にそちらを終えてから、こちらの回答を変えてください。',
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
    change: '回答を変える',
    askColleague: '分かる人に聞く',
    leftOut: (count: number) => `前の回答から当てはまらないと分かった${count}項目は、聞いていません。`,
    proxyFor: (name: string) => `代理入力：${name} さんの分（本人が入力したものではありません）`,
    band: '目安：',
    none: 'まだ最後まで終えた自己チェックがありません。終えると、ここで結果を見られます。',
  },

  /** Changing an answer given before. */
  change: {
    title: '回答を変える',
    item: '変える項目',
    intro: '選んだ項目をもう一度表示します。前の回答は履歴に残ります。',
    submit: '表示する',
    close: '閉じる',
    done: 'ダイレクトメッセージに、その項目を表示しました。',
    answered: (text: string, label: string) => `${text}（${label}）`,
  },

  note: {
    title: 'メモ・証跡',
    intro: (text: string) => `項目：${text}`,
    given: 'これまでのメモ・証跡',
    line: (content: string, day: string) => `${content}（${day}）`,
    expires: (day: string) => `　期限 ${day}`,
    comment: 'メモ',
    commentExample: '例：台帳は総務の共有フォルダーにある',
    link: '証跡のリンク',
    linkHint: 'Slack のメッセージや社内文書のアドレス（https:// で始まるもの）',
    file: '証跡のファイル',
    fileHint:
      'ファイルはここには保存せず、名前と、変わっていないことを確かめるための値（SHA-256）だけを記録します。',
    expiresOn: '証跡の期限',
    expiresHint: 'この日になったら、新しい証跡をお願いするメッセージを送ります。',
    submit: '記録する',
    close: '閉じる',
    remove: '取り消す',
    problems: {
      empty: '何か一つ入力してください。',
      'too-long': '2,000文字までにしてください。',
      'not-a-link': 'https:// で始まるアドレスを入れてください。',
      expired: '明日以降の日付を選んでください。',
    },
    gone: 'この項目は見つかりませんでした。最新の表示からやり直してください。',
    fileKept: (name: string) => `証跡のファイル「${name}」を記録しました。`,
    fileLost: (name: string) =>
      `証跡のファイル「${name}」は読み取れなかったため、記録していません。ファイルがまだあるか確かめて、もう一度お試しください。`,
    stale: (text: string) => `証跡の期限が来ました：${text}`,
    staleHint:
      '新しい証跡があれば、「メモ・証跡」から加えてください。回答が変わるときは、次の自己チェックで答え直せます。',
  },

  enquiry: {
    title: '分かる人に聞く',
    item: '聞く項目',
    person: '聞く相手',
    intro: '選んだ相手に、項目の文と「教えてほしい」というお願いを送ります。ほかの回答や得点は伝えません。',
    submit: '送る',
    close: '閉じる',
    sent: (id: string) => `項目${id}を送りました。回答があれば、お名前と一緒にお伝えします。`,
    problems: {
      'asked-before': 'この項目は、その方に聞いているところです。回答をお待ちください。',
      oneself: 'ご自身以外の方を選んでください。',
      'not-found': 'この項目は見つかりませんでした。最新の表示からやり直してください。',
      'cannot-answer': 'その方には送れません。社内の、Slack を使っている方を選んでください。',
    },
    /** To the colleague; the asker's name follows as a mention. */
    request: '自己チェックで分からない項目があり、教えてほしいとのことです。聞いている方：',
    comment: 'コメントを付けて答える',
    commentTitle: '回答とコメント',
    commentLabel: 'コメント',
    answerLabel: '回答',
    thanks: (label: string) => `「${label}」と回答しました。ありがとうございました。`,
    before: 'この項目には、すでに回答済みです。',
    /** To the asker; the colleague's name comes first as a mention. */
    answered: (text: string, label: string) => ` さんから回答がありました。\n${text} → ${label}`,
    adopted: 'この回答を、お名前と一緒に記録しました。違うときは「回答を変える」から変えられます。',
    kept: 'ご自身の回答があるため、そちらを残しています。',
    late: '一斉実施は終わっているため、記録された回答は変えていません。',
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

  /** The report for somebody outside: a document and a table. */
  report: {
    title: '自己チェックの結果',
    about: (checklist: string, version: string, day: string) =>
      `${checklist}（版 ${version}）　実施日 ${day}`,
    proxyFor: (name: string) => `代理入力：${name} さんの分（本人が入力したものではありません）`,
    source: (source: string) => `出典：${source}`,
    unverifiedArea: (name: string) => `${name}（名称は要確認）`,
    scores: '得点',
    overall: '全体',
    points: (score: number) => `${score}点`,
    notApplicable: '対象外',
    leftOut: '対象外（聞いていません）',
    gaps: '改善するとよい項目',
    next: '次にすること：',
    section: (heading: string) => `（説明：「${heading}」）`,
    noGaps: '「一部」「いいえ」に当たる項目はありませんでした。',
    needsCheck: '確認が必要な項目',
    answers: '項目ごとの回答と証跡',
    since: (day: string) => `前回（${day}）からの変化`,
    changes: {
      better: '良くなった',
      worse: '下がった',
      same: '変わらない',
      changed: '変わった',
      new: '新しい項目',
      gone: 'なくなった項目',
    },
    staleEvidence: '証跡の期限が過ぎています',
    evidence: (content: string, expires: string) =>
      expires === '' ? `証跡：${content}` : `証跡：${content}（期限 ${expires}）`,
    byColleague: (name: string) => `（${name} さんに聞いた回答）`,
    caveats: 'この結果について',
    caveatTexts: [
      '自社の状況を知るための自己チェックの結果です。事業者が自ら行う「自己確認」とも、認証機関による「認証」とも別のものです。',
      '合格・不合格を示すものではなく、制度のロゴマークは使えません。',
      '回答の内容、結果の使い方、対策の実施についての責任は、事業者にあります。',
    ],
    columns: ['分野', '番号', '項目', '回答', '点', '回答者', '回答日', 'メモ', '証跡', '対策（①〜⑨）'],
    fileName: (day: string) => `自己チェック結果_${day}`,
    pdf: 'PDFで受け取る',
    sheet: '表計算で受け取る',
    csv: 'CSVで受け取る',
    ready: '自己チェックの結果のファイルです。',
  },

  home: {
    intro:
      '技術情報の守り方を、1問ずつボタンで確かめます。10分ほどで、分野ごとの得点と次にすることが分かります。',
    start: '自己チェックを始める',
    underWay: (answered: number, total: number) => `実施中：${total}問のうち${answered}問に回答済みです。`,
    resume: '続きから再開',
    last: (day: string, score: string) => `前回：${day}　全体 ${score}`,
    result: '結果を見る',
    choose: '別のチェックリストで始める',
  },
}

export type SelfcheckMessages = typeof selfcheck
