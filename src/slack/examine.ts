import { WebClient } from '@slack/web-api'
import type { Database } from '../database/types.ts'
import { clientOptions } from './clients.ts'
import { findSlackError } from './identity.ts'
import type { SlackLogger } from './logger.ts'
import { listHeard } from './store.ts'
import type { SlackExamination } from './types.ts'

/** Milliseconds for each call; a person waits, but for nothing urgent. */
const timeoutMs = 10_000

/** Tokens as they are set; without an app-level token nothing comes in by Socket Mode. */
export type SlackAccess = {
  readonly botToken: string
  readonly appToken?: string
  readonly apiUrl?: string
}

/** Asks Slack what the tokens are good for and where the bot is; what Slack refuses is part of the result. */
export async function examineSlack(parts: {
  readonly database: Database
  readonly slack: SlackAccess
  readonly logger: SlackLogger
}): Promise<SlackExamination> {
  const { botToken, appToken, apiUrl } = parts.slack
  const client = new WebClient(botToken, clientOptions(apiUrl, timeoutMs, parts.logger))
  const token = await examineToken(client)
  return {
    token,
    ...(appToken === undefined
      ? {}
      : {
          socket: await examineSocket(
            new WebClient(appToken, clientOptions(apiUrl, timeoutMs, parts.logger)),
          ),
        }),
    channels:
      token.kind === 'accepted' ? await listChannels(client) : { kind: 'refused', error: token.error },
    heard: await listHeard(parts.database),
  }
}

async function examineToken(client: WebClient): Promise<SlackExamination['token']> {
  try {
    const { team, user, response_metadata: metadata } = await client.auth.test()
    return { kind: 'accepted', team: team ?? '', bot: user ?? '', scopes: metadata?.scopes ?? [] }
  } catch (error) {
    return { kind: 'refused', error: wordOf(error) }
  }
}

// The address that is handed out is not used: it costs no connection.
async function examineSocket(client: WebClient): Promise<NonNullable<SlackExamination['socket']>> {
  try {
    await client.apps.connections.open({})
    return { kind: 'accepted' }
  } catch (error) {
    return { kind: 'refused', error: wordOf(error) }
  }
}

async function listChannels(client: WebClient): Promise<SlackExamination['channels']> {
  try {
    const names: string[] = []
    const query = { types: 'public_channel,private_channel', exclude_archived: true, limit: 200 }
    let cursor: string | undefined
    do {
      const page = await client.users.conversations({ ...query, ...(cursor === undefined ? {} : { cursor }) })
      names.push(...(page.channels ?? []).map(({ name, id }) => name ?? id ?? ''))
      cursor = page.response_metadata?.next_cursor || undefined
    } while (cursor !== undefined)
    return { kind: 'accepted', names }
  } catch (error) {
    return { kind: 'refused', error: wordOf(error) }
  }
}

// Slack's own word where it answered; else what kept it from answering.
function wordOf(error: unknown): string {
  return findSlackError(error) ?? (error instanceof Error ? error.message : String(error))
}
