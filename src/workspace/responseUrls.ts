import { checkBlocks } from './blocks.ts'
import { isFields } from './checks.ts'
import { problemLines } from './checkView.ts'
import type { WorkspaceClock } from './clock.ts'
import { createSecret } from './ids.ts'
import { limits } from './limits.ts'
import { byBot, type Messages } from './messages.ts'
import { Refusal } from './refusal.ts'
import type { State } from './state.ts'
import type { Fields, ResponseUrlRecord } from './types.ts'

/** Addresses to which the bot may post without a token: 5 times within 30 minutes. */
export type ResponseUrls = {
  create(origin: Pick<ResponseUrlRecord, 'channel' | 'person' | 'messageTs' | 'threadTs'>): string
  /** Does what was posted to a path. @throws Refusal `expired_url`, `used_url`, `invalid_blocks`, `no_text`. */
  use(path: string, body: Fields): void
  /** Says something in answer to a command or a press, as its ack or a post to its response_url may. */
  say(origin: Pick<ResponseUrlRecord, 'channel' | 'person' | 'messageTs' | 'threadTs'>, body: Fields): void
}

type Parts = {
  readonly state: State
  readonly clock: WorkspaceClock
  readonly messages: Messages
  readonly address: () => string
}

export function createResponseUrls({ state, clock, messages, address }: Parts): ResponseUrls {
  function say(
    origin: Pick<ResponseUrlRecord, 'channel' | 'person' | 'messageTs' | 'threadTs'>,
    body: Fields,
  ): void {
    const original =
      origin.messageTs === undefined ? undefined : messages.find(origin.channel, origin.messageTs)
    if (body.delete_original === true) {
      if (original !== undefined) messages.remove(original)
      return
    }
    const problems = body.blocks === undefined ? [] : checkBlocks(body.blocks, 'message')
    if (problems.length > 0) {
      throw new Refusal('invalid_blocks', { response_metadata: { messages: problemLines(problems) } })
    }
    const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isFields) : []
    const attachments = Array.isArray(body.attachments) ? body.attachments.filter(isFields) : []
    const text = String(body.text ?? '')
    if (text === '' && blocks.length === 0 && attachments.length === 0) throw new Refusal('no_text')
    if (body.replace_original === true && original !== undefined) {
      messages.update(original, { text, blocks, attachments })
      return
    }
    const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : origin.threadTs
    messages.post({
      ...byBot,
      channel: origin.channel,
      text,
      blocks,
      attachments,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(body.response_type === 'in_channel' ? {} : { ephemeralFor: origin.person }),
    })
  }

  return {
    say,
    create(origin) {
      const id = createSecret(6)
      const secret = createSecret(12)
      const expiresMs = clock.nowMs() + limits.responseUrl.lifeS * 1000
      for (const old of state.all('responseUrls')) {
        if (old.expiresMs < clock.nowMs()) state.remove('responseUrls', old.id)
      }
      state.put('responseUrls', id, { id, secret, ...origin, expiresMs, usesLeft: limits.responseUrl.uses })
      return `${address()}/actions/${id}/${secret}`
    },
    use(path, body) {
      const [, , id = '', secret] = path.split('/')
      const url = state.get('responseUrls', id)
      if (url === undefined || url.secret !== secret || url.expiresMs < clock.nowMs()) {
        throw new Refusal('expired_url')
      }
      if (url.usesLeft <= 0) throw new Refusal('used_url')
      say(url, body)
      state.put('responseUrls', id, { ...url, usesLeft: url.usesLeft - 1 })
    },
  }
}
