/** The App Home: what each role sees first. */
export const home = {
  title: 'Mamori（守り）',
  lead: '技術情報の管理について、質問・自己チェック・事故の報告ができます。',
  officerMissing: {
    title: '事故の報告先が決まっていません',
    both: '管理責任者と副責任者がまだ設定されていません。決まるまで、事故の報告はワークスペースのオーナーに届きます。',
    officer:
      '管理責任者がまだ設定されていません。決まるまで、事故の報告は副責任者とワークスペースのオーナーに届きます。',
    deputy: '副責任者がまだ設定されていません。管理責任者が不在のときに、報告を受ける人がいません。',
    forAdmin: '下のボタンから設定してください。',
    forOthers: 'ワークスペースの管理者に知らせてください。',
  },
  ask: {
    title: '質問する',
    text: '「メッセージ」タブで、ふだんの言葉で聞いてください。チャンネルでは @mamori と書いて聞けます。',
  },
  report: {
    title: '事故かもしれないとき',
    text: '確かでなくても、すぐに報告してください。報告は、誰かを責めるためのものではありません。',
    button: '事故を報告する',
  },
  roles: {
    title: '役割の設定',
    text: '人を選んでいない役割は、Slack のユーザーグループ（@mamori-officers など）の人が受け持ちます。',
    button: '役割を設定する',
    modalTitle: '役割の設定',
    save: '保存する',
    cancel: 'やめる',
    saved: '役割を保存しました。',
    placeholder: '人を選ぶ',
    nobody: '未設定',
    byGroup: (handle: string) => `ユーザーグループ @${handle} から`,
    guestsRefused: 'ゲストや退職した人、アプリは選べません。社内の人を選んでください。',
  },
  roleNames: {
    officer: '管理責任者',
    deputy: '副責任者',
    manager: '管理職',
    admin: '管理者',
  },
  roleHints: {
    officer: '事故の報告を最初に受け取り、受領します。',
    deputy: '管理責任者が受領しないときに知らせを受け取ります。',
    manager: '部門の自己チェックを見守ります。',
    admin: '役割を設定します。ワークスペースの管理者は、いつでもこの役割を持ちます。',
  },
  guest: 'ゲストの方も、質問・自己チェック・事故の報告ができます。社内向けの文書は表示されません。',
}

export type HomeSentences = typeof home
