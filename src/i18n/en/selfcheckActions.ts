import type { SelfcheckActionsMessages } from '../ja/selfcheckActions.ts'

/** What the bot says about improvements after a self-check, and about the days of the certification. */
export const selfcheckActions = {
  action: {
    open: 'Plan an improvement',
    title: 'Improvement',
    item: 'Item to improve',
    owner: 'Who does it',
    dueOn: 'Due day',
    submit: 'Decide',
    close: 'Close',
    made: 'Whoever does it is told now, and reminded when the due day comes near.',
    problems: {
      'due-past': 'Please choose a due day from tomorrow on.',
      'not-found': 'That item could not be found. Please go on from the current view.',
    },
    nothing: 'There is nothing to improve.',
    given: (text, due) => `Please improve this (due ${due}): ${text}`,
    by: 'Asked by: ',
    next: 'Next step: ',
    due: (text, due) => `An improvement is due soon (${due}): ${text}`,
    overdue: (text, due) => `An improvement is past its due day (${due}): ${text}`,
    done: 'It is done',
    drop: 'Drop it',
    doneTitle: 'It is done',
    evidence: 'What was done, or a link to evidence',
    noEvidence: 'Please say what was done, or give a link to evidence.',
    doneSubmit: 'It is done',
    before: 'This improvement is closed already.',
    told: (text) => `An improvement is done: ${text}`,
    dropped: (text) => `An improvement was dropped: ${text}`,
    ownerLine: 'Done by: ',
  },

  certification: {
    title: 'Certification',
    none: 'Enter the day of certification, and you are told when a yearly report or the three-year renewal comes near.',
    set: (day) => `Certified on ${day}`,
    button: 'Enter the day of certification',
    label: 'Certified on',
    submit: 'Save',
    close: 'Close',
    refused: 'Please choose a day up to today. Only the responsible officer and administrators can enter it.',
    report: (due, days) =>
      `The yearly report of your certification is coming near (about ${due}, ${days} days). What changed item by item stands in the PDF of your self-check. Please ask your certification body where and by when to send it.`,
    renewal: (due, days) =>
      `Your certification is coming to its end (about ${due}, ${days} days). Please ask your certification body about the renewal.`,
  },
} satisfies SelfcheckActionsMessages
