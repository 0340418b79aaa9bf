// The other way to the bot: signed requests to an address of its own instead of envelopes over a socket. Both ways share
// the queue of envelopes, so retries, order and what survives a crash are the same; which way is open may change while
// the workspace runs, as it does when an app's request URL is saved.

import type { WorkspaceClock } from '../clock.ts'
import { ackWithinMs, type Carrier, type Envelope, type Envelopes } from '../envelopes.ts'
import { createSecret } from '../ids.ts'
import { type Posted, postRequest } from './post.ts'
import { challengeRequest, readAnswer, type SlackRequest, toRequest } from './request.ts'

/** The way over HTTP. */
export type HttpWay = {
  isOn(): boolean
  /** The secret requests are signed with. */
  readonly signingSecret: string
  /**
   * Asks the address whether it is the app's, and sends everything there from then on; `undefined` goes back to sockets.
   *
   * @returns what was wrong with the answer, and nothing is changed then.
   */
  deliverTo(eventsUrl: string | undefined): Promise<string | undefined>
  /** The envelopes, carried by this way while it is on and by whatever is connected otherwise. */
  over(envelopes: Envelopes): Envelopes
  stop(): void
}

type Parts = {
  readonly clock: WorkspaceClock
  readonly signingSecret: string
  /** The old verification token, part of the challenge. */
  readonly token: string
  /** An address to deliver to from the start; it is asked for its challenge before the first delivery. */
  readonly eventsUrl?: string
  readonly machineMs?: () => number
}

/** The number under which envelopes travel that no socket carries. */
const noSocket = 0

export function createHttpWay(parts: Parts): HttpWay {
  const { clock, signingSecret, token, machineMs = Date.now } = parts
  const underWay = new Set<AbortController>()
  let url = parts.eventsUrl
  let isVerified = false
  let reopened: () => void = () => undefined

  /** Posts within 3 s of the workspace's clock. */
  async function post(address: string, request: SlackRequest): Promise<Posted> {
    const abort = new AbortController()
    underWay.add(abort)
    const cancel = clock.at(clock.nowMs() + ackWithinMs, () => abort.abort())
    const posted = await postRequest(address, request, abort.signal)
    cancel()
    underWay.delete(abort)
    return posted
  }

  async function verify(address: string): Promise<Posted> {
    const challenge = createSecret(26)
    const posted = await post(address, challengeRequest({ token, challenge }, signingSecret, machineMs()))
    if (posted.kind !== 'answered' || holdsChallenge(posted.text, challenge)) return posted
    return { kind: 'failed', reason: 'http_error', isFinal: false }
  }

  async function deliver(address: string, envelope: Envelope, envelopes: Envelopes): Promise<void> {
    if (!isVerified) {
      const verified = await verify(address)
      if (verified.kind === 'failed') envelopes.failed(envelope.envelope_id, verified.reason, false)
      if (verified.kind !== 'answered') return
      isVerified = true
    }
    const posted = await post(address, toRequest(envelope, signingSecret, machineMs()))
    const id = envelope.envelope_id
    switch (posted.kind) {
      case 'answered': {
        const payload = readAnswer(envelope, posted.text)
        if (payload === undefined) envelopes.failed(id, 'http_error', true)
        else envelopes.acked(id, payload)
        return
      }
      case 'failed':
        envelopes.failed(id, posted.reason, posted.isFinal)
        return
      case 'aborted': // the end of waiting is the queue's to tell
        return
    }
  }

  return {
    isOn: () => url !== undefined,
    signingSecret,
    async deliverTo(eventsUrl) {
      if (eventsUrl !== undefined) {
        const verified = await verify(eventsUrl)
        if (verified.kind !== 'answered') {
          return verified.kind === 'failed' ? verified.reason : 'http_timeout'
        }
      }
      url = eventsUrl
      isVerified = eventsUrl !== undefined
      reopened()
      return undefined
    },
    over(envelopes) {
      reopened = envelopes.opened
      const wrapped: Envelopes = {
        ...envelopes,
        connect(carrier: Carrier) {
          envelopes.connect((envelope) => {
            if (url === undefined) return carrier(envelope)
            void deliver(url, envelope, wrapped)
            return noSocket
          })
        },
      }
      return wrapped
    },
    stop() {
      for (const abort of underWay) abort.abort()
    },
  }
}

/** Slack takes the challenge back in plain text, in a form or in JSON. */
function holdsChallenge(text: string, challenge: string): boolean {
  return [challenge, `challenge=${challenge}`].includes(text.trim()) || text.includes(`"${challenge}"`)
}
