import { type IncomingMessage, ServerResponse } from 'node:http'
import type { WorkspaceClock } from '../clock.ts'
import { sendJson } from '../http.ts'
import type { Faults } from './index.ts'

/** How a request goes on that a fault may have struck. */
export type Meeting = {
  /** Where to answer: into the void when the answer is to be lost. */
  readonly response: ServerResponse
  /** To be called when the request was answered. */
  readonly finish: () => void
}

type Parts = { readonly faults: Faults; readonly clock: WorkspaceClock }

/** Lets a request of the bot meet what is armed. @returns `undefined` when nothing is to be done any more. */
export async function meetFault(
  { faults, clock }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Meeting | undefined> {
  const through: Meeting = { response, finish: () => undefined }
  const name = nameOf(request)
  const fault = name === undefined ? undefined : faults.strike('api', name)
  if (fault === undefined) return through
  switch (fault.kind) {
    case 'fail':
      sendJson(response, 200, { ok: false, error: fault.error ?? 'internal_error' })
      return undefined
    case 'status':
      if (fault.retryAfterS !== undefined) response.setHeader('retry-after', fault.retryAfterS)
      sendJson(response, fault.status ?? 500, { ok: false, error: fault.error ?? 'internal_error' })
      return undefined
    case 'delay':
      await pass(clock, fault.delayMs ?? 1000)
      return through
    case 'timeoutBefore':
      leaveWaiting(faults, response)
      return undefined
    case 'drop':
      request.socket.resetAndDestroy()
      return undefined
    // A response that belongs to no connection takes an answer and forgets it.
    case 'timeoutAfter':
      leaveWaiting(faults, response)
      return { response: new ServerResponse(request), finish: () => undefined }
    case 'dropAfter':
      return { response: new ServerResponse(request), finish: () => request.socket.resetAndDestroy() }
    case 'duplicate':
    case 'reorder':
      return through
  }
}

function nameOf(request: IncomingMessage): string | undefined {
  const [, first, second = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? []
  switch (first) {
    case 'api':
      return second
    case 'upload':
      return 'upload'
    case 'actions':
      return 'response_url'
    default:
      return undefined
  }
}

function leaveWaiting(faults: Faults, response: ServerResponse): void {
  const forget = faults.onClear(() => response.destroy())
  response.once('close', forget)
}

/** Resolves when so much time has passed by the workspace's clock. */
function pass(clock: WorkspaceClock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.at(clock.nowMs() + ms, resolve)
  })
}
