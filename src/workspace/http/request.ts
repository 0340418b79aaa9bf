import type { Envelope } from '../envelopes.ts'
import type { Fields } from '../types.ts'
import { signatureHeaders } from './sign.ts'

/** A request as it is posted to an app. */
export type SlackRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** Slack names its reasons for a retry after the way the event took. */
const retryReasons: Readonly<Record<string, string>> = { timeout: 'http_timeout' }

/**
 * An envelope as a request: an event as JSON, a command as a form of its fields, every other interaction as a form with
 * the payload as JSON in it.
 */
export function toRequest(envelope: Envelope, secret: string, atMs: number): SlackRequest {
  switch (envelope.type) {
    case 'events_api':
      return sign('application/json', JSON.stringify(envelope.payload), secret, atMs, retryHeaders(envelope))
    case 'slash_commands': {
      const fields = Object.entries(envelope.payload).map(([name, value]) => [name, String(value)])
      return sign(formType, new URLSearchParams(fields).toString(), secret, atMs)
    }
    case 'interactive': {
      const form = new URLSearchParams({ payload: JSON.stringify(envelope.payload) })
      return sign(formType, form.toString(), secret, atMs)
    }
  }
}

/** The question by which Slack makes sure that an address is the app's. */
export function challengeRequest(
  given: { readonly token: string; readonly challenge: string },
  secret: string,
  atMs: number,
): SlackRequest {
  return sign('application/json', JSON.stringify({ ...given, type: 'url_verification' }), secret, atMs)
}

/**
 * What the app answered, as the payload of an ack.
 *
 * @returns `undefined` when Slack could not read it: a submission answered by anything but nothing or an object.
 */
export function readAnswer(envelope: Envelope, text: string): Fields | undefined {
  if (envelope.type === 'events_api' || text.trim() === '') return {}
  const value = parse(text)
  if (value !== undefined) return value
  // A command may be answered in plain text; to the other interactions Slack reads an object or nothing.
  if (envelope.type === 'slash_commands') return { text }
  return envelope.payload.type === 'view_submission' ? undefined : {}
}

const formType = 'application/x-www-form-urlencoded'

function retryHeaders(envelope: Envelope): Record<string, string> {
  const { retry_attempt: attempt = 0, retry_reason: reason = '' } = envelope
  if (attempt === 0) return {}
  return { 'X-Slack-Retry-Num': String(attempt), 'X-Slack-Retry-Reason': retryReasons[reason] ?? reason }
}

function sign(
  type: string,
  body: string,
  secret: string,
  atMs: number,
  more: Record<string, string> = {},
): SlackRequest {
  const headers = {
    'Content-Type': type,
    Accept: '*/*',
    'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  }
  return { headers: { ...headers, ...signatureHeaders(secret, body, atMs), ...more }, body }
}

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined
  } catch {
    return undefined
  }
}
