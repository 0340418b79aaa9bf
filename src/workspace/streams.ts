import type { WorkspaceClock } from './clock.ts'
import { limits } from './limits.ts'
import { byBot, type Messages } from './messages.ts'
import { Refusal } from './refusal.ts'
import { identity } from './seed.ts'
import type { State } from './state.ts'
import { blocksOfStream, countBlocks, markdownOf, withChunks } from './streamContent.ts'
import { escapeText } from './text.ts'
import type { Fields, MessageRecord, StreamRecord } from './types.ts'

/** What a streaming call brings, checked. */
export type StreamGiven = {
  readonly chunks: readonly Fields[]
  readonly blocks?: readonly Fields[]
  readonly metadata?: Fields
}

/**
 * Streamed messages. A stream is open from its start until the bot stops it, a person stops it, or 5 minutes have
 * passed since its start, whatever was appended in between; nothing opens it again.
 */
export type Streams = {
  start(
    place: { channel: string; threadTs: string },
    mode: StreamRecord['mode'],
    given: StreamGiven,
  ): MessageRecord
  /** @throws Refusal `message_not_owned_by_app`, `message_not_in_streaming_state`, `stopped_by_user`, `invalid_blocks`. */
  append(message: MessageRecord, given: StreamGiven): MessageRecord
  /** @throws Refusal as `append` does. */
  finish(message: MessageRecord, given: StreamGiven): MessageRecord
  /** Ends the streams open in a thread, as a person's stop does. @returns their timestamps. */
  stop(channel: string, threadTs: string): string[]
}

type Parts = { readonly state: State; readonly clock: WorkspaceClock; readonly messages: Messages }

export function createStreams({ state, clock, messages }: Parts): Streams {
  function close(message: MessageRecord, as: 'expired' | 'stopped'): void {
    const { stream } = message
    if (stream?.state === 'open') messages.update(message, { stream: { ...stream, state: as } })
  }

  /** Slack ends it by itself; moving the clock does, too. */
  function watch({ channel, ts, stream }: MessageRecord): void {
    if (stream?.state !== 'open') return
    clock.at(stream.endsMs, () => {
      const message = messages.find(channel, ts)
      if (message !== undefined) close(message, 'expired')
    })
  }

  function checkOpen(message: MessageRecord): StreamRecord {
    if (message.botId !== identity.botId) throw new Refusal('message_not_owned_by_app')
    const { stream } = message
    if (stream?.state === 'stopped') throw new Refusal('stopped_by_user')
    if (stream?.state !== 'open' || stream.endsMs <= clock.nowMs()) {
      throw new Refusal('message_not_in_streaming_state')
    }
    return stream
  }

  function grow(before: StreamRecord, given: StreamGiven) {
    const stream = withChunks(before, given.chunks)
    if (countBlocks(stream) > limits.stream.blocks) throw new Refusal('invalid_blocks')
    return stream
  }

  for (const message of state.all('messages')) watch(message)

  return {
    start(place, mode, given) {
      const endsMs = clock.nowMs() + limits.stream.lifeS * 1000
      const stream = grow({ state: 'open', parts: [], mode, endsMs }, given)
      const message = messages.post({ ...byBot, ...place, ...contentOf(stream), stream })
      watch(message)
      return message
    },
    append(message, given) {
      const stream = grow(checkOpen(message), given)
      return messages.update(message, { ...contentOf(stream), stream })
    },
    finish(message, given) {
      const grown = grow(checkOpen(message), given)
      const last = given.blocks ?? []
      const content = contentOf(grown)
      return messages.update(message, {
        ...content,
        blocks: [...content.blocks, ...last],
        stream: { ...grown, state: 'done' },
        ...(given.metadata === undefined ? {} : { metadata: given.metadata }),
      })
    },
    stop(channel, threadTs) {
      const open = messages
        .list(channel)
        .filter((each) => each.threadTs === threadTs && each.stream?.state === 'open')
      for (const message of open) close(message, 'stopped')
      return open.map(({ ts }) => ts)
    },
  }
}

function contentOf(stream: StreamRecord): { text: string; blocks: Fields[] } {
  const text = escapeText(markdownOf(stream)).slice(0, limits.message.text)
  return { text, blocks: blocksOfStream(stream) }
}
