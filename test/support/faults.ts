import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Database } from '../../src/database/types.ts'
import { startTestBot, usualDelivery } from './bot.ts'
import { createPersonAt, type Door, openDoor } from './door.ts'
import { createRandom } from './kills.ts'
import { currentItem, question, report, selfcheckAnswer, startSelfcheck, type Trial } from './trials.ts'

/** Something that goes wrong, as the workspace's test door takes it. */
export type Mishap = {
  readonly name: string
  readonly faults?: readonly object[]
  /** What is done to the sockets before anybody acts. */
  readonly sockets?: 'close' | 'recycle' | 'refuse' | 'rateLimited'
  /** Seconds that pass before, so that what is remembered of people is looked up anew. */
  readonly afterS?: number
}

/** What went wrong, during what, and what of the promises it broke. */
export type FaultReport = {
  readonly mishaps: string
  readonly during: string
  readonly ms: number
  /** How often a fault struck. */
  readonly struck: number
  readonly broken: readonly string[]
}

/** What can happen to the sockets that deliveries come by. */
const socketMishaps: readonly Mishap[] = [
  { name: 'socket drop', faults: [{ on: 'socket', type: 'envelope', kind: 'drop', times: 2 }] },
  {
    name: 'socket slow',
    sockets: 'close',
    faults: [{ on: 'socket', type: 'connect', kind: 'delay', delayMs: 500 }],
  },
  { name: 'sockets closed', sockets: 'close' },
  { name: 'sockets recycled', sockets: 'recycle' },
  { name: 'sockets refused', sockets: 'refuse' },
]

/** Every fault there is, where it can hurt. */
export const mishaps: readonly Mishap[] = [
  ...['fail', 'status', 'timeoutBefore', 'timeoutAfter', 'drop', 'dropAfter'].map((kind) =>
    onCall('chat.postMessage', kind),
  ),
  ...['fail', 'timeoutAfter', 'dropAfter'].map((kind) => onCall('chat.update', kind)),
  ...['fail', 'timeoutBefore'].map((kind) => ({ ...onCall('users.info', kind), afterS: 660 })),
  {
    name: 'chat.postMessage limited',
    faults: [
      { on: 'api', method: 'chat.postMessage', kind: 'status', status: 429, retryAfterS: 1, times: 2 },
    ],
  },
  {
    name: 'a post and the look for it lost',
    faults: [
      { on: 'api', method: 'chat.postMessage', kind: 'dropAfter', times: 2 },
      { on: 'api', method: 'conversations.*', kind: 'fail', times: 2 },
    ],
  },
  { name: 'every call refused', faults: [{ on: 'api', kind: 'status', status: 503 }] },
  { name: 'every call slow', faults: [{ on: 'api', kind: 'delay', delayMs: 400 }] },
  { name: 'every third call lost', faults: [{ on: 'api', kind: 'dropAfter', everyNth: 3 }] },
  ...['delay', 'drop', 'timeoutAfter', 'duplicate', 'reorder'].map((kind) => ({
    name: `event ${kind}`,
    faults: [{ on: 'event', kind, times: 2, delayMs: 300 }],
  })),
  ...['fail', 'delay', 'drop', 'timeoutAfter', 'duplicate'].map((kind) => ({
    name: `interaction ${kind}`,
    faults: [{ on: 'interaction', kind, times: 2, delayMs: 300 }],
  })),
  { name: 'events rate limited', sockets: 'rateLimited' },
  ...(usualDelivery === 'socket' ? socketMishaps : []),
]

function onCall(method: string, kind: string): Mishap {
  return { name: `${method} ${kind}`, faults: [{ on: 'api', method, kind, times: 2 }] }
}

/** Two mishaps at once, `count` times. */
export function seededPairs(count: number, seed: number): (readonly Mishap[])[] {
  const random = createRandom(seed)
  const any = () => mishaps[Math.floor(random() * mishaps.length)] as Mishap
  return Array.from({ length: count }, () => [any(), any()])
}

/**
 * Lets each of the groups of mishaps happen to the real bot while a question, a self-check answer and a report are under
 * way, and clears it. After that nothing may be lost or doubled, and nothing may have escaped to the process.
 *
 * @param isTogether the three at once, or one after the other.
 */
