import { z } from 'zod'
import { verifyChain } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { registerIncident } from '../../src/slack/listeners/incident.ts'
import { boltApp, slackStand } from '../slack/incidentParts.ts'
import { createRandom } from './kills.ts'

/** How fuzzed submissions came out. */
export type Fuzzed = {
  /** Answered with a receipt, and by how many different forms. */
  readonly receipts: number
  readonly forms: number
  /** Answered with errors under inputs. */
  readonly refused: number
  /** Of a shape that no form of Slack's has: refused whole. */
  readonly broken: number
  /** What must not be: records without their other halves, receipts without a record. */
  readonly faults: readonly string[]
}

/** Submits `count` forms with seeded nonsense in them: values, types and shapes that nobody offered, some of them twice. */
export async function fuzzSubmissions(database: Database, count: number, seed: number): Promise<Fuzzed> {
  const random = createRandom(seed)
  const stand = slackStand(database)
  const app = await boltApp((bolt) => registerIncident(bolt, stand.parts))
  const send = async (view: object) => JSON.stringify((await app.send({ type: 'view_submission', view }))[0])
  const forms = new Set<string>()
  const outcomes = { receipts: 0, refused: 0, broken: 0 }
  for (let index = 0; index < count; index += 1) {
    const view = aSubmission(random, index)
    try {
      let text = await send(view)
      // On a busy machine the answer may be that it is not recorded yet, with the advice to send it again.
      while (isNotYet(text)) text = await send(view)
      if (text.includes('"incident.receipt"')) {
        outcomes.receipts += 1
        forms.add(view.id)
      } else if (text.includes('"errors"')) outcomes.refused += 1
      else throw new Error(`an answer that is neither: ${text}`)
    } catch (error) {
      if (!isOfNoShape(error)) throw error
      outcomes.broken += 1
    }
  }
  const faults = await findFaults(database, forms.size)
  const untold = forms.size - new Set(stand.jobs.jobs.map(({ data }) => data.incident)).size
  return {
    ...outcomes,
    forms: forms.size,
    faults: untold === 0 ? faults : [...faults, `${untold} without a telling`],
  }
}

function isNotYet(answer: string): boolean {
  return Object.values(sentences).some(({ incident }) =>
    incident
      .notRecorded('\n')
      .split('\n')
      .every((part) => answer.includes(part)),
  )
}

// Bolt hands on what a listener threw with an error of its own around it.
function isOfNoShape(error: unknown): boolean {
  return error instanceof Error && 'original' in error && error.original instanceof z.ZodError
}

async function findFaults(database: Database, forms: number): Promise<string[]> {
  const { rows } = await database.query<{ what: string; count: number }>(
    `select 'incidents' as what, count(*)::int as count from incidents
     union all select 'register', count(distinct incident)::int from incident_register where what = 'reported'
     union all select 'audit', count(*)::int from audit_lines where action = 'incident.reported'`,
  )
  const wrong = rows.filter(({ count }) => count !== forms).map(({ what, count }) => `${count} in ${what}`)
  const chain = await verifyChain(database)
  return chain.ok ? wrong : [...wrong, 'the audit chain is broken']
}

type Random = () => number

const texts = [
  '',
  ' ',
  '図面を別の会社に送った',
  'a\0b',
  '\u{1F4A9}'.repeat(40),
  '\uD83D',
  '\u202Eolleh',
  '<!channel> <@U1>',
  '4242 4242 4242 4242',
  'パスワードは Hunter2xyz です',
  "'; drop table incidents; --",
  '{"a":1}',
  '長'.repeat(2_999),
  '長'.repeat(3_001),
  'x'.repeat(501),
]
const choices = ['yes', 'no', 'unknown', 'perhaps', '', 'named', 'anonymous', 'confidential', 'near-miss']
const types = ['misdirected_email', 'malware', 'other', 'unknown', 'nothing', '__proto__']
const dates = ['2026-11-23', '1970-01-01', '2999-12-31', '2026-02-30', 'soon', null]
const times = ['10:00', '24:61', '', null]
const junk = [null, 0, -1, true, [], {}, 'x', { value: 7 }]

function aSubmission(random: Random, index: number) {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const some = (share: number) => random() < share
  const chosen = (of: readonly string[]) => ({ choice: { selected_option: { value: pick(of) } } })
  const likely = <T>(value: T) => (some(0.97) ? value : pick(junk))
  const values: Record<string, unknown> = {
    what_happened: likely({ text: { value: some(0.6) ? '図面を送った' : pick(texts) } }),
    information: likely({ text: { value: some(0.7) ? '' : pick(texts) } }),
    noticed_date: likely({ date: { selected_date: some(0.7) ? '2026-11-23' : pick(dates) } }),
    noticed_time: likely({ time: { selected_time: some(0.7) ? '09:30' : pick(times) } }),
    occurred_date: { date: { selected_date: some(0.8) ? null : pick(dates) } },
    ongoing: likely(chosen(choices)),
    certainty: likely(chosen(choices)),
    type: likely(chosen(types)),
    naming: chosen(choices),
    named_to: { person: { selected_option: { value: pick(['UDEPUTY', 'UNOBODY', '']) } } },
    not_told: { people: { selected_users: pick([[], ['UBOSS'], ['UBOSS', 'UBOSS']]) } },
    [`field.${pick(types)}.${pick(['recipient', 'x', ''])}`]: { answer: { value: pick(texts) } },
    evidence: { files: { files: pick([[], [{ id: 'F1', name: 'a\u202Eb' }]]) } },
  }
  const metadata = some(0.9)
    ? { language: pick(['ja', 'en']), timeZone: pick(['Asia/Tokyo', 'Moon/Base']) }
    : pick(junk)
  const missing = pick(Object.keys(values))
  const kept = Object.entries(values).filter(([name]) => some(0.9) || name !== missing)
  return {
    // Some are sent again, with something else in them.
    id: `V${some(0.1) ? Math.max(0, index - 1) : index}`,
    type: 'modal',
    callback_id: 'incident.report',
    private_metadata: some(0.95) ? JSON.stringify(metadata) : pick(texts),
    state: { values: Object.fromEntries(kept) },
  }
}
