import { instantOf, localDate, plusDays, plusMinutes } from '../../calendar/index.ts'
import { type Manners, workingMorning } from '../../selfcheck/index.ts'

/** The hour of the morning in which something put off comes back. */
const morningMinutes = 9 * 60

/** When a self-check that is put off comes back; `undefined` for what is no such wish. */
export function laterTime(wish: string, now: Date, timeZone: string, manners: Manners): Date | undefined {
  const tomorrow = plusDays(localDate(now, timeZone), 1)
  switch (wish) {
    case 'hour':
      return plusMinutes(now, 60)
    case 'tomorrow':
      return instantOf(tomorrow, morningMinutes, timeZone)
    case 'workday':
      return workingMorning(tomorrow, timeZone, manners)
    default:
      return undefined
  }
}
