import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/types.ts'
import { createEvalBot, readJsonLines } from '../eval/bot.ts'
import { askElsewhere, askQuestions, retrieveSections } from '../eval/questions.ts'
import type { GoldenQuestion } from '../eval/score.ts'
import { test } from '../support/database.ts'

const evalFolder = join(import.meta.dirname, '../eval')
const golden = readJsonLines<GoldenQuestion>(join(evalFolder, 'questions.jsonl'))

async function measure(database: Database) {
  const bot = await createEvalBot(database)
  return {
    asked: await askQuestions(bot, golden),
    found: await retrieveSections(bot, golden),
    elsewhere: await askElsewhere(bot, readJsonLines(join(evalFolder, 'elsewhere.jsonl'))),
  }
}

// Floors about three points under what `npm run eval` gives: they catch a change that breaks answering, not a word.
describe("answering the golden questions from the product's own knowledge", () => {
  test('finds, answers and refuses as well as it did, with every quote literal', async ({ database }) => {
    const { asked, found, elsewhere } = await measure(database)

    const { answered, not_found: refused } = asked.right
    expect(answered.right / answered.all, asked.faults.join('\n')).toBeGreaterThanOrEqual(0.96)
    expect(refused.right / refused.all, asked.faults.join('\n')).toBeGreaterThanOrEqual(0.96)
    expect(asked.wronglyAnswered / refused.all).toBeLessThanOrEqual(0.04)
    expect(asked.quotes.right).toBe(asked.quotes.all)
    expect(asked.language.right).toBe(asked.language.all)
    expect(asked.longest).toBeLessThanOrEqual(1200)
    expect(elsewhere.declined / elsewhere.all, elsewhere.faults.join('\n')).toBeGreaterThanOrEqual(0.92)
    expect(found.recall1).toBeGreaterThanOrEqual(0.9)
    expect(found.recall5).toBeGreaterThanOrEqual(0.95)
  })
})
