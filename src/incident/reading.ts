import type { AuditEntry } from '../audit/types.ts'
import { instantOf, localDate, nextWorkingDay, plusDays } from '../calendar/index.ts'
import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'
import { type IncidentClock, planClocks } from './clocks.ts'
import { type DocumentContent, type DocumentWords, draftDocument } from './documents.ts'
import { type DraftKind, draftItems, writeMoment } from './drafts.ts'
import { type MonthFigures, monthlyFigures } from './figures.ts'
import { forReaders, mask, maskTask, type Stored } from './masking.ts'
import { silenceJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { may, mayRespond } from './permissions.ts'
import { findByNumber, findIncident } from './store/incidents.ts'
import * as lists from './store/lists.ts'
import { listRegisterLines } from './store/register.ts'
import { findRoles, findRoom, type RolesOfIncident } from './store/rooms.ts'
import { type Evidence, listEvidence, listWords, type Words } from './store/words.ts'
import { findDraft, listClockMarks, listRequests, listTasks, type Request, type Task } from './store/work.ts'
import { ruleOf } from './telling.ts'
import type { Actor, Incident, IncidentSummary, RegisterLine } from './types.ts'

/** Everything about an incident that a responder works with. */
export type Dossier = {
  readonly incident: Incident
  readonly register: readonly RegisterLine[]
  readonly words: readonly Words[]
  readonly evidence: readonly Evidence[]
  readonly tasks: readonly Task[]
  readonly requests: readonly Request[]
  readonly roles: RolesOfIncident
  /** The incident's own channel in Slack, where it has one. */
  readonly channel: string | undefined
  readonly clocks: readonly IncidentClock[]
  /** Others with the same failed item, newest first. */
  readonly alike: readonly IncidentSummary[]
  /** Who viewed and exported it, among all else. */
  readonly audit: readonly AuditEntry[]
}

export type Reading = {
  /** The incident, for those who may read it (the reading is a line of the audit); else `undefined`. */
  find(id: string, reader: Actor): Promise<Incident | undefined>
  /** The id of the incident people call by this number; `undefined` for those who may not read it. */
  findNumbered(number: string, reader: Actor): Promise<string | undefined>
  /** What the reporter typed, unmasked; the reading is a line of the audit of its own. */
  findOriginal(id: string, reader: Actor): Promise<Incident | undefined>
  /** Everything about an incident, for responders; the reading is a line of the audit. */
  open(id: string, reader: Actor): Promise<Dossier | undefined>
  /** Incidents that are not closed, unacknowledged first, at most 50; empty for those who may not respond. */
  listOpen(reader: Actor): Promise<IncidentSummary[]>
  /** The register as a filter asks, newest first, and how many there are in all; nothing for those who may not respond. */
  list(
    reader: Actor,
    filter: lists.Filter,
    page?: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly incidents: readonly IncidentSummary[]; readonly total: number }>
  /** The same incidents whole, oldest first, to be written into a file; who had them written is a line of the audit. */
  exportRegister(reader: Actor, filter: lists.Filter): Promise<readonly Incident[] | undefined>
  /** A document about one incident; who had it made is a line of the audit and of nothing else. */
  draft(
    id: string,
    reader: Actor,
    kind: DraftKind,
    words: DocumentWords,
    language: Language,
  ): Promise<DocumentContent | undefined>
  /** Figures by month, for responders; without what the reader must not be told. */
  figures(reader: Actor, from?: Date): Promise<readonly MonthFigures[]>
  /** Items of the self-check that failed since an instant, most often first: for the next self-check to ask first. */
  listFailedItems(since: Date): Promise<readonly { readonly item: string; readonly count: number }[]>
  /** Has the look for silence done on the next month's first working day; call it at the start. */
  watch(): Promise<void>
}

const firstPage = { limit: 50, offset: 0 }

/** The register as it is read, searched, exported and counted. */
export function createReading(parts: DomainParts): Reading {
  const { database, clock, audit, jobs } = parts

  async function reading<T>(
    id: string,
    reader: Actor,
    action: Parameters<typeof may>[1],
    line: string,
    read: (transaction: Connection, incident: Stored) => Promise<T>,
    details: Record<string, string> = {},
  ): Promise<T | undefined> {
    return await database.transaction(async (transaction) => {
      const incident = await findIncident(transaction, id)
      if (incident === undefined || !may(reader, action, incident)) return undefined
      const found = await read(transaction, incident)
      // A reporter without a name leaves no line: it would name them. What only responders may is read as one of those.
      const isHidden =
        action === 'read' && incident.naming !== 'named' && incident.reporterId === reader.userId
      if (!isHidden)
        await audit.append(transaction, { actor: reader.userId, action: line, subject: id, details })
      return found
    })
  }

  async function gather(transaction: Connection, incident: Stored, reader: Actor): Promise<Dossier> {
    const { id } = incident
    const marks = (await listClockMarks(transaction, [id])).get(id) ?? []
    const words = await listWords(transaction, id)
    return {
      incident: forReaders(incident, reader),
      register: await listRegisterLines(transaction, id),
      words: words.map((each) => ({ ...each, text: mask(each.text) })),
      evidence: await listEvidence(transaction, id),
      tasks: (await listTasks(transaction, id)).map(maskTask),
      requests: await listRequests(transaction, id),
      roles: await findRoles(transaction, id),
      channel: (await findRoom(transaction, id))?.channel,
      clocks: planClocks(incident, await ruleOf(transaction, id), marks, clock.now()),
      alike: await lists.listAlike(transaction, incident, reader.userId, 5),
      audit: await audit.listOf(transaction, id, 200),
    }
  }

  return {
    find: (id, reader) =>
      reading(id, reader, 'read', 'incident.viewed', async (_, incident) => forReaders(incident, reader)),

    async findNumbered(number, reader) {
      const incident = await findByNumber(database, number)
      return incident !== undefined && may(reader, 'read', incident) ? incident.id : undefined
    },

    findOriginal: (id, reader) =>
      reading(id, reader, 'read-original', 'incident.original-viewed', async (_, incident) => {
        const { reporterId } = forReaders(incident, reader)
        const { namedTo: _hidden, ...original } = incident
        return { ...original, reporterId }
      }),

    open: (id, reader) =>
      reading(id, reader, 'note', 'incident.viewed', (transaction, incident) =>
        gather(transaction, incident, reader),
      ),

    async listOpen(reader) {
      return mayRespond(reader) ? lists.listOpen(database, reader.userId, 50) : []
    },

    async list(reader, filter, page = firstPage) {
      if (!mayRespond(reader)) return { incidents: [], total: 0 }
      const seen = { ...filter, reader: reader.userId }
      return await lists.listIncidents(database, seen, page)
    },

    async exportRegister(reader, filter) {
      if (!mayRespond(reader)) return undefined
      const seen = { ...filter, reader: reader.userId }
      return await database.transaction(async (transaction) => {
        const found = await lists.listWhole(transaction, seen)
        await audit.append(transaction, {
          actor: reader.userId,
          action: 'register.exported',
          subject: 'register',
          details: { incidents: found.length },
        })
        return found.map((incident) => forReaders(incident, reader))
      })
    },

    draft: (id, reader, kind, words, language) =>
      reading(
        id,
        reader,
        'export',
        'incident.exported',
        async (transaction, incident) => {
          const seen = forReaders(incident, reader)
          const register = await listRegisterLines(transaction, id)
          const { types } = parts
          const before =
            kind === 'full-report' ? await findDraft(transaction, id, 'prompt-report') : undefined
          return draftDocument({
            kind,
            incident: seen,
            items: draftItems(kind, { incident: seen, register, types }),
            before: before?.items,
            types,
            words,
            language,
            madeAt: writeMoment(clock.now()),
          })
        },
        { kind },
      ),

    async figures(reader, from) {
      if (!mayRespond(reader)) return []
      return monthlyFigures(await lists.listWhole(database, { from, reader: reader.userId }))
    },

    listFailedItems: (since) => lists.countFailedItems(database, since),

    async watch() {
      await database.transaction((transaction) =>
        jobs.enqueue(transaction, silenceJob(nextSilenceCheck(clock.now()))),
      )
    },
  }
}

// At nine on the first working day of the next month.
function nextSilenceCheck(now: Date): Date {
  const month = localDate(now, 'Asia/Tokyo').slice(0, 7)
  const next = plusDays(`${month}-01`, 32).slice(0, 7)
  return instantOf(nextWorkingDay(`${next}-01`), 9 * 60, 'Asia/Tokyo')
}
