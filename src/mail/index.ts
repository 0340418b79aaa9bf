/**
 * The second way to reach somebody: e-mail over SMTP, for the hour in which Slack does not deliver. What goes out names a
 * thing and asks to look; it never holds what anybody wrote.
 */
import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { ExternalError } from '../common/errors.ts'

/** One e-mail. */
export type Mail = {
  readonly to: readonly string[]
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** The same for the same mail sent again: mailboxes then show it once. */
  readonly key: string
}

export type Mailer = {
  /**
   * Resolves when the server has taken the mail.
   *
   * @throws ExternalError when the server cannot be reached or refuses; `retryable` but for a refusal for good (5xx).
   */
  send(mail: Mail): Promise<void>
  close(): void
}

// A server that does not answer must not hold a job longer than its turn.
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** @param parts.url as `smtps://user:password@host:465`, `smtp://host:587`. */
export function createMailer(parts: { readonly url: string; readonly from: string }): Mailer {
  const { url, from } = parts
  const host = new URL(url).hostname
  const transport = createTransport({ url, ...timeouts })
  return {
    async send({ to, subject, text, key }) {
      const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${host}>`
      try {
        await transport.sendMail({ from, to: [...to], subject, text, messageId })
      } catch (error) {
        const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
        // The message may name an address: it stays in the cause.
        throw new ExternalError(
          'SMTP',
          'send',
          code < 500,
          `The mail server ${host} did not take the mail.`,
          {
            cause: error,
          },
        )
      }
    },
    close: () => transport.close(),
  }
}
