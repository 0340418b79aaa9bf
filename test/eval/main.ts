// npm run eval [-- --data DIR] [--verbose]
// The product's own golden questions, and with --data the questions.jsonl, intents.jsonl and jsquad/ of a folder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type GoldenQuestion, type QuestionsResult, rowsOf } from '../../src/cli/golden.ts'
import { readJsonLines, startEvalBot } from './bot.ts'
import { openEvalEmbedding, weightToMeasure } from './embedding.ts'
import { readIntents } from './intents.ts'
import { searchPassages } from './jsquad.ts'
import { openEvalModel } from './model.ts'
import { findCopiedWays } from './overlap.ts'
import { askParaphrases, listParaphrases } from './paraphrases.ts'
import { askElsewhere, askQuestions, retrieveSections } from './questions.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } },
})
const rows: [string, string][] = []
const faults: string[] = []
const bot = await startEvalBot(openEvalModel)
try {
  const own = readJsonLines<GoldenQuestion>(join(import.meta.dirname, 'questions.jsonl'))
  await addAsked('own questions', own)
  addRetrieval('own questions', await retrieveSections(bot, own))
  const elsewhere = await askElsewhere(bot, readJsonLines(join(import.meta.dirname, 'elsewhere.jsonl')))
  rows.push(['questions on other subjects: declined', `${elsewhere.declined}/${elsewhere.all}`])
  faults.push(...elsewhere.faults)
  const near = await askElsewhere(bot, readJsonLines(join(import.meta.dirname, 'nearMisses.jsonl')))
  rows.push(['near misses (on the subject, stated nowhere): declined', `${near.declined}/${near.all}`])
  faults.push(...near.faults)
  for (const set of ['mended', 'heldout'] as const) {
    const { right, all, faults: missed } = await askParaphrases(bot, listParaphrases(set))
    rows.push([`paraphrases, ${set}: right`, `${right}/${all}`])
    faults.push(...missed)
  }
  if (values.data !== undefined) await addData(values.data)
  await addFused(own)
} finally {
  await bot.close()
}
const width = Math.max(...rows.map(([name]) => name.length))
for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
if (values.verbose) for (const fault of faults) console.log(`- ${fault}`)

// The same questions where an embedding model is configured, so that its weight can be kept or dropped by these rows.
async function addFused(own: readonly GoldenQuestion[]): Promise<void> {
  const weight = weightToMeasure()
  if (weight === undefined) return
  const fused = await startEvalBot(undefined, openEvalEmbedding)
  try {
    const name = `own questions, fused ${weight}`
    addQuestions(name, await askQuestions(fused, own, { by: 'extract' }))
    addRetrieval(name, await retrieveSections(fused, own))
    const { right, all } = await askParaphrases(fused, listParaphrases('heldout'))
    rows.push([`paraphrases, heldout, fused ${weight}: right`, `${right}/${all}`])
  } finally {
    await fused.close()
  }
}

async function addData(directory: string): Promise<void> {
  const questions = join(directory, 'questions.jsonl')
  if (existsSync(questions)) {
    const given = readJsonLines<GoldenQuestion>(questions)
    await addAsked('given questions', given)
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

// A second set of rows where a model is configured.
async function addAsked(name: string, questions: readonly GoldenQuestion[]): Promise<void> {
  addQuestions(name, await askQuestions(bot, questions, { by: 'extract' }))
  if (bot.hasModel) addQuestions(`${name}, model`, await askQuestions(bot, questions))
}

function addQuestions(name: string, result: QuestionsResult): void {
  for (const [what, value] of rowsOf(result))
    if (!value.endsWith('/0')) rows.push([`${name}: ${what}`, value])
  faults.push(...result.faults)
}

function addRetrieval(
  name: string,
  found: { questions: number; recall1: number; recall5: number; mrr10: number },
): void {
  const value = [found.recall1, found.recall5, found.mrr10].map((share) => share.toFixed(4)).join(' / ')
  rows.push([`${name}: recall@1 / recall@5 / MRR@10`, `${value} (${found.questions} questions)`])
}
