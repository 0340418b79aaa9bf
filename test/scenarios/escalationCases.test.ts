// Every case of telling on that a company meets, on the real bot over a clock that moves, by the rule as it is delivered.
import { describe, expect, onTestFinished } from 'vitest'
import {
  holidayName,
  instantOf,
  isWorkingDay,
  localDate,
  localTime,
  plusDays,
  weekdayOf,
} from '../../src/calendar/index.ts'
import type { Database } from '../../src/database/types.ts'
import { startMailServer } from '../mail/server.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { jobsAreDone, test } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

type Stage = {
  readonly bot: TestBot
  readonly database: Database
  readonly idOf: (name: string) => string
  /** Slack refuses what goes to these people, or everything. */
  readonly refused: Set<string>
  /** How many e-mails name this number. */
  readonly mails: (number: string) => number
}

type Case = {
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

const workday = (day: string) => isWorkingDay(day) && isWorkingDay(plusDays(day, 1))
const morning = 10 * 60
const night = 23 * 60
const severity3 = () => ({ 'personal_data.choice': 'yes' })
const severity1 = () => ({ 'personal_data.choice': 'no' })
const nearMiss = () => ({ 'certainty.choice': 'near-miss' })

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

const cases: Readonly<Record<string, Case>> = {
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

const names = ['officer', 'deputy', 'admin', 'manager']

describe('telling on, case by case', () => {
  test('ends as the rule says in every one of them, and in none in silence (oncall#2756)', {
    timeout: 240_000,
  }, async ({ database }) => {
    const stage = await startStage(database)
    const outcomes: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const [name, one] of Object.entries(cases)) {
      outcomes[name] = await play(stage, name, one)
      expected[name] = {
        told: one.course.map(([, told]) => told),
        isAhead: true,
        wronglySeenBy: [],
        notReachedAtLast: [],
      }
    }

    expect(outcomes).toEqual(expected)
  })
})

async function startStage(database: Database): Promise<Stage> {
  const { url, taken } = await startMailServer()
  const bot = await startTestBot(database, {
    environment: { SMTP_URL: url, MAMORI_MAIL_FROM: 'mamori@example.jp', MAMORI_MAIL_TO: 'top@example.jp' },
    rateLimits: 'off',
    proxied: true,
  })
  onTestFinished(() => bot.stop())
  const refused = new Set<string>()
  const mails = (number: string) => taken.filter(({ text }) => text.includes(number)).length
  bot.api.always('chat.postMessage', ({ form }) => {
    if (refused.has('everybody')) return 'not-reached'
    return refused.has(form.get('channel') ?? '') ? { error: 'user_disabled' } : undefined
  })
  return { bot, database, idOf: (name) => bot.person(name).id, refused, mails }
}

async function play(stage: Stage, what: string, one: Case) {
  const { bot, database, refused } = stage
  await begin(stage, one)
  await one.before?.(stage)
  const { id, number } = await report(stage, what, one)

  const told: string[][] = []
  let seen = 0
  let mailed = 0
  for (const [minutes, expected, happens] of one.course) {
    if (minutes > 0) await bot.passTime({ minutes })
    await jobsAreDone(database)
    const people = await settled(expected, async () => {
      const lines = await toldLines(stage, id)
      return [...lines.slice(seen).flat(), ...(stage.mails(number) > mailed ? ['mail'] : [])]
    })
    await messagesAreOut(stage)
    seen = (await toldLines(stage, id)).length
    mailed = stage.mails(number)
    told.push(people)
    await happens?.(stage)
  }
  const isAhead = await isSomethingAhead(database, id)
  const reached = await readers(stage, what)
  refused.clear()
  const never = one.never ?? []
  const last = (told.at(-1) ?? []).filter((name) => names.includes(name) && !never.includes(name))
  return {
    told,
    isAhead,
    wronglySeenBy: reached.filter((name) => never.includes(name)),
    notReachedAtLast: last.filter((name) => !reached.includes(name)),
  }
}

/** Ends what went before, and lets time pass until the day and minute that the case wants. */
async function begin({ bot, database }: Stage, one: Case): Promise<void> {
  await database.query(`update incidents set status = 'closed' where status <> 'closed'`)
  for (const table of ['absences', 'role_holders', 'reporting_rules'])
    await database.query(`delete from ${table}`)
  const now = await clockOf(bot)
  const { minutes } = localTime(now, 'Asia/Tokyo')
  let day = localDate(now, 'Asia/Tokyo')
  if (minutes >= one.at) day = plusDays(day, 1)
  while (!one.on(day)) day = plusDays(day, 1)
  await bot.passTime({ minutes: (instantOf(day, one.at, 'Asia/Tokyo').getTime() - now.getTime()) / 60_000 })
}

type Reported = { readonly id: string; readonly number: string }

async function report({ bot, database, ...stage }: Stage, what: string, one: Case): Promise<Reported> {
  const employee = bot.person('employee')
  await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await employee.seesView('modal', /"callbackId":"incident.report"/)
  await employee.presses('incident.form_more', { viewId: form.id })
  await employee.seesView('modal', /not_told/)
  const values = { 'what_happened.text': what, ...one.values?.({ bot, database, ...stage }) }
  const sent = await employee.acts({ do: 'submit', viewId: form.id, values })
  expect(sent).toMatchObject({ ok: true })
  await employee.acts({ do: 'close', viewId: form.id })
  const { rows } = await database.query<Reported>(
    'select id, number from incidents where what_happened = $1',
    [what],
  )
  const [found] = rows
  if (found === undefined) throw new Error(`not reported: ${what}`)
  return found
}

/** Resolves when nothing waits to be sent that Slack would take. */
async function messagesAreOut({ database, refused }: Stage): Promise<void> {
  if (refused.has('everybody')) return
  const waiting = `select 1 from outbox_messages where state in ('new', 'sending') limit 1`
  await expect
    .poll(async () => (await database.query(waiting)).rows, { timeout: 10_000, interval: 40 })
    .toEqual([])
}

/** What `look` finds once it is what is expected, or, when that does not come, what it found at last; sorted. */
async function settled(expected: readonly string[], look: () => Promise<string[]>): Promise<string[]> {
  const sorted = async () => [...new Set(await look())].sort()
  const wanted = [...expected].sort()
  try {
    await expect.poll(sorted, { timeout: 6_000, interval: 60 }).toEqual(wanted)
    return wanted
  } catch {
    return await sorted()
  }
}

/** Whom each telling of an incident told, by name, in its order. */
async function toldLines({ bot, database }: Stage, id: string): Promise<string[][]> {
  const { rows } = await database.query<{ people: string }>(
    `select details->>'people' as people from incident_register where incident = $1 and what = 'told' order by id`,
    [id],
  )
  const nameOf = (userId: string) => names.find((name) => bot.person(name).id === userId) ?? userId
  return rows.map(({ people }) => people.split(' ').map(nameOf))
}

/** Whether somebody is told next, or looked after whether the work goes on; true too where the work has begun. */
async function isSomethingAhead(database: Database, id: string): Promise<boolean> {
  const { rows } = await database.query(
    `select 1 from pgboss.job where state in ('created', 'retry') and data->'data'->>'incident' = $1
        and data->'data'->>'kind' in ('step', 'progress')
      union all select 1 from incidents where id = $1 and acknowledged_at is not null and status <> 'received'`,
    [id],
  )
  return rows.length > 0
}

async function readers({ bot }: Stage, what: string): Promise<string[]> {
  const seen = await Promise.all(
    names.map(async (name) => {
      const { messages } = await bot.person(name).looks()
      return messages.some((message) => wordsOf(message).includes(what)) ? [name] : []
    }),
  )
  return seen.flat()
}

async function clockOf({ url }: TestBot): Promise<Date> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ advanceS: 0 })
  const answer = await fetch(`${url}/workspace/clock`, { method: 'POST', headers, body })
  return new Date(((await answer.json()) as { now: string }).now)
}
