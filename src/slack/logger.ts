import { type Logger, LogLevel } from '@slack/logger'
import type { Log } from '../common/log.ts'

export type SlackLogger = Logger

/**
 * Slack's libraries log through ours, from warnings up. Their debug level prints whole payloads, leak reports
 * among them, so it is never switched on.
 */
export function createSlackLogger(log: Log): SlackLogger {
  const line = (parts: unknown[]) => ({ line: parts.map(describe).join(' ') })
  let prefix = 'slack'
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn('slack library warns', { from: prefix, ...line(parts) }),
    error: (...parts) => log.error('slack library reports an error', { from: prefix, ...line(parts) }),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName(name) {
      prefix = name
    },
  }
}

function describe(part: unknown): string {
  if (part instanceof Error) return `${part.name}: ${part.message}`
  return typeof part === 'string' ? part : JSON.stringify(part)
}
