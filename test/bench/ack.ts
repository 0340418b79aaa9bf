import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createWorkspace } from '../../src/workspace/index.ts'
import { freePort } from '../support/ports.ts'
import { hasPostgres, startPostgres } from '../support/postgres.ts'
import type { AppOptions } from './ackApp.ts'
import { type AckTimes, createSocketEnd, floodByHttp, type MakeEvent } from './ackLoad.ts'
import type { BenchRow } from './retrieval.ts'

/** Events of one flood, and how many are under way at a time. */
const amount = 4_000
const connections = 50

/** The person who writes in the flood, as the workspace's seed knows them. */
const writer = 'U03TANAKA1'

/**
 * How long Slack waits for an ack, beside a bare Bolt app that stores nothing, in the same run: over signed HTTP and over
 * Socket Mode; with the event stored in a served Postgres, and in the embedded database. The bot is warm and idle when the
 * flood begins. Every event is a question, and Mamori answers others meanwhile: that is part of what is measured.
 */
export async function benchAcks(): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-bench-ack-'))
  const workspace = await createWorkspace({ dataDir: join(dataDir, 'workspace'), door: 'test' })
  const postgres = hasPostgres() ? await startPostgres() : undefined
  const { botToken, appToken, signingSecret, url } = workspace
  const direct = await openDirectMessage(`${url}/api/`, botToken)
  const rows: BenchRow[] = []
  try {
    for (const mode of ['http', 'socket'] as const) {
      const measure = async (which: AppOptions['which'], databaseUrl?: string) => {
        const port = await freePort()
        const end = mode === 'socket' ? await createSocketEnd(url) : undefined
        const app = await startApp({
          ...{ which, mode, botToken, appToken, signingSecret, port },
          apiUrl: end?.apiUrl ?? `${url}/api/`,
          dataDir: await mkdtemp(join(dataDir, 'app-')),
          ...(databaseUrl === undefined ? {} : { databaseUrl }),
        })
        const makeEvent = eventsOf(direct, `${mode}-${which}`)
        const warming = 200
        const flood = async (events: number, make: MakeEvent) =>
          end === undefined
            ? await floodByHttp({
                ...{ url: `http://127.0.0.1:${port}/slack/events`, signingSecret, connections },
                ...{ amount: events, makeEvent: make },
              })
            : await end.flood({ outstanding: connections, amount: events, makeEvent: make })
        await flood(warming, makeEvent)
        if (which === 'mamori') await app.handled(warming)
        const times = await flood(amount, (number) => makeEvent(number + warming))
        await app.stop()
        await end?.stop()
        return times
      }
      const bare = await measure('bare')
      rows.push(row(`ack by ${mode}, bare Bolt app`, bare, 'stores nothing'))
      if (postgres !== undefined) {
        const database = await postgres.createDatabase()
        const served = await measure('mamori', database.url)
        const kept = await countEvents(database.url)
        rows.push(
          row(`ack by ${mode}, served Postgres`, served, `${ratio(served, bare)}; ${kept} events stored`),
        )
        await database.drop()
      }
      const embedded = await measure('mamori')
      rows.push(row(`ack by ${mode}, embedded`, embedded, ratio(embedded, bare)))
    }
  } finally {
    await postgres?.stop()
    await workspace.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return rows
}

function row(what: string, { p50, p99, perSecond, failed }: AckTimes, how: string): BenchRow {
  const lost = failed === 0 ? '' : `, ${failed} failed`
  return {
    what,
    value: `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`,
    how: `p50 / p99, ${perSecond}/s; ${how}${lost}`,
  }
}

function ratio(ours: AckTimes, bare: AckTimes): string {
  return `p99 ${(ours.p99 / bare.p99).toFixed(2)} × bare`
}

function eventsOf(channel: string, name: string): MakeEvent {
  const beginS = Math.floor(Date.now() / 1000)
  return (number) => ({
    type: 'event_callback',
    team_id: 'T03MITSUBA',
    api_app_id: 'A0',
    event_id: `Ev${name}${number}`,
    event_time: beginS,
    authorizations: [{ team_id: 'T03MITSUBA', user_id: 'U03MAMORI1', is_bot: true }],
    event: {
      type: 'message',
      channel,
      channel_type: 'im',
      user: writer,
      text: '認証の有効期間は何年ですか',
      ts: `${beginS}.${String(number).padStart(6, '0')}`,
    },
  })
}

type AckApp = {
  /** Resolves when it has handled so many events since its start. */
  handled(events: number): Promise<void>
  stop(): Promise<void>
}

async function startApp(options: AppOptions): Promise<AckApp> {
  const program = join(import.meta.dirname, 'ackApp.ts')
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let handled = 0
  child.on('message', (message: { handled: number }) => {
    handled = message.handled
  })
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  child.stdout?.once('data', () => resolve())
  await Promise.race([
    ready,
    once(child, 'exit').then(() => Promise.reject(new Error(`the ${options.which} app did not start`))),
  ])
  return {
    async handled(events) {
      while (handled < events) await once(child, 'message')
    },
    async stop() {
      // What is in hand is of no interest any more.
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function openDirectMessage(apiUrl: string, token: string): Promise<string> {
  const response = await fetch(`${apiUrl}conversations.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ users: writer }),
  })
  const { channel } = (await response.json()) as { channel: { id: string } }
  return channel.id
}

async function countEvents(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as events from inbox_events')
  await client.end()
  return rows[0].events
}
