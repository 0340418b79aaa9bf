import type { IncomingMessage } from 'node:http'
import { BadRequest, mediaType } from '../http.ts'

/** Who may act and move the clock: the page alone, or tests as well. */
export type Door = 'page' | 'test'

/**
 * Refuses what does not come from this machine's own address: another Host (a name that was bent to 127.0.0.1), another
 * Origin, a page elsewhere that makes a browser ask.
 *
 * @throws BadRequest 403.
 */
export function checkOrigin(request: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host = '', origin } = request.headers
  if (!hosts.includes(host.toLowerCase())) throw new BadRequest(403, 'Host is not this workspace.')
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw new BadRequest(403, 'Origin is not this workspace.')
  }
  const site = request.headers['sec-fetch-site']
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET'
  if ((site === 'cross-site' || site === 'same-site') && !isNavigation) {
    throw new BadRequest(403, 'Another site may not ask this workspace.')
  }
}

/** @throws BadRequest 415 unless the body is JSON. */
export function checkJson(request: IncomingMessage): void {
  if (mediaType(request) !== 'application/json') {
    throw new BadRequest(415, 'Content-Type must be application/json.')
  }
}

/** @throws BadRequest 403 unless the page itself asks, or the door is open for tests. */
export function checkActor(request: IncomingMessage, door: Door): void {
  if (door === 'test' || request.headers.origin !== undefined) return
  throw new BadRequest(403, 'Only the page may act; start with the test door to act from elsewhere.')
}

/** @throws BadRequest 403 unless the door is open for tests. */
export function checkTest(door: Door): void {
  if (door !== 'test') throw new BadRequest(403, 'This goes through the test door only; start with it.')
}
