// What stories of campaigns have in common.

import { instantOf, localDate, nextWorkingDay, plusDays } from '../../src/calendar/index.ts'
import { usualManners, workingDays } from '../../src/selfcheck/manners.ts'
import type { TestBot } from './bot.ts'
import type { SeenView, TestPerson } from './door.ts'

const japan = 'Asia/Tokyo'

/** Ten o'clock on the first working day more than `after` days from now, in Japan. */
export function nextMorning(from: Date, after = 0): Date {
  const day = plusDays(localDate(from, japan), 1 + after)
  return instantOf(nextWorkingDay(day, workingDays(usualManners, day)), 10 * 60, japan)
}

/** Moves the clock on from one time to another. @returns the latter. */
export async function goTo(bot: TestBot, from: Date, to: Date): Promise<Date> {
  await bot.passTime({ minutes: Math.ceil((to.getTime() - from.getTime()) / 60_000) })
  return to
}

/** The day `after` days on from a time, or the next working day, as `2026-12-18`. */
export function dayAfter(from: Date, after: number): string {
  return localDate(nextMorning(from, after), japan)
}

/** Fills in the form of a launch and looks at what it would do. @returns the preview. */
export async function preview(manager: TestPerson, values: Record<string, unknown>): Promise<SeenView> {
  await manager.acts({ do: 'openHome' })
  await manager.seesView('home', /campaign\.new/)
  await manager.presses('campaign.new')
  const form = await manager.seesView('modal', /期限|Due day/)
  await manager.acts({ do: 'submit', viewId: form.id, values })
  return manager.seesView('modal', /人に送ります|It reaches/)
}

/** Has somebody be the responsible officer. */
export async function makeOfficer(admin: TestPerson, officer: TestPerson): Promise<void> {
  await admin.acts({ do: 'openHome' })
  await admin.seesView('home', /roles\.edit/)
  await admin.presses('roles.edit')
  const form = await admin.seesView('modal')
  await admin.acts({ do: 'submit', viewId: form.id, values: { 'officer.people': [officer.id] } })
}
