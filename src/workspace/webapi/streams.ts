import { isFields } from '../checks.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import { sessionStatuses } from '../sessions.ts'
import { checkChunks } from '../streamContent.ts'
import type { ChannelRecord, Fields } from '../types.ts'
import { type Args, getJoined, type Method, missing } from './call.ts'
import { getMessage } from './chat.ts'
import { checkFiles, readBlocks, readMetadata, readThread, refuse } from './content.ts'

/** chat.startStream: a message that grows, in answer to another. */
export const start: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  if (args.text('thread_ts') === undefined) throw missing('thread_ts')
  const { threadTs = '' } = readThread(args, core, channel)
  checkRecipient(args, core, channel)
  const mode = args.text('task_display_mode') ?? 'timeline'
  if (mode !== 'timeline' && mode !== 'plan') throw new Refusal('invalid_arguments')
  const chunks = readChunks(args, core)
  const message = core.streams.start({ channel: channel.id, threadTs }, mode, { chunks })
  core.assistant.endStatus(channel.id, threadTs)
  return { channel: channel.id, ts: message.ts }
}

/** chat.appendStream. */
export const append: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const before = getMessage(core, channel, args.required('ts'))
  const chunks = readChunks(args, core)
  if (chunks.length === 0) throw new Refusal('no_text')
  const message = core.streams.append(before, { chunks })
  return { channel: channel.id, ts: message.ts }
}

/** chat.stopStream. */
export const stop: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel'))
  const before = getMessage(core, channel, args.required('ts'))
  const chunks = readChunks(args, core)
  const blocks = readBlocks(args, core)
  const metadata = readMetadata(args)
  const status = readStatus(args)
  const given = { chunks, blocks, ...(metadata === undefined ? {} : { metadata }) }
  const message = core.streams.finish(before, given)
  if (status !== undefined) {
    const place = { channel: channel.id, threadTs: message.threadTs ?? message.ts }
    core.sessions.setStatus(place, status, { title: '', initiator: '' })
  }
  return { channel: channel.id, ts: message.ts, message: core.wire.message(message) }
}

/** Outside direct messages Slack wants to know for whom it is. */
function checkRecipient(args: Args, core: Core, channel: ChannelRecord): void {
  if (channel.kind === 'im') return
  const user = args.text('recipient_user_id')
  const team = args.text('recipient_team_id')
  if (user === undefined) throw new Refusal('missing_recipient_user_id')
  if (team === undefined) throw new Refusal('missing_recipient_team_id')
  const person = core.state.get('people', user)
  if (person === undefined) throw new Refusal('user_not_found')
  if (team !== (person.teamId ?? identity.teamId)) throw new Refusal('team_not_found')
}

/** The chunks of a call, or its markdown_text as one. */
function readChunks(args: Args, core: Core): Fields[] {
  const markdown = args.text('markdown_text')
  const given = args.json('chunks', 'invalid_chunks')
  if (markdown !== undefined) {
    // One or the other, says the reference; what Slack does with both it does not say.
    if (Array.isArray(given) && given.length > 0) throw new Refusal('invalid_arguments')
    if (markdown.length > limits.stream.text) throw new Refusal('msg_too_long')
    return [{ type: 'markdown_text', text: markdown }]
  }
  if (given === undefined) return []
  if (!Array.isArray(given)) throw new Refusal('invalid_chunks')
  const isTooLong = given.some(
    (each) => isFields(each) && String(each.text ?? '').length > limits.stream.text,
  )
  if (isTooLong) throw new Refusal('msg_too_long')
  refuse('invalid_chunks', [...checkChunks(given), ...checkFiles(core, given, '/chunks')])
  return given.filter(isFields)
}

function readStatus(args: Args) {
  const given = args.text('session_status')
  if (given === undefined) return undefined
  const status = sessionStatuses.find((each) => each === given)
  if (status === undefined) throw new Refusal('invalid_status')
  return status
}
