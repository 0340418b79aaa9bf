/** What the bot tells about an incident after its first notices, in Slack and by e-mail. */
export const incidentNews = {
  drill: (number: string) => `${number}（訓練）`,
  legalClocks: {
    prompt_report: '個人情報保護委員会への速報',
    full_report: '個人情報保護委員会への確報',
    notify_persons: '本人への通知',
    tell_entruster: '委託元への通知',
  },
  clock: (number: string, clock: string, share: number, day: string) =>
    share >= 100
      ? `事故 ${number}：「${clock}」の目安の日（${day}）になりました。済んでいれば、そのことを記録してください。報告が必要かどうかと期限は、管理責任者と関係機関が判断します。`
      : `事故 ${number}：「${clock}」の目安の日（${day}）まで、期間の${share}%が過ぎました。報告が必要かどうかと期限は、管理責任者と関係機関が判断します。`,
  news: {
    added: (number: string) => `事故 ${number} に、報告者から追記がありました。内容を確認してください。`,
    withdrawn: (number: string) =>
      `事故 ${number} の報告者が、報告を取り下げました。記録は残っています。事情を確かめ、閉じてよいかを判断してください。`,
    asked: (number: string) =>
      `あなたの報告 ${number} について、対応者から質問があります。ご自分の報告を開いて、分かる範囲で答えてください。`,
    answered: (number: string) => `事故 ${number} の質問に、報告者から答えがありました。`,
    closed: (number: string) =>
      `あなたの報告 ${number} への対応が完了しました。知らせてくださり、ありがとうございました。`,
    task: (number: string) =>
      `事故 ${number} について、あなたが担当する作業ができました。内容と期日を確認してください。`,
    'task-due': (number: string) =>
      `事故 ${number} について、あなたが担当する作業の期日です。終わっていれば、完了にしてください。`,
    requested: (number: string) =>
      `事故 ${number} について、もう一人の確認を待っている申請があります。申請した人と報告者ではない方が、内容を見て決めてください。`,
    'room-refused': (number: string) =>
      `事故 ${number} の対応チャンネルを作れませんでした。対応はこのまま進められます。理由は記録に残しました。必要なら、Slackの管理者にアプリの権限とチャンネル作成の設定を確かめてもらってください。`,
    'room-not-removed': (number: string) =>
      `事故 ${number} を知らせない人が対応チャンネルにいて、Mamoriからは外せませんでした。Slackの画面で、その人をチャンネルから外してください。それまでは、このチャンネルに書き込まないでください。Mamoriも、状況の更新を止めています。`,
    'room-lost': (number: string) =>
      `事故 ${number} の対応チャンネルを、Mamoriから使えなくなりました。対応は、Mamoriのホームからこのまま進められます。チャンネルには、状況がもう表示されません。`,
    decided: (number: string) =>
      `事故 ${number} について、あなたの申請が判断されました。結果を確認してください。`,
  },
  ownerLeft: (number: string) =>
    `事故 ${number} に、担当者がSlackからいなくなった作業があります。期日を確かめ、別の担当者で作業を足すか、済んでいれば完了にしてください。`,
  silence: (since: string) =>
    `${since} を最後に、半年以上、事故やヒヤリハットの報告がありません。本当に何も起きていないのか、報告しにくくなっていないかを、一度確かめてください。`,
  audit: {
    head: (day: string, lines: number, head: string) =>
      `監査記録の控え（${day}）：${lines}行、末尾 ${lines}:${head}。あとから照合できるよう、この通知を残しておいてください。`,
    broken: (day: string, firstBad: number | undefined) =>
      `監査記録の検査（${day}）で、食い違いが見つかりました。${firstBad === undefined ? '食い違いの始まる行は分かりません' : `最初の食い違いは${firstBad}行目です`}。サーバーの管理者と管理責任者で、すぐに確かめてください（コマンド mamori audit verify）。記録には手を加えないでください。`,
  },
  mail: {
    subject: (number: string, severity: number) => `【要確認】事故の報告 ${number}（重大度${severity}）`,
    text: (number: string, severity: number, moment: string) =>
      [
        `事故の報告 ${number}（重大度${severity}、${moment} 受付）が、まだ受領されていません。`,
        'Slackでお知らせを届けられなかったため、メールでお知らせしています。',
        'Slackが使えるようになったら、Mamoriのホームから内容を確かめ、受領してください。',
        'Slackがまだ使えないときは、管理責任者・副責任者に電話で確かめてください。',
        '',
        '報告の内容は、このメールには書いていません。',
      ].join('\n'),
    headSubject: (day: string) => `監査記録の控え ${day}`,
    brokenSubject: (day: string) => `【要確認】監査記録の食い違い ${day}`,
  },
}

export type IncidentNewsMessages = typeof incidentNews
