/** What the bot says in a campaign: the launch, the invitation, reminders, the board, results. */
export const campaign = {
  title: '自己チェックの一斉実施',

  home: {
    intro: '部署やチームの人に、まとめて自己チェックをお願いできます。',
    new: '一斉実施を始める',
    line: (checklist: string, due: string, finished: number, total: number) =>
      `${checklist}　期限 ${due}　${total}人のうち${finished}人が完了`,
    board: '状況を見る',
    mine: (checklist: string, due: string) => `お願いされている自己チェック：${checklist}（期限 ${due}）`,
  },
  status: { running: '実施中', closed: '締め切り済み', cancelled: '中止' },
  modes: { named: '記名', grouped: '集計のみ' },

  form: {
    title: '一斉実施を始める',
    checklist: 'チェックリスト',
    people: '人を選ぶ',
    channels: 'チャンネルのメンバー',
    groups: 'ユーザーグループ',
    dueOn: '期限',
    mode: '回答の見え方',
    named: '記名：だれが何と答えたかを、あなたと情報管理責任者が見る',
    grouped: '集計のみ：5人以上そろったときの合計だけを見る（名前は出ない）',
    reminds: 'リマインド',
    remindsOn: '期限の5営業日前・2営業日前・当日と、過ぎた翌営業日に送る',
    next: '確認する',
    close: '閉じる',
    loading: '対象の人を調べています。少しお待ちください。',
    started: '一斉実施を始めます。準備ができたら、ダイレクトメッセージに状況の一覧をお送りします。',
    tooMany:
      '一度に選べるのは、人・チャンネル・グループを合わせて200件までです。チャンネルかグループで選んでください。',
    notAllowed: '一斉実施は、管理職か情報管理責任者だけが始められます。',
  },

  problems: {
    nobody: '対象になる人がいません。',
    'too-few': '「集計のみ」には、管理職を除いて5人以上が必要です。',
    'too-many': '対象が5,000人を超えています。分けて始めてください。',
    'due-past': '期限は明日以降の日にしてください。',
    'due-far': '期限が先すぎます。年をご確認ください。',
    'no-checklist': 'このチェックリストは、いまは使えません。',
  },
  notStarted: (problems: string) => `一斉実施を始められませんでした。${problems}`,
  givenUp: {
    launch:
      '一斉実施を始められませんでした。何度か試しましたが、うまくいきませんでした。まだ誰にも送っていません。下のボタンから、同じ内容を確認して始め直せます。くり返し始められないときは、Mamoriの管理者に知らせてください。',
    again: '同じ内容で始め直す',
    anew: '選び直して始める',
    invitations: (title: string, waiting: number) =>
      `「${title}」の一斉実施で、お願いの送信が途中で止まりました。まだ${waiting}人に送れていません。すでに送った方への影響はありません。下のボタンで続きを送れます。くり返し止まるときは、Mamoriの管理者に知らせてください。`,
    goOn: '続きを送る',
    goingOn: '続きを送り始めました。送った数は、状況の一覧に出ます。',
  },

  preview: {
    title: '始める前の確認',
    submit: '始める',
    reach: (count: number, managers: number) =>
      managers === 0 ? `${count}人に送ります。` : `${count}人に送ります（うち管理職 ${managers}人）。`,
    leftOut: '送らない人',
    reasons: { guest: 'ゲスト', bot: 'ボット', deactivated: '退職などで停止中', outside: '社外の方' },
    reasonLine: (reason: string, count: number) => `${reason}　${count}`,
    away: (count: number) => `いま休暇中などの方：${count}人（リマインドは休み明けまで控えます）`,
    awayNames: (names: string) => `　${names}`,
    sending: (from: string, until: string) => `送る時間：${from} から ${until} ごろまで（1秒に1通）`,
    sendingLater: '夜間や休みの地域にいる方には、その方の次の就業時間に送ります。',
    messages: (start: number, most: number) =>
      `送る数：開始のお知らせ ${start}通、リマインドは最大 ${most}通`,
    dueOn: (day: string) => `期限：${day}`,
    dueIsOff: 'この日は休業日です。直前の営業日にするとよいかもしれません。',
    example: '送る文面',
  },

  /** Who sees what, to the word; shown before the launch and to everybody who is invited. The launcher is a mention. */
  privacy: {
    named:
      'この一斉実施は記名式です。回答・得点・メモと証跡は、あなたの名前と一緒に、始めた人と情報管理責任者だけが見ます。Slack のほかの人には見えません。サーバーを管理する人には、技術的に見ることができます。始めた人：',
    grouped:
      'この一斉実施は集計のみです。5人以上の回答がそろったときに、合計だけを、始めた人と情報管理責任者が見ます。管理職の回答は合計に入れず、現場の平均と違う項目だけ、名前を出さずに並べます（管理職が少ないと、だれの回答か分かることがあります）。だれの回答かは、画面にも出力にも記録（監査）にも出ません。途中から再開できるよう、回答はあなたのアカウントと結び付けてデータベースに保存するため、サーバーを管理する人には技術的に見ることができます。始めた人：',
  },

  invitation: {
    text: (checklist: string, due: string) => `自己チェックのお願い：${checklist}（期限 ${due}）`,
    how: '一問ずつ、10分ほどです。途中でやめても続きから再開できます。',
    start: '始める',
    absence: '休みの予定を入れる',
    over: 'この一斉実施は終わっています。ありがとうございました。',
    finished:
      'もう完了しています。ありがとうございました。回答を変えるときは、結果の「回答を変える」を押してください。',
    notYours: 'この一斉実施の対象ではないようです。ご自分の自己チェックは /mamori check で始められます。',
  },

  absence: {
    title: '休みの予定',
    intro: '入れた期間は、一斉実施のリマインドを送りません。',
    person: 'どなたの休みか（ご自身の分は空欄）',
    from: '最初の日',
    to: '最後の日',
    submit: '保存する',
    close: '閉じる',
    wrong: '最後の日は、最初の日以降にしてください。',
    notAllowed: 'ほかの方の休みを入れられるのは、管理職か情報管理責任者だけです。',
  },

  reminder: {
    left: (checklist: string, days: number) =>
      `自己チェック「${checklist}」の期限まで、あと${days}営業日です。`,
    today: (checklist: string) => `自己チェック「${checklist}」は、今日が期限です。`,
    past: (checklist: string) => `自己チェック「${checklist}」の期限を過ぎています。まだ受け付けています。`,
    go: '続ける・始める',
  },

  board: {
    title: '一斉実施の状況',
    about: (checklist: string, mode: string, due: string, status: string) =>
      `${checklist}　${mode}　期限 ${due}　${status}`,
    counts: (finished: number, total: number, underWay: number) =>
      `${total}人のうち${finished}人が完了、${underWay}人が途中です。`,
    sending: (invited: number, total: number) => `お知らせを送っています：${invited}/${total}`,
    proxies: (count: number) => `代理入力（Slack を使わない方）：${count}件`,
    seed: (digest: string) => `抜き打ち確認の抽選の種（ハッシュ値）：${digest}`,
    seedShown: (seed: string) => `抜き打ち確認の抽選の種：${seed}`,
    standings: { waiting: '送信待ち', invited: '未着手', started: '途中', finished: '完了' },
    person: (standing: string, answered: number) =>
      answered === 0 ? `　${standing}` : `　${standing}（${answered}問）`,
    more: (count: number) => `ほか${count}人`,
    nudge: '未完了の人に知らせる',
    extend: '期限を変える',
    close: '締め切る',
    reopen: 'もう一度受け付ける',
    cancel: '中止する',
    result: 'みんなの結果',
    answers: '一人ずつ・項目ごとに見る',
    export: '表計算で受け取る',
    proxy: '代理で入力する',
    review: '項目を差し戻す',
    spotCheck: '抜き打ち確認',
    confirmClose: '締め切ると、新しい回答とリマインドが止まります。あとで再開できます。',
    confirmCancel: '中止すると、回答とリマインドが止まり、再開できません。',
    confirmYes: 'はい',
    confirmNo: 'やめる',
  },
  told: {
    stale: 'この間に状況が変わったため、何もしていません。最新の一覧からもう一度お試しください。',
    'not-allowed': 'この操作は、始めた管理職か情報管理責任者だけができます。',
    'not-found': 'この一斉実施は見つかりませんでした。',
    nudging: '未完了の方に送ります。休み・夜間・取り込み中の方と、今日すでに送った方には送りません。',
    nudged: (count: number) => `${count}人に送りました。`,
    nudgedGrouped:
      '未完了の方に送りました。集計のみの一斉実施では、だれが未完了か分からないよう、人数は表示しません。',
  },
  overdue: (checklist: string, missing: number) =>
    `自己チェック「${checklist}」の期限を過ぎました。まだ完了していない方が${missing}人います。`,
  change: { title: '期限を変える', submit: '変える', close: '閉じる', dueOn: '新しい期限' },

  result: {
    title: 'みんなの結果',
    people: (count: number) => `${count}人の回答の平均です（管理職を除く）。`,
    overall: '全体',
    points: (score: number) => `${score}点`,
    none: '対象外',
    gaps: '平均が低い項目',
    item: (points: string, most: number, unknown: number) =>
      unknown === 0
        ? `平均 ${points}（${most}点中）`
        : `平均 ${points}（${most}点中）、わからない ${unknown}人`,
    differ: '管理職と現場で見方が違う項目',
    differItem: (managers: string, staff: string) => `管理職：${managers}　現場の平均：${staff}`,
    caveat:
      '自己チェックの集計であり、自己確認や認証の結果ではありません。合格・不合格を示すものでもありません。',
    refused: {
      'too-few': '完了した方が5人になると、合計を表示できます。',
      'too-close':
        '前に表示した結果との差が5人未満のため、個人の回答が推測できてしまいます。完了がもう少し増えてから表示します。',
      'not-allowed': 'この結果は、始めた管理職か情報管理責任者だけが見られます。',
      'not-found': 'この一斉実施は見つかりませんでした。',
    },
    columns: ['人', '状況', '全体', '実施の番号', '番号', '項目', '回答', 'メモ・証跡', '抽選の値'],
    groupColumns: ['番号', '項目', '平均点', 'わからない（人）', '管理職'],
    fileName: '自己チェック一斉実施',
    ready: '一斉実施の結果のファイルです。',
  },

  /** What each person said, in a named campaign. */
  answers: {
    title: '一人ずつの回答',
    close: '閉じる',
    person: '人を選ぶ',
    item: '項目を選ぶ',
    choose: '人か項目を選ぶと、その回答を表示します。',
    nobody: 'まだ完了した方がいません。どなたかが最後まで答えると、ここで見られます。',
    proxy: (name: string) => `${name}（代理入力）`,
    line: (score: string, toCheck: number) =>
      toCheck === 0 ? `　全体 ${score}` : `　全体 ${score}（要確認 ${toCheck}件）`,
    area: (score: string) => `　${score}`,
    answer: (label: string) => `　${label}`,
    notAsked: '聞いていません',
    note: (content: string) => `メモ・証跡：${content}`,
    more: (count: number) => `ほか${count}人の回答は、「表計算で受け取る」で見られます。`,
    caveat:
      '自己チェックの回答であり、自己確認や認証の結果ではありません。合格・不合格を示すものでもありません。',
  },

  proxy: {
    title: '代理で入力する',
    intro: 'Slack を使わない方から聞き取った回答を入力します。結果には代理入力と表示します。',
    alone: '一斉実施には含まれません。結果は、入力した方のダイレクトメッセージにだけ表示します。',
    notAllowed: '代理で入力できるのは、管理職か情報管理責任者だけです。',
    refused:
      '代理で入力できるのは、受付中の一斉実施だけです。始めた管理職か情報管理責任者の方が入力できます。',
    unnamed: 'お名前を入力してください。',
    name: 'お名前',
    submit: '始める',
    close: '閉じる',
    started: 'ダイレクトメッセージに、最初の項目を用意しました。',
  },
  review: {
    title: '項目を差し戻す',
    person: '相手',
    item: '項目',
    comment: 'コメント（相手に届きます）',
    submit: '送る',
    close: '閉じる',
    nobody: 'まだ完了した方がいません。',
    sent: '差し戻しを送りました。',
    request: (text: string) => `確認をお願いしたい項目があります：${text}`,
    by: '確認した人：',
    open: 'この項目を開く',
    failed: '差し戻しを送れませんでした。最新の一覧からやり直してください。',
    over: '締め切ったあとは、相手の方が回答を変えられません。「もう一度受け付ける」を押してから、差し戻してください。',
  },
  spotCheck: {
    title: '抜き打ち確認',
    intro:
      '「はい」の回答から抽選し、証跡をお願いします。抽選の種は開始時に予告した値のもので、だれでも同じ結果を計算できます。',
    count: '件数',
    submit: '抽選する',
    close: '閉じる',
    drawn: (count: number) => `${count}件を抽選し、証跡のお願いを送りました。`,
    none: '抽選できる「はい」の回答がありません。締め切ったあとに使えます。',
    request: (text: string) => `抜き打ち確認で、次の回答が選ばれました。証跡をお願いします：${text}`,
    how: '選び方：抽選の種・実施の番号・項目の番号を「:」でつないだ文字列の SHA-256 が小さい順です。',
  },
}

export type CampaignMessages = typeof campaign
