import { ExternalError } from '../../common/errors.ts'
import { sentences } from '../../i18n/index.ts'
import { type DueRoom, incidentRoomQueue, type RoomState } from '../../incident/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { askSlack } from '../askSlack.ts'
import { paragraph } from '../views/blocks.ts'
import { roomMessage, roomOverMessage, roomTopic } from '../views/incidentRoom.ts'
import { findMembers } from './channelMembers.ts'
import { makeChannel } from './incidentRoomChannel.ts'
import { findRoomPeople, type RoomParts } from './incidentRoomPeople.ts'

/** Minutes for which Slack is asked again while it gives no clear answer; then the work goes on without a channel. */
const patienceMinutes = 10

/** Has incidents' own channels opened, kept up to date and archived. */
export function registerIncidentRooms(jobs: Jobs, parts: RoomParts): void {
  jobs.handle(incidentRoomQueue, async (data) => {
    const due = await parts.incidents.dueRoom(data)
    switch (due.kind) {
      case 'none':
        return
      case 'open':
        return await openAndShow(parts, due)
      case 'bring-up-to-date': {
        if (data.kind !== 'open') return await bringUpToDate(parts, due)
        // Wanted for a rise of the severity: where it turns out that nobody can work in it, another is opened.
        if (!(await isFoundArchived(parts, due.state))) await bringUpToDate(parts, due)
        const again = await parts.incidents.dueRoom(data)
        if (again.kind === 'open') await openAndShow(parts, again)
        return
      }
      case 'archive':
        return await archive(parts, due)
    }
  })
}

type Opening = DueRoom & { kind: 'open' }
type Standing = DueRoom & { kind: 'bring-up-to-date' }

async function openAndShow(parts: RoomParts, due: Opening): Promise<void> {
  await open(parts, due)
  const { id } = due.incident
  const opened = await parts.incidents.dueRoom({ kind: 'bring-up-to-date', incident: id })
  if (opened.kind === 'bring-up-to-date') await bringUpToDate(parts, opened)
}

async function open(parts: RoomParts, due: Opening): Promise<void> {
  const { id } = due.incident
  const refuse = async (reason: string) => {
    parts.log.warn('the channel of an incident could not be made', { incident: id, reason })
    await parts.incidents.noteRoom(id, { what: 'refused', reason })
  }
  try {
    const people = await findRoomPeople(parts, due.incident, due.people)
    if (people.length === 0) return await refuse('nobody')
    const made = await makeChannel(parts, due)
    if ('refused' in made) return await refuse(made.refused)
    const language = people.every((person) => person.language === 'en') ? 'en' : 'ja'
    const { channel } = made
    const topic = roomTopic(due.incident, language)
    await askSlack('conversations.setTopic', () =>
      parts.interactive.conversations.setTopic({ channel, topic }),
    )
    await parts.incidents.noteRoom(id, { what: 'opened', channel, language })
  } catch (error) {
    const waitedMs = parts.clock.now().getTime() - due.askedAt.getTime()
    if (!(error instanceof ExternalError) || waitedMs < patienceMinutes * 60_000) throw error
    await refuse('no-answer')
  }
}

// Slack tells nobody of it, and refuses only what is written there or who is invited.
async function isFoundArchived(parts: RoomParts, { incident, channel }: RoomState): Promise<boolean> {
  const found = await askSlack('conversations.info', () => parts.interactive.conversations.info({ channel }))
  const isArchived = 'answer' in found && found.answer.channel?.is_archived === true
  if (isArchived) await parts.incidents.noteRoom(incident.id, { what: 'archived' })
  return isArchived
}

async function bringUpToDate(parts: RoomParts, due: Standing): Promise<void> {
  const { state } = due
  const removed = await removeNotTold(parts, state)
  const invited = removed === 'done' ? await inviteMissing(parts, due) : removed
  if (invited === 'stays') return
  if (invited !== 'done') {
    await parts.incidents.noteRoom(state.incident.id, { what: invited })
    return
  }
  await showState(parts, state)
  await pinState(parts, state)
}

/** How members were kept; `stays`: somebody who must not be told is there still. */
type Kept = 'done' | 'stays' | 'archived' | 'lost'

