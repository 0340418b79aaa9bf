// The three calls of a streamed message, each told by what became of it. None is tried twice here: a piece that arrived
// without our hearing of it would stand there twice.
import type { AnyChunk } from '@slack/types'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { type Outcome, readFailure } from './failures.ts'

/** Where an answer is to be streamed to. */
export type StreamThread = {
  readonly channel: string
  readonly threadTs: string
  /** For whom; Slack asks for it outside of direct messages. */
  readonly userId: string
  readonly teamId: string
}

/** Where a message stands. */
export type StreamPlace = { readonly channel: string; readonly ts: string }

/** What became of a call to a stream. `ended`: nothing is taken any more, by a person's stop or for its age. */
export type StreamOutcome = { readonly kind: 'done' } | { readonly kind: 'ended' } | Outcome

/** Slack's words for a stream that has an end already. */
const endedWords = new Set(['stopped_by_user', 'message_not_in_streaming_state'])

/** Slack's words for a workspace without streaming. */
const unsupportedWords = new Set(['unknown_method', 'feature_disabled', 'method_deprecated', 'not_supported'])

/** Whether Slack refused because it has no streaming here at all, so that it need not be asked again. */
export function isUnsupported(outcome: Outcome): boolean {
  return outcome.kind === 'refused' && unsupportedWords.has(outcome.reason)
}

/** Begins a message that grows. */
export async function startStream(
  client: WebClient,
  thread: StreamThread,
  chunks: AnyChunk[],
): Promise<{ readonly kind: 'started'; readonly ts: string } | Outcome> {
  try {
    const started = await client.chat.startStream({
      channel: thread.channel,
      thread_ts: thread.threadTs,
      recipient_user_id: thread.userId,
      recipient_team_id: thread.teamId,
      chunks,
    })
    return { kind: 'started', ts: started.ts ?? '' }
  } catch (error) {
    return readFailure(error)
  }
}

/** Adds to it. */
export function appendToStream(
  client: WebClient,
  place: StreamPlace,
  chunks: AnyChunk[],
): Promise<StreamOutcome> {
  return told(() => client.chat.appendStream({ ...place, chunks }))
}

/** Ends it as it stands; it can then be updated like any message. */
export function endStream(client: WebClient, place: StreamPlace): Promise<StreamOutcome> {
  return told(() => client.chat.stopStream({ ...place }))
}

async function told(call: () => Promise<unknown>): Promise<StreamOutcome> {
  try {
    await call()
    return { kind: 'done' }
  } catch (error) {
    if (error instanceof WebAPIPlatformError && endedWords.has(error.data.error)) return { kind: 'ended' }
    return readFailure(error)
  }
}

/**
 * The bot's messages in a thread after a message of it, oldest first, without those that carry the outbox's mark: the
 * streamed ones. Empty where there is no such thread.
 *
 * @throws what the client threw where the thread could not be asked for.
 */
export async function listUnmarked(
  client: WebClient,
  thread: StreamThread,
  after: string,
  botUserId: string,
): Promise<string[]> {
  try {
    const listed = await client.conversations.replies({
      channel: thread.channel,
      ts: thread.threadTs,
      oldest: after,
      limit: 200,
      include_all_metadata: true,
    })
    return (listed.messages ?? [])
      .filter(({ user, metadata }) => user === botUserId && metadata?.event_type === undefined)
      .flatMap(({ ts }) => (ts === undefined || Number(ts) <= Number(after) ? [] : [ts]))
  } catch (error) {
    if (error instanceof WebAPIPlatformError && readFailure(error).kind === 'refused') return []
    throw error
  }
}
