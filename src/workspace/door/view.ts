import { isFields } from '../checks.ts'
import type { Core } from '../core.ts'
import { isDisturbable } from '../dnd.ts'
import { microsOf } from '../ids.ts'
import { identity } from '../seed.ts'
import type { State } from '../state.ts'
import { markdownOf } from '../streamContent.ts'
import type { ChannelRecord, Fields, FileRecord, MessageRecord, PersonRecord, ViewRecord } from '../types.ts'
import { actingPeople, canRead, canSee } from './find.ts'

/**
 * What the door shows: people and channels; to somebody, what they see. With `since`, only messages that came or
 * changed after that timestamp.
 */
export function describeState(
  core: Core,
  person: PersonRecord | undefined,
  since: string | undefined,
): Fields {
  const { state } = core
  const nowMs = core.clock.nowMs()
  const people = actingPeople(state).map((each) => describePerson(each, nowMs))
  const channels = state.all('channels')
  if (person === undefined) return { people, channels: channels.map(describeChannel) }

  const messages = state.all('messages').filter((message) => canRead(state, person, message))
  const after = since === undefined ? -1 : microsOf(since)
  const files = new Set(messages.flatMap((message) => [...message.files, ...filesIn(message.blocks)]))
  return {
    people,
    bot: { id: identity.botUserId, name: identity.botName },
    channels: channels.filter((channel) => canSee(person, channel)).map(describeChannel),
    messages: messages
      .filter((message) => microsOf(message.changedTs) > after)
      .map((message) => describeMessage(state, person, message)),
    views: viewsOf(state, person).map(describeView),
    files: state
      .all('files')
      .filter((file) => files.has(file.id) || file.user === person.id)
      .map((file) => describeFile(file, person)),
    statuses: statusesOf(state, person),
    prompts: promptsOf(state, person),
    sessions: sessionsOf(core, person),
    titles: titlesOf(state, person),
  }
}

function describePerson(person: PersonRecord, nowMs: number): Fields {
  const { id, realName, role, locale, title, tz, statusText, statusEmoji = '', statusUntilS, dnd } = person
  const hasStatus = statusText !== '' || statusEmoji !== ''
  const until = statusUntilS === undefined ? {} : { untilS: statusUntilS }
  return {
    id,
    name: realName,
    role,
    locale,
    title,
    tz,
    ...(person.teamId === undefined ? {} : { isExternal: true }),
    ...(hasStatus ? { status: { text: statusText, emoji: statusEmoji, ...until } } : {}),
    ...(dnd === undefined || isDisturbable(person, nowMs) ? {} : { dndUntilS: dnd.untilS }),
  }
}

function describeChannel({ id, name, kind, members, topic, sharedWith, isArchived }: ChannelRecord): Fields {
  const title = kind === 'im' ? `@${identity.botName}` : name
  const shown = { id, name: title, kind, members, topic, ...(isArchived === true ? { isArchived } : {}) }
  return sharedWith === undefined ? shown : { ...shown, isShared: true }
}

function describeMessage(state: State, person: PersonRecord, message: MessageRecord): Fields {
  const files = message.files.flatMap((id) => state.get('files', id) ?? [])
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.ephemeralFor === undefined ? {} : { ephemeralFor: message.ephemeralFor }),
    ...describeStream(message),
    edited: message.edited !== undefined,
    deleted: message.deleted,
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    ...(message.botId === undefined ? {} : { botName: identity.botName }),
    reactions: message.reactions,
    ...(message.isPinned === true ? { isPinned: true } : {}),
    files: files.map((file) => describeFile(file, person)),
  }
}

/** `markdown` is what has come of a streamed text, `blocks` all of it; `ended` says that nobody finished it. */
function describeStream({ stream }: MessageRecord): Fields {
  if (stream === undefined) return { streaming: false }
  const markdown = markdownOf(stream)
  return {
    streaming: stream.state === 'open',
    ...(markdown === '' ? {} : { markdown }),
    ...(stream.state === 'expired' || stream.state === 'stopped' ? { ended: stream.state } : {}),
  }
}

function describeView(view: ViewRecord): Fields {
  return {
    id: view.id,
    hash: view.hash,
    type: view.type,
    callbackId: view.callbackId,
    title: textOf(view.title),
    submit: textOf(view.submit),
    close: textOf(view.close),
    blocks: view.blocks,
    values: view.values,
    errors: view.errors,
  }
}

function describeFile(file: FileRecord, person: PersonRecord): Fields {
  const { id, name, title, mimetype, size, altText } = file
  return { id, name, title, mimetype, size, altText, url: `/workspace/file/${id}?as=${person.id}` }
}

/** A person's home, then their modals with the topmost last. */
function viewsOf(state: State, person: PersonRecord): ViewRecord[] {
  const own = state.all('views').filter((view) => view.person === person.id)
  return own.sort((a, b) => Number(a.type === 'modal') - Number(b.type === 'modal') || a.order - b.order)
}

/** Whether a person may have a file's bytes. */
export function canOpen(state: State, person: PersonRecord, file: FileRecord): boolean {
  if (file.user === person.id) return true
  const readable = state.all('messages').filter((message) => canRead(state, person, message))
  const shown = [...readable, ...viewsOf(state, person)]
  return (
    shown.some(({ blocks }) => filesIn(blocks).includes(file.id)) ||
    readable.some((message) => message.files.includes(file.id))
  )
}

function statusesOf(state: State, person: PersonRecord): Fields[] {
  return assistantOf(state, person).flatMap(({ channel, status, loading }) =>
    Object.entries(status)
      .filter(([, text]) => text !== '')
      .map(([threadTs, text]) => {
        const lines = loading?.[threadTs]?.lines ?? []
        const thread = threadTs === '' ? {} : { threadTs }
        return { channel, ...thread, status: text, ...(lines.length === 0 ? {} : { loadingMessages: lines }) }
      }),
  )
}

function sessionsOf(core: Core, person: PersonRecord): Fields[] {
  const seen = core.state.all('sessions').filter(({ channel: id }) => {
    const channel = core.state.get('channels', id)
    return channel !== undefined && canSee(person, channel)
  })
  return seen.map((session) => ({
    channel: session.channel,
    threadTs: session.threadTs,
    status: session.status,
    title: session.title,
    stoppable: core.sessions.isStoppable(session),
  }))
}

function titlesOf(state: State, person: PersonRecord): Fields[] {
  return assistantOf(state, person).flatMap(({ channel, titles }) =>
    Object.entries(titles ?? {}).map(([threadTs, title]) => ({ channel, threadTs, title })),
  )
}

function promptsOf(state: State, person: PersonRecord): Fields[] {
  return assistantOf(state, person).map(({ channel, title, prompts }) => ({ channel, title, prompts }))
}

function assistantOf(state: State, person: PersonRecord) {
  return state.all('assistant').filter(({ channel }) => {
    const found = state.get('channels', channel)
    return found !== undefined && canSee(person, found)
  })
}

/** Ids of the uploaded files that image blocks and accessories show. */
function filesIn(blocks: readonly Fields[]): string[] {
  return blocks.flatMap((block) => {
    const nested = [block.accessory, block.elements, block.child_blocks].flat().filter(isFields)
    const own = isFields(block.slack_file) ? [String(block.slack_file.id ?? '')] : []
    return [...own, ...filesIn(nested)]
  })
}

function textOf(text: Fields | null): string | null {
  return text === null ? null : String(text.text ?? '')
}
