import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { ConfigError, ExternalError } from '../common/errors.ts'

/** Who the bot is in this workspace. */
export type Identity = {
  readonly botUserId: string
  readonly botId: string
  readonly teamId: string
}

/** Slack's words for a token it will never take. */
const tokenErrors = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
])

/**
 * Asks Slack who the bot's token belongs to.
 *
 * @throws ConfigError when Slack refuses the token.
 * @throws ExternalError when Slack cannot be reached.
 */
export async function identify(client: WebClient): Promise<Identity> {
  try {
    const answer = await client.auth.test()
    return { botUserId: answer.user_id ?? '', botId: answer.bot_id ?? '', teamId: answer.team_id ?? '' }
  } catch (error) {
    if (isTokenError(error)) {
      throw new ConfigError(
        'SLACK_BOT_TOKEN',
        `Slack refuses SLACK_BOT_TOKEN (${findSlackError(error)}): copy the “Bot User OAuth Token” of your app from “OAuth & Permissions”, and set it.`,
        { cause: error },
      )
    }
    throw new ExternalError(
      'Slack',
      'auth.test',
      true,
      'Slack could not be reached. Check the network and try again.',
      {
        cause: error,
      },
    )
  }
}

/** Whether Slack said that a token is wrong; looks into causes, for the libraries wrap what Slack answered. */
export function isTokenError(error: unknown): boolean {
  const found = findSlackError(error)
  return found !== undefined && tokenErrors.has(found)
}

/** Slack's own word for what is wrong, wherever in the chain of causes it stands. */
export function findSlackError(error: unknown): string | undefined {
  if (error instanceof WebAPIPlatformError) return error.data.error
  if (!(error instanceof Error)) return undefined
  const inner = 'original' in error ? error.original : error.cause
  return inner === undefined ? undefined : findSlackError(inner)
}
