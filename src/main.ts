// Starts the app and stops it in order; nothing else runs at import.
import { resolve } from 'node:path'
import type { Bot } from './app.ts'
import { createMovableClock, systemClock } from './common/clock.ts'
import { keepCompiled } from './common/compileCache.ts'
import { isExpected } from './common/errors.ts'
import { createLog, type Log } from './common/log.ts'
import { type Config, forbidTracing, readConfig, type Secrets } from './config.ts'
import { type Follower, followWorkspaceClock } from './local/clock.ts'
import { connectTo } from './local/connection.ts'
import { type RunningWorkspace, startWorkspace } from './local/workspace.ts'
import type { SlackConnection } from './slack/index.ts'

/** Milliseconds for everything in hand to end; then the process goes, and the next start resumes the rest. */
const drainMs = 20_000

type Running = { readonly bot: Bot; stop(): Promise<void> }

async function start(config: Config, secrets: Secrets, log: Log): Promise<Running> {
  const slack = slackOf(config, secrets)
  if (slack === null) return startLocally(config, secrets, log)
  const { startBot } = await import('./app.ts')
  const bot = await startBot({ config, secrets, clock: systemClock, log }, async () => slack)
  log.info('mamori listens in Slack', { by: config.slack?.mode })
  return { bot, stop: bot.stop }
}

function slackOf({ http, sockets }: Config, { slack }: Secrets): SlackConnection | null {
  return slack === null ? null : { ...slack, ...http, sockets }
}

async function startLocally(config: Config, secrets: Secrets, log: Log): Promise<Running> {
  const clock = createMovableClock()
  let bot: Bot | undefined
  let workspace: RunningWorkspace | undefined
  let follower: Follower | undefined

  async function connect(): Promise<SlackConnection> {
    const { port, door, delivery } = config.workspace
    workspace = await startWorkspace({ dataDir: config.dataDir, port, door, log })
    const { url, botToken } = workspace
    follower = await followWorkspaceClock({
      url,
      token: botToken,
      clock,
      log,
      onMove: async (movedMs) => bot?.core.jobs.clockMoved(movedMs),
      onLost: workspace.revive,
    })
    return connectTo(workspace, { delivery, sockets: config.sockets })
  }

  async function leave(): Promise<void> {
    follower?.stop()
    await workspace?.stop()
  }

  try {
    const { startBot } = await import('./app.ts')
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

/**
 * Stops in order at the first signal, as soon as the start is over; what is not in hand yet waits in the database. A signal
 * two seconds later or more ends the process at once (npm hands one Ctrl-C on a second time, within milliseconds).
 */
function stopOnSignal(log: Log): { started(running: Running): void } {
  let running: Running | undefined
  let askedAt: number | undefined

  function stop(signal: string): void {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > 2_000) process.exit(1)
      return
    }
    askedAt = performance.now()
    log.info('mamori is stopping', { signal })
    setTimeout(() => process.exit(1), drainMs).unref()
    if (running !== undefined) end(running)
  }

  function end(started: Running): void {
    started.stop().then(
      () => process.exit(0),
      (error) => fail(log, error),
    )
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  return {
    started(now) {
      running = now
      if (askedAt !== undefined) end(now)
    },
  }
}

async function main(): Promise<void> {
  const packageRoot = resolve(import.meta.dirname, '..')
  // What is large is imported after this.
  const writeCompiled = keepCompiled(packageRoot)
  let log = createLog('info')
  // Whoever reads them may be gone (a closed terminal, a pipe to `head`): that ends nobody's work.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  try {
    forbidTracing(process.env)
    const { config, secrets } = readConfig(process.env, process.cwd(), packageRoot)
    log = createLog(config.logLevel)
    const signals = stopOnSignal(log)
    // What matters is in the database, and a report must find a bot that listens: an error in a corner that nobody waits
    // for (a library's, mostly) is told and passed over.
    process.on('unhandledRejection', (error) => log.error('an error that nobody waited for', { error }))
    signals.started(await start(config, secrets, log))
    writeCompiled()
  } catch (error) {
    fail(log, error)
  }
}

await main()
