import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startBot } from '../../src/app.ts'
import { createMovableClock } from '../../src/common/clock.ts'
import { createLog } from '../../src/common/log.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/types.ts'
import { followWorkspaceClock } from '../../src/local/clock.ts'
import { connectTo } from '../../src/local/connection.ts'
import { createWorkspace } from '../../src/workspace/index.ts'
import { type ApiProxy, startApiProxy } from './apiProxy.ts'
import { createPersonAt, openDoor, type TestPerson } from './door.ts'
import { keepKnowledge, restoreKnowledge } from './keptKnowledge.ts'

/** The two ways in which Slack's deliveries reach a bot. */
export const deliveries = ['socket', 'http'] as const
export type Delivery = (typeof deliveries)[number]

/** How deliveries come where a test does not say: `MAMORI_TEST_DELIVERY=http npm test` runs every story that way. */
export const usualDelivery: Delivery = process.env.MAMORI_TEST_DELIVERY === 'http' ? 'http' : 'socket'

/** How often a bot is waited for, 5 ms each, until it has followed the workspace's clock: about 20 seconds. */
const mostWaits = 4_000

const packageRoot = resolve(import.meta.dirname, '../..')

/** The real bot on a given database, in a local workspace of its own, both in this process. */
export type TestBot = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** A person of the workspace, by a part of their name or by their role. */
  person(name: string): TestPerson
  /** Moves the workspace's clock, and the bot's with it: resolves when the bot knows what is due. */
  passTime(span: { readonly minutes?: number; readonly days?: number }): Promise<void>
  /** Does what an administrator may do to the app, by `POST /workspace/app`. */
  manageApp(act: { readonly do: string; readonly channel?: string }): Promise<void>
  /** Has things go wrong, by `POST /workspace/faults`. */
  plantFaults(faults: readonly object[]): Promise<void>
  /** The bot's own token in the workspace. */
  readonly botToken: string
  /** The bot's app-level token in the workspace. */
  readonly appToken: string
  /** The way to the Web API of a bot that was started `proxied`. */
  readonly api: ApiProxy
  /** Log lines of the bot so far, as JSON. */
  readonly logLines: readonly string[]
  /** Starts a further bot on the same served database and workspace, as another process would. @returns its stop. */
  startAnother(): Promise<() => Promise<void>>
  /** Stops the bot and starts it again on the same database and workspace. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** How a test bot is started. */
export type TestBotOptions = {
  readonly databaseUrl?: string
  readonly tokens?: { botToken?: string; appToken?: string }
  /** Reaches the Web API by way of `api`, which can be broken. */
  readonly proxied?: boolean
  /** How deliveries come; `MAMORI_TEST_DELIVERY` says it for all that do not. */
  readonly delivery?: Delivery
  /** Whether the workspace refuses calls that come too often, as Slack does; `on` unless said otherwise. */
  readonly rateLimits?: 'on' | 'off'
  /** Further variables of the configuration. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts it; stop it before the test ends. */
export async function startTestBot(database: Database, options: TestBotOptions = {}): Promise<TestBot> {
  const { databaseUrl, tokens, proxied = false, delivery = usualDelivery, rateLimits = 'on' } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-test-'))
  const workspace = await createWorkspace({
    dataDir: join(dataDir, 'workspace'),
    door: 'test',
    manifest: join(packageRoot, 'manifest.yml'),
    rateLimits,
  })
  const api = await startApiProxy(workspace.url)
  const logLines: string[] = []
  const log = createLog('info', (line) => logLines.push(line))

  /** How far the bot's clock is ahead, and its jobs with it. */
  let followedMs = 0

  async function start(folder = dataDir) {
    const served = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
    const environment = {
      MAMORI_DATA_DIR: folder,
      MAMORI_LOCAL_DELIVERY: delivery,
      ...served,
      ...options.environment,
    }
    const { config, secrets } = readConfig(environment, packageRoot, packageRoot)
    const clock = createMovableClock()
    const follower = await followWorkspaceClock({
      url: workspace.url,
      token: workspace.botToken,
      clock,
      log,
      async onMove(movedMs) {
        await bot?.core.jobs.clockMoved(movedMs)
        followedMs = clock.offsetMs()
      },
    })
    let bot: Awaited<ReturnType<typeof startBot>> | undefined
    bot = await startBot({ config, secrets, clock, log, database }, async () => ({
      ...(await connectTo({ ...workspace, ...tokens }, { ...config.workspace, sockets: config.sockets })),
      ...(proxied ? { apiUrl: api.apiUrl } : {}),
    }))
    const { stop } = bot
    return async () => {
      follower.stop()
      await stop()
    }
  }

  await restoreKnowledge(database)
  let stopBot = await start().catch(async (error: unknown) => {
    await leave()
    throw error
  })
  if (options.environment === undefined) await keepKnowledge(database)
  const door = await openDoor(workspace.url)
  return {
    url: workspace.url,
    botToken: workspace.botToken,
    appToken: workspace.appToken,
    api,
    logLines,
    person: (name) => createPersonAt(door, name),
    manageApp: (act) => door.ask('/workspace/app', act),
    plantFaults: (faults) => door.ask('/workspace/faults', { faults }),
    async passTime({ minutes = 0, days = 0 }) {
      const seconds = minutes * 60 + days * 86_400
      const expectedMs = followedMs + seconds * 1000
      await door.advance(seconds)
      for (let waits = 0; Math.abs(followedMs - expectedMs) >= 1_000; waits += 1) {
        if (waits > mostWaits) throw new Error('the bot does not follow the clock')
        await pause(5)
      }
    },
    async restart() {
      await stopBot()
      stopBot = await start()
    },
    startAnother: () => start(join(dataDir, `bot-${randomUUID()}`)),
    async stop() {
      await stopBot()
      await leave()
    },
  }

  async function leave(): Promise<void> {
    await api.stop()
    await workspace.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
