import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'

/** What a call that failed says about a message. */
export type Outcome =
  /** Slack will not take it, now or later. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It did not go out: Slack asks to wait. */
  | { readonly kind: 'limited'; readonly waitS: number }
  /** It may have arrived or not. */
  | { readonly kind: 'unclear'; readonly reason: string }

/**
 * Slack's words for what passes by itself, or once an administrator has mended the app's installation: a message that
 * waits then still goes out.
 */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'message_limit_exceeded',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
])

/** Slack's words for blocks it will not take; the same message may go without them. */
const aboutBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'])

/** Seconds to wait where Slack's words ask for it without saying how long. */
const usualWaitS = 30

/** What a failed call comes to. @throws the error itself where it is none of Slack's or of the network's. */
export function readFailure(error: unknown): Outcome {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', waitS: error.retryAfter }
  if (error instanceof WebAPIPlatformError) return readWord(error.data.error)
  if (error instanceof WebAPIHTTPError) return { kind: 'unclear', reason: `HTTP ${error.statusCode}` }
  if (error instanceof WebAPIRequestError) return { kind: 'unclear', reason: 'Slack could not be reached' }
  // A body that was cut off, and the upload's own fetch: refused, timed out.
  if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError) {
    return { kind: 'unclear', reason: `no whole answer: ${error.name}` }
  }
  throw error
}

/** Whether Slack refused a message, definitely, for its blocks. */
export function isRefusedForItsBlocks(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && aboutBlocks.has(error.data.error)
}

function readWord(word: string): Outcome {
  // An answer that is no JSON (cut off, or a proxy's page) is handed on in the place of Slack's word (web-api 8.2.0).
  if (!/^[a-z0-9_.-]+$/i.test(word)) return { kind: 'unclear', reason: 'no whole answer' }
  if (word === 'ratelimited' || word === 'rate_limited') return { kind: 'limited', waitS: usualWaitS }
  return passing.has(word) ? { kind: 'unclear', reason: word } : { kind: 'refused', reason: word }
}
