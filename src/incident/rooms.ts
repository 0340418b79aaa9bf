import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'
import type { JobData } from '../jobs/types.ts'
import { type ActResult, act } from './acting.ts'
import { type IncidentClock, planClocks } from './clocks.ts'
import { forReaders, maskTask } from './masking.ts'
import { newsJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { archiveRoomJob, isForRoom, RoomData, roomJob } from './roomJobs.ts'
import { findIncident, lockIncident } from './store/incidents.ts'
import { insertRegisterLine, listNotices, listRegisterLines } from './store/register.ts'
import * as store from './store/rooms.ts'
import { listClockMarks, listTasks, type Task } from './store/work.ts'
import { ruleOf } from './telling.ts'
import type { Actor, Incident, RegisterLine } from './types.ts'

/** What the channel of an incident shows: never what happened. */
export type RoomState = {
  readonly incident: Incident
  readonly channel: string
  readonly language: Language
  readonly roles: store.RolesOfIncident
  /** Not done yet; titles masked. */
  readonly tasks: readonly Task[]
  /** Those that run, the earliest due first. */
  readonly clocks: readonly IncidentClock[]
  readonly clockNames: ReadonlyMap<string, { readonly ja: string; readonly en: string }>
  readonly isPinned: boolean
  readonly openedAt: Date
}

/** Whom a channel is for, beside officers and deputies: everybody the rule told, who acknowledged, and who has a role. */
type ForRoom = {
  readonly people: readonly string[]
  /** Who was invited already, or could not be. */
  readonly seen: readonly string[]
}

/** What a job of the room queue asks for, as things stand now. */
export type DueRoom =
  | { readonly kind: 'none' }
  | ({
      readonly kind: 'open'
      readonly incident: Incident
      /** The names to try, in this order: they say which incident it is, never what happened. */
      readonly names: readonly string[]
      readonly askedAt: Date
    } & ForRoom)
  | ({ readonly kind: 'bring-up-to-date'; readonly state: RoomState } & ForRoom)
  | {
      readonly kind: 'archive'
      readonly id: string
      readonly channel: string
      readonly language: Language
      /** Since when somebody wants it so. */
      readonly at: Date
    }

/** What became of a channel, to be noted. */
export type RoomNews =
  | { readonly what: 'opened'; readonly channel: string; readonly language: Language }
  /** Slack will not make one; `reason` is Slack's word. Officers and deputies are told. */
  | { readonly what: 'refused'; readonly reason: string }
  | { readonly what: 'invited'; readonly userId: string }
  | { readonly what: 'left-out'; readonly userId: string; readonly reason: string }
  | { readonly what: 'removed'; readonly userId: string }
  /** Slack does not take out whoever must not be told. Officers and deputies are told, once a person. */
  | { readonly what: 'not-removed'; readonly userId: string; readonly reason: string }
  | { readonly what: 'pinned' }
  /** Somebody archived it in Slack. */
  | { readonly what: 'archived' }
  /** Slack does not archive it: it stays in use. */
  | { readonly what: 'not-archived'; readonly reason: string }
  /** Somebody deleted it in Slack, or took the bot out. Officers and deputies are told. */
  | { readonly what: 'lost' }

export type Rooms = {
  /** What a job of the room queue asks for. */
  dueRoom(data: JobData): Promise<DueRoom>
  /** Notes what became of a channel, with a line of the register for what people should know; idempotent. */
  noteRoom(id: string, news: RoomNews): Promise<void>
  /** Has the channel looked at again a moment later. */
  lookAgain(id: string): Promise<void>
  /** The incident whose channel this is; `undefined` for every other channel. */
  findRoom(channel: string): Promise<{ readonly incident: string } | undefined>
  /** Has whoever came into a channel taken out again, where they must not be told. */
  enteredRoom(channel: string, userId: string): Promise<void>
  /** Archives the channel of an incident that is closed. */
  archiveRoom(id: string, by: Actor): Promise<ActResult>
  /** Says who leads and who keeps the record. @param responders everyone who may be given a role. */
  setRoles(
    id: string,
    by: Actor,
    roles: store.RolesOfIncident,
    responders: readonly string[],
  ): Promise<ActResult>
}

/** Names that are tried where the first ones are taken. */
const mostNames = 9

/** The incident's own channel, as far as it is not Slack's. */
export function createRooms(parts: DomainParts): Rooms {
  const { database, clock, jobs } = parts

  return {
    async dueRoom(data) {
      const { kind, incident: id } = RoomData.parse(data)
      const incident = await findIncident(database, id)
      if (incident === undefined) return { kind: 'none' }
      const isOver = incident.deletedAt !== undefined || incident.status === 'closed'
      if (kind === 'open' && !isOver) {
        if (!isForRoom(await ruleOf(database, id), incident)) return { kind: 'none' }
        await store.askForRoom(database, id, clock.now())
        // Asked for by the report or by a rise of the severity: what somebody archived before does not serve.
        await store.leaveRoom(database, id, clock.now())
      }
      const room = await store.findRoom(database, id)
      if (room === undefined) return { kind: 'none' }
      const { channel, language, openedAt, archivedAt, seen } = room
      if (kind === 'archive') {
        if (channel === undefined || archivedAt === undefined) return { kind: 'none' }
        return { kind, id, channel, language: language ?? 'ja', at: archivedAt }
      }
      if (archivedAt !== undefined) return { kind: 'none' }
      const people = await listPeople(database, incident)
      if (channel !== undefined && language !== undefined && openedAt !== undefined) {
        const shown = await readState(database, incident)
        const isPinned = room.pinnedAt !== undefined
        const state = { ...shown, channel, language, isPinned, openedAt }
        return { kind: 'bring-up-to-date', state, people, seen }
      }
      if (room.refusedAt !== undefined || kind !== 'open' || isOver) return { kind: 'none' }
      const { askedAt } = room
      return { kind, incident: forReaders(incident), names: roomNames(incident), askedAt, people, seen }
    },

    async noteRoom(id, news) {
      const isNoted = await database.transaction(async (transaction) => {
        const incident = await lockIncident(transaction, id)
        return incident !== undefined && (await note(transaction, id, news))
      })
      if (isNoted) jobs.wake()
    },

    lookAgain: (id) => jobs.enqueue(database, roomJob(id, clock.now())),

    async findRoom(channel) {
      const room = await store.findRoomIn(database, channel)
      return room && { incident: room.incident }
    },

    async enteredRoom(channel, userId) {
      const room = await store.findRoomIn(database, channel)
      const incident = room && (await findIncident(database, room.incident))
      if (incident?.notTold.includes(userId) !== true) return
      await jobs.enqueue(database, roomJob(incident.id, clock.now()))
      jobs.wake()
    },

    archiveRoom: (id, by) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        if (incident.status !== 'closed') return { refused: ['not-closed'] }
        const room = await store.findRoom(transaction, id)
        if (room?.channel === undefined) return { refused: ['unchanged'] }
        if (!(await store.markRoom(transaction, id, 'archived', at))) return { refused: ['unchanged'] }
        return { what: 'room-archived', value: undefined, jobs: [archiveRoomJob(id, at)] }
      }),

    setRoles: (id, by, roles, responders) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        const before = await store.findRoles(transaction, id)
        if (store.incidentRoles.every((role) => roles[role] === before[role]))
          return { refused: ['unchanged'] }
        const given = store.incidentRoles.flatMap((role) => roles[role] ?? [])
        if (given.some((userId) => incident.notTold.includes(userId))) return { refused: ['owner-not-told'] }
        if (given.some((userId) => !responders.includes(userId))) return { refused: ['role-no-responder'] }
        for (const role of store.incidentRoles) await store.setRole(transaction, id, role, roles[role], at)
        return { what: 'roles', details: { ...roles }, value: undefined }
      }),
  }

  async function note(transaction: Connection, id: string, news: RoomNews): Promise<boolean> {
    const at = clock.now()
    switch (news.what) {
      case 'opened': {
        const { channel } = news
        if (!(await store.openRoom(transaction, id, news, at))) return false
        return await write(transaction, id, at, 'room-opened', { channel })
      }
      case 'refused': {
        const { reason } = news
        if (!(await store.markRoom(transaction, id, 'refused', at))) return false
        await jobs.enqueue(transaction, newsJob('room-refused', id, 'responders', at.toISOString(), at))
        return await write(transaction, id, at, 'room-refused', { reason })
      }
      case 'invited':
        return await store.markSeen(transaction, id, news.userId)
      case 'left-out': {
        const { userId, reason } = news
        if (!(await store.markSeen(transaction, id, userId))) return false
        return await write(transaction, id, at, 'room-left-out', { user: userId, reason })
      }
      case 'removed':
        return await write(transaction, id, at, 'room-removed', { user: news.userId })
      case 'not-removed': {
        const { userId: user, reason } = news
        if (await isLeftIn(transaction, id, user)) return false
        await jobs.enqueue(transaction, newsJob('room-not-removed', id, 'responders', at.toISOString(), at))
        return await write(transaction, id, at, 'room-not-removed', { user, reason })
      }
      case 'pinned':
        return await store.markRoom(transaction, id, 'pinned', at)
      case 'archived':
        if (!(await store.markRoom(transaction, id, 'archived', at))) return false
        return await write(transaction, id, at, 'room-archived', {})
      case 'not-archived': {
        const { reason } = news
        if (!(await store.reopenRoom(transaction, id))) return false
        return await write(transaction, id, at, 'room-not-archived', { reason })
      }
      case 'lost':
        if (!(await store.markRoom(transaction, id, 'archived', at))) return false
        await jobs.enqueue(transaction, newsJob('room-lost', id, 'responders', at.toISOString(), at))
        return await write(transaction, id, at, 'room-lost', {})
    }
  }

  async function write(
    transaction: Connection,
    id: string,
    at: Date,
    what: RegisterLine['what'],
    details: Readonly<Record<string, string>>,
  ): Promise<boolean> {
    const actor = 'system'
    await insertRegisterLine(transaction, id, { at, actor, what, details })
    await parts.audit.append(transaction, { actor, action: `incident.${what}`, subject: id, details })
    return true
  }

  async function readState(connection: Connection, incident: Parameters<typeof forReaders>[0]) {
    const { id } = incident
    const rule = await ruleOf(connection, id)
    const marks = (await listClockMarks(connection, [id])).get(id) ?? []
    const clocks = planClocks(incident, rule, marks, clock.now())
    const isLive = ({ state }: IncidentClock) => state === 'running' || state === 'overdue'
    const tasks = await listTasks(connection, id)
    return {
      incident: forReaders(incident),
      roles: await store.findRoles(connection, id),
      tasks: tasks.filter(({ doneAt }) => doneAt === undefined).map(maskTask),
      clocks: clocks.filter(isLive).sort((a, b) => dueOf(a) - dueOf(b)),
      clockNames: new Map(rule.clocks.map(({ id: clockId, name }) => [clockId, name] as const)),
    }
  }
}

