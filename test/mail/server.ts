import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** An e-mail as a server took it. */
export type TakenMail = { readonly to: readonly string[]; readonly raw: string; readonly text: string }

/** A real mail server on this machine for the running test; keeps what it takes, or refuses everybody. */
export async function startMailServer(refuse?: { readonly code: number }) {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo(_, __, done) {
      if (refuse === undefined) return done()
      done(Object.assign(new Error('refused'), { responseCode: refuse.code }))
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const raw = Buffer.concat(parts).toString('utf8')
        taken.push({ to, raw, text: textOf(raw) })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(stop)
  return { url: `smtp://127.0.0.1:${port}`, taken, stop }
}

function textOf(raw: string): string {
  const body = raw.split('\r\n\r\n').slice(1).join('\r\n\r\n')
  if (/^Content-Transfer-Encoding: base64/im.test(raw))
    return Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
