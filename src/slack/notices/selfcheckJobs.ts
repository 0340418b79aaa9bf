import type { Connection } from '../../database/types.ts'
import { type Selfchecks, workingMorning } from '../../selfcheck/index.ts'
import type { Enquiry, Note, SelfcheckResult, Session } from '../../selfcheck/types.ts'
import type { SlackParts } from '../parts.ts'
import type { Person } from '../types.ts'
import { chartOf, resultView } from '../views/selfcheckResult.ts'

export type SelfcheckParts = SlackParts & { readonly selfchecks: Selfchecks }

/** The queues: charts to be drawn, sessions whose rest ends, colleagues asked and answering, evidence. */
export const queues = {
  chart: 'selfcheck.chart',
  wake: 'selfcheck.wake',
  enquiry: 'selfcheck.enquiry',
  answered: 'selfcheck.answered',
  file: 'selfcheck.file',
  expiry: 'selfcheck.expiry',
} as const

/**
 * Posts a result and has its chart follow in a message of its own: drawing takes up to two seconds, and inside the
 * transaction of the last answer it would keep everybody else from an embedded database for as long.
 */
export async function enqueueResult(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  result: SelfcheckResult,
  key: string,
): Promise<void> {
  const view = resultView(result, person)
  await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: person.id, ...view })
  if (chartOf(result, person.language) === undefined) return
  const data = { session: result.session.id, user: person.id, resultKey: key }
  await parts.jobs.enqueue(transaction, { queue: queues.chart, key, runAt: parts.clock.now(), data })
}

/** Has a session that was put to rest until a time come back then; nothing for one without. */
export async function enqueueWake(
  parts: SelfcheckParts,
  transaction: Connection,
  session: Session,
): Promise<void> {
  if (session.status !== 'paused' || session.restsUntil === null) return
  await parts.jobs.enqueue(transaction, {
    queue: queues.wake,
    key: `${session.id}:${session.version}`,
    runAt: session.restsUntil,
    data: { session: session.id, user: session.userId, version: session.version },
  })
}

/** The key of the message in which a colleague is asked. */
export function enquiryKey(enquiry: Enquiry): string {
  return `selfcheck:enquiry:${enquiry.id}`
}

/** Has a colleague asked. */
export async function enqueueEnquiry(
  parts: SelfcheckParts,
  transaction: Connection,
  enquiry: Enquiry,
): Promise<void> {
  await parts.jobs.enqueue(transaction, {
    queue: queues.enquiry,
    key: enquiry.id,
    runAt: parts.clock.now(),
    data: { enquiry: enquiry.id, asked: enquiry.askedUser },
  })
}

/** Has whoever asked told of the answer. */
export async function enqueueEnquiryAnswer(
  parts: SelfcheckParts,
  transaction: Connection,
  enquiry: Enquiry,
  became: 'adopted' | 'kept' | 'late',
): Promise<void> {
  await parts.jobs.enqueue(transaction, {
    queue: queues.answered,
    key: enquiry.id,
    runAt: parts.clock.now(),
    data: { enquiry: enquiry.id, asked: enquiry.askedUser, asker: enquiry.askedBy, became },
  })
}

/** Has a file's bytes read for its hash, and the file kept as evidence. The same form sent twice keeps it once. */
export async function enqueueFileNote(
  parts: SelfcheckParts,
  file: {
    readonly userId: string
    readonly sessionId: string
    readonly itemId: string
    readonly fileId: string
    readonly expiresOn?: string
  },
  formId: string,
): Promise<void> {
  await parts.jobs.enqueue(parts.database, {
    queue: queues.file,
    key: `${formId}:${file.fileId}`,
    runAt: parts.clock.now(),
    data: {
      user: file.userId,
      session: file.sessionId,
      item: file.itemId,
      file: file.fileId,
      expiresOn: file.expiresOn ?? null,
    },
  })
}

/** Has new evidence asked for in the morning of the day a piece of it expires, or of the next one the company works. */
export async function enqueueExpiry(
  parts: SelfcheckParts,
  transaction: Connection,
  note: Note,
): Promise<void> {
  if (note.expiresOn === null) return
  const { timeZone } = await parts.people.get(note.givenBy)
  await parts.jobs.enqueue(transaction, {
    queue: queues.expiry,
    key: note.id,
    runAt: workingMorning(note.expiresOn, timeZone, parts.selfchecks.manners),
    data: { note: note.id, user: note.givenBy },
  })
}
