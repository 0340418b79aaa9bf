import { createHmac } from 'node:crypto'

/**
 * The two headers by which an app knows that a request is Slack's.
 *
 * @param atMs the machine's clock, not the workspace's: receivers judge the age of a request by the machine's, and
 *   refuse what is more than five minutes old.
 * Source: docs.slack.dev/authentication/verifying-requests-from-slack.
 */
export function signatureHeaders(secret: string, body: string, atMs: number): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${digest}` }
}

/** The signing secret of a workspace that was given none: fixed for a folder, derived from a secret of its own. */
export function deriveSigningSecret(folderSecret: string): string {
  return createHmac('sha256', folderSecret).update('signing secret').digest('hex').slice(0, 32)
}
