import type { IncidentNewsMessages } from '../ja/incidentNews.ts'

/** What the bot tells about an incident after its first notices, in Slack and by e-mail. */
export const incidentNews = {
  drill: (number) => `${number} (drill)`,
  legalClocks: {
    prompt_report: 'Prompt report to the Personal Information Protection Commission',
    full_report: 'Full report to the Personal Information Protection Commission',
    notify_persons: 'Notice to the persons concerned',
    tell_entruster: 'Notice to whoever entrusted the data',
  },
  clock: (number, clock, share, day) =>
    share >= 100
      ? `Incident ${number}: the guide date for “${clock}” (${day}) has come. If it is done, please record it. Whether a report is due, and when, is for the responsible officer and the authority to decide.`
      : `Incident ${number}: ${share} % of the time until the guide date for “${clock}” (${day}) has passed. Whether a report is due, and when, is for the responsible officer and the authority to decide.`,
  news: {
    added: (number) => `The reporter has added something to incident ${number}. Please have a look.`,
    withdrawn: (number) =>
      `The reporter of incident ${number} has withdrawn the report. The record stays. Please find out why, and decide whether it can be closed.`,
    asked: (number) =>
      `A responder has a question about your report ${number}. Please open your report and answer as far as you can.`,
    answered: (number) => `The reporter has answered a question about incident ${number}.`,
    closed: (number) => `Work on your report ${number} is complete. Thank you for telling us.`,
    task: (number) => `You have a task for incident ${number}. Please check what it is and when it is due.`,
    'task-due': (number) =>
      `Your task for incident ${number} is due today. If it is done, please mark it as done.`,
    requested: (number) =>
      `A request about incident ${number} waits for a second person. Somebody who neither asked nor reported, please look at it and decide.`,
    'room-refused': (number) =>
      `The channel of incident ${number} could not be made. The work goes on without it, and the reason is in the register. If you want one next time, please have a Slack administrator check the app's permissions and who may create channels.`,
    'room-not-removed': (number) =>
      `Somebody who must not be told of incident ${number} is in its channel, and Mamori could not remove them. Please remove them in Slack, and write nothing in that channel until then. Mamori has stopped updating it, too.`,
    'room-lost': (number) =>
      `Mamori can no longer use the channel of incident ${number}. The work goes on from the Home of Mamori. The channel no longer shows how the incident stands.`,
    decided: (number) => `Your request about incident ${number} has been decided. Please check the outcome.`,
  },
  ownerLeft: (number) =>
    `Incident ${number} has a task whose owner is no longer in Slack. Please check when it is due, and add it again for somebody else, or mark it as done if it is.`,
  silence: (since) =>
    `No incident and no near miss has been reported since ${since}, for more than half a year. Please find out whether nothing happened, or whether reporting has become hard.`,
  audit: {
    head: (day, lines, head) =>
      `Audit record of ${day}: ${lines} lines, end ${lines}:${head}. Please keep this notice: the record can be compared with it later.`,
    broken: (day, firstBad) =>
      `The check of the audit record on ${day} found that something does not fit. ${firstBad === undefined ? 'Where it begins cannot be told' : `The first line that does not fit is ${firstBad}`}. Whoever runs the server and the responsible officer, please look into it at once (command mamori audit verify), and leave the record as it is.`,
  },
  mail: {
    subject: (number, severity) => `[Please check] Incident report ${number} (severity ${severity})`,
    text: (number, severity, moment) =>
      [
        `Incident report ${number} (severity ${severity}, received ${moment}) has not been acknowledged yet.`,
        'You get this e-mail because Slack did not deliver the notice.',
        'As soon as Slack works, please open it from the Home of Mamori and acknowledge it.',
        'While Slack does not work, please phone the responsible officer or the deputy.',
        '',
        'What was reported is not part of this e-mail.',
      ].join('\n'),
    headSubject: (day) => `Audit record ${day}`,
    brokenSubject: (day) => `[Please check] Audit record does not fit, ${day}`,
  },
} satisfies IncidentNewsMessages
