// npm run eval [-- --data DIR] [--verbose]
// The product's own golden questions, and with --data the questions.jsonl, intents.jsonl and jsquad/ of a folder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readJsonLines, startEvalBot } from './bot.ts'
import { readIntents } from './intents.ts'
import { searchPassages } from './jsquad.ts'
import { findCopiedWays } from './overlap.ts'
import { askElsewhere, askQuestions, type QuestionsResult, retrieveSections } from './questions.ts'
import type { GoldenQuestion } from './score.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } },
})
const rows: [string, string][] = []
const faults: string[] = []
const bot = await startEvalBot()
try {
  const own = readJsonLines<GoldenQuestion>(join(import.meta.dirname, 'questions.jsonl'))
  addQuestions('own questions', await askQuestions(bot, own))
  addRetrieval('own questions', await retrieveSections(bot, own))
  const elsewhere = await askElsewhere(bot, readJsonLines(join(import.meta.dirname, 'elsewhere.jsonl')))
  rows.push(['questions on other subjects: declined', `${elsewhere.declined}/${elsewhere.all}`])
  faults.push(...elsewhere.faults)
  if (values.data !== undefined) await addData(values.data)
} finally {
  await bot.close()
}
const width = Math.max(...rows.map(([name]) => name.length))
for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
if (values.verbose) for (const fault of faults) console.log(`- ${fault}`)

async function addData(directory: string): Promise<void> {
  const questions = join(directory, 'questions.jsonl')
  if (existsSync(questions)) {
    const given = readJsonLines<GoldenQuestion>(questions)
    addQuestions('given questions', await askQuestions(bot, given))
    const copies = await findCopiedWays(given.map(({ question }) => question))
    rows.push(['given questions: ways of asking that copy one', String(copies.length)])
    faults.push(...copies)
  }
  const intents = join(directory, 'intents.jsonl')
  if (existsSync(intents)) {
    const read = readIntents(bot, readJsonLines(intents))
    rows.push(['intents: live leaks recognised', `${read.recognised}/${read.leaks}`])
    rows.push(['intents: leak types right', `${read.typesRight}/${read.leaks}`])
    rows.push(['intents: false alarms', `${read.falseAlarms}/${read.others}`])
    rows.push(['intents: all right', `${read.intentsRight}/${read.leaks + read.others}`])
    faults.push(...read.faults)
  }
  const jsquad = join(directory, 'jsquad')
  if (existsSync(jsquad)) {
    const found = searchPassages(jsquad)
    addRetrieval(`jsquad (${found.passages} passages)`, found)
    rows.push(['jsquad: search p50 / p95 ms', `${found.ms.p50.toFixed(2)} / ${found.ms.p95.toFixed(2)}`])
  }
}

function addQuestions(name: string, result: QuestionsResult): void {
  for (const [kind, { right, all }] of Object.entries(result.right))
    if (all > 0) rows.push([`${name}: ${kind} right`, `${right}/${all}`])
  rows.push([`${name}: wrongly refused`, String(result.wronglyRefused)])
  rows.push([`${name}: wrongly answered`, String(result.wronglyAnswered)])
  rows.push([`${name}: quotes literal`, `${result.quotes.right}/${result.quotes.all}`])
  rows.push([`${name}: language right`, `${result.language.right}/${result.language.all}`])
  rows.push([`${name}: longest answer`, `${result.longest} characters`])
  rows.push([`${name}: p50 / p95 ms`, `${result.ms.p50.toFixed(1)} / ${result.ms.p95.toFixed(1)}`])
  faults.push(...result.faults)
}

function addRetrieval(
  name: string,
  found: { questions: number; recall1: number; recall5: number; mrr10: number },
): void {
  const value = [found.recall1, found.recall5, found.mrr10].map((share) => share.toFixed(4)).join(' / ')
  rows.push([`${name}: recall@1 / recall@5 / MRR@10`, `${value} (${found.questions} questions)`])
}
