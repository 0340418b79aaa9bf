import type { Duplex } from 'node:stream'
import type { WorkspaceClock } from '../clock.ts'
import type { Faults } from './index.ts'

/** Lets an attempt to open a socket meet what is armed; `then` goes on with it unless it is refused. */
export function meetConnection(
  { faults, clock }: { readonly faults: Faults; readonly clock: WorkspaceClock },
  socket: Duplex,
  then: () => void,
): void {
  const fault = faults.strike('socket', 'connect')
  switch (fault?.kind) {
    case 'status':
      socket.end(`HTTP/1.1 ${fault.status ?? 503} Refused\r\nconnection: close\r\n\r\n`)
      return
    case 'drop':
      socket.destroy()
      return
    case 'delay':
      clock.at(clock.nowMs() + (fault.delayMs ?? 1000), then)
      return
    default:
      then()
  }
}
