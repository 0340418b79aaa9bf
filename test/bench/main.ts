// npm run bench [-- --data DIR] [--only retrieval]: what it costs to run Mamori on this machine, as one table. Never
// part of a test: timings on a busy machine say nothing. Stop everything else first. With --data the retrieval is
// measured on the texts under DIR/jsquad, else on our own sections; beyond their number they are grown.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPersonAt, openDoor } from '../support/door.ts'
import { type BotProcess, runCommand, startBotProcess } from '../support/process.ts'
import { benchAcks } from './ack.ts'
import { benchAnswers } from './answers.ts'
import { benchBeside } from './beside.ts'
import { benchModel } from './model.ts'
import { benchRegister } from './register.ts'
import { type BenchRow, benchRetrieval } from './retrieval.ts'
import { benchShown } from './shown.ts'
import { loadTexts } from './texts.ts'

/** Questions asked one after the other for the time from question to full answer. */
const questions = 40
/** Passages at which the retrieval is measured. */
const sizes = [1145, 20_000, 200_000]

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } })
  const rows: BenchRow[] = []
  if (values.only !== 'retrieval') rows.push(...(await benchBot()))
  const texts = await loadTexts(values.data)
  rows.push(...(await benchRetrieval(texts, sizes)))
  rows.push(...(await benchBeside(texts)))
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  console.log(`\nMamori on ${machine}\n`)
  for (const { what, value, how } of rows) console.log(`${what.padEnd(34)} ${value.padStart(22)}   ${how}`)
}

async function benchBot(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-bench-'))
  try {
    const first = await startBotProcess({ dataDir })
    rows.push(
      row(
        'ready, first start',
        seconds(first.readyMs),
        'empty data folder, from start to the printed address',
      ),
    )
    rows.push(...(await askQuestions(first)))
    rows.push(row('memory of the bot', megabytes(first.pid), 'resident, after the questions'))
    await first.stop()

    const second = await startBotProcess({ dataDir })
    rows.push(row('ready, second start', seconds(second.readyMs), 'same data folder'))
    await second.stop()

    rows.push(...(await askByCommand(dataDir)))
    rows.push(...(await benchAcks()))
    rows.push(...(await benchAnswers()))
    rows.push(...(await benchModel()))
    rows.push(...(await benchShown()))
    rows.push(...(await benchRegister()))
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return rows
}

// From the moment the person sends it to the moment the answer stands in their thread, over the whole path.
async function askQuestions(bot: BotProcess): Promise<BenchRow[]> {
  const person = createPersonAt(await openDoor(bot.url), 'employee')
  const times: number[] = []
  for (let asked = 0; asked < questions; asked += 1) {
    const started = performance.now()
    const ts = await person.says('認証の有効期間は何年ですか')
    await person.sees(/3年/, ts)
    times.push(performance.now() - started)
  }
  return [
    row(
      'question to full answer',
      spread(times),
      `p50 / p95 of ${questions}, direct message, embedded database`,
    ),
  ]
}

async function askByCommand(dataDir: string): Promise<BenchRow[]> {
  const line = JSON.stringify({ question: '認証の有効期間は何年ですか' })
  const { stdout } = await runCommand({ dataDir }, ['ask', '--batch', '-'], Array(200).fill(line).join('\n'))
  const times = stdout
    .trim()
    .split('\n')
    .map((each) => (JSON.parse(each) as { ms: number }).ms)
  return [row('question to answer, in process', spread(times), 'p50 / p95 of 200 by mamori ask --batch')]
}

function row(what: string, value: string, how: string): BenchRow {
  return { what, value, how }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)} ms`
}

function megabytes(pid: number): string {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
  return `${Math.round(kilobytes / 1024)} MB`
}

await main()
