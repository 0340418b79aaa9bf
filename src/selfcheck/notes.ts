import { localDate } from '../calendar/index.ts'
import { createId } from '../common/ids.ts'
import type { SessionParts } from './sessions.ts'
import * as store from './store/notes.ts'
import * as sessions from './store/sessions.ts'
import type { InTransaction, Note } from './types.ts'

/** Comments and evidence for answers. */
export type Notes = {
  /**
   * Keeps a comment, a link or a file's name and hash for an item of the person's session, before or after its end.
   * The same words twice are kept once.
   */
  add(request: NewNote, inTransaction: InTransaction<AddedNote>): Promise<AddedNote>
  /** Those of the person's session that were not removed, oldest first; none to everybody else. */
  list(userId: string, sessionId: string): Promise<readonly Note[]>
  /** Takes one away; its row stays. `false` where it is not the person's, or gone. */
  remove(userId: string, noteId: string): Promise<boolean>
  /** The note, where its day of expiry has come and nothing of its item was given since. */
  findStale(noteId: string): Promise<Note | undefined>
}

export type NewNote = {
  readonly userId: string
  readonly sessionId: string
  readonly itemId: string
  readonly kind: Note['kind']
  /** Words, a link, or a file's name; at most 2,000 characters. */
  readonly content: string
  /** Of the file's bytes, in hex. */
  readonly sha256?: string
  /** The day from which it is no longer good, as `2027-03-31`; not for comments. */
  readonly expiresOn?: string
}

export type AddedNote =
  | { readonly kind: 'added'; readonly note: Note }
  | {
      readonly kind: 'invalid'
      readonly problems: readonly ('empty' | 'too-long' | 'not-a-link' | 'expired')[]
    }
  | { readonly kind: 'not-found' }

const longestNote = 2_000
const japan = 'Asia/Tokyo'

/** Notes on a database. */
export function createNotes({ database, clock, audit }: SessionParts): Notes {
  return {
    add(request, inTransaction) {
      return database.transaction(async (transaction) => {
        const now = clock.now()
        const session = await sessions.lockSession(transaction, request.sessionId)
        const isThere = session?.checklist.items.some(({ id }) => id === request.itemId) === true
        const outcome = session?.userId === request.userId && isThere ? makeNote(request, now) : notFound
        if (outcome.kind === 'added') await store.insertNote(transaction, outcome.note)
        await inTransaction(transaction, outcome)
        if (outcome.kind !== 'added') return outcome
        await audit.append(transaction, {
          actor: session?.campaignId === '' ? request.userId : 'participant',
          action: `selfcheck.${request.kind}_added`,
          subject: request.sessionId,
          details: { item: request.itemId, note: outcome.note.id },
        })
        return outcome
      })
    },

    async list(userId, sessionId) {
      const session = await sessions.findSession(database, sessionId)
      return session?.userId === userId ? await store.listNotes(database, [sessionId]) : []
    },

    remove(userId, noteId) {
      return database.transaction(async (transaction) => {
        const note = await store.findNote(transaction, noteId)
        if (note?.givenBy !== userId) return false
        await store.removeNote(transaction, noteId, clock.now())
        const session = await sessions.findSession(transaction, note.sessionId)
        await audit.append(transaction, {
          actor: session?.campaignId === '' ? userId : 'participant',
          action: 'selfcheck.note_removed',
          subject: note.sessionId,
          details: { item: note.itemId, note: noteId },
        })
        return true
      })
    },

    async findStale(noteId) {
      const note = await store.findNote(database, noteId)
      if (note === undefined) return undefined
      const others = await store.listNotes(database, [note.sessionId])
      const newer = others.some(
        (each) => each.itemId === note.itemId && each.givenAt > note.givenAt && each.kind !== 'comment',
      )
      return isStale(note, localDate(clock.now(), japan)) && !newer ? note : undefined
    },
  }
}

/** Whether evidence is past its day. @param today as `2027-03-31`. */
export function isStale(note: Note, today: string): boolean {
  return note.expiresOn !== null && note.expiresOn <= today
}

const notFound: AddedNote = { kind: 'not-found' }

function makeNote(request: NewNote, now: Date): AddedNote {
  const content = request.content.trim()
  const today = localDate(now, japan)
  const problems = [
    ...(content === '' ? (['empty'] as const) : []),
    ...(content.length > longestNote ? (['too-long'] as const) : []),
    ...(request.kind === 'link' && !/^https:\/\/\S+$/.test(content) ? (['not-a-link'] as const) : []),
    ...(request.expiresOn !== undefined && request.expiresOn <= today ? (['expired'] as const) : []),
  ]
  if (problems.length > 0) return { kind: 'invalid', problems }
  const note: Note = {
    id: createId('nte'),
    sessionId: request.sessionId,
    itemId: request.itemId,
    kind: request.kind,
    content,
    sha256: request.sha256 ?? null,
    givenBy: request.userId,
    givenAt: now,
    expiresOn: request.expiresOn ?? null,
  }
  return { kind: 'added', note }
}
