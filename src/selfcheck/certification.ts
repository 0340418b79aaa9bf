import { plusDays } from '../calendar/index.ts'
import type { Connection } from '../database/types.ts'
import type { SessionParts } from './sessions.ts'
import * as store from './store/certification.ts'
import type { CampaignActor } from './types.ts'

/** Years a certification holds; a report is due every year. Source: the scheme's page, review of July 2022. */
const validYears = 3

/** Days before a yearly report and a renewal on which the officer is reminded; ours, no rule of the scheme. */
const remindBefore = { report: [60, 14], renewal: [180, 90, 30] } as const

/** Something the certification asks for on a day. */
export type CertificationDuty = {
  readonly kind: 'report' | 'renewal'
  /** The day it is counted to: so many years after the certification. The body may set another. */
  readonly dueOn: string
  readonly daysBefore: number
  /** The day on which it is told. */
  readonly remindOn: string
}

/** The firm's certification. */
export type Certification = {
  find(): Promise<{ readonly certifiedOn: string } | undefined>
  /** Sets the day; for the officer and administrators. `false` where it may not be, or lies in the future. */
  set(
    request: { readonly actor: CampaignActor; readonly certifiedOn: string; readonly today: string },
    inTransaction: (transaction: Connection) => Promise<void>,
  ): Promise<boolean>
}

/** The next duty that is to be told on `today` or later, of one certification. */
export function nextDuty(certifiedOn: string, today: string): CertificationDuty | undefined {
  return listDuties(certifiedOn).find(({ remindOn }) => remindOn >= today)
}

/** Everything a certification asks for until it is renewed, in the order it is told. */
export function listDuties(certifiedOn: string): CertificationDuty[] {
  const years = Array.from({ length: validYears }, (_, index) => index + 1)
  return years
    .flatMap((year) => {
      const dueOn = yearsLater(certifiedOn, year)
      const kind = year === validYears ? ('renewal' as const) : ('report' as const)
      return remindBefore[kind].map((daysBefore) => ({
        kind,
        dueOn,
        daysBefore,
        remindOn: plusDays(dueOn, -daysBefore),
      }))
    })
    .sort((a, b) => (a.remindOn < b.remindOn ? -1 : 1))
}

/** The certification on a database. */
export function createCertification({ database, clock, audit }: SessionParts): Certification {
  return {
    find: () => store.findCertification(database),
    set({ actor, certifiedOn, today }, inTransaction) {
      const isAllowed = actor.roles.has('officer') || actor.roles.has('admin')
      if (!isAllowed || certifiedOn > today || !/^\d{4}-\d{2}-\d{2}$/.test(certifiedOn))
        return Promise.resolve(false)
      return database.transaction(async (transaction) => {
        await store.setCertification(transaction, certifiedOn, actor.userId, clock.now())
        await inTransaction(transaction)
        await audit.append(transaction, {
          actor: actor.userId,
          action: 'selfcheck.certification_set',
          subject: 'certification',
          details: { certifiedOn },
        })
        return true
      })
    },
  }
}

// The 29th of February becomes the 28th in other years.
function yearsLater(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const later = `${Number(year) + years}-${month}-${date}`
  return month === '02' && date === '29' && new Date(`${later}T00:00:00Z`).getUTCDate() !== 29
    ? `${Number(year) + years}-02-28`
    : later
}
