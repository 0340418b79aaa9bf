// What the ack bench measures, as a process of its own: Mamori, or a bare Bolt app that only acks. Its one argument is an
// `AppOptions` as JSON; it prints a line when it listens, sends how many events it has handled, and stops at SIGTERM.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { startBot } from '../../src/app.ts'
import { systemClock } from '../../src/common/clock.ts'
import { createLog } from '../../src/common/log.ts'
import { readConfig } from '../../src/config.ts'

export type AppOptions = {
  readonly which: 'mamori' | 'bare'
  readonly mode: 'http' | 'socket'
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  readonly port: number
  readonly dataDir: string
  /** Absent: the embedded database. */
  readonly databaseUrl?: string
}

async function startBare(options: AppOptions): Promise<() => Promise<void>> {
  const { botToken, apiUrl, appToken, signingSecret, port } = options
  const logLevel = LogLevel.ERROR
  const receiver =
    options.mode === 'http'
      ? new HTTPReceiver({ signingSecret, logLevel })
      : new SocketModeReceiver({
          appToken,
          logLevel,
          installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
        })
  const app = new App({ token: botToken, receiver, logLevel, clientOptions: { slackApiUrl: apiUrl } })
  app.event('message', async () => {})
  await app.start(port)
  return async () => {
    await app.stop()
  }
}

async function startMamori(options: AppOptions): Promise<() => Promise<void>> {
  const root = new URL('../..', import.meta.url).pathname
  const { botToken, appToken, signingSecret, port, apiUrl, databaseUrl } = options
  const { config, secrets } = readConfig(
    {
      MAMORI_DATA_DIR: options.dataDir,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    root,
    root,
  )
  // The flood's messages stand nowhere, so Slack refuses the answers: what matters here is what it costs to send them.
  let handled = 0
  const log = createLog('info', (line) => {
    if (!line.includes('"event handled"')) return
    handled += 1
    process.send?.({ handled })
  })
  const delivery =
    options.mode === 'http'
      ? ({ mode: 'http', signingSecret, port, host: '127.0.0.1' } as const)
      : ({ mode: 'socket', appToken, sockets: 1 } as const)
  const bot = await startBot({ config, secrets, clock: systemClock, log }, async () => ({
    ...delivery,
    botToken,
    apiUrl,
  }))
  return bot.stop
}

const options: AppOptions = JSON.parse(process.argv[2] ?? '{}')
const stop = await (options.which === 'bare' ? startBare(options) : startMamori(options))
process.once('SIGTERM', () => {
  stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
console.log('listening')