export async function runFaults(
  database: Database,
  groups: readonly (readonly Mishap[])[],
  isTogether: boolean,
): Promise<FaultReport[]> {
  const bot = await startTestBot(database)
  const escaped: string[] = []
  const onEscape = (error: unknown) =>
    escaped.push(error instanceof Error ? String(error.stack) : String(error))
  process.on('unhandledRejection', onEscape)
  try {
    const door = await openDoor(bot.url)
    await startSelfcheck(createPersonAt(door, 'manager'))
    const reports: FaultReport[] = []
    for (const [index, group] of groups.entries()) {
      for (const names of isTogether ? [situations] : situations.map((each) => [each])) {
        const started = performance.now()
        const { broken, struck } = await tryOut(door, database, group, names, index)
        reports.push({
          mishaps: group.map(({ name }) => name).join(' + '),
          during: names.join(', '),
          ms: Math.round(performance.now() - started),
          struck,
          broken: [...broken, ...escaped.splice(0).map((what) => `escaped: ${what}`)],
        })
      }
    }
    return reports
  } finally {
    process.off('unhandledRejection', onEscape)
    await bot.stop()
  }
}

const Connections = z.object({ reachable: z.boolean() })
const Armed = z.object({ faults: z.array(z.object({ struck: z.number() })) })

const situations = ['question', 'self-check answer', 'report'] as const
type Situation = (typeof situations)[number]

/** Milliseconds the mishap lasts once everybody has acted. */
const lastsMs = 300
/** Milliseconds of silence after which an act is taken to wait for Slack's 3 s. */
const patienceMs = 700

async function tryOut(
  door: Door,
  database: Database,
  group: readonly Mishap[],
  names: readonly Situation[],
  index: number,
): Promise<{ broken: string[]; struck: number }> {
  let struck = 0
  try {
    await connected(door)
    await door.advance(Math.max(...group.map(({ afterS = 0 }) => afterS)))
    const trials: Trial[] = []
    for (const name of names) trials.push(await prepare(door, name, index))
    await arm(door, group)

    const acting = Promise.all(trials.map((trial) => trial.act()))
    const isSlow = await Promise.race([acting.then(() => false), pause(patienceMs, true)])
    if (isSlow) await door.advance(4)
    const done = await acting
    await pause(lastsMs)

    const { faults } = Armed.parse(await send(door, '/workspace/faults', {}))
    struck = faults.reduce((sum, each) => sum + each.struck, 0)
    await send(door, '/workspace/faults', { clear: true })
    await connected(door)
    await settle(door, database)
    const broken = await Promise.all(trials.map((trial, each) => trial.check(done[each])))
    return { broken: broken.flat(), struck }
  } catch (error) {
    return { broken: [error instanceof Error ? error.message : String(error)], struck }
  } finally {
    await send(door, '/workspace/faults', { clear: true })
  }
}

async function prepare(door: Door, name: Situation, index: number): Promise<Trial> {
  switch (name) {
    case 'question':
      return question(createPersonAt(door, 'employee'))
    case 'self-check answer': {
      const person = createPersonAt(door, 'manager')
      const item = await currentItem(person)
      if (item > 3) {
        await person.presses('selfcheck.back')
        await person.sees(new RegExp(`${item - 1}/\\d+`))
      }
      return selfcheckAnswer(person)
    }
    case 'report':
      return report(door, `F${index}-${Date.now()}`)
  }
}

async function arm(door: Door, group: readonly Mishap[]): Promise<void> {
  const faults = group.flatMap((mishap) => mishap.faults ?? [])
  await send(door, '/workspace/faults', { faults })
  for (const { sockets } of group) {
    if (sockets === undefined) continue
    await send(door, '/workspace/sockets', { do: sockets })
    // Refusing keeps new ones out; those that stand are cut.
    if (sockets === 'refuse') await send(door, '/workspace/sockets', { do: 'close' })
  }
}

/** Resolves when the bot is connected. */
async function connected(door: Door): Promise<void> {
  const until = performance.now() + 30_000
  for (;;) {
    const { reachable } = Connections.parse(await send(door, '/workspace/sockets', { do: 'allow' }))
    if (reachable) return
    if (performance.now() > until) throw new Error('the bot did not connect again within 30 s')
    await pause(50)
  }
}

/**
 * Lets Slack deliver again what was not acked, and the bot finish: its waits for a further try are cut short, and
 * somebody else's greeting wakes the outbox before its sweep.
 */
async function settle(door: Door, database: Database): Promise<void> {
  await door.advance(4)
  await hasten(database)
  await createPersonAt(door, 'admin').says('こんにちは')
  for (let calm = 0; calm < 3; ) {
    calm = (await hasten(database)) ? calm + 1 : 0
    await pause(30)
  }
}

/** Makes everything due that waits. @returns whether nothing is left to do. */
async function hasten(database: Database): Promise<boolean> {
  await database.script(
    `update inbox_events set run_after = now() where state = 'new' and run_after > now();
     update outbox_messages set run_after = now() where state = 'new' and run_after > now()`,
  )
  const { rows } = await database.query(
    `select 1 from inbox_events where state in ('new', 'running')
     union all select 1 from outbox_messages where state in ('new', 'sending')`,
  )
  return rows.length === 0
}

async function send(door: Door, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${door.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${path} answered ${JSON.stringify(answer)}`)
  return answer
}
