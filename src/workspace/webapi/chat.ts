import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { byBot } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import type { ChannelRecord, MessageRecord } from '../types.ts'
import { getJoined, type Method } from './call.ts'
import { readContent, readMetadata, readThread, warn } from './content.ts'

/** chat.postMessage; `channel` may be a person's id and is then their direct message. */
export const postMessage: Method = (args, core) => {
  const channel = getTarget(core, args.required('channel'))
  if (channel.isArchived === true) throw new Refusal('is_archived')
  const { content, warnings } = readContent(args, core)
  const thread = readThread(args, core, channel)
  const metadata = readMetadata(args)
  const isBroadcast = thread.threadTs !== undefined && args.flag('reply_broadcast')
  const message = core.messages.post({
    ...byBot,
    channel: channel.id,
    ...content,
    ...thread,
    ...(metadata === undefined ? {} : { metadata }),
    ...(isBroadcast ? { subtype: 'thread_broadcast' } : {}),
  })
  core.assistant.endStatus(channel.id, message.threadTs ?? '')
  return {
    channel: channel.id,
    ts: message.ts,
    message: core.wire.message(message, { metadata: true }),
    ...warn(warnings),
  }
}

/** chat.update, of the bot's own messages only. */
export const update: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const before = getOwn(core, channel, args.required('ts'), 'cant_update_message')
  if (before.stream?.state === 'open') throw new Refusal('streaming_state_conflict')
  if ((args.text('text') ?? '').length > limits.message.updateText) throw new Refusal('msg_too_long')
  const { content, warnings } = readContent(args, core)
  const metadata = readMetadata(args)
  // As in Slack: what the call does not mention stays, except that text alone takes the blocks away.
  const kept = {
    ...content,
    text: args.has('text') || args.has('markdown_text') ? content.text : before.text,
    attachments: args.has('attachments') ? content.attachments : before.attachments,
  }
  const edited = content.blocks.length === 0 ? { user: identity.botUserId } : undefined
  // What was streamed is written over.
  const stream = before.stream === undefined ? {} : { stream: { ...before.stream, parts: [] } }
  const changes = { ...kept, ...stream, ...(metadata === undefined ? {} : { metadata }) }
  const message = core.messages.update(before, changes, edited)
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: core.wire.message(message, { metadata: true }),
    ...warn(warnings),
  }
}

/** chat.delete, of the bot's own messages only. */
export const remove: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const message = getOwn(core, channel, args.required('ts'), 'cant_delete_message')
  if (message.stream?.state === 'open') throw new Refusal('cant_delete_message')
  core.messages.remove(message)
  return { channel: channel.id, ts: message.ts }
}

/** chat.postEphemeral. */
export const postEphemeral: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const user = args.required('user')
  if (!channel.members.includes(user)) throw new Refusal('user_not_in_channel')
  const { content, warnings } = readContent(args, core)
  const thread = readThread(args, core, channel)
  const draft = { ...byBot, channel: channel.id, ...content, ...thread, ephemeralFor: user }
  const message = core.messages.post(draft)
  return { message_ts: message.ts, ...warn(warnings) }
}

/** chat.getPermalink. */
export const getPermalink: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const ts = args.required('message_ts')
  if (core.messages.find(channel.id, ts) === undefined) throw new Refusal('message_not_found')
  return {
    channel: channel.id,
    permalink: `${core.address()}/archives/${channel.id}/p${ts.replace('.', '')}`,
  }
}

/** A message the bot can see. @throws Refusal `message_not_found`. */
export function getMessage(core: Core, channel: ChannelRecord, ts: string): MessageRecord {
  const message = core.messages.find(channel.id, ts)
  if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('message_not_found')
  return message
}

function getOwn(core: Core, channel: ChannelRecord, ts: string, error: string): MessageRecord {
  const message = getMessage(core, channel, ts)
  if (message.botId !== identity.botId) throw new Refusal(error)
  return message
}

function getTarget(core: Core, id: string): ChannelRecord {
  const direct = core.state.all('channels').find((each) => each.kind === 'im' && each.members.includes(id))
  const named = core.state.all('channels').find((each) => each.name !== '' && `#${each.name}` === id)
  return getJoined(core, (id === identity.botUserId ? undefined : direct?.id) ?? named?.id ?? id)
}
