import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createPersonAt, type Door, openDoor, type TestPerson, wordsOf } from './door.ts'
import { type BotProcess, startBotProcess, stopWorkspace } from './process.ts'

/** What one kill was about, and what of the promises it broke. */
export type KillReport = {
  readonly what: string
  readonly afterMs: number
  readonly broken: readonly string[]
}

type Trial = { readonly act: () => Promise<unknown>; readonly check: (done: unknown) => Promise<string[]> }

/** Milliseconds after an act within which the kill falls: before, during and after its handling. */
const windowMs = 160

/**
 * Kills the bot `count` times at seeded random moments: during a question, a self-check answer and a report in turn.
 * After each kill it is started again, and what was acknowledged must be there, once.
 */
export async function runKills(count: number, seed: number): Promise<KillReport[]> {
  const random = createRandom(seed)
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-kills-'))
  const reports: KillReport[] = []
  let bot: BotProcess = await startBotProcess({ dataDir })
  try {
    const door = await openDoor(bot.url)
    await startSelfcheck(createPersonAt(door, 'manager'))
    for (let index = 0; index < count; index += 1) {
      const [what, trial] = await nextTrial(door, index)
      const afterMs = Math.floor(random() * windowMs)
      const acting = trial.act()
      await pause(afterMs)
      await bot.kill()
      const done = await acting
      bot = await startBotProcess({ dataDir })
      reports.push({ what, afterMs, broken: await trial.check(done) })
    }
    return reports
  } finally {
    await bot.kill()
    await stopWorkspace(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function nextTrial(door: Door, index: number): Promise<[string, Trial]> {
  switch (index % 3) {
    case 0:
      return ['a question', question(createPersonAt(door, 'employee'))]
    case 1:
      return ['a self-check answer', await selfcheckAnswer(createPersonAt(door, 'manager'))]
    default:
      return ['a report', await report(door, `K${index}-${Date.now()}`)]
  }
}

function question(person: TestPerson): Trial {
  return {
    act: () => person.says('認証の有効期間は何年ですか'),
    async check(ts) {
      await person.sees(/3年/, String(ts))
      const replies = (await person.looks()).messages.filter((message) => message.threadTs === ts)
      const fromBot = replies.filter((message) => message.user !== person.id)
      return fromBot.length === 1 ? [] : [`${fromBot.length} answers to one question`]
    },
  }
}

async function startSelfcheck(person: TestPerson): Promise<void> {
  await person.acts({ do: 'command', channel: 'general', command: '/mamori', text: 'check' })
  await person.sees(/1\/\d+/)
}

async function selfcheckAnswer(person: TestPerson): Promise<Trial> {
  const before = await currentItem(person)
  return {
    act: () => person.presses('selfcheck.answer.yes'),
    async check(done) {
      const { ok } = done as { ok: boolean }
      // Acknowledged: the next item must come. Not acknowledged: the person was told so, and either is right.
      if (ok) await person.sees(new RegExp(`${before + 1}/\\d+`))
      const now = await currentItem(person)
      const isRight = now === before + 1 || (!ok && now === before)
      return isRight
        ? []
        : [`item ${before} became ${now}, and the click was ${ok ? '' : 'not '}acknowledged`]
    },
  }
}

async function currentItem(person: TestPerson): Promise<number> {
  const live = (await person.looks()).messages.filter((message) =>
    wordsOf(message).includes('"selfcheck.answer.yes"'),
  )
  if (live.length !== 1) throw new Error(`${live.length} live self-check messages`)
  return Number(/(\d+)\/\d+/.exec(wordsOf(live[0] as (typeof live)[0]))?.[1])
}

async function report(door: Door, marker: string): Promise<Trial> {
  const reporter = createPersonAt(door, 'Emma')
  const officer = createPersonAt(door, 'officer')
  await reporter.acts({ do: 'shortcut', callbackId: 'incident.report' })
  const form = await reporter.seesView('modal')
  return {
    act: () => reporter.acts({ do: 'submit', viewId: form.id, values: { 'what_happened.text': marker } }),
    async check(done) {
      const { ok } = done as { ok: boolean }
      if (ok) {
        await officer.sees(new RegExp(marker))
        await reporter.sees(/\d{4}-\d{3}/)
      }
      const notices = count(await officer.looks(), marker)
      for (const view of (await reporter.looks()).views.filter((each) => each.type === 'modal')) {
        await reporter.acts({ do: 'close', viewId: view.id })
      }
      const isRight = notices === 1 || (!ok && notices === 0)
      return isRight ? [] : [`${notices} notices of a report that was ${ok ? '' : 'not '}acknowledged`]
    },
  }
}

function count(state: { messages: Parameters<typeof wordsOf>[0][] }, marker: string): number {
  return state.messages.filter((message) => wordsOf(message).includes(marker)).length
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
