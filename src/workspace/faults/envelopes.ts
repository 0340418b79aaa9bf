import { isFields } from '../checks.ts'
import type { WorkspaceClock } from '../clock.ts'
import type { Carrier, Envelope, Envelopes } from '../envelopes.ts'
import type { Fault, Faults } from './index.ts'

type Parts = {
  readonly faults: Faults
  readonly clock: WorkspaceClock
  /** Cuts a socket, by its number. */
  readonly cut: (socket: number) => void
}

/** The number of no socket: what was lost on the way was carried by none. */
const nowhere = 0
/** How long an event is held back at most when none follows. */
const heldMs = 500

/** The envelopes, whose deliveries and acks meet what is armed, whichever way they take. */
export function withFaults(envelopes: Envelopes, { faults, clock, cut }: Parts): Envelopes {
  /** Ids of envelopes whose next ack is lost. */
  const losingAck = new Set<string>()
  const held = new Set<() => void>()

  function later(ms: number, action: () => void): () => void {
    const once = () => {
      cancel()
      forget()
      action()
    }
    const cancel = clock.at(clock.nowMs() + ms, once)
    const forget = faults.onClear(once)
    return once
  }

  function strike(fault: Fault, envelope: Envelope, carrier: Carrier): number | undefined {
    switch (fault.kind) {
      case 'fail':
        return undefined
      case 'drop':
        return nowhere
      case 'delay':
        later(fault.delayMs ?? 1000, () => carrier(envelope))
        return nowhere
      case 'timeoutAfter':
        losingAck.add(envelope.envelope_id)
        return carrier(envelope)
      case 'duplicate':
        carrier(envelope)
        return carrier(envelope)
      case 'reorder': {
        const send = later(fault.delayMs ?? heldMs, () => {
          held.delete(send)
          carrier(envelope)
        })
        held.add(send)
        return nowhere
      }
      default:
        return carrier(envelope)
    }
  }

  function carry(envelope: Envelope, carrier: Carrier): number | undefined {
    const isEvent = envelope.type === 'events_api'
    const fault = faults.strike(isEvent ? 'event' : 'interaction', nameOf(envelope))
    if (fault !== undefined) return strike(fault, envelope, carrier)
    const socket = carrier(envelope)
    if (isEvent && socket !== undefined) for (const send of [...held]) send()
    if (socket !== undefined && socket !== nowhere) {
      // After this turn, in which the queue notes by which socket the envelope went.
      if (faults.strike('socket', 'envelope')?.kind === 'drop') setImmediate(() => cut(socket))
    }
    return socket
  }

  return {
    ...envelopes,
    connect(carrier) {
      envelopes.connect((envelope) => carry(envelope, carrier))
    },
    acked(id, payload) {
      if (!losingAck.delete(id)) envelopes.acked(id, payload)
    },
  }
}

function nameOf({ type, payload }: Envelope): string {
  if (type === 'slash_commands') return 'command'
  return String(isFields(payload.event) ? payload.event.type : payload.type)
}
