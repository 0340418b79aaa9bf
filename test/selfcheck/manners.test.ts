import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holidayName, localTime, plusDays } from '../../src/calendar/index.ts'
import {
  mayDisturb,
  planReminders,
  type Reminded,
  saysAway,
  usualManners,
} from '../../src/selfcheck/manners.ts'

const hourMs = 3_600_000

function aPerson(more: Partial<Reminded> = {}): Reminded {
  return {
    userId: 'U1',
    timeZone: 'Asia/Tokyo',
    invitedAt: new Date('2026-01-05T00:00:00Z'),
    finishedAt: null,
    remindedOn: null,
    isAway: false,
    doesNotDisturb: false,
    absences: [],
    ...more,
  }
}

/** Lives through the hours up to `to`, reminding as the job does. @returns each reminder. */
function liveThrough(
  person: Reminded,
  dueOn: string,
  from: Date,
  to: Date,
  at: (now: Date) => Partial<Reminded>,
) {
  const sent: { now: Date; today: string; daysLeft: number }[] = []
  let remindedOn = person.remindedOn
  for (let ms = from.getTime(); ms < to.getTime(); ms += hourMs) {
    const now = new Date(ms)
    const [reminder] = planReminders(now, dueOn, [{ ...person, remindedOn, ...at(now) }], usualManners)
    if (reminder === undefined) continue
    remindedOn = reminder.today
    sent.push({ now, ...reminder })
  }
  return sent
}

describe('reminding somebody', () => {
  test('comes five and two working days before, on the day, and once after, each with the days left when it is sent', () => {
    // Due after Golden Week: 29 April, and 3 to 6 May 2026 are holidays.
    const sent = liveThrough(
      aPerson(),
      '2026-05-08',
      new Date('2026-04-20T00:00:00Z'),
      new Date('2026-05-20T00:00:00Z'),
      () => ({}),
    )

    expect(sent.map(({ today, daysLeft }) => [today, daysLeft])).toEqual([
      ['2026-04-27', 5],
      ['2026-05-01', 2],
      ['2026-05-08', 0],
      ['2026-05-11', -1],
    ])
  })

  test('waits for the end of a leave, and tells the days that are left then', () => {
    const absences = [{ from: '2026-06-10', to: '2026-06-16' }]

    const sent = liveThrough(
      aPerson({ absences }),
      '2026-06-19',
      new Date('2026-06-08T00:00:00Z'),
      new Date('2026-06-20T00:00:00Z'),
      () => ({}),
    )

    expect(sent.map(({ today, daysLeft }) => [today, daysLeft])).toEqual([
      ['2026-06-17', 2],
      ['2026-06-19', 0],
    ])
  })

  test('stops at once when they are done', () => {
    const done = new Date('2026-06-16T03:00:00Z')

    const sent = liveThrough(
      aPerson(),
      '2026-06-19',
      new Date('2026-06-08T00:00:00Z'),
      new Date('2026-06-30T00:00:00Z'),
      (now) => ({
        finishedAt: now >= done ? done : null,
      }),
    )

    expect(sent.map(({ today }) => today)).toEqual(['2026-06-12'])
  })

  test('never comes on a holiday, at night, on leave, twice a day, undisturbed, or when they are done, in a whole year', () => {
    const zone = fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Europe/London', 'Pacific/Auckland')
    const day = (least: number, most: number) =>
      fc.integer({ min: least, max: most }).map((days) => plusDays('2026-01-01', days))
    const leave = fc
      .tuple(day(0, 360), fc.integer({ min: 0, max: 20 }))
      .map(([from, length]) => ({ from, to: plusDays(from, length) }))
    fc.assert(
      fc.property(
        zone,
        day(20, 340),
        fc.array(leave, { maxLength: 3 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 6 }),
        (timeZone, dueOn, absences, doneAfter, quietFrom) => {
          const finishedAt = new Date(Date.parse('2026-01-01T00:00:00Z') + doneAfter * 24 * hourMs)
          const from = new Date(Date.parse(`${dueOn}T00:00:00Z`) - 25 * 24 * hourMs)
          const to = new Date(Date.parse(`${dueOn}T00:00:00Z`) + 25 * 24 * hourMs)
          const undisturbed = (now: Date) =>
            now.getUTCHours() >= quietFrom && now.getUTCHours() < quietFrom + 3

          const sent = liveThrough(
            aPerson({ timeZone, absences, invitedAt: from }),
            dueOn,
            from,
            to,
            (now) => ({
              finishedAt: now >= finishedAt ? finishedAt : null,
              doesNotDisturb: undisturbed(now),
            }),
          )

          for (const { now } of sent) {
            const { date, minutes } = localTime(now, timeZone)
            expect(holidayName(date, 'ja')).toBeUndefined()
            expect([
              '08-13',
              '08-14',
              '08-15',
              '08-16',
              '12-29',
              '12-30',
              '12-31',
              '01-01',
              '01-02',
              '01-03',
            ]).not.toContain(date.slice(5))
            expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
            expect(minutes).toBeGreaterThanOrEqual(9 * 60)
            expect(minutes).toBeLessThan(18 * 60)
            expect(absences.some((each) => each.from <= date && date <= each.to)).toBe(false)
            expect(now < finishedAt).toBe(true)
            expect(undisturbed(now)).toBe(false)
          }
          expect(new Set(sent.map(({ today }) => today)).size).toBe(sent.length)
          expect(sent.length).toBeLessThanOrEqual(4)
        },
      ),
      { numRuns: 25, seed: 3 },
    )
  })
})

describe('a Slack status', () => {
  test.each([
    ['夏季休暇中', '', true],
    ['有給です', '', true],
    ['Vacation until Friday', '', true],
    ['OOO', '', true],
    ['', ':palm_tree:', true],
    ['会議中', ':calendar:', false],
    ['昼休み時間', '', false],
    ['In a meeting', '', false],
    ['', '', false],
  ])('%j %j says that somebody is away: %s', (text, emoji, away) => {
    expect(saysAway({ text, emoji })).toBe(away)
  })

  test('of leave keeps reminders away at noon of a working day', () => {
    const noon = new Date('2026-06-10T03:00:00Z')

    expect(mayDisturb(noon, aPerson(), usualManners)).toBe(true)
    expect(mayDisturb(noon, aPerson({ isAway: true }), usualManners)).toBe(false)
  })
})
