import type { Core } from '../core.ts'
import { createSlackId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import type { ChannelRecord, PersonRecord } from '../types.ts'
import { type Args, getChannel, getJoined, isBotIn, type Method } from './call.ts'
import { getMessage } from './chat.ts'

/** Characters of a channel's name. Source: docs.slack.dev/reference/methods/conversations.create, 2026-11. */
const longestName = 80
/** People one call can invite. Source: docs.slack.dev/reference/methods/conversations.invite, 2026-11. */
const mostInvited = 100
/** Characters of a topic. Source: docs.slack.dev/reference/methods/conversations.setTopic, 2026-11. */
const longestTopic = 250

/** conversations.create: a channel with nobody in it but the bot. */
export const create: Method = (args, core) => {
  const name = args.text('name')
  if (name === undefined) throw new Refusal('invalid_name_required')
  if (name.length > longestName) throw new Refusal('invalid_name_maxlength')
  if (/^[-_]+$/.test(name)) throw new Refusal('invalid_name_punctuation')
  // Letters of any script are letters; what is not lowercase is refused, never changed.
  if (!/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]+$/u.test(name)) throw new Refusal('invalid_name_specials')
  // An archived channel keeps its name.
  if (core.state.all('channels').some((each) => each.kind !== 'im' && each.name === name))
    throw new Refusal('name_taken')
  const channel: ChannelRecord = {
    id: createSlackId('C'),
    name,
    kind: args.flag('is_private') ? 'private' : 'public',
    topic: '',
    members: [identity.botUserId],
    creator: identity.botUserId,
    createdS: Math.floor(core.clock.nowMs() / 1000),
  }
  core.state.put('channels', channel.id, channel)
  return { channel: core.wire.channel(channel) }
}

/** conversations.invite: all of them, or nobody. */
export const invite: Method = (args, core) => {
  const channel = getOpen(core, args)
  const users = args.required('users').split(',')
  if (users.length > mostInvited) throw new Refusal('too_many_users')
  const refused = users.flatMap((user) => {
    const error = whyNotInvited(channel, user, core.state.get('people', user))
    return error === undefined ? [] : [{ ok: false, error, user }]
  })
  const [first] = refused
  if (first !== undefined) throw new Refusal(first.error, { errors: refused })
  const changed = { ...channel, members: [...channel.members, ...users] }
  core.state.put('channels', channel.id, changed)
  for (const user of users) core.events.memberJoined(changed, user)
  return { channel: core.wire.channel(changed) }
}

/** conversations.kick. */
export const kick: Method = (args, core) => {
  const channel = getOpen(core, args)
  const user = args.required('user')
  if (user === identity.botUserId) throw new Refusal('cant_kick_self')
  if (core.state.get('people', user) === undefined) throw new Refusal('user_not_found')
  if (channel.name === 'general') throw new Refusal('cant_kick_from_general')
  if (!channel.members.includes(user)) throw new Refusal('not_in_channel')
  const changed = { ...channel, members: channel.members.filter((each) => each !== user) }
  core.state.put('channels', channel.id, changed)
  core.events.memberLeft(changed, user)
  return { errors: {} }
}

/** conversations.setTopic. */
export const setTopic: Method = (args, core) => {
  const channel = getOpen(core, args)
  const topic = args.text('topic') ?? ''
  if (topic.length > longestTopic) throw new Refusal('too_long')
  const changed = { ...channel, topic }
  core.state.put('channels', channel.id, changed)
  return { channel: core.wire.channel(changed) }
}

/** conversations.archive: everything stays to be read, nothing can be added. */
export const archive: Method = (args, core) => {
  const channel = getChannel(core, args.required('channel'))
  if (channel.kind === 'im') throw new Refusal('method_not_supported_for_channel_type')
  if (channel.name === 'general') throw new Refusal('cant_archive_general')
  if (channel.isArchived === true) throw new Refusal('already_archived')
  if (!isBotIn(channel)) throw new Refusal('not_in_channel')
  core.state.put('channels', channel.id, { ...channel, isArchived: true })
  return {}
}

/** pins.add: one message is shown to stand out in its channel. */
export const pin: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  if (!args.has('timestamp')) throw new Refusal('no_item_specified')
  const message = getMessage(core, channel, args.required('timestamp'))
  if (message.isPinned === true) throw new Refusal('already_pinned')
  core.messages.pin(message)
  return {}
}

function whyNotInvited(
  channel: ChannelRecord,
  user: string,
  person: PersonRecord | undefined,
): string | undefined {
  if (user === identity.botUserId) return 'cant_invite_self'
  if (person === undefined) return 'user_not_found'
  if (person.deleted || person.teamId !== undefined) return 'cant_invite'
  return channel.members.includes(user) ? 'already_in_channel' : undefined
}

function getOpen(core: Core, args: Args): ChannelRecord {
  const channel = getJoined(core, args.required('channel'))
  if (channel.kind === 'im') throw new Refusal('method_not_supported_for_channel_type')
  if (channel.isArchived === true) throw new Refusal('is_archived')
  return channel
}
