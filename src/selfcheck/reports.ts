import { localDate } from '../calendar/index.ts'
import { compare } from './comparison.ts'
import { resultOf } from './scoring.ts'
import type { SessionParts } from './sessions.ts'
import { listHistories, listHistory } from './store/answers.ts'
import { listEnquiries } from './store/enquiries.ts'
import { listNotes } from './store/notes.ts'
import * as store from './store/sessions.ts'
import type { Comparison, Enquiry, GivenAnswer, Note, SelfcheckResult, Session } from './types.ts'

/** What a report of a session is made from, as the stores hold it. */
export type ReportMaterial = {
  readonly result: SelfcheckResult
  /** The result before this one: the same person's, of the same checklist, for the same somebody. */
  readonly previous: SelfcheckResult | undefined
  readonly comparison: Comparison | undefined
  readonly notes: readonly Note[]
  readonly history: readonly GivenAnswer[]
  readonly enquiries: readonly Enquiry[]
}

export type Reports = {
  /** The material of the person's finished session; `undefined` to everybody else. */
  loadReport(userId: string, sessionId: string): Promise<ReportMaterial | undefined>
  /** The result before this one. */
  findPrevious(session: Session): Promise<SelfcheckResult | undefined>
  /**
   * Every session outside grouped campaigns, oldest first, for whoever runs the machine: they could read the database
   * anyhow. A grouped campaign's sessions are in no list that names a person.
   */
  listAll(): Promise<readonly Session[]>
  /** The material of all of them, without comparisons: a few queries, however many they are. */
  loadAll(): Promise<readonly ReportMaterial[]>
  /** The material of any such session, for whoever runs the machine. */
  loadAny(sessionId: string): Promise<ReportMaterial | undefined>
}

const japan = 'Asia/Tokyo'

/** Reports on a database. */
export function createReports({ database, clock }: SessionParts): Reports {
  const findPrevious = async (session: Session) =>
    lastBefore(session, await store.listFinished(database, session.userId))

  function lastBefore(session: Session, finished: readonly Session[]): SelfcheckResult | undefined {
    const before = finished.filter(
      (each) =>
        each.id !== session.id &&
        each.checklist.id === session.checklist.id &&
        each.proxyFor === session.proxyFor &&
        each.startedAt < session.startedAt,
    )
    const last = before.at(-1)
    return last && resultOf(last)
  }

  async function load(session: Session, previous: SelfcheckResult | undefined): Promise<ReportMaterial> {
    const result = resultOf(session)
    const notes = await listNotes(database, [session.id])
    return {
      result,
      previous,
      comparison: previous && compare(previous, result, notes, localDate(clock.now(), japan)),
      notes,
      history: await listHistory(database, session.id),
      enquiries: await listEnquiries(database, [session.id]),
    }
  }

  return {
    findPrevious,
    async loadReport(userId, sessionId) {
      const session = await store.findSession(database, sessionId)
      return session?.userId === userId && session.status === 'finished'
        ? load(session, await findPrevious(session))
        : undefined
    },
    async listAll() {
      return store.listNamed(database)
    },
    async loadAll() {
      const all = await store.listNamed(database)
      const ids = all.map(({ id }) => id)
      const notes = Map.groupBy(await listNotes(database, ids), ({ sessionId }) => sessionId)
      const enquiries = Map.groupBy(await listEnquiries(database, ids), ({ sessionId }) => sessionId)
      const histories = await listHistories(database, ids)
      return all.map((session) => ({
        result: resultOf(session),
        previous: undefined,
        comparison: undefined,
        notes: notes.get(session.id) ?? [],
        history: histories.get(session.id) ?? [],
        enquiries: enquiries.get(session.id) ?? [],
      }))
    },
    async loadAny(sessionId) {
      // What the person said in a grouped campaign is not set beside what they said under their name.
      const named = await store.listNamed(database)
      const session = named.find(({ id }) => id === sessionId)
      const finished = named.filter(
        ({ userId, status }) => userId === session?.userId && status === 'finished',
      )
      return session && load(session, lastBefore(session, finished))
    },
  }
}
