import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { Answer, AnswerOptions, Question } from '../../src/answering/types.ts'
import { type EvalParts, runEval } from '../../src/cli/eval.ts'
import { anExtract, validity } from '../answering/model/parts.ts'

// The extract knows the answer; the model is sure of another.
function answer({ text: asked }: Question, { by }: AnswerOptions = {}): Answer {
  const extract = anExtract(validity)
  if (asked.includes('天気'))
    return {
      ...extract,
      kind: 'not_found',
      refusal: 'other-subject',
      text: 'お答えできません。',
      citations: [],
    }
  return by === 'extract' ? extract : { ...extract, composedBy: 'model', text: '認証の有効期間は5年間です。' }
}

function parts(hasModel: boolean): EvalParts {
  return {
    answering: { answerQuestion: async (question, options) => answer(question, options) },
    findSection: async (id) => (id === validity.id ? validity : undefined),
    hasModel,
    readIntent: (asked) => ({ intent: asked.includes('送ってしまいました') ? 'incident' : 'question' }),
    firstResponse: () => '初動',
    help: () => '使い方',
    sentences: {
      ja: { emptyQuestion: '空です。', selfcheck: '' },
      en: { emptyQuestion: 'empty', selfcheck: '' },
    },
  }
}

const golden = [
  { id: 'a', lang: 'ja', question: '有効期間は？', kind: 'answered', must: ['3年'], mustNot: ['5年'] },
  { id: 'b', lang: 'ja', question: '明日の天気は？', kind: 'not_found' },
  { id: 'c', lang: 'ja', question: '図面を送ってしまいました', kind: 'incident' },
]
const file = golden.map((line) => JSON.stringify(line)).join('\n')

async function run(commandArguments: string[], input: string, hasModel = false) {
  const output = new PassThrough()
  const errors = new PassThrough()
  const streams = { input: Readable.from([input]), output, errors }
  const code = await runEval(async () => parts(hasModel), commandArguments, streams)
  output.end()
  errors.end()
  return { code, output: await text(output), errors: await text(errors) }
}

describe('mamori eval', () => {
  test('scores a firm’s own questions, and ends with 0 where all are right', async () => {
    const { code, output } = await run(['-'], file)

    expect(code).toBe(0)
    expect(output).toMatch(/answered right\s+1\/1/)
    expect(output).toMatch(/not_found right\s+1\/1/)
    expect(output).toMatch(/incident right\s+1\/1/)
    expect(output).toMatch(/quotes literal\s+1\/1/)
    expect(output).toMatch(/^\s+extract\n/)
  })

  test('shows the model beside the extract where there is one, and ends with 1 where it is wrong', async () => {
    const { code, output } = await run(['-', '--verbose'], file, true)

    expect(code).toBe(1)
    expect(output).toMatch(/^\s+extract\s+model\n/)
    expect(output).toMatch(/answered right\s+1\/1\s+0\/1/)
    expect(output).toMatch(/composed by a model\s+0\/1\s+1\/1/)
    expect(output).toContain('- model: a 有効期間は？ → lacks /3年/; has /5年/')
  })

  test('gives the same as JSON', async () => {
    const { output } = await run(['-', '--json'], file, true)

    expect(JSON.parse(output)).toMatchObject({
      extract: { right: { answered: { right: 1, all: 1 } }, faults: [] },
      model: { right: { answered: { right: 0, all: 1 } } },
    })
  })

  test.each([
    ['a line that is no question', ['-'], `${file}\n{"id":"d"}`, 'Question 4 is none: lang'],
    [
      'a pattern that is none',
      ['-'],
      '{"id":1,"lang":"ja","question":"a","kind":"answered","must":["("]}',
      'must.0',
    ],
    ['a line that is no JSON', ['-'], 'hello', 'Question 1 is none'],
    ['an empty file', ['-'], '\n', 'no questions'],
    ['a file that is not there', ['/nowhere.jsonl'], '', 'no file'],
    ['no file named', [], '', 'Name one file'],
  ])('refuses %s before anything is opened', async (_, commandArguments, input, fault) => {
    const { code, errors, output } = await run(commandArguments, input)

    expect(code).toBe(2)
    expect(output).toBe('')
    expect(errors).toContain(fault)
  })
})
