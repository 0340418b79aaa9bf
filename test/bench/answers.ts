import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isPrivateQuestion } from '../../src/answering/index.ts'
import { type GoldenQuestion, percentiles } from '../../src/cli/golden.ts'
import { readJsonLines } from '../eval/bot.ts'
import { createPersonAt, type Door, openDoor, type SeenMessage } from '../support/door.ts'
import { startBotProcess } from '../support/process.ts'
import type { BenchRow } from './retrieval.ts'

/** Questions of the quiet run, one a second, and of the flood, twenty a second for a minute. */
const quiet = { amount: 30, perSecond: 1 }
const flood = { amount: 1_200, perSecond: 20 }

/** Milliseconds after the last question within which every answer must stand in Slack. */
const patienceMs = 60_000

/** Those who ask: each in a direct message of their own, and by turns in a channel. */
const people = ['田中', '佐藤', '鈴木', '高橋', '伊藤', 'Emma']

/** A question as it was asked: its message begins a conversation of its own. */
type Asked = { readonly by: string; readonly ts: string }

/**
 * Answers without a model, over the whole path: bot and local workspace are processes of their own, and the workspace's
 * clock says when a question and its answer came. Every question begins a conversation: a thread of the channel, or one of
 * somebody's direct message.
 */
export async function benchAnswers(): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-bench-answers-'))
  const bot = await startBotProcess({ dataDir, environment: { MAMORI_LOG_LEVEL: 'warn' } })
  try {
    const door = await openDoor(bot.url)
    const first = await measure(door, { amount: people.length, perSecond: people.length })
    if (first.lost > 0) throw new Error(`the bot does not answer:\n${bot.log()}`)
    const calm = await measure(door, quiet)
    const full = await measure(door, flood)
    return [row('answer, 1 question a second', calm, quiet), row('answer, 20 a second', full, flood)]
  } finally {
    await bot.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

function row(what: string, { times, lost, doubled }: Answered, { amount }: typeof quiet): BenchRow {
  const { p50, p95 } = percentiles(times)
  return {
    what,
    value: `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`,
    how: `p50 / p95 from event to post, ${amount} conversations, ${lost} lost, ${doubled} doubled`,
  }
}

type Answered = { readonly times: readonly number[]; readonly lost: number; readonly doubled: number }

async function measure(door: Door, pace: typeof quiet): Promise<Answered> {
  const questions = readJsonLines<GoldenQuestion>(
    join(import.meta.dirname, '../eval/questions.jsonl'),
  ).filter(
    // What may also be read as a report, or as private, is answered in a place of its own.
    ({ kind, kinds, question }) => kind === 'answered' && kinds === undefined && !isPrivateQuestion(question),
  )
  const started = performance.now()
  const asking: Promise<Asked>[] = []
  for (let number = 0; number < pace.amount; number += 1) {
    await wait(Math.max(0, started + (number * 1000) / pace.perSecond - performance.now()))
    asking.push(ask(door, number, questions[number % questions.length]?.question ?? ''))
  }
  return await collect(door, await Promise.all(asking))
}

async function ask(door: Door, number: number, question: string): Promise<Asked> {
  const person = createPersonAt(door, people[number % people.length] ?? '')
  const inChannel = Math.floor(number / people.length) % 2 === 1
  const ts = inChannel
    ? await person.says(`@mamori ${question}`, { channel: 'general' })
    : await person.says(question)
  return { by: person.id, ts }
}

// The answers, once all of them stand there or nobody would wait any longer.
async function collect(door: Door, asked: readonly Asked[]): Promise<Answered> {
  const until = performance.now() + patienceMs
  for (;;) {
    const answers = await readAnswers(door)
    const found = asked.map(({ ts }) => answers.get(ts) ?? [])
    const lost = found.filter((each) => each.length === 0).length
    if (lost > 0 && performance.now() < until) {
      await wait(1_000)
      continue
    }
    const times = asked.flatMap(({ ts }, at) => {
      const [first] = found[at] ?? []
      return first === undefined ? [] : [(Number(first.ts) - Number(ts)) * 1000]
    })
    return { times, lost, doubled: found.filter((each) => each.length > 1).length }
  }
}

// The bot's messages by the message they answer.
async function readAnswers(door: Door): Promise<ReadonlyMap<string, readonly SeenMessage[]>> {
  const ids = new Set(door.directory.people.map(({ id }) => id))
  const seen = await Promise.all(people.map((name) => createPersonAt(door, name).looks()))
  const byPlace = new Map(
    seen
      .flatMap(({ messages }) => messages)
      .filter(({ user, deleted, threadTs }) => !ids.has(user) && !deleted && threadTs !== undefined)
      .map((message) => [`${message.channel}/${message.ts}`, message]),
  )
  return Map.groupBy(byPlace.values(), ({ threadTs }) => threadTs ?? '')
}
