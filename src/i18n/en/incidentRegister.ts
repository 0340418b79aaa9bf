import type { IncidentRegisterMessages } from '../ja/incidentRegister.ts'

export const incidentRegister = {
  register: {
    title: 'Register of incidents',
    close: 'Close',
    none: 'Nothing fits.',
    open: 'Open',
    earlier: 'Back',
    later: 'Next',
    page: (from: number, to: number, total: number) => `${from} to ${to} of ${total}`,
    find: 'Search',
    search: 'Search for words',
    searchHint: 'Type a number or words of the text, and press Search or Enter.',
    filters: {
      status: {
        label: 'Status',
        all: 'Every status',
        open: 'Not closed',
        received: 'received',
        investigating: 'investigating',
        responding: 'responding',
        closed: 'closed',
      },
      severity: { label: 'Severity', all: 'Every severity', level: (level: number) => `Severity ${level}` },
      type: { label: 'Type', all: 'Every type' },
      kind: {
        label: 'Kind',
        incidents: 'Incidents and near misses',
        'near-miss': 'Near misses only',
        drills: 'Drills only',
        all: 'With drills',
      },
    },
    line: (number: string, status: string, severity: number, type: string) =>
      `${number}  ${status}, severity ${severity}, ${type}`,
    drillMark: ' (drill)',
    nearMissMark: ' (near miss)',
    reported: (moment: string) => `reported ${moment}`,
    export: { xlsx: 'Get it for Excel', csv: 'Get it as CSV' },
    exportNote:
      'What you have filtered is sent to your direct message. That you exported it is in the audit record.',
    sent: (count: number) => `${count} were sent to your direct message.`,
    comment: (count: number) => `The register of incidents (${count}). Please handle it with care.`,
    notAllowed: 'The register is for the officer, the deputy and administrators.',
  },
  figures: {
    heading: 'By month',
    month: (month: string, incidents: number, nearMisses: number, closed: number) =>
      `${month}: ${incidents} incidents (${closed} closed), ${nearMisses} near misses`,
    acknowledged: (minutes: number) => `, median ${minutes} min to acknowledge`,
    none: 'Nothing recorded yet.',
  },
  home: {
    heading: 'Incident response',
    register: 'Open the register',
    rule: 'Reporting rule',
    away: 'Set an absence',
    drill: 'Start a drill',
    clocks: 'Next deadlines (a guide)',
  },
  drill: {
    title: 'Start a drill',
    about:
      'The person you choose is told of the drill. The time to the report and to the acknowledgement is measured. It does not count in the register’s figures.',
    who: 'Who reports',
    scenario: 'What is supposed to have happened',
    scenarioExample: 'Example: a drawing was sent to the wrong company (drill).',
    start: 'Start',
    cancel: 'Cancel',
    started: 'The person has been told. When the report comes, people are told in the usual order.',
    text: 'A drill: please take part.',
    header: 'Drill: report an incident',
    ask: 'Please suppose that this has just happened, and report it as you would. As it is a drill, please contact nobody outside the company.',
    report: 'Report (drill)',
    reportTitle: 'Drill report',
    what: 'What happened?',
    type: 'Type',
    send: 'Send',
    received: (number: string) =>
      `Your drill report was received (${number}). Your part in the drill ends here. Thank you.`,
    measured: (report: string, acknowledge: string) =>
      `Time to report: ${report}; time to acknowledge: ${acknowledge}`,
    minutes: (minutes: number) => `${minutes} min`,
    notYet: 'not yet',
    gone: 'This person cannot be chosen. Please choose somebody of the company.',
  },
} satisfies IncidentRegisterMessages