async function removeNotTold(parts: RoomParts, { incident, channel }: RoomState): Promise<Kept> {
  const { interactive, incidents, log } = parts
  const { id, notTold } = incident
  const found = await findMembers(parts, channel)
  const gone = 'refused' in found ? readGone(found.refused) : undefined
  if (gone !== undefined) return gone
  const isThere = (userId: string) => !('members' in found) || found.members.includes(userId)
  let kept: Kept = 'done'
  for (const userId of notTold.filter(isThere)) {
    const kicked = await askSlack('conversations.kick', () =>
      interactive.conversations.kick({ channel, user: userId }),
    )
    if (!('refused' in kicked)) {
      await incidents.noteRoom(id, { what: 'removed', userId })
      continue
    }
    const { refused: reason } = kicked
    const lost = readGone(reason)
    if (lost !== undefined) return lost
    if (/^(?:not_in_channel|user_not_found)$/.test(reason)) continue
    log.error('somebody not to be told may be in the channel of an incident', { incident: id, reason })
    await incidents.noteRoom(id, { what: 'not-removed', userId, reason })
    kept = 'stays'
  }
  return kept
}

async function inviteMissing(parts: RoomParts, { state, people, seen }: Standing): Promise<Kept> {
  const { incident, channel } = state
  const note = parts.incidents.noteRoom
  const { interactive } = parts
  const wanted = await findRoomPeople(parts, incident, people)
  for (const { userId } of wanted.filter((person) => !seen.includes(person.userId))) {
    const invited = await askSlack('conversations.invite', () =>
      interactive.conversations.invite({ channel, users: userId }),
    )
    if (!('refused' in invited) || invited.refused === 'already_in_channel') {
      await note(incident.id, { what: 'invited', userId })
      continue
    }
    const gone = readGone(invited.refused)
    if (gone !== undefined) return gone
    parts.log.warn('somebody could not be invited', { incident: incident.id, reason: invited.refused })
    await note(incident.id, { what: 'left-out', userId, reason: invited.refused })
  }
  return 'done'
}

async function showState(parts: RoomParts, state: RoomState): Promise<void> {
  const { incident, channel } = state
  const key = stateKey(state)
  const message = roomMessage(state, parts.incidents.types)
  await parts.database.transaction(async (transaction) => {
    if (await parts.outbox.has(transaction, key)) {
      const now = parts.clock.now().getTime()
      const update = { kind: 'update' as const, key: `${key}:${now}`, message: { key }, ...message }
      await parts.outbox.enqueue(transaction, update)
    } else {
      const post = { kind: 'post' as const, key, channel, pace: 'notice' as const, ...message }
      await parts.outbox.enqueue(transaction, post)
    }
    if (incident.closedAt === undefined) return
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: `incident:${incident.id}:room:${channel}:over`,
      channel,
      pace: 'notice',
      ...roomOverMessage(state),
    })
  })
  parts.outbox.wake()
}

async function pinState(parts: RoomParts, state: RoomState): Promise<void> {
  const { incident, isPinned, openedAt } = state
  if (isPinned) return
  const place = await parts.outbox.find(parts.database, stateKey(state))
  if (place === undefined) {
    const waitedMs = parts.clock.now().getTime() - openedAt.getTime()
    if (waitedMs < patienceMinutes * 60_000) await parts.incidents.lookAgain(incident.id)
    return
  }
  const { channel, ts: timestamp } = place
  const pinned = await askSlack('pins.add', () => parts.interactive.pins.add({ channel, timestamp }))
  if ('refused' in pinned && pinned.refused !== 'already_pinned')
    parts.log.warn('the state of an incident could not be pinned', {
      incident: incident.id,
      reason: pinned.refused,
    })
  await parts.incidents.noteRoom(incident.id, { what: 'pinned' })
}

async function archive(parts: RoomParts, due: DueRoom & { kind: 'archive' }): Promise<void> {
  const { id, channel, language, at } = due
  const archived = await askSlack('conversations.archive', () =>
    parts.interactive.conversations.archive({ channel }),
  )
  if (!('refused' in archived) || archived.refused === 'already_archived') return
  if (readGone(archived.refused) !== undefined) return
  const text = sentences[language].incidentRoom.archiveRefused
  await parts.outbox.enqueue(parts.database, {
    kind: 'post',
    key: `incident:${id}:room:archive-refused:${at.getTime()}`,
    channel,
    text,
    blocks: [paragraph(text)],
  })
  await parts.incidents.noteRoom(id, { what: 'not-archived', reason: archived.refused })
  parts.outbox.wake()
}

// Of a private channel it is not in, Slack tells the bot that there is none.
function readGone(reason: string): 'archived' | 'lost' | undefined {
  if (reason === 'is_archived') return 'archived'
  return reason === 'channel_not_found' ? 'lost' : undefined
}

// An incident may have had another channel before.
function stateKey({ incident, channel }: Pick<RoomState, 'incident' | 'channel'>): string {
  return `incident:${incident.id}:room:${channel}:state`
}
