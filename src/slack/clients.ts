import { type LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import type { SlackLogger } from './logger.ts'

/** One client a kind of work: a rate limit pauses a whole client, and a modal cannot wait for a campaign. */
export type Clients = {
  /** For what a person waits for with a trigger that lives three seconds. */
  readonly interactive: WebClient
  /** Answers in conversation. */
  readonly stream: WebClient
  /** Answers while they are being written: what comes late is worth nothing. */
  readonly live: WebClient
  /** Notices, reminders and other things nobody watches for. */
  readonly bulk: WebClient
}

/**
 * @param apiUrl Slack's Web API, or the local workspace's; ends with `/api/`.
 *
 * Retries are the outbox's work: the client's own would post twice after a 5xx, and queue everything behind a 429.
 * Options are made anew for each client, for the library writes into what it is given.
 */
export function createClients(token: string, apiUrl: string | undefined, logger: SlackLogger): Clients {
  const client = (timeoutMs: number) => new WebClient(token, clientOptions(apiUrl, timeoutMs, logger))
  return { interactive: client(2_500), stream: client(10_000), live: client(4_000), bulk: client(15_000) }
}

/** The settings of one client; `timeoutMs` for one call. */
export function clientOptions(
  apiUrl: string | undefined,
  timeoutMs: number,
  logger: SlackLogger,
): WebClientOptions & { logLevel: LogLevel } {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
    logLevel: logger.getLevel(),
  }
}
