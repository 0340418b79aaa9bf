import { randomUUID } from 'node:crypto'
import type { WorkspaceClock } from './clock.ts'
import type { State } from './state.ts'
import type { EnvelopeRecord, Fields } from './types.ts'

/** What travels to the bot. */
export type Envelope = {
  readonly envelope_id: string
  readonly type: 'events_api' | 'interactive' | 'slash_commands'
  readonly payload: Fields
  readonly accepts_response_payload: boolean
  readonly retry_attempt?: number
  readonly retry_reason?: string
}

/** Puts an envelope on its way. @returns the number of the socket it went by, or `undefined` when no way is open. */
export type Carrier = (envelope: Envelope) => number | undefined

/** What became of an interaction or a command. */
export type Reply =
  | { readonly kind: 'acked'; readonly payload: Fields }
  | { readonly kind: 'no-socket' }
  | { readonly kind: 'unanswered' }

/** The post office between the workspace and the bot. */
export type Envelopes = {
  connect(carrier: Carrier): void
  /** Keeps an event until the bot acks it, and sends it. */
  sendEvent(payload: Fields): void
  /** Sends an interaction or a command once and waits 3 s for the ack. */
  sendOnce(type: 'interactive' | 'slash_commands', payload: Fields): Promise<Reply>
  /** The bot acked. */
  acked(envelopeId: string, payload: Fields): void
  /** A delivery was refused or broke: it goes out again by the schedule, unless it `isFinal`. */
  failed(envelopeId: string, reason: string, isFinal: boolean): void
  /** How many are with the bot or on their way there, without an ack. */
  underWay(): number
  /** A socket has opened: whatever is pending goes out at once. */
  opened(): void
  /** A socket has closed: what it carried without an ack is to go out again. */
  closed(socket: number): void
}

/** How long Slack waits for an ack, and between its three retries. Source: docs.slack.dev/apis/events-api, "Error handling". */
export const ackWithinMs = 3000
const retryAfterMs = [0, 60_000, 300_000] as const

export function createEnvelopes(state: State, clock: WorkspaceClock): Envelopes {
  let carrier: Carrier = () => undefined
  let order = Math.max(0, ...state.all('envelopes').map((envelope) => envelope.order))
  /** Events on a socket and not acked: the socket, and the end of waiting. */
  const onTheWay = new Map<string, { socket: number; stop: () => void }>()
  const waiting = new Map<string, { socket: number; settle: (reply: Reply) => void }>()

  async function deliver(id: string): Promise<void> {
    await state.settled()
    const record = state.get('envelopes', id)
    if (record === undefined || onTheWay.has(id) || record.dueMs > clock.nowMs()) return
    const socket = carrier(toEnvelope(record))
    if (socket === undefined) return
    const stop = clock.at(clock.nowMs() + ackWithinMs, () => retry(id, 'timeout', true))
    onTheWay.set(id, { socket, stop })
    state.put('envelopes', id, { ...record, attempts: record.attempts + 1 })
  }

  /** @param counts a socket that broke says nothing about the bot's answer: only silence and refusals are attempts. */
  function retry(id: string, reason: string, counts: boolean): void {
    onTheWay.get(id)?.stop()
    onTheWay.delete(id)
    const record = state.get('envelopes', id)
    if (record === undefined) return
    const timeouts = record.timeouts + (counts ? 1 : 0)
    const waitMs = counts ? retryAfterMs[timeouts - 1] : 0
    if (waitMs === undefined) {
      state.remove('envelopes', id)
      return
    }
    const dueMs = clock.nowMs() + waitMs
    state.put('envelopes', id, { ...record, timeouts, reason, dueMs })
    clock.at(dueMs, () => void deliver(id))
  }

  for (const { id, dueMs } of state.all('envelopes')) clock.at(dueMs, () => void deliver(id))

  return {
    connect(given) {
      carrier = given
    },
    sendEvent(payload) {
      const id = randomUUID()
      order += 1
      const fresh = { attempts: 0, timeouts: 0, reason: '', dueMs: clock.nowMs(), order }
      state.put('envelopes', id, { id, payload, ...fresh })
      void deliver(id)
    },
    async sendOnce(type, payload) {
      await state.settled()
      const id = randomUUID()
      const sent = { envelope_id: id, type, payload, accepts_response_payload: true }
      const socket = carrier(sent)
      if (socket === undefined) return { kind: 'no-socket' }
      return new Promise((resolve) => {
        const stop = clock.at(clock.nowMs() + ackWithinMs, () => settle({ kind: 'unanswered' }))
        function settle(reply: Reply): void {
          stop()
          waiting.delete(id)
          resolve(reply)
        }
        waiting.set(id, { socket, settle })
      })
    },
    acked(id, payload) {
      waiting.get(id)?.settle({ kind: 'acked', payload })
      onTheWay.get(id)?.stop()
      onTheWay.delete(id)
      state.remove('envelopes', id)
    },
    failed(id, reason, isFinal) {
      waiting.get(id)?.settle({ kind: reason === 'connection_failed' ? 'no-socket' : 'unanswered' })
      if (!onTheWay.has(id)) return
      if (!isFinal) return retry(id, reason, true)
      onTheWay.get(id)?.stop()
      onTheWay.delete(id)
      state.remove('envelopes', id)
    },
    underWay: () => onTheWay.size + waiting.size,
    opened() {
      const pending = state.all('envelopes').sort((a, b) => a.order - b.order)
      for (const record of pending) {
        if (onTheWay.has(record.id)) continue
        state.put('envelopes', record.id, { ...record, dueMs: Math.min(record.dueMs, clock.nowMs()) })
        void deliver(record.id)
      }
    },
    closed(socket) {
      for (const [id, each] of [...onTheWay])
        if (each.socket === socket) retry(id, 'connection_failed', false)
      for (const each of [...waiting.values()])
        if (each.socket === socket) each.settle({ kind: 'unanswered' })
    },
  }
}

function toEnvelope(record: EnvelopeRecord): Envelope {
  return {
    envelope_id: record.id,
    type: 'events_api',
    payload: record.payload,
    accepts_response_payload: false,
    retry_attempt: record.attempts,
    retry_reason: record.reason,
  }
}
