/**
 * The way a `mamori` command reaches the running bot: a Unix socket in the data folder (folder 0700, socket 0600). A call
 * is one connection; both sides speak JSON lines (`protocol.ts`). The bot carries the command out and streams what it
 * would have printed; a caller who goes away stops the work.
 */
export { callControl } from './client.ts'
export type { ControlHandler, OutputLine } from './protocol.ts'
export { serveControl } from './server.ts'
