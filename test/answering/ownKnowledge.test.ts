import { join } from 'node:path'
import { describe, expect, test as plain } from 'vitest'
import { FrontMatter } from '../../src/answering/index.ts'
import type { GoldenQuestion } from '../../src/cli/golden.ts'
import type { Database } from '../../src/database/types.ts'
import { loadDocuments } from '../../src/knowledge/index.ts'
import { createEvalBot, knowledgeFolder, readJsonLines } from '../eval/bot.ts'
import { askParaphrases, listParaphrases } from '../eval/paraphrases.ts'
import { askElsewhere, askQuestions, retrieveSections } from '../eval/questions.ts'
import { test } from '../support/database.ts'

const evalFolder = join(import.meta.dirname, '../eval')
const golden = readJsonLines<GoldenQuestion>(join(evalFolder, 'questions.jsonl'))

async function measure(database: Database) {
  const bot = await createEvalBot(database)
  return {
    asked: await askQuestions(bot, golden),
    found: await retrieveSections(bot, golden),
    mended: await askParaphrases(bot, listParaphrases('mended')),
    heldOut: await askParaphrases(bot, listParaphrases('heldout')),
    elsewhere: await askElsewhere(bot, readJsonLines(join(evalFolder, 'elsewhere.jsonl'))),
    near: await askElsewhere(bot, readJsonLines(join(evalFolder, 'nearMisses.jsonl'))),
  }
}

// Floors about three points under what `npm run eval` gives: they catch a change that breaks answering, not a word.
describe("answering the golden questions from the product's own knowledge", () => {
  test('finds, answers and refuses as well as it did, with every quote literal', async ({ database }) => {
    const { asked, found, elsewhere, near, mended, heldOut } = await measure(database)

    const { answered, not_found: refused } = asked.right
    expect(answered.right / answered.all, asked.faults.join('\n')).toBeGreaterThanOrEqual(0.96)
    expect(refused.right / refused.all, asked.faults.join('\n')).toBeGreaterThanOrEqual(0.96)
    expect(asked.wronglyAnswered / refused.all).toBeLessThanOrEqual(0.04)
    expect(asked.quotes.right).toBe(asked.quotes.all)
    expect(asked.language.right).toBe(asked.language.all)
    expect(asked.longest).toBeLessThanOrEqual(1200)
    expect(elsewhere.declined / elsewhere.all, elsewhere.faults.join('\n')).toBeGreaterThanOrEqual(0.92)
    expect(near.declined / near.all, near.faults.join('\n')).toBeGreaterThanOrEqual(0.82)
    expect(mended.right / mended.all, mended.faults.join('\n')).toBeGreaterThanOrEqual(0.94)
    expect(heldOut.right / heldOut.all).toBeGreaterThanOrEqual(0.9)
    expect(found.recall1).toBeGreaterThanOrEqual(0.9)
    expect(found.recall5).toBeGreaterThanOrEqual(0.95)
  })
})

describe("setting the company's rules beside the scheme", () => {
  plain('names only sections that exist', async () => {
    const documents = await loadDocuments(join(knowledgeFolder, 'documents'), FrontMatter)
    const sections = new Set(
      documents.flatMap(({ path, sections }) => sections.map(({ heading }) => `${path}#${heading}`)),
    )

    const named = documents.flatMap(({ language, sections }) =>
      sections.flatMap(({ comparison }) =>
        comparison === undefined ? [] : [`${language}/${comparison.with}`],
      ),
    )

    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((section) => !sections.has(section))).toEqual([])
  })
})
