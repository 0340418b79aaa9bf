// What goes wrong on request, so that a test can ask for it by name. Counted, never random: the same calls in the same
// order meet the same faults. Kept in memory only; a restart clears them.
//
// on           kind           what happens
// ------------ -------------- ----------------------------------------------------------------------------------------
// api          fail           answered `ok: false` with `error` (internal_error); nothing is done
//              status         answered with HTTP `status` (500), `Retry-After: retryAfterS` where given; nothing is done
//              delay          done and answered `delayMs` later
//              timeoutBefore  nothing is done, and no answer comes
//              timeoutAfter   done, and no answer comes
//              drop           nothing is done, and the connection is reset
//              dropAfter      done, and the connection is reset instead of the answer
// event        delay          reaches the bot `delayMs` late
//              drop           does not reach the bot; Slack's retries go on
//              timeoutAfter   reaches the bot, and its ack is lost; Slack's retries go on
//              duplicate      reaches the bot twice
//              reorder        reaches the bot after the next event, or after `delayMs` (500) when none comes
// interaction  fail           the person is told that the bot cannot be reached; the bot hears nothing
//              delay          reaches the bot `delayMs` late
//              drop           does not reach the bot; the person is told after 3 s
//              timeoutAfter   reaches the bot, and its ack is lost; the person is told after 3 s
//              duplicate      reaches the bot twice
// socket       status         an attempt to connect is refused with HTTP `status` (503)
//              delay          an attempt to connect takes `delayMs`
//              drop           the socket is cut as soon as an envelope was put on it
//
// `method` names a Web API method (`chat.postMessage`, or `chat.*`), `upload` for the bytes of a file, or `response_url`.
// `type` names an event's type (`app_rate_limited` too), an interaction's (`block_actions`, `view_submission`…,
// `command`), or on a socket `connect` and `envelope`. Without either a fault is about all of its kind.
// Of those that match, the first `afterNth` pass, then every `everyNth` (1) is struck, `times` times (no end).
// Clearing also cuts the connections that wait for an answer that will not come.

import { z } from 'zod'

const count = z.number().int().min(0)
const kindsOf = {
  api: ['fail', 'status', 'delay', 'timeoutBefore', 'timeoutAfter', 'drop', 'dropAfter'],
  event: ['delay', 'drop', 'timeoutAfter', 'duplicate', 'reorder'],
  interaction: ['fail', 'delay', 'drop', 'timeoutAfter', 'duplicate'],
  socket: ['status', 'delay', 'drop'],
} as const

/** A fault as it is asked for. */
export const Fault = z
  .strictObject({
    on: z.enum(['api', 'event', 'interaction', 'socket']),
    kind: z.enum([...kindsOf.api, 'duplicate', 'reorder']),
    method: z.string().optional(),
    type: z.string().optional(),
    status: z.number().int().min(400).max(599).optional(),
    error: z.string().optional(),
    retryAfterS: count.optional(),
    delayMs: count.optional(),
    times: count.optional(),
    everyNth: count.min(1).default(1),
    afterNth: count.default(0),
  })
  .refine(({ on, kind }) => kindsOf[on].some((each) => each === kind), {
    message: 'there is no such kind of fault there; see the table in faults/index.ts',
  })
export type Fault = z.infer<typeof Fault>

/** A fault with how often it was looked at and how often it struck. */
export type ArmedFault = Fault & { readonly matched: number; readonly struck: number }

/** The faults that are armed. */
export type Faults = {
  arm(faults: readonly Fault[]): void
  /** Disarms those for which `isMeant` holds. */
  disarm(isMeant: (fault: Fault) => boolean): void
  /** Disarms all, and tells those who hold something back. */
  clear(): void
  list(): ArmedFault[]
  /** The fault that strikes this time, the first armed of several; all that match count it. */
  strike(on: Fault['on'], name: string): Fault | undefined
  /** Calls back at the next clearing. @returns a function that ends it. */
  onClear(listener: () => void): () => void
}

/** Nothing is armed to begin with. */
export function createFaults(): Faults {
  let armed: { fault: Fault; matched: number; struck: number }[] = []
  const listeners = new Set<() => void>()

  return {
    arm(faults) {
      armed.push(...faults.map((fault) => ({ fault, matched: 0, struck: 0 })))
    },
    disarm(isMeant) {
      armed = armed.filter(({ fault }) => !isMeant(fault))
    },
    clear() {
      armed = []
      for (const listener of [...listeners]) listener()
      listeners.clear()
    },
    list: () => armed.map(({ fault, matched, struck }) => ({ ...fault, matched, struck })),
    strike(on, name) {
      let striking: (typeof armed)[number] | undefined
      for (const each of armed) {
        if (each.fault.on !== on || !names(each.fault, name)) continue
        each.matched += 1
        if (isDue(each)) striking ??= each
      }
      if (striking !== undefined) striking.struck += 1
      return striking?.fault
    },
    onClear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function names(fault: Fault, name: string): boolean {
  const wanted = fault.on === 'api' ? fault.method : fault.type
  if (wanted === undefined || wanted === name) return true
  return wanted.endsWith('*') && name.startsWith(wanted.slice(0, -1))
}

function isDue({ fault, matched, struck }: { fault: Fault; matched: number; struck: number }): boolean {
  const turn = matched - fault.afterNth
  return turn > 0 && turn % fault.everyNth === 0 && struck < (fault.times ?? Number.POSITIVE_INFINITY)
}
