import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createPersonAt, type Door, openDoor } from './door.ts'
import { type BotProcess, startBotProcess, stopWorkspace } from './process.ts'
import { question, report, selfcheckAnswer, startSelfcheck, type Trial } from './trials.ts'

/** What one kill was about, and what of the promises it broke. */
export type KillReport = {
  readonly what: string
  readonly afterMs: number
  readonly broken: readonly string[]
}

/** Milliseconds after an act within which the kill falls: before, during and after its handling. */
const windowMs = 160

/** What is done when the kill falls, and what the bot runs on. */
export type KillOptions = {
  /** Reports only, in place of all three in turn. */
  readonly reportsOnly?: boolean
  readonly environment?: Readonly<Record<string, string>>
}

/**
 * Kills the bot `count` times at seeded random moments: during a question, a self-check answer and a report in turn.
 * After each kill it is started again, and what was acknowledged must be there, once.
 */
export async function runKills(
  count: number,
  seed: number,
  { reportsOnly = false, environment = {} }: KillOptions = {},
): Promise<KillReport[]> {
  const random = createRandom(seed)
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-kills-'))
  const reports: KillReport[] = []
  let bot: BotProcess = await startBotProcess({ dataDir, environment })
  try {
    const door = await openDoor(bot.url)
    await startSelfcheck(createPersonAt(door, 'manager'))
    for (let index = 0; index < count; index += 1) {
      const [what, trial] = await nextTrial(door, reportsOnly ? 2 : index % 3, `K${index}-${Date.now()}`)
      const afterMs = Math.floor(random() * windowMs)
      const acting = trial.act()
      await pause(afterMs)
      await bot.kill()
      const done = await acting
      bot = await startBotProcess({ dataDir, environment })
      reports.push({ what, afterMs, broken: await trial.check(done) })
    }
    return reports
  } finally {
    await bot.kill()
    await stopWorkspace(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function nextTrial(door: Door, kind: number, marker: string): Promise<[string, Trial]> {
  switch (kind) {
    case 0:
      return ['a question', question(createPersonAt(door, 'employee'))]
    case 1:
      return ['a self-check answer', await selfcheckAnswer(createPersonAt(door, 'manager'))]
    default:
      return ['a report', await report(door, marker)]
  }
}

/** A seeded random number in [0, 1) (mulberry32), so that a failing run can be repeated. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
