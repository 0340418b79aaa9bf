import { ExternalError } from '../../common/errors.ts'
import type { Language } from '../../common/language.ts'
import {
  type Absence,
  chooseRecipients,
  type DueNotice,
  type DueStep,
  type Incident,
  type Incidents,
  incidentNoticeQueue,
  type Notice,
  type Reach,
  type Refused,
  type ResponderRole,
} from '../../incident/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { SlackParts } from '../parts.ts'
import { listPostKeys } from '../store.ts'
import type { OutgoingUpdate } from '../types.ts'
import { acknowledgedMessage } from '../views/incident.ts'
import { noticeMessage, takenBackMessage } from '../views/incidentNotice.ts'
import { channelPost, channelUpdate } from './incidentChannel.ts'
import { findTaskUpdates, tellNews, tellSilence } from './incidentNews.ts'

/** What everything around incidents needs beside the parts every listener has. */
export type IncidentParts = SlackParts & {
  readonly incidents: Incidents
  /** The responders' private channel, told of every report; none where it is not set. */
  readonly incidentChannel?: string | null
}

/** Has due notices about incidents told: to the responders until one acknowledges, then to the reporter. */
export function registerIncidentNotices(jobs: Jobs, parts: IncidentParts): void {
  jobs.handle(incidentNoticeQueue, async (data) => {
    const due = await parts.incidents.dueNotice(data)
    switch (due.kind) {
      case 'none':
        return
      case 'step':
        return tellResponders(parts, due)
      case 'acknowledged':
        return tellAcknowledged(parts, due)
      case 'changed':
        return bringUpToDate(parts, due)
      case 'delivery':
        return checkDelivery(parts, due)
      case 'progress': {
        await parts.incidents.checkProgress(due.id)
        return
      }
      case 'news':
        return tellNews(parts, due.news)
      case 'silence':
        return tellSilence(parts, due.since)
    }
  })
}

/**
 * Whom a step for this role reaches now: those who hold it and have not left, who stands in for those who are away, or
 * the workspace's owners where nobody holds it; never who must not be told.
 *
 * @throws ExternalError when Slack cannot say who the owners are.
 */
export async function findReaders(
  parts: SlackParts,
  role: ResponderRole,
  { absences, notTold }: Apart = nobodyApart,
): Promise<Readers> {
  const people = new Map<string, Reader>()
  const present = async (userIds: readonly string[]) => {
    const readers = await reachable(parts, userIds)
    for (const reader of readers) people.set(reader.userId, reader)
    return readers.map(({ userId }) => userId)
  }
  const holders = role === 'owners' ? [] : await present(await parts.roles.holders(role))
  const owners = holders.length > 0 ? [] : await present(await parts.roles.owners())
  await present(absences.flatMap(({ standIn }) => (standIn === undefined ? [] : [standIn])))
  const here = absences.map(({ standIn, ...absence }) => ({
    ...absence,
    standIn: standIn !== undefined && people.has(standIn) ? standIn : undefined,
  }))
  const staffing = { role, holders, owners, absences: here, notTold }
  const { userIds, reach } = chooseRecipients(staffing, parts.clock.now())
  const readers = userIds.flatMap((userId) => people.get(userId) ?? [])
  return { reach, instead: reach === 'instead', readers }
}

/** What sets people of a role apart for one incident. */
type Apart = { readonly absences: readonly Absence[]; readonly notTold: readonly string[] }
const nobodyApart: Apart = { absences: [], notTold: [] }

/** Where the reported message can be opened; `undefined` without one, or where the bot cannot see it. */
export async function findPermalink(parts: SlackParts, incident: Incident): Promise<string | undefined> {
  if (incident.message === undefined) return undefined
  const { channel, ts } = incident.message
  try {
    const answer = await parts.interactive.chat.getPermalink({ channel, message_ts: ts })
    return answer.permalink
  } catch (error) {
    // A private channel the bot is not in: the responder gets the place without a link.
    parts.log.warn('no link to the reported message', { incident: incident.id, error })
    return undefined
  }
}

