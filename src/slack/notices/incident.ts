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
  type ResponderRole,
} from '../../incident/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { SlackParts } from '../parts.ts'
import { acknowledgedMessage } from '../views/incident.ts'
import { noticeMessage } from '../views/incidentNotice.ts'
import { channelPost, channelUpdate } from './incidentChannel.ts'
import { tellNews, tellSilence } from './incidentNews.ts'

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
  const permalink = await findPermalink(parts, incident)
  const { types } = parts.incidents
  const zones = new Map<string, string>()
  const reporterId = incident.naming === 'named' ? incident.reporterId : undefined
  for (const userId of new Set([reporterId ?? [], ...notices.map((notice) => notice.userId)].flat()))
    zones.set(userId, (await readerNamed(parts, userId)).timeZone)
  const inChannel = await channelUpdate(parts, incident)
  const zoneOf = (userId: string) => zones.get(userId) ?? defaultTimeZone

  await parts.database.transaction(async (transaction) => {
    if (inChannel !== undefined) await parts.outbox.enqueue(transaction, inChannel)
    for (const notice of notices) {
      const { language, step, round, userId } = notice
      const timeZone = zoneOf(userId)
      const state = { incident, types, language, timeZone, step, round, insteadOf: undefined, permalink }
      const target = noticeKey(incident.id, notice)
      const key = `${target}:acknowledged:${acknowledged.at.getTime()}`
      const update = { kind: 'update' as const, key, message: { key: target }, ...noticeMessage(state) }
      await parts.outbox.enqueue(transaction, update)
    }
    // Whoever acknowledged their own report sees it in the notice; a reporter without a name is sent nothing.
    if (reporterId === undefined || acknowledged.by === reporterId) return
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: `incident:${incident.id}:acknowledged:reporter:${acknowledged.at.getTime()}`,
      channel: reporterId,
      ...acknowledgedMessage({ ...incident, acknowledged }, incident.reporterLanguage, zoneOf(reporterId)),
    })
  })
  parts.outbox.wake()
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

/** Whether at least one notice of a round stands in Slack. */
export async function isAnyDelivered(
  parts: SlackParts,
  { incident, notices }: DueNotice & { kind: 'delivery' },
): Promise<boolean> {
  for (const notice of notices) {
    if ((await parts.outbox.find(parts.database, noticeKey(incident.id, notice))) !== undefined) return true
  }
  return false
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
export function readNoticeKey(
  key: string,
): { readonly incident: string; readonly step: number; readonly round: number } | undefined {
  const [, incident, step, round] = /^incident:([^:]+):notice:(\d+)\.(\d+):[^:]+$/.exec(key) ?? []
  if (incident === undefined) return undefined
  return { incident, step: Number(step), round: Number(round) }
}

function noticeKey(incidentId: string, notice: Notice): string {
  return `incident:${incidentId}:notice:${notice.step}.${notice.round}:${notice.userId}`
}
