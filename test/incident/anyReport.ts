import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Incidents, ReportInput } from '../../src/incident/index.ts'
import { aReport } from './builders.ts'
import { officer } from './running.ts'

// Objects as a form's reader makes them.
const plain = { noNullPrototype: true }
const typed = fc.string({ unit: 'binary', maxLength: 60 })
const long = fc.oneof(
  { weight: 20, arbitrary: typed },
  { weight: 1, arbitrary: fc.constant('あ'.repeat(3_001)) },
)
const known = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
const person = fc.constantFrom('UOFFICER', 'UDEPUTY', 'UREPORTER', 'UELSE')
const moment = fc.option(
  fc.record(
    {
      at: fc.date({ min: new Date('2020-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      precision: fc.constantFrom('minute' as const, 'day' as const),
    },
    plain,
  ),
  { nil: undefined },
)

/** Whatever a form could be sent with, and what no form would send. */
export const anyReport: fc.Arbitrary<Omit<ReportInput, 'submissionKey'>> = fc.record(
  {
    reporterId: person,
    language: fc.constantFrom('ja' as const, 'en' as const),
    leakType: fc.option(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom('misdirected_email', 'malware', 'other') },
        { weight: 1, arbitrary: fc.constantFrom('gossip', '__proto__') },
      ),
      {
        nil: undefined,
      },
    ),
    whatHappened: long,
    information: long,
    alreadyDone: long,
    ongoing: known,
    personalData: known,
    noticed: moment,
    occurred: moment,
    message: fc.option(fc.record({ channel: fc.constantFrom('C1', 'D1'), ts: fc.constant('1.1') }, plain), {
      nil: undefined,
    }),
    certainty: fc.constantFrom('actual' as const, 'suspected' as const, 'near-miss' as const),
    drill: fc.boolean(),
    fields: fc.oneof(
      { weight: 9, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.dictionary(typed, typed, { maxKeys: 2, ...plain }) },
    ),
    notTold: fc.array(person, { maxLength: 3 }),
    naming: fc.constantFrom(
      { kind: 'named' as const },
      { kind: 'confidential' as const, to: 'UDEPUTY' },
      { kind: 'anonymous' as const },
    ),
  },
  plain,
)

/** Sends one in. @returns what is wrong with how it came out; `undefined` where it was kept whole or refused whole. */
export async function tryReport(
  incidents: Incidents,
  given: Omit<ReportInput, 'submissionKey'>,
  submissionKey: string,
): Promise<string | undefined> {
  const result = await incidents.report(aReport({ ...given, submissionKey }))
  if (result.kind === 'invalid') return result.problems.length > 0 ? undefined : 'refused without a reason'
  const { incident, plan, receiptCode } = result
  if (plan[0] === undefined) return 'nobody is told'
  if ((receiptCode === undefined) !== (incident.naming === 'named')) return 'a receipt of the wrong kind'
  const read = await incidents.find(incident.id, { ...officer, userId: 'UCHIEF' })
  if (read === undefined) return 'kept, but not found'
  return isDeepStrictEqual(read, incident) ? undefined : 'not kept as it was confirmed'
}