type Reader = { readonly userId: string; readonly language: Language; readonly timeZone: string }

/** Who is told; `instead`: nobody holds the role, and they are the workspace's owners. */
export type Readers = {
  readonly reach: Reach
  readonly instead: boolean
  readonly readers: readonly Reader[]
}

async function tellResponders(parts: IncidentParts, due: DueStep): Promise<void> {
  const { incident, step, round, to } = due
  const { reach, instead, readers } = await findReadersNow(parts, due)
  const permalink = await findPermalink(parts, incident)
  const { types } = parts.incidents
  if (readers.length === 0)
    parts.log.error('an incident step reached nobody', { incident: incident.id, step, to })
  const inChannel = step === 0 && round === 0 ? await channelPost(parts, incident) : undefined

  await parts.incidents.tell(due, { told: readers, reach }, async (transaction, notices) => {
    if (inChannel !== undefined) await parts.outbox.enqueue(transaction, inChannel)
    for (const notice of notices) {
      const { userId, language } = notice
      const timeZone = readers.find((reader) => reader.userId === userId)?.timeZone ?? defaultTimeZone
      const insteadOf = instead ? to : undefined
      const message = noticeMessage({
        incident,
        types,
        language,
        timeZone,
        step,
        round,
        insteadOf,
        permalink,
      })
      const key = noticeKey(incident.id, notice)
      await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: userId, ...message })
    }
  })
  parts.outbox.wake()
}

async function tellAcknowledged(
  parts: IncidentParts,
  due: DueNotice & { kind: 'acknowledged' },
): Promise<void> {
  const { incident, notices } = due
  const { acknowledged } = incident
  if (acknowledged === undefined) throw new Error('told of an acknowledgement that is not there')
  const reporterId = incident.naming === 'named' ? incident.reporterId : undefined
  const reporter = reporterId === undefined ? undefined : await readerNamed(parts, reporterId)
  const updates = await findUpdates(parts, incident, notices, `acknowledged:${acknowledged.at.getTime()}`)

  await parts.database.transaction(async (transaction) => {
    for (const update of updates) await parts.outbox.enqueue(transaction, update)
    // Whoever acknowledged their own report sees it in the notice; a reporter without a name is sent nothing.
    if (reporter === undefined || acknowledged.by === reporter.userId) return
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: `incident:${incident.id}:acknowledged:reporter:${acknowledged.at.getTime()}`,
      channel: reporter.userId,
      ...acknowledgedMessage({ ...incident, acknowledged }, incident.reporterLanguage, reporter.timeZone),
    })
  })
  parts.outbox.wake()
}

async function bringUpToDate(parts: IncidentParts, due: DueNotice & { kind: 'changed' }): Promise<void> {
  const { incident, notices, at } = due
  const why = `changed:${at.getTime()}`
  const updates = await findUpdates(parts, incident, notices, why)
  const taskUpdates = await findTaskUpdates(parts, due.tasks, why)
  const takenBack = await findTakenBack(parts, incident)
  await parts.database.transaction(async (transaction) => {
    for (const update of [...updates, ...taskUpdates, ...takenBack])
      await parts.outbox.enqueue(transaction, update)
  })
  parts.outbox.wake()
}

/** Every notice as the incident stands now; whoever must not be told any longer reads nothing of it. */
async function findUpdates(
  parts: IncidentParts,
  incident: Incident,
  notices: readonly Notice[],
  why: string,
): Promise<OutgoingUpdate[]> {
  const { types } = parts.incidents
  const permalink = await findPermalink(parts, incident)
  const zones = new Map<string, string>()
  for (const userId of new Set(notices.map((notice) => notice.userId)))
    zones.set(userId, (await readerNamed(parts, userId)).timeZone)
  const inChannel = await channelUpdate(parts, incident, why)
  const updates = notices.map((notice): OutgoingUpdate => {
    const { language, step, round, userId } = notice
    const timeZone = zones.get(userId) ?? defaultTimeZone
    const state = { incident, types, language, timeZone, step, round, insteadOf: undefined, permalink }
    const message = incident.notTold.includes(userId) ? takenBackMessage(language) : noticeMessage(state)
    const target = noticeKey(incident.id, notice)
    return { kind: 'update', key: `${target}:${why}`, message: { key: target }, ...message }
  })
  return inChannel === undefined ? updates : [inChannel, ...updates]
}

