import type { Connection } from '../../database/types.ts'
import type { ClickOutcome, ReplyOutcome, Session, StartOutcome } from '../../selfcheck/types.ts'
import type { Person } from '../types.ts'
import { type ItemExtras, movedView, recordedView, sessionView } from '../views/selfcheck.ts'
import { enqueueBoard } from './campaignJobs.ts'
import { enqueueResult, enqueueWake, type SelfcheckParts } from './selfcheckJobs.ts'

/** The key of the message a session lives in: one for each time it was put before its person. */
export function messageKey(session: Session, opening = session.opening): string {
  return `selfcheck:${session.id}:${opening}`
}

/** Puts a session that was started or resumed before its person; what was in front of them before says so. */
export async function enqueueOpening(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  outcome: StartOutcome,
): Promise<void> {
  if (outcome.kind === 'repeated') return
  const newer = parts.selfchecks.findNewer(outcome.session)
  const extras = newer === undefined ? {} : { newerVersion: newer.version }
  await postStanding(parts, transaction, person, outcome.session, extras)
  for (const rested of outcome.rested) await updateStanding(parts, transaction, person, rested, {})
  await retireOlder(parts, transaction, outcome.session, movedView(person.language))
}

/** Shows what a click has made of a session in the message it was made in, and the result after the last answer. */
export async function enqueueStanding(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  outcome: ClickOutcome,
  click: { readonly pressedAs: string; readonly extras: ItemExtras },
): Promise<void> {
  if (!('session' in outcome) || outcome.kind === 'repeated') return
  const { session } = outcome
  if (await parts.outbox.has(transaction, messageKey(session))) {
    // A late click shows the standing again, in case the message it was made on never changed.
    const isLate = outcome.kind !== 'moved' && outcome.kind !== 'finished'
    await updateStanding(parts, transaction, person, session, click.extras, isLate ? click.pressedAs : '')
  } else await postStanding(parts, transaction, person, session, click.extras)
  if (outcome.kind === 'moved') await enqueueWake(parts, transaction, session)
  if (session.campaignId !== '') await enqueueBoard(parts, transaction, { id: session.campaignId })
  if (outcome.kind !== 'finished') return
  await enqueueResult(parts, transaction, person, outcome.result, resultKey(session))
}

/** Shows what a typed reply has made of a session in a fresh message below it. */
export async function enqueueReply(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  outcome: ReplyOutcome,
  extras: ItemExtras,
): Promise<void> {
  if (!('session' in outcome)) return
  const { session, before } = outcome
  const lead = outcome.kind === 'lead' ? { lead: outcome.lead } : {}
  await postStanding(parts, transaction, person, session, { ...extras, ...lead })
  const older =
    outcome.kind === 'lead' ? movedView(person.language) : recordedView(before, session, person.language)
  await retireOlder(parts, transaction, session, older)
  if (outcome.kind === 'paused') await enqueueWake(parts, transaction, session)
  if (session.campaignId !== '') await enqueueBoard(parts, transaction, { id: session.campaignId })
  if (outcome.kind !== 'finished') return
  await enqueueResult(parts, transaction, person, outcome.result, resultKey(session))
}

/** Brings the message a session lives in up to date. */
export async function updateStanding(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  session: Session,
  extras: ItemExtras,
  again = '',
): Promise<void> {
  const message = messageKey(session)
  await parts.outbox.enqueue(transaction, {
    kind: 'update',
    key: `${message}:${session.version}${again === '' ? '' : `:${again}`}`,
    message: { key: message },
    ...sessionView(session, person, extras),
  })
}

// A session that is opened again after its end has a second result, with a key of its own.
function resultKey(session: Session): string {
  return `selfcheck:${session.id}:result:${session.version}`
}

async function postStanding(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  session: Session,
  extras: ItemExtras,
): Promise<void> {
  const view = sessionView(session, person, extras)
  const key = messageKey(session)
  await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: person.id, ...view })
}

async function retireOlder(
  parts: SelfcheckParts,
  transaction: Connection,
  session: Session,
  view: ReturnType<typeof movedView>,
): Promise<void> {
  if (session.opening === 1) return
  const older = messageKey(session, session.opening - 1)
  // A proxy's or campaign's first opening may have had no message of its own.
  if (!(await parts.outbox.has(transaction, older))) return
  await parts.outbox.enqueue(transaction, {
    kind: 'update',
    key: `${older}:moved`,
    message: { key: older },
    ...view,
  })
}
