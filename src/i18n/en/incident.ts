import type { IncidentMessages } from '../ja/incident.ts'

/** What the bot says about reporting an incident, telling the responders, and its state. */
export const incident = {
  severityNames: {
    0: 'no effect yet, a sign only',
    1: 'work inside the company is affected',
    2: 'the business is affected',
    3: 'customers, partners or personal data are affected',
  },
  severity: (level, name) => `${level} (${name})`,
  known: { yes: 'Yes', no: 'No', unknown: 'Not known' },
  roleNames: { officer: 'the responsible officer', deputy: 'the deputy', owners: 'the workspace owners' },
  labels: {
    number: 'Number',
    type: 'Type',
    severity: 'Severity (provisional)',
    reporter: 'Reported by',
    reportedAt: 'Reported at',
    noticedAt: 'Noticed at',
    ongoing: 'Still going on',
    personalData: 'Personal data involved',
    whatHappened: 'What happened',
    information: 'What information',
    alreadyDone: 'Done so far',
    message: 'Message concerned',
  },
  reporterHidden: { anonymous: 'anonymous', confidential: 'named to one person only' },
  labelled: (label) => `${label}: `,
  unknownMoment: 'not known',
  dayOnly: (day) => `${day} (time not known)`,

  form: {
    title: 'Report an incident',
    submit: 'Submit',
    close: 'Cancel',
    intro: 'Telling us early helps most. You can send it with only what you know.',
    care: 'Please do not write the leaked content itself, passwords, or personal data such as names and contact details. It is enough to say what kind of information is involved.',
    readers:
      'Only the people who respond (officer, deputy, administrators, owners) and you can read this. They will see your name. Nothing is posted in a channel.',
    aboutMessage:
      'A link to the message you chose goes with the report. Its text is not copied. Please leave it where it is: it is evidence.',
    whatHappened: 'What happened?',
    whatHappenedExample: 'For example: I sent an e-mail with drawings for one customer to another company.',
    noticedDate: 'Day you noticed',
    noticedTime: 'Time you noticed',
    noticedTimeHint: 'Roughly is fine. Leave it empty if you do not know.',
    information: 'What information is it?',
    informationExample: 'For example: 3 drawings of product B',
    ongoing: 'Is it still going on?',
    ongoingOptions: { yes: 'Yes, it is', no: 'No, it has stopped', unknown: 'I do not know' },
    type: 'Type',
    typeUnknown: 'I do not know',
    personalData: 'Is personal data involved?',
    personalDataOptions: { yes: 'Yes', no: 'No', unknown: 'I do not know' },
    alreadyDone: 'What has been done so far?',
    alreadyDoneExample: 'For example: I switched off the shared link and asked the recipient to delete it.',
  },
  problems: {
    missing: 'Please write a few words here.',
    'too-long': (most) => `Please keep this within ${most} characters.`,
    future: 'This date or time is still to come. Please check when you noticed.',
    'not-offered': 'This type is no longer offered. Please choose again.',
  },
  notRecorded: (contact) =>
    `This is not recorded yet. What you typed is still here. Please wait a moment and press “Submit” again (it will not be counted twice). If it is urgent, tell ${contact} directly.`,
  contactUnknown: 'the responsible officer',
  contactNamed: (names) => names,
  namesJoined: (names) => names.join(', '),

  receipt: {
    title: 'Report received',
    close: 'Close',
    text: (number) => `Your incident report was received. Its number is ${number}.`,
    header: 'Your report was received',
    thanks: 'Thank you for telling us.',
    doMeanwhile: 'Your report has arrived. Please also do the following.',
    toldHeading: 'Who is told',
    told: (role) => `We are telling ${role} now.`,
    toldPeople: 'People told: ',
    toldInstead: (role, owners) => `We could not find ${role}, so we are telling ${owners} now.`,
    nextHeading: 'What happens next',
    repeats: (minutes) => `They are told again every ${minutes} minutes until somebody acknowledges it.`,
    nextStep: (moment, role) => `If nobody has acknowledged it by ${moment}, we tell ${role} too.`,
    whenAcknowledged: 'When somebody acknowledges it, you get a direct message.',
    alsoByMessage: 'We sent you the same as a direct message.',
  },

  notice: {
    text: (number, level) => `Incident report ${number} (severity ${level}): please acknowledge.`,
    header: (number) => `Incident report ${number}`,
    escalated: 'Whoever was told first has not acknowledged yet, so we are telling you too.',
    again: (times) => `Nobody has acknowledged yet. This is the ${ordinal(times)} notice.`,
    instead: (role) =>
      `We could not find ${role}, so we are telling you, as an owner of the workspace. If nobody is set yet, please choose somebody with “Set the roles” on the Home tab.`,
    acknowledge: 'Acknowledge',
    about:
      'Acknowledging stops the repeated notices and lets the reporter know. Please do not forward this to anyone who need not know.',
    messageLink: 'Open the message',
    messagePlace: (channel, ts) =>
      `It stands where the bot cannot look (${channel} / ${ts}). Please ask the reporter.`,
    acknowledgedText: (number) => `Incident report ${number} has been acknowledged.`,
    acknowledgedBy: (moment) => ` acknowledged this (${moment}).`,
    closed: (number) => `Incident report ${number} has been closed.`,
    takenBack: 'This notice can no longer be read here. Other responders carry on.',
    writtenIn: { ja: ' (reports in Japanese)', en: ' (reports in English)' },
    nextHeading: 'What the person who acknowledged does next',
    nextContact: 'Contact the reporter, and find out how things stand and whether it is still spreading.',
    nextPersonalData:
      'Personal data may be involved. Check soon whether a report to the Personal Information Protection Commission is due (as a guide, the prompt report within about 3 to 5 days of knowing).',
  },

  acknowledged: {
    toReporter: (number) => `Your incident report ${number} has been acknowledged.`,
    byWhom: (moment) => ` acknowledged it on ${moment}.`,
    next: 'The response begins. Somebody may contact you with questions.',
    done: (number) => `You acknowledged incident report ${number}. The reporter will be told.`,
    already: (number, moment) => `Incident report ${number} was acknowledged on ${moment}, by: `,
    notAllowed:
      'Only the officer, the deputy and administrators can acknowledge. Your role does not allow it now, and nothing has changed. If you know who can respond, please let them know.',
    notSure:
      'We cannot check your role right now, so this was not acknowledged. Nothing has changed. Please try again in a moment.',
    notFound: 'This report was not found. The notice may be an old one. Your Home shows the current list.',
    title: 'Incident report',
    close: 'Close',
  },

  formFailed:
    'The report form could not be opened. Please press the button below again. If it is urgent, tell the responsible officer directly.',
  report: 'Report it',
  dismiss: 'Not now',
  dismissed:
    'All right. You can still report later, on the Home tab or with /mamori report. If anything worries you, please tell us.',

  firstResponse: {
    text: 'This may be an incident. Here is what to do first, and how to report it.',
    header: 'This may be an incident',
    about: (type) =>
      `These are the first steps for “${type}”. You can report even if it is something else, or only a suspicion.`,
    aboutOther: 'You can report even if it is only a suspicion and much is still unknown.',
  },

  home: {
    own: 'Your reports',
    open: 'Open reports',
    noneOpen: 'There are no open reports.',
    see: 'See it',
    loading: 'Loading…',
    title: (number, standing) => `${number}: ${standing}`,
    facts: (type, severity) => `${type}, severity ${severity} (provisional)`,
    reportedAt: (moment) => `reported ${moment}`,
    waiting: 'not acknowledged yet',
    acknowledgedAt: (moment) => `acknowledged (${moment})`,
    statusNames: {
      received: 'received',
      investigating: 'investigating',
      responding: 'responding',
      closed: 'closed',
    },
    state: (parts) => parts.join(', '),
  },
} satisfies IncidentMessages

function ordinal(count: number): string {
  const kind = new Intl.PluralRules('en', { type: 'ordinal' }).select(count)
  return `${count}${{ zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' }[kind]}`
}
