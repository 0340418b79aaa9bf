import { holidayName, isWorkingDay, plusDays, weekdayOf } from '../../src/calendar/index.ts'
import type { Database } from '../../src/database/types.ts'
import type { TestBot } from '../support/bot.ts'
import { wordsOf } from '../support/door.ts'

/** The bot as a case finds it. */
export type Stage = {
  readonly bot: TestBot
  readonly database: Database
  readonly idOf: (name: string) => string
  /** Slack refuses what goes to these people, or everything. */
  readonly refused: Set<string>
  /** How many e-mails name this number. */
  readonly mails: (number: string) => number
}

/** A report, when it is made, and who is told of it as time passes. */
export type Case = {
  /** On what kind of day, at which minute of it, in Japan. */
  readonly on: (day: string) => boolean
  readonly at: number
  readonly values?: (stage: Stage) => Readonly<Record<string, unknown>>
  readonly before?: (stage: Stage) => Promise<void>
  /**
   * Minutes that pass, what then happens, and who is told in them; the first entry is the moment of the report. `mail`
   * stands for an e-mail.
   */
  readonly course: readonly (readonly [number, readonly string[], ((stage: Stage) => Promise<unknown>)?])[]
  /** Who never reads a word of it. */
  readonly never?: readonly string[]
}

/** The people of the cases. */
export const names = ['officer', 'deputy', 'admin', 'manager']

const workday = (day: string) => isWorkingDay(day) && isWorkingDay(plusDays(day, 1))
const morning = 10 * 60
const night = 23 * 60
const severity3 = () => ({ 'personal_data.choice': 'yes' })
const severity1 = () => ({ 'personal_data.choice': 'no' })
const nearMiss = () => ({ 'certainty.choice': 'near-miss' })

/** Every case of telling on that a company meets, by the rule as it is delivered. */
export const cases: Readonly<Record<string, Case>> = {
  'in the night, not urgent: the first at once, the others in the morning': {
    on: workday,
    at: night,
    values: severity1,
    course: [
      [0, ['officer']],
      [180, []],
      [310, ['admin', 'deputy', 'officer']],
    ],
  },
  'on a weekend, a mere sign: the first at once, the others when the company works again': {
    on: (day) => weekdayOf(day) === 'sat' && isWorkingDay(plusDays(day, 2)),
    at: 12 * 60,
    values: nearMiss,
    course: [
      [0, ['officer']],
      [24 * 60, []],
      [21 * 60, ['admin', 'deputy', 'officer']],
    ],
  },
  'on a holiday, a mere sign: the first at once, the others on the next day': {
    on: (day) =>
      holidayName(day, 'ja') !== undefined && weekdayOf(day) !== 'sun' && workday(plusDays(day, 1)),
    at: morning,
    values: nearMiss,
    course: [
      [0, ['officer']],
      [12 * 60, []],
      [10 * 60 + 40, ['deputy', 'officer']],
    ],
  },
  'nobody acknowledges: officer, deputy, the top': {
    on: workday,
    at: morning,
    values: severity3,
    course: [
      [0, ['officer']],
      [16, ['deputy', 'officer']],
      [50, ['admin', 'deputy', 'officer']],
    ],
  },
  'the officer is away and somebody stands in: that person': {
    on: workday,
    at: morning,
    values: severity3,
    before: (stage) => isAway(stage, 'manager'),
    course: [[0, ['manager']]],
  },
  'the officer is away and nobody stands in: the officer all the same, and the deputy at once': {
    on: workday,
    at: morning,
    values: severity3,
    before: (stage) => isAway(stage, null),
    course: [[0, ['deputy', 'officer']]],
  },
  'acknowledged late by the deputy, who begins to work: nobody any more': {
    on: workday,
    at: morning,
    values: severity3,
    course: [
      [0, ['officer']],
      [16, ['deputy', 'officer'], (stage) => acknowledges(stage, 'deputy')],
      [
        1,
        [],
        ({ database }) =>
          database.query(`update incidents set status = 'responding' where status = 'received'`),
      ],
      [300, []],
    ],
  },
  'acknowledged and then silent: all again, the deputy at once': {
    on: workday,
    at: morning,
    values: severity3,
    course: [
      [0, ['officer'], (stage) => acknowledges(stage, 'officer')],
      [100, []],
      [25, ['deputy', 'officer']],
    ],
  },
  'the rule is changed meanwhile: by the rule it began under': {
    on: workday,
    at: morning,
    values: severity3,
    course: [
      [
        0,
        ['officer'],
        ({ database, idOf }) =>
          database.query(
            `insert into reporting_rules (version, rule, at, by)
             select version + 1,
               jsonb_set(rule, '{severities}', (select jsonb_agg(jsonb_set(each, '{steps}', jsonb_build_array(each->'steps'->0)))
                 from jsonb_array_elements(rule->'severities') as each)) || jsonb_build_object('version', version + 1), at, $1
               from reporting_rules order by version desc limit 1`,
            [idOf('officer')],
          ),
      ],
      [16, ['deputy', 'officer']],
    ],
  },
  'Slack is down: an e-mail after ten minutes, and Slack once it is back': {
    on: workday,
    at: morning,
    values: severity3,
    before: async ({ refused }) => void refused.add('everybody'),
    course: [
      [0, ['officer']],
      [11, ['mail'], async ({ refused }) => refused.clear()],
      [6, ['deputy', 'officer']],
    ],
  },
  'one of two officers is deactivated: the other, the deputy in the place of the first, and no e-mail': {
    on: workday,
    at: morning,
    values: severity3,
    before: async ({ database, idOf, refused }) => {
      refused.add(idOf('officer'))
      await database.query(
        `insert into role_holders (role, user_id, position, set_by, set_at)
         values ('officer', $1, 1, $1, now()), ('officer', $2, 2, $1, now())`,
        [idOf('officer'), idOf('manager')],
      )
    },
    course: [
      [0, ['deputy', 'manager', 'officer']],
      [12, []],
    ],
    never: ['officer'],
  },
  'the only officer is deactivated: the deputy at once, and an e-mail': {
    on: workday,
    at: morning,
    values: severity3,
    before: async ({ idOf, refused }) => void refused.add(idOf('officer')),
    course: [[0, ['deputy', 'mail', 'officer']]],
    never: ['officer'],
  },
  'the officer is concerned: the deputy at once, and never the officer': {
    on: workday,
    at: morning,
    values: ({ idOf }) => ({ ...severity3(), 'not_told.people': [idOf('officer')] }),
    course: [
      [0, ['deputy']],
      [65, ['admin', 'deputy']],
    ],
    never: ['officer'],
  },
}

async function isAway({ database, idOf }: Stage, standIn: string | null): Promise<void> {
  await database.query(
    `insert into absences (user_id, from_at, until_at, stand_in, set_by)
     values ($1, '2000-01-01', '2100-01-01', $2, $1)`,
    [idOf('officer'), standIn === null ? null : idOf(standIn)],
  )
}

async function acknowledges({ bot }: Stage, name: string): Promise<void> {
  const person = bot.person(name)
  const { messages } = await person.looks()
  const notice = messages.findLast((message) => wordsOf(message).includes('incident.acknowledge'))
  await person.presses('incident.acknowledge', { channel: notice?.channel, ts: notice?.ts })
  await person.sees(
    /受領しました|acknowledged this/,
    notice?.ts === undefined ? '0' : String(Number(notice.ts) - 1),
  )
}
