import { join } from 'node:path'
import type { Clock } from '../../src/common/clock.ts'
import type { Connection } from '../../src/database/types.ts'
import {
  type Incident,
  IncidentType,
  type ReportInput,
  ReportingRule,
  type Severity,
} from '../../src/incident/index.ts'
import type { Job, JobHandler } from '../../src/jobs/types.ts'

/** A clock that stands where it is put. */
export function clockAt(iso: string): Clock & { moveTo(iso: string): void } {
  let now = new Date(iso)
  return {
    now: () => now,
    moveTo(next) {
      now = new Date(next)
    },
  }
}

/** The reporting rule of the tests: severity 3 and 2 tell at night, 1 and 0 wait until 07:00. */
export function aRule(version = 1): ReportingRule {
  const rule = (severity: Severity, waits: 'never' | 'night', deputyAfter: number, repeat: number) => ({
    severity,
    waits,
    progressMinutes: 240,
    steps: [
      { to: 'officer' as const, afterMinutes: 0, repeatEveryMinutes: repeat },
      { to: 'deputy' as const, afterMinutes: deputyAfter, repeatEveryMinutes: repeat },
      { to: 'owners' as const, afterMinutes: deputyAfter * 4, repeatEveryMinutes: repeat * 4 },
    ],
  })
  return ReportingRule.parse({
    version,
    asOf: '2026-11-23',
    timeZone: 'Asia/Tokyo',
    hours: {
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      from: '08:30',
      to: '17:30',
      onHolidays: false,
      closed: [],
    },
    night: { from: '22:00', to: '07:00' },
    urgent: { when: [], types: ['malware'] },
    mailAfterMinutes: 10,
    managers: [],
    contacts: [],
    clocks: [],
    exceptions: [],
    severities: [
      rule(3, 'never', 15, 15),
      rule(2, 'never', 30, 30),
      rule(1, 'night', 120, 60),
      rule(0, 'night', 480, 240),
    ],
  })
}

/** Misdirected mail, malware and `other`, all of base 1 and 3 with personal data. */
export function someTypes(): IncidentType[] {
  const advice = (language: string) => ({
    do: [`${language}: stop it`, `${language}: report it`],
    reportStep: 2,
    doNot: [`${language}: decide alone`],
    tell: [`${language}: the officer`],
  })
  const type = (id: string, ja: string, en: string) =>
    IncidentType.parse({
      id,
      name: { ja, en },
      summary: { ja, en },
      firstResponse: { ja: advice('ja'), en: advice('en') },
      fields: [],
      severity: {
        base: 1,
        raise: [
          { when: 'seen_outside', to: 2 },
          { when: 'personal_data', to: 3 },
        ],
      },
      cues: {},
      source: 'test',
      asOf: '2026-11-23',
    })
  return [
    type('misdirected_email', '誤送信', 'Wrong recipient'),
    type('malware', 'マルウェア', 'Malware'),
    type('other', 'その他', 'Other'),
  ]
}

export function aReport(changes: Partial<ReportInput> = {}): ReportInput {
  return {
    submissionKey: 'view:V1',
    reporterId: 'UREPORTER',
    language: 'ja',
    leakType: 'misdirected_email',
    whatHappened: '図面を別の会社に送ってしまった',
    information: '製品Bの図面',
    ongoing: 'no',
    personalData: 'no',
    alreadyDone: '',
    noticed: { at: new Date('2026-11-23T01:00:00Z'), precision: 'minute' },
    message: undefined,
    ...changes,
  }
}

export function anIncident(changes: Partial<Incident> = {}): Incident {
  return {
    id: 'inc_abcdefghijklmnopqrst',
    number: '2026-001',
    type: 'misdirected_email',
    severity: 2,
    status: 'received',
    reporterId: 'UREPORTER',
    reporterLanguage: 'ja',
    reportedAt: new Date('2026-11-23T01:05:00Z'),
    noticed: { at: new Date('2026-11-23T01:00:00Z'), precision: 'minute' },
    whatHappened: '図面を別の会社に送ってしまった',
    information: '製品Bの図面',
    ongoing: 'no',
    personalData: 'unknown',
    alreadyDone: '',
    message: undefined,
    drill: false,
    certainty: 'suspected',
    severityConfirmed: false,
    naming: 'named',
    occurred: undefined,
    fields: {},
    notTold: [],
    cause: '',
    prevention: '',
    failedItem: '',
    findings: {},
    triage: undefined,
    noReportSince: undefined,
    withdrawnAt: undefined,
    deletedAt: undefined,
    closedAt: undefined,
    acknowledged: undefined,
    ...changes,
  }
}

/** A job runner that keeps what was enqueued until a test runs it; of two with one key the first, as the real one does. */
export function keptJobs() {
  const jobs: Job[] = []
  const handlers = new Map<string, JobHandler>()
  return {
    jobs,
    async enqueue(_connection: Connection, job: Job) {
      if (!jobs.some((other) => other.queue === job.queue && other.key === job.key)) jobs.push(job)
    },
    handle(queue: string, handler: JobHandler) {
      handlers.set(queue, handler)
    },
    /** Runs a job by the handler that was named for its queue, where one was. */
    async run({ queue, data }: Pick<Job, 'queue' | 'data'>, jobId = 'job') {
      await handlers.get(queue)?.(data, jobId)
    },
    async start() {},
    async stop() {},
    wake() {},
    async clockMoved() {},
  }
}

/** The folder of the real incident types and the file of the real rule. */
export const knowledge = join(import.meta.dirname, '../../knowledge')
