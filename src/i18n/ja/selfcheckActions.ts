/** What the bot says about improvements after a self-check, and about the days of the certification. */
export const selfcheckActions = {
  /** What is to be done about a gap. */
  action: {
    open: '改善の予定を立てる',
    title: '改善の予定',
    item: '改善する項目',
    owner: '担当',
    dueOn: '期限',
    submit: '決める',
    close: '閉じる',
    made: '担当の方にお知らせします。期限が近づいたらリマインドします。',
    problems: {
      'due-past': '期限は明日以降の日にしてください。',
      'not-found': 'この項目は見つかりませんでした。最新の表示からやり直してください。',
    },
    nothing: '改善する項目はありません。',
    given: (text: string, due: string) => `改善をお願いします（期限 ${due}）：${text}`,
    by: '依頼した人：',
    next: '次にすること：',
    due: (text: string, due: string) => `改善の期限が近づいています（${due}）：${text}`,
    overdue: (text: string, due: string) => `改善の期限（${due}）を過ぎています：${text}`,
    done: '完了にする',
    drop: '取りやめる',
    doneTitle: '完了にする',
    evidence: '何をしたか、または証跡のリンク',
    noEvidence: '何をしたか、または証跡のリンクを入れてください。',
    doneSubmit: '完了にする',
    before: 'この改善は、すでに終わっています。',
    told: (text: string) => `改善が完了しました：${text}`,
    dropped: (text: string) => `改善を取りやめました：${text}`,
    ownerLine: '担当：',
  },

  certification: {
    title: '認証の予定',
    none: '認証日を入れると、年ごとの定期報告と3年ごとの更新が近づいたときにお知らせします。',
    set: (day: string) => `認証日：${day}`,
    button: '認証日を入れる',
    label: '認証された日',
    submit: '保存する',
    close: '閉じる',
    refused: '今日までの日付を入れてください。入れられるのは情報管理責任者と管理者です。',
    report: (due: string, days: number) =>
      `認証の定期報告の時期が近づいています（目安 ${due}、あと${days}日）。前回からの変化は、自己チェックの結果の「PDFで受け取る」に項目ごとに載っています。提出先や期日は、認証機関にご確認ください。`,
    renewal: (due: string, days: number) =>
      `認証の有効期間が終わる日が近づいています（目安 ${due}、あと${days}日）。更新の手続きと期日は、認証機関にご確認ください。`,
  },
}

export type SelfcheckActionsMessages = typeof selfcheckActions
