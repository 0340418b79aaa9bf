import type { IncidentReportingMessages } from '../ja/incidentReporting.ts'

/** What the bot says to whoever reports an incident: the parts of the form beside the four questions, names, follow-up. */
export const incidentReporting = {
  form: {
    namingAhead: 'You can also report without your name (see “Your name” below).',
    readersUnnamed:
      'Only the people who respond (officer, deputy, administrators, owners) can read this. Nothing is posted in a channel.',
    draft:
      'Your message is filled in as a draft. Please check before sending that it holds nothing of what leaked.',
    certainty: 'How do things stand?',
    certaintyOptions: {
      actual: 'It is happening, or has happened',
      suspected: 'It is a suspicion, or I do not know',
      'near-miss': 'A near miss, noticed before anything leaked',
    },
    typeHint: 'Choosing one adds a few questions that fit it. You need not choose.',
    fieldsOf: (type) => `Good to know for “${type}” (optional)`,
    naming: 'Your name',
    namingOptions: {
      named: 'For the people who respond',
      confidential: 'For one person only',
      anonymous: 'Report without a name',
    },
    namingHint:
      'You can also report without a name, or with your name for one person. What is kept is then explained here.',
    namedTo: 'Who may know your name',
    namedToHint: 'One of the people who respond. Nobody else is shown your name.',
    nobodyToName:
      'We cannot look up right now who could be told your name. Please choose another way, or try again in a moment.',
    more: 'Say more (optional)',
    occurredDate: 'Day it happened',
    occurredTime: 'Time it happened',
    occurredHint: 'Only if you know when it really happened, apart from when you noticed.',
    evidence: 'Files as evidence',
    evidenceHint:
      'A photo of the screen or a log, for example. Please do not attach the drawing or list that leaked. Files stay in Slack; a value (hash) that shows any later change is recorded.',
    notTold: 'Who should not be told',
    notToldHint: 'People who are involved, for example. They are not told of this report and cannot see it.',
    haveCode: 'Follow up with a receipt code',
  },
  anonymous: {
    title: 'What is kept of a report without a name, and what is not',
    lines: [
      'Of this report Mamori keeps neither your name nor your Slack id, in no record, notice or log. The times of reporting and noticing are rounded to the hour.',
      'It keeps what you wrote and chose, and a value (hash) by which your receipt code is recognised.',
      'Slack can know that you opened and sent this form, and what you sent. If the company asks Slack for its records, that may lead to you.',
      'Whoever runs the server of Mamori can read the report. Logs hold the times at which somebody used a form. Watching the traffic at that moment could also show who sent it.',
      'Messages you wrote to the bot or in a channel stay in Slack. Mamori keeps where and when a message that led to a report was written for about a week, and never its text.',
      'Somebody may guess from the wording or the facts that it was you. No link to a message of your own and no files are attached.',
      'After sending, a receipt code is shown once. With it you can follow up, add something, and answer questions.',
    ],
  },
  confidential: {
    title: 'What is kept when one person may know your name, and what is not',
    lines: [
      'Your name is shown to the person you choose and to you only: to no other responder, in no list, in no exported file. The times of reporting and noticing are rounded to the hour.',
      'The database holds your id. Whoever runs the server of Mamori could look it up. Slack can know that you sent this.',
      'No link to a message of your own and no files are attached. Somebody may guess from the wording or the facts.',
      'You get no direct message. After sending, a receipt code is shown once. Follow up with it, or under “Your reports” on the Home tab.',
    ],
  },
  problems: {
    namedTo: 'Please choose who may know your name.',
    notResponder:
      'This person has no role in responding and could not open the report. Please choose somebody else, or another way.',
  },
  offline: {
    text: 'Your incident report is not recorded yet. Here is what to say if you tell somebody directly.',
    header: 'This is not recorded yet',
    contact: (contact) => `If it is urgent, please tell ${contact} directly, by telephone for example.`,
    tellHeading: 'What to say, as far as you know',
    tell: [
      'What happened',
      'When you noticed (and when it happened, if you know)',
      'What information it is (not its content)',
      'Whether it is still going on',
      'What has been done so far',
    ],
    later:
      'As soon as it can be recorded, please report it with the form again, with the day and time at which you really noticed.',
  },
  receipt: {
    codeHeading: 'Receipt code (shown here only)',
    codeText: 'Please write it down or keep it somewhere safe. Without it this report cannot be followed up.',
    codeUse:
      'To follow up: “Follow up with a receipt code” on the Home tab or the report form, or /mamori report and the code.',
    codeAgain:
      'This report was received before. Please use the receipt code that was shown after the first sending.',
    noMessage: 'To protect your name, you get no direct message. Please note the code before you close this.',
    whenAcknowledged: 'With the receipt code you can see whether somebody acknowledged it or has a question.',
    laterKnown: 'If you learn more later, you can add it with the receipt code.',
    laterKnownNamed:
      'If you learn more later, add it with the button below, or under “Your reports” on the Home tab.',
    filesLeft: 'The attached files were not taken, because they would show whose they are.',
    follow: 'See this report or add to it',
  },
  code: {
    title: 'Follow up a report',
    submit: 'Open',
    close: 'Cancel',
    label: 'Receipt code',
    hint: 'The 20 letters and digits in four groups that were shown after you sent the report. Capitals and spaces do not matter.',
    wrong: 'There is no report with this code. Please check it for typing errors.',
  },
  follow: {
    title: 'Your report',
    submit: 'Send',
    close: 'Close',
    header: (number) => `Report ${number}`,
    withdrawn: 'withdrawn',
    standing: 'State',
    acknowledged: 'Acknowledged',
    notAcknowledged: 'Not acknowledged yet. The responders are told again and again until somebody does.',
    reported: 'What you reported',
    masked: 'What looks like a number or a password is covered with ■ for the responders.',
    wordsHeading: 'What was written since',
    fromYou: 'You',
    fromResponder: 'A question from the responders',
    answer: 'Your answer to the question',
    answerHint: 'As far as you know. “I do not know” is a valuable answer too.',
    add: 'Add something',
    addHint: 'What you learned later, or what has changed. Please do not write what leaked itself.',
    done: 'Sent. The responders will be told.',
    withdraw: 'Withdraw this report',
    notFound:
      'This report was not found. Please open it under “Your reports” on the Home tab, or with the receipt code.',
    gone: 'This report was deleted from the records.',
    problems: {
      'text-missing': 'Please write what you want to send.',
      'text-too-long': 'Please keep this within 3,000 characters.',
      'withdrawn-already': 'It was withdrawn already.',
      'closed-already': 'It is closed and cannot be withdrawn any more. You can still add something.',
      unchanged: 'The same text has been received already.',
      other: 'This could not be sent. Please try again in a moment.',
    },
  },
  withdraw: {
    title: 'Withdraw the report',
    submit: 'Withdraw',
    close: 'Back',
    text: (number) =>
      `This withdraws report ${number}. That it was reported and withdrawn stays in the records, and a responder looks into it. Nobody is blamed for this.`,
    reason: 'Reason',
    reasonHint: 'You may leave this empty. For example: the drawing was on another shelf of ours.',
    done: (number) => `Report ${number} is withdrawn. The responders will be told.`,
  },
  evidence: {
    gone: (name, number) =>
      `The file “${name}” attached to report ${number} could not be opened and was not recorded. Please attach it again, or tell a responder.`,
    tooLarge: (name, number) =>
      `The file “${name}” attached to report ${number} is too large to be recorded. Please hand it to a responder directly.`,
  },
  nudge: {
    again:
      'Thank you for telling more. If you have not reported it yet, you can do so with the button below.',
    failed:
      'We could not answer your message. If it may be an incident, please report it with the button below.',
  },
  standing: (number, state) =>
    `Your report ${number} is now: ${state}. The button below shows more, and lets you add to it.`,
} satisfies IncidentReportingMessages
