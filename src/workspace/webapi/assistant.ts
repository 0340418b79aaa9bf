import { type Check, list, object, type Problem, string } from '../checks.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { isAgent, isSubscribed } from '../manifest.ts'
import { Refusal } from '../refusal.ts'
import { sessionStatuses } from '../sessions.ts'
import type { ChannelRecord, Fields } from '../types.ts'
import { type Args, getChannel, getJoined, isBotIn, type Method } from './call.ts'
import { refuse } from './content.ts'

const prompts = list(
  object({ title: string(limits.prompts.title), message: string(limits.prompts.message) }),
  limits.prompts.count,
  0,
)
const lines = list(string(limits.status.message), limits.status.messages, 0)

/** assistant.threads.setSuggestedPrompts. */
export const setPrompts: Method = (args, core) => {
  if (!isAgent(core.manifest())) throw new Refusal('not_agent_app')
  const channel = getJoined(core, args.required('channel_id'))
  const given = args.json('prompts')
  check(prompts, given, '/prompts')
  // As Slack does: an agent that names a thread is told that all is well, and nobody sees the prompts.
  if (args.text('thread_ts') !== undefined) return {}
  core.assistant.setPrompts(channel.id, args.text('title') ?? '', given as Fields[])
  return {}
}

/** assistant.threads.setTitle. */
export const setTitle: Method = (args, core) => {
  if (!isAgent(core.manifest())) throw new Refusal('not_agent_app')
  const channel = getJoined(core, args.required('channel_id'))
  const threadTs = readRoot(args, core, channel)
  core.assistant.setTitle(channel.id, threadTs, args.required('title'))
  return {}
}

/** assistant.threads.setStatus; an empty one takes it away. */
export const setStatus: Method = (args, core) => {
  const channel = getJoined(core, args.required('channel_id'))
  const threadTs = readRoot(args, core, channel)
  const loading = args.json('loading_messages') ?? []
  check(lines, loading, '/loading_messages')
  core.assistant.setStatus(channel.id, threadTs, args.text('status') ?? '', loading as string[])
  return {}
}

/** agents.sessions.setStatus. */
export const setSessionStatus: Method = (args, core) => {
  checkAgents(core)
  const place = readPlace(args, core)
  const given = args.required('status')
  const status = sessionStatuses.find((each) => each === given)
  if (status === undefined) throw new Refusal('invalid_status')
  const title = args.text('title') ?? ''
  if (title.length > limits.session.title) throw tooLong('title', limits.session.title)
  const initiator = args.text('initiator_user_id') ?? ''
  const channel = core.state.get('channels', place.channel)
  if (initiator !== '' && channel?.members.includes(initiator) !== true) throw new Refusal('user_not_found')
  const session = core.sessions.setStatus(place, status, { title, initiator })
  const warning = 'missing_agent_session_stopped_event_subscription'
  const isDeaf = status === 'processing' && !isSubscribed(core.manifest(), 'agent_session_stopped')
  return {
    status: session.status,
    agent_status: session.status,
    title: session.title,
    ...(isDeaf ? { warning, response_metadata: { warnings: [warning] } } : {}),
  }
}

/** agents.sessions.rename. */
export const renameSession: Method = (args, core) => {
  checkAgents(core)
  const place = readPlace(args, core)
  const title = args.required('title')
  if (title.length > limits.session.title) throw tooLong('title', limits.session.title)
  return { title: core.sessions.rename(place, title).title }
}

/** Only an app declared as an agent has sessions. */
function checkAgents(core: Core): void {
  if (!isAgent(core.manifest())) throw new Refusal('feature_disabled')
}

function readPlace(args: Args, core: Core): { channel: string; threadTs: string } {
  const channel = getChannel(core, args.required('channel_id'))
  if (!isBotIn(channel)) throw new Refusal('not_authorized')
  const ts = args.text('thread_ts')
  if (ts === undefined) throw new Refusal('thread_ts_required')
  return { channel: channel.id, threadTs: rootOf(core, channel, ts) }
}

function readRoot(args: Args, core: Core, channel: ChannelRecord): string {
  return rootOf(core, channel, args.required('thread_ts'))
}

/** The first message of a thread. @throws Refusal `invalid_thread_ts` when there is no such message. */
function rootOf(core: Core, channel: ChannelRecord, ts: string): string {
  const message = core.state.get('messages', `${channel.id}/${ts}`)
  if (message === undefined) throw new Refusal('invalid_thread_ts')
  return message.threadTs ?? message.ts
}

function check(by: Check, value: unknown, at: string): void {
  const problems: Problem[] = []
  by(value, at, (problem) => problems.push(problem))
  refuse('invalid_arguments', problems)
}

function tooLong(name: string, most: number): Refusal {
  const messages = [`[ERROR] must be less than ${most + 1} characters [json-pointer:/${name}]`]
  return new Refusal('invalid_arguments', { response_metadata: { messages } })
}
