import { checkBlocks } from '../blocks.ts'
import { isFields } from '../checks.ts'
import { problemLines } from '../checkView.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { byBot } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import { escapeText } from '../text.ts'
import type { ChannelRecord, Fields, MessageRecord } from '../types.ts'
import { type Args, getJoined, type Method } from './call.ts'

/** chat.postMessage; `channel` may be a person's id and is then their direct message. */
export const postMessage: Method = (args, core) => {
  const channel = getTarget(core, args.required('channel'))
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
  endStatus(core, channel.id, message.threadTs ?? '')
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
  const changes = { ...kept, ...(metadata === undefined ? {} : { metadata }) }
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

type Content = { readonly text: string; readonly blocks: Fields[]; readonly attachments: Fields[] }

function readContent(args: Args, core: Core): { content: Content; warnings: string[] } {
  const markdown = args.text('markdown_text')
  const given = args.text('text') ?? ''
  const blocks = args.json('blocks', 'invalid_blocks_format') ?? []
  const attachments = args.json('attachments') ?? []
  if (markdown !== undefined) {
    if (given !== '' || args.has('blocks')) throw new Refusal('markdown_text_conflict')
    if (markdown.length > limits.message.markdown) throw new Refusal('msg_too_long')
    const block = { type: 'markdown', text: markdown }
    return { content: { text: escapeText(markdown), blocks: [block], attachments: [] }, warnings: [] }
  }
  checkFiles(blocks, core)
  const problems = checkBlocks(blocks, 'message')
  if (problems.length > 0) {
    throw new Refusal('invalid_blocks', {
      errors: problems.map(({ at, message }) => `${message} [json-pointer:${at}]`),
      response_metadata: { messages: problemLines(problems) },
    })
  }
  const attached = Array.isArray(attachments) ? attachments.filter(isFields) : []
  if (attached.length > limits.message.attachments) throw new Refusal('too_many_attachments')
  const found = Array.isArray(blocks) ? blocks.filter(isFields) : []
  if (given === '' && found.length === 0 && attached.length === 0) throw new Refusal('no_text')
  const warnings = [
    ...(given.length > limits.message.text ? ['message_truncated'] : []),
    ...(given === '' ? ['missing_text_in_message'] : []),
  ]
  return {
    content: { text: given.slice(0, limits.message.text), blocks: found, attachments: attached },
    warnings,
  }
}

/** An image block may show a file only once it is uploaded. */
function checkFiles(blocks: unknown, core: Core): void {
  const images = Array.isArray(blocks)
    ? blocks.filter(isFields).filter((block) => isFields(block.slack_file))
    : []
  for (const image of images) {
    const id = isFields(image.slack_file) ? image.slack_file.id : undefined
    if (id === undefined) continue
    if (core.files.find(String(id))?.complete) continue
    const messages = ['[ERROR] invalid slack file [json-pointer:/blocks/slack_file/id]']
    throw new Refusal('invalid_blocks', { response_metadata: { messages } })
  }
}

function readThread(args: Args, core: Core, channel: ChannelRecord): { threadTs?: string } {
  const ts = args.text('thread_ts')
  if (ts === undefined) return {}
  if (!/^\d{1,10}\.\d{6}$/.test(ts)) throw new Refusal('invalid_thread_ts')
  const parent = core.state.get('messages', `${channel.id}/${ts}`)
  if (parent === undefined) throw new Refusal('thread_not_found')
  return { threadTs: parent.threadTs ?? parent.ts }
}

function readMetadata(args: Args): Fields | undefined {
  const metadata = args.json('metadata', 'invalid_metadata_format')
  if (metadata === undefined) return undefined
  if (!isFields(metadata) || typeof metadata.event_type !== 'string' || !isFields(metadata.event_payload)) {
    throw new Refusal('invalid_metadata_schema')
  }
  if (JSON.stringify(metadata).length > limits.message.metadata) throw new Refusal('metadata_too_large')
  return metadata
}

/** A message of the bot ends the “is thinking…” of its thread. */
function endStatus(core: Core, channel: string, threadTs: string): void {
  const before = core.state.get('assistant', channel)
  if (before === undefined || !before.status[threadTs]) return
  core.state.put('assistant', channel, { ...before, status: { ...before.status, [threadTs]: '' } })
}

function warn(warnings: readonly string[]): Fields {
  return warnings.length === 0 ? {} : { warning: warnings.join(','), response_metadata: { warnings } }
}