/**
 * Everybody the rule told, who acknowledged, and who has a role. A reporter is not among them for having reported: that
 * somebody is there must tell nobody who it was.
 */
async function listPeople(connection: Connection, incident: Incident): Promise<readonly string[]> {
  const told = (await listNotices(connection, incident.id)).map(({ userId }) => userId)
  const roles = Object.values(await store.findRoles(connection, incident.id))
  return [...new Set([...told, incident.acknowledged?.by ?? [], ...roles].flat())]
}

// Whether the last that was noted of somebody is that Slack does not take them out.
async function isLeftIn(connection: Connection, id: string, userId: string): Promise<boolean> {
  const lines = await listRegisterLines(connection, id)
  const isTheirs = ({ what, details }: RegisterLine) =>
    (what === 'room-removed' || what === 'room-not-removed') && details.user === userId
  return lines.findLast(isTheirs)?.what === 'room-not-removed'
}

function roomNames({ number, drill }: Pick<Incident, 'number' | 'drill'>): string[] {
  const name = `mamori-${drill ? 'drill-' : ''}${number.replace(/^D/, '')}`
  const more = Array.from({ length: mostNames - 1 }, (_, index) => `${name}-${index + 2}`)
  return [name, ...more]
}

function dueOf({ dueAt }: IncidentClock): number {
  return dueAt?.getTime() ?? Number.POSITIVE_INFINITY
}
