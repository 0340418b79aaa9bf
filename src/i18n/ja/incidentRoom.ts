/** What the bot says in the private channel of one incident, and about it. */
export const incidentRoom = {
  topic: (number: string) => `事故 ${number} の対応。漏れた内容そのものは、ここにも書かないでください。`,
  drillTopic: (number: string) => `【訓練】${number} の対応。実際の事故ではありません。`,
  title: (number: string) => `事故 ${number} の対応`,
  drillTitle: (number: string) => `【訓練】${number} の対応`,
  text: (title: string, severity: number, status: string) => `${title}：重大度${severity}、${status}`,
  nobodyYet: 'まだ決まっていません',
  acknowledged: '受領',
  notYet: 'まだです',
  tasks: '作業',
  task: (title: string, day: string) => `☐ ${title}（${day}まで）　`,
  noTasks: '作業はまだありません。',
  clocks: '期限（目安）',
  more: (count: number) => `ほかに${count}件`,
  setRoles: '担当を決める',
  take: 'メッセージに📌（pushpin）を付けると、対応の記録に加わります。ほかのやりとりは、Mamoriには保存されません。漏れた内容そのものは書かないでください。',
  over: 'この事故への対応は完了しました。お疲れさまでした。このチャンネルは、このまま残しても、アーカイブしてもかまいません。記録は台帳に残っています。',
  overDrill:
    'この訓練は終わりました。お疲れさまでした。このチャンネルは、このまま残しても、アーカイブしてもかまいません。',
  archive: 'アーカイブする',
  archiveTitle: 'アーカイブしますか',
  archiveText: 'このチャンネルには、もう書き込めなくなります。読むことはできます。',
  archiveRefused:
    'Slackの設定により、アーカイブできませんでした。必要なときは、Slackの画面から行ってください。',
  archiving: 'アーカイブします。記録は台帳に残っています。',
  taken: '対応の記録に加えました。',
  takenAlready: 'このメッセージは、すでに記録に加えてあります。',
  notTaken: '記録に加えられるのは、この事故の対応者だけです。何も記録していません。',
  notText: '文章のないメッセージは、記録に加えられません。',
}

export type IncidentRoomMessages = typeof incidentRoom
