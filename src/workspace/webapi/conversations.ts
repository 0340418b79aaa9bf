import type { Core } from '../core.ts'
import { microsOf } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import type { ChannelRecord, Fields, MessageRecord } from '../types.ts'
import { type Args, getChannel, getJoined, isBotIn, type Method, missing, page } from './call.ts'

/** conversations.open: the direct message with one person. */
export const open: Method = (args, core) => {
  const users = args.text('users')?.split(',') ?? []
  const given = args.text('channel')
  if (users.length === 0 && given === undefined) throw missing('users')
  if (users.length > 1) throw new Refusal('method_not_supported_for_channel_type')
  const user = users[0]
  const person = user === undefined ? undefined : core.state.get('people', user)
  if (user !== undefined && person === undefined) throw new Refusal('user_not_found')
  if (person?.deleted) throw new Refusal('user_disabled')
  if (person?.teamId !== undefined) throw new Refusal('user_not_visible')
  const channel =
    given === undefined
      ? core.state.all('channels').find((each) => each.kind === 'im' && each.members.includes(user ?? ''))
      : getJoined(core, given)
  if (channel === undefined) throw new Refusal('channel_not_found')
  const isWhole = args.flag('return_im')
  return {
    no_op: true,
    already_open: true,
    channel: isWhole ? core.wire.channel(channel) : { id: channel.id },
  }
}

/** conversations.info. */
export const info: Method = (args, core) => ({
  channel: core.wire.channel(getChannel(core, args.required('channel'))),
})

/** conversations.list. */
export const list: Method = (args, core) => {
  const types = (args.text('types') ?? 'public_channel').split(',')
  const seen = core.state
    .all('channels')
    .filter((each) => types.includes(typeName(each)) && (each.kind === 'public' || isBotIn(each)))
  const { items, cursor } = page(seen, args, 100, ({ id }) => id)
  return { channels: items.map(core.wire.channel), response_metadata: { next_cursor: cursor } }
}

/** users.conversations: where the bot is itself. */
export const ofBot: Method = (args, core) => {
  const types = (args.text('types') ?? 'public_channel').split(',')
  const isShown = (each: ChannelRecord) => each.isArchived !== true || !args.flag('exclude_archived')
  const joined = core.state
    .all('channels')
    .filter((each) => types.includes(typeName(each)) && isBotIn(each) && isShown(each))
  const { items, cursor } = page(joined, args, 100, ({ id }) => id)
  return { channels: items.map(core.wire.channel), response_metadata: { next_cursor: cursor } }
}

/** conversations.members. */
export const members: Method = (args, core) => {
  const channel = getChannel(core, args.required('channel'))
  const standing = channel.members.filter((id) => core.state.get('people', id)?.deleted !== true)
  const { items, cursor } = page(standing, args, 100, (id) => id)
  return { members: items, response_metadata: { next_cursor: cursor } }
}

/** conversations.history: what stands in the channel itself, newest first. */
export const history: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const standing = core.messages
    .list(channel.id)
    .filter((message) => message.threadTs === undefined || message.subtype === 'thread_broadcast')
  const within = standing.filter(between(args)).sort(newestFirst)
  return answer(core, args, within, 100)
}

/** conversations.replies: a thread's first message, then its replies, oldest first. */
export const replies: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const asked = core.state.get('messages', `${channel.id}/${args.required('ts')}`)
  const root = asked?.threadTs ?? asked?.ts
  const standing = core.messages.list(channel.id)
  const parent = standing.find((message) => message.ts === root)
  const thread = standing.filter((message) => message.threadTs === root && root !== undefined)
  if (parent === undefined && thread.length === 0) throw new Refusal('thread_not_found')
  const within = thread.filter(between(args)).sort((a, b) => -newestFirst(a, b))
  const first = parent === undefined ? [] : [parent]
  return answer(core, args, [...first, ...within], 1000)
}

/** conversations.join: the bot joins a public channel. */
export const join: Method = (args, core) => {
  const channel = getChannel(core, args.required('channel'))
  if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type')
  if (isBotIn(channel)) return { channel: core.wire.channel(channel), warning: 'already_in_channel' }
  const joined = { ...channel, members: [...channel.members, identity.botUserId] }
  core.state.put('channels', channel.id, joined)
  core.events.memberJoined(joined, identity.botUserId)
  return { channel: core.wire.channel(joined) }
}

/** conversations.leave: the bot leaves a channel. */
export const leave: Method = (args, core) => {
  const channel = getChannel(core, args.required('channel'))
  if (channel.kind === 'im') throw new Refusal('method_not_supported_for_channel_type')
  if (!isBotIn(channel)) return { not_in_channel: true }
  removeBot(core, channel)
  return {}
}

/** Takes the bot out of a channel. */
export function removeBot(core: Core, channel: ChannelRecord): void {
  const members = channel.members.filter((id) => id !== identity.botUserId)
  const left = { ...channel, members }
  core.state.put('channels', channel.id, left)
  core.events.memberLeft(left, identity.botUserId)
}

function answer(core: Core, args: Args, messages: readonly MessageRecord[], fallback: number): Fields {
  const { items, cursor } = page(messages, args, fallback, ({ ts }) => ts)
  const metadata = args.flag('include_all_metadata')
  return {
    messages: items.map((message) => core.wire.message(message, { metadata })),
    has_more: cursor !== '',
    pin_count: 0,
    ...(cursor === '' ? {} : { response_metadata: { next_cursor: cursor } }),
  }
}

function between(args: Args): (message: MessageRecord) => boolean {
  const oldest = microsOf(args.text('oldest') ?? '0')
  const latest = args.has('latest') ? microsOf(args.text('latest') ?? '0') : Number.POSITIVE_INFINITY
  const isInclusive = args.flag('inclusive')
  return ({ ts }) => {
    const at = microsOf(ts)
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest
  }
}

function newestFirst(a: MessageRecord, b: MessageRecord): number {
  return microsOf(b.ts) - microsOf(a.ts)
}

function typeName(channel: ChannelRecord): string {
  if (channel.kind === 'im') return 'im'
  return channel.kind === 'private' ? 'private_channel' : 'public_channel'
}
