import { isFields } from './checks.ts'
import type { Events } from './events.ts'
import { createBlockId, type TimestampSource } from './ids.ts'
import { identity } from './seed.ts'
import type { State } from './state.ts'
import type { Fields, MessageRecord } from './types.ts'
import { isStanding } from './wire.ts'

/** What a new message consists of; the rest is given by the workspace. */
type Draft = Pick<MessageRecord, 'channel' | 'user' | 'text'> &
  Partial<Omit<MessageRecord, 'ts' | 'deleted' | 'edited' | 'changedTs' | 'reactions'>>

/** Writes, changes and deletes messages, and tells the bot of it. */
export type Messages = {
  post(draft: Draft): MessageRecord
  /** @returns the message as it stands then; `edited` says that readers are shown a mark. */
  update(message: MessageRecord, changes: Partial<Draft>, edited?: { user: string }): MessageRecord
  remove(message: MessageRecord): void
  react(message: MessageRecord, name: string, user: string, isAdded: boolean): void
  /** Pins a message to its channel. */
  pin(message: MessageRecord): void
  /** A message that is not deleted, ephemeral ones among them. */
  find(channel: string, ts: string): MessageRecord | undefined
  /** The messages everybody in the channel sees, oldest first. */
  list(channel: string): MessageRecord[]
}

export function createMessages(state: State, events: Events, timestamps: TimestampSource): Messages {
  const keyOf = (message: MessageRecord) => `${message.channel}/${message.ts}`

  return {
    post(draft) {
      const ts = timestamps.next()
      const fresh = { reactions: [], deleted: false, attachments: [], files: [] }
      const message: MessageRecord = {
        ...fresh,
        ...draft,
        blocks: withIds(draft.blocks ?? []),
        ts,
        changedTs: ts,
      }
      state.put('messages', keyOf(message), message)
      events.messagePosted(message)
      return message
    },
    update(message, changes, edited) {
      const changedTs = timestamps.next()
      const after: MessageRecord = {
        ...message,
        ...changes,
        blocks: changes.blocks === undefined ? message.blocks : withIds(changes.blocks),
        changedTs,
        ...(edited === undefined ? {} : { edited: { user: edited.user, ts: changedTs } }),
      }
      state.put('messages', keyOf(message), after)
      events.messageChanged(message, after)
      return after
    },
    remove(message) {
      const changedTs = timestamps.next()
      const gone = {
        text: '',
        blocks: [],
        attachments: [],
        files: [],
        reactions: [],
        deleted: true,
        changedTs,
      }
      const { metadata: _metadata, stream: _stream, ...rest } = message
      state.put('messages', keyOf(message), { ...rest, ...gone })
      events.messageDeleted(message, changedTs)
    },
    react(message, name, user, isAdded) {
      const users = message.reactions.find((reaction) => reaction.name === name)?.users ?? []
      const changed = isAdded ? [...users, user] : users.filter((each) => each !== user)
      const others = message.reactions.filter((reaction) => reaction.name !== name)
      const reactions = changed.length === 0 ? others : [...others, { name, users: changed }]
      state.put('messages', keyOf(message), { ...message, reactions, changedTs: timestamps.next() })
      events.reaction(isAdded ? 'reaction_added' : 'reaction_removed', message, name, user)
    },
    pin(message) {
      const changedTs = timestamps.next()
      state.put('messages', keyOf(message), { ...message, isPinned: true, changedTs })
    },
    find(channel, ts) {
      const message = state.get('messages', `${channel}/${ts}`)
      return message === undefined || message.deleted ? undefined : message
    },
    list: (channel) => state.all('messages').filter((each) => each.channel === channel && isStanding(each)),
  }
}

/** The blocks with a block_id each and an action_id at every element, as Slack gives them where the app did not. */
export function withIds(blocks: readonly Fields[]): Fields[] {
  return blocks.map((block) => {
    const named: Record<string, unknown> = { ...block, block_id: block.block_id ?? createBlockId() }
    for (const field of ['accessory', 'element'] as const) {
      if (isFields(block[field])) named[field] = withActionId(block[field])
    }
    if (Array.isArray(block.actions)) named.actions = block.actions.filter(isFields).map(withActionId)
    if (Array.isArray(block.child_blocks)) named.child_blocks = withIds(block.child_blocks.filter(isFields))
    const elements = Array.isArray(block.elements) ? block.elements.filter(isFields) : []
    if (block.type === 'actions' || block.type === 'context_actions')
      named.elements = elements.map(withActionId)
    if (block.type === 'carousel') named.elements = withIds(elements)
    return named
  })
}

function withActionId(element: Fields): Fields {
  const isActor = element.type !== 'image' && element.action_id === undefined
  return isActor ? { ...element, action_id: createBlockId() } : element
}

/** The fields of a message written by the bot. */
export const byBot = { user: identity.botUserId, botId: identity.botId } as const
