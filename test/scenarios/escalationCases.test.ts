// Every case on the real bot, over a clock that moves.
import { describe, expect, onTestFinished } from 'vitest'
import { instantOf, localDate, localTime, plusDays } from '../../src/calendar/index.ts'
import type { Database } from '../../src/database/types.ts'
import { startMailServer } from '../mail/server.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { jobsAreDone, test } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'
import { type Case, cases, names, type Stage } from './escalationCases.ts'

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