// What was told beside the notices to people who, as is known now, must not be told; of one's own report one may know.
async function findTakenBack(parts: IncidentParts, incident: Incident): Promise<OutgoingUpdate[]> {
  const updates: OutgoingUpdate[] = []
  for (const userId of incident.notTold.filter((each) => each !== incident.reporterId)) {
    const keys = await listPostKeys(parts.database, `incident:${incident.id}:`, userId)
    const message = takenBackMessage((await readerNamed(parts, userId)).language)
    for (const key of keys.filter((each) => readNoticeKey(each) === undefined))
      updates.push({ kind: 'update', key: `${key}:taken-back`, message: { key }, ...message })
  }
  return updates
}

// Nobody where Slack cannot be asked: the step is then tried again.
async function findReadersNow(parts: IncidentParts, { to, incident, absences }: DueStep): Promise<Readers> {
  try {
    return await findReaders(parts, to, { absences, notTold: incident.notTold })
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    parts.log.error('who is to be told of an incident could not be looked up', { role: to, error })
    return { reach: 'nobody', instead: false, readers: [] }
  }
}

async function checkDelivery(parts: IncidentParts, due: DueNotice & { kind: 'delivery' }): Promise<void> {
  const { incident } = due
  if (await isAnyDelivered(parts, due)) return
  parts.log.error('Slack has not delivered the notices of an incident', { incident: incident.id })
  await parts.incidents.mailInstead(incident.id)
}

async function isAnyDelivered(
  { outbox, database }: SlackParts,
  { incident, notices }: DueNotice & { kind: 'delivery' },
): Promise<boolean> {
  for (const notice of notices) {
    if ((await outbox.find(database, noticeKey(incident.id, notice))) !== undefined) return true
  }
  return false
}

/** Whether at least one notice of a round stands in Slack, or is on its way there. */
export async function isAnyTold(parts: SlackParts, due: DueNotice & { kind: 'delivery' }): Promise<boolean> {
  const { incident, notices } = due
  for (const notice of notices) {
    if (await parts.outbox.isWaiting(parts.database, noticeKey(incident.id, notice))) return true
  }
  // After, not before: what was on its way a moment ago may have arrived.
  return await isAnyDelivered(parts, due)
}

async function reachable(parts: SlackParts, userIds: readonly string[]): Promise<Reader[]> {
  const readers = await Promise.all([...new Set(userIds)].map((userId) => readerNamed(parts, userId)))
  return readers.filter((reader) => !reader.isGone)
}

const defaultTimeZone = 'Asia/Tokyo'

// Telling somebody in the wrong language beats not telling them.
async function readerNamed(parts: SlackParts, userId: string): Promise<Reader & { isGone: boolean }> {
  try {
    const person = await parts.people.get(userId)
    const { language, timeZone } = person
    return { userId, language, timeZone, isGone: person.isDeactivated || person.isBot }
  } catch (error) {
    parts.log.warn('a responder could not be looked up; told in Japanese', { userId, error })
    return { userId, language: 'ja', timeZone: defaultTimeZone, isGone: false }
  }
}

/** Which notice a message is, by its key; `undefined` for every other message. */
export function readNoticeKey(key: string): Refused | undefined {
  const [, incident, step, round, userId] = /^incident:([^:]+):notice:(\d+)\.(\d+):([^:]+)$/.exec(key) ?? []
  if (incident === undefined || userId === undefined) return undefined
  return { incident, step: Number(step), round: Number(round), userId }
}

function noticeKey(incidentId: string, notice: Notice): string {
  return `incident:${incidentId}:notice:${notice.step}.${notice.round}:${notice.userId}`
}
