import { ExternalError } from '../../common/errors.ts'
import type { Language } from '../../common/language.ts'
import {
  type DueNotice,
  type DueStep,
  type Incident,
  type Incidents,
  incidentNoticeQueue,
  type Notice,
  type ResponderRole,
} from '../../incident/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import type { SlackParts } from '../parts.ts'
import { acknowledgedMessage } from '../views/incident.ts'
import { noticeMessage } from '../views/incidentNotice.ts'

/** What everything around incidents needs beside the parts every listener has. */
export type IncidentParts = SlackParts & { readonly incidents: Incidents }

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
    }
  })
}

/**
 * The people who hold the role, without those who have left; where there are none, the workspace's owners in their
 * stead. @throws ExternalError when Slack cannot say who the owners are.
 */
export async function findReaders(parts: SlackParts, role: ResponderRole): Promise<Readers> {
  const holders = role === 'owners' ? [] : await reachable(parts, await parts.roles.holders(role))
  if (holders.length > 0) return { instead: false, readers: holders }
  return { instead: role !== 'owners', readers: await reachable(parts, await parts.roles.owners()) }
}

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
export type Readers = { readonly instead: boolean; readonly readers: readonly Reader[] }

async function tellResponders(parts: IncidentParts, due: DueStep): Promise<void> {
  const { incident, step, round, to } = due
  const { instead, readers } = await findReadersNow(parts, to)
  const permalink = await findPermalink(parts, incident)
  const { types } = parts.incidents
  if (readers.length === 0)
    parts.log.error('an incident step reached nobody', { incident: incident.id, step, to })

  await parts.incidents.tell(due, readers, async (transaction, notices) => {
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
  for (const userId of new Set([incident.reporterId, ...notices.map((notice) => notice.userId)]))
    zones.set(userId, (await readerNamed(parts, userId)).timeZone)
  const zoneOf = (userId: string) => zones.get(userId) ?? defaultTimeZone

  await parts.database.transaction(async (transaction) => {
    for (const notice of notices) {
      const { language, step, round, userId } = notice
      const timeZone = zoneOf(userId)
      const state = { incident, types, language, timeZone, step, round, insteadOf: undefined, permalink }
      const target = noticeKey(incident.id, notice)
      const key = `${target}:acknowledged`
      const update = { kind: 'update' as const, key, message: { key: target }, ...noticeMessage(state) }
      await parts.outbox.enqueue(transaction, update)
    }
    // Whoever acknowledged their own report sees it in the notice.
    if (acknowledged.by === incident.reporterId) return
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: `incident:${incident.id}:acknowledged:reporter`,
      channel: incident.reporterId,
      ...acknowledgedMessage(
        { ...incident, acknowledged },
        incident.reporterLanguage,
        zoneOf(incident.reporterId),
      ),
    })
  })
  parts.outbox.wake()
}

// Nobody where Slack cannot be asked: the step is then tried again.
async function findReadersNow(parts: IncidentParts, role: ResponderRole): Promise<Readers> {
  try {
    return await findReaders(parts, role)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    parts.log.error('who is to be told of an incident could not be looked up', { role, error })
    return { instead: false, readers: [] }
  }
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

function noticeKey(incidentId: string, notice: Notice): string {
  return `incident:${incidentId}:notice:${notice.step}.${notice.round}:${notice.userId}`
}
