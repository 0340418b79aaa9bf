// Starts the app and stops it in order; nothing else runs at import.
import { resolve } from 'node:path'
import { type Bot, startBot } from './app.ts'
import { createMovableClock, systemClock } from './common/clock.ts'
import { isExpected } from './common/errors.ts'
import { createLog, type Log } from './common/log.ts'
import { type Config, readConfig, type Secrets } from './config.ts'
import { type Follower, followWorkspaceClock } from './local/clock.ts'
import { type RunningWorkspace, startWorkspace } from './local/workspace.ts'
import type { SlackConnection } from './slack/index.ts'

/** Milliseconds for everything in hand to end; then the process goes, and the next start resumes the rest. */
const drainMs = 20_000

type Running = { readonly bot: Bot; stop(): Promise<void> }

async function start(config: Config, secrets: Secrets, log: Log): Promise<Running> {
  const { slack } = secrets
  if (slack === null) return startLocally(config, secrets, log)
  const bot = await startBot({ config, secrets, clock: systemClock, log }, async () => slack)
  log.info('mamori listens in Slack')
  return { bot, stop: bot.stop }
}

async function startLocally(config: Config, secrets: Secrets, log: Log): Promise<Running> {
  const clock = createMovableClock()
  let bot: Bot | undefined
  let workspace: RunningWorkspace | undefined
  let follower: Follower | undefined

  async function connect(): Promise<SlackConnection> {
    const { port, door } = config.workspace
    workspace = await startWorkspace({ dataDir: config.dataDir, port, door, log })
    const { url, botToken, appToken } = workspace
    follower = await followWorkspaceClock({
      url,
      token: botToken,
      clock,
      log,
      onMove: async (movedMs) => bot?.core.jobs.clockMoved(movedMs),
    })
    return { botToken, appToken, apiUrl: `${url}/api/` }
  }

  async function leave(): Promise<void> {
    follower?.stop()
    await workspace?.stop()
  }

  try {
    bot = await startBot({ config, secrets, clock, log }, connect)
  } catch (error) {
    await leave()
    throw error
  }
  const started = bot
  process.stdout.write(`${workspace?.url}\n`)
  return {
    bot: started,
    async stop() {
      await started.stop()
      await leave()
    },
  }
}

function fail(log: Log, error: unknown): never {
  // What whoever runs the bot can mend is one sentence; anything else is a bug, and its stack goes with it.
  if (isExpected(error)) process.stderr.write(`${error.message}\n`)
  else log.error('mamori stops because of an error it does not know', { error })
  process.exit(1)
}

function stopOnSignal(running: Running, log: Log): void {
  let isStopping = false
  const stop = (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info('mamori is stopping', { signal })
    setTimeout(() => process.exit(1), drainMs).unref()
    running.stop().then(
      () => process.exit(0),
      (error) => fail(log, error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function main(): Promise<void> {
  let log = createLog('info')
  try {
    const { config, secrets } = readConfig(process.env, process.cwd(), resolve(import.meta.dirname, '..'))
    log = createLog(config.logLevel)
    const running = await start(config, secrets, log)
    stopOnSignal(running, log)
    process.on('unhandledRejection', (error) => reconnect(running, error, log))
  } catch (error) {
    fail(log, error)
  }
}

// Socket Mode gives up for good when one try to reconnect fails, and says so only by a rejection nobody can catch
// (socket-mode 3.1.0). Anything else unhandled is a bug.
function reconnect(running: Running, error: unknown, log: Log): void {
  const isSocket =
    error instanceof Error && /socket-mode|apps\.connections\.open|WebSocket/i.test(`${error.stack}`)
  if (!isSocket) fail(log, error)
  log.warn('the connection to Slack broke and is made anew', { error })
  setTimeout(() => {
    running.bot.reconnect().catch((again) => reconnect(running, again, log))
  }, 2_000)
}

await main()
