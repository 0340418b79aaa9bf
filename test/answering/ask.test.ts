import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Question } from '../../src/answering/types.ts'
import { type AskParts, runAsk } from '../../src/cli/ask.ts'
import { runSearch } from '../../src/cli/search.ts'

const citation = {
  sectionId: 1,
  document: 'ja/scheme.md',
  title: '制度',
  heading: '認証の有効期間',
  quote: '3年間です。',
  asOf: '2023-08-31',
  source: 'https://example.com',
  layer: 'scheme',
} as const

function anAnswer(question: Question): Answer {
  if (question.text.includes('壊れた')) throw new Error('the database is away')
  const language = question.language
  if (question.text.includes('天気') || question.text.includes('こんにちは'))
    return {
      kind: 'not_found',
      composedBy: 'extract',
      refusal: 'no-grounds',
      language,
      text: '見つかりません。',
      citations: [],
      nearest: [],
    }
  if (question.text.includes('クビ'))
    return {
      kind: 'not_found',
      composedBy: 'extract',
      refusal: 'legal-judgement',
      language,
      text: '判断できません。',
      citations: [],
      nearest: [],
    }
  return {
    kind: 'answered',
    composedBy: 'extract',
    language,
    text: question.audience,
    citations: [citation],
    nearest: [],
  }
}

const parts: AskParts = {
  answering: { answerQuestion: async (question) => anAnswer(question) },
  readIntent: (text) => {
    if (text.includes('誤送信しました')) return { intent: 'incident', leakType: 'misdirected_email' }
    if (text.includes('自己チェックを始め')) return { intent: 'selfcheck' }
    return { intent: text.includes('こんにちは') ? 'other' : 'question' }
  },
  firstResponse: (leakType) => `初動: ${leakType}`,
  help: () => '使い方',
  sentences: {
    ja: { emptyQuestion: '質問が空です。', selfcheck: '始められます。' },
    en: { emptyQuestion: 'empty', selfcheck: 'start it' },
  },
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ask-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(
  command: (streams: { input: Readable; output: PassThrough; errors: PassThrough }) => Promise<number>,
  input = '',
) {
  const streams = { input: Readable.from([input]), output: new PassThrough(), errors: new PassThrough() }
  const [out, err] = [collect(streams.output), collect(streams.errors)]
  const code = await command(streams)
  streams.output.end()
  streams.errors.end()
  return { code, output: await out, errors: await err }
}

async function collect(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}

function lines(output: string): unknown[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

describe('asking in a batch', () => {
  test('answers each line in order, one JSON line each, with the fields of an answer', async () => {
    const input = [
      '{"id":"a","question":"有効期間は何年？"}',
      '{"id":2,"question":"誤送信しました"}',
      '{"question":"自己チェックを始めたい"}',
      '{"id":"o","question":"こんにちは"}',
      '{"id":"n","question":"明日の天気は？"}',
    ].join('\n')

    const { code, output } = await run(
      (streams) => runAsk(async () => parts, ['--batch', '-'], streams),
      input,
    )

    const { sectionId: _, layer: __, ...shown } = citation
    expect(code).toBe(0)
    expect(lines(output)).toEqual([
      {
        id: 'a',
        kind: 'answered',
        language: 'ja',
        text: 'employees',
        citations: [shown],
        ms: expect.any(Number),
      },
      {
        id: 2,
        kind: 'incident',
        language: 'ja',
        text: '初動: misdirected_email',
        citations: [],
        ms: expect.any(Number),
      },
      { kind: 'selfcheck', language: 'ja', text: '始められます。', citations: [], ms: expect.any(Number) },
      { id: 'o', kind: 'other', language: 'ja', text: '使い方', citations: [], ms: expect.any(Number) },
      {
        id: 'n',
        kind: 'not_found',
        language: 'ja',
        text: '見つかりません。',
        citations: [],
        ms: expect.any(Number),
      },
    ])
  })

  test('gives a line that fails an error and goes on', async () => {
    const input = [
      '{"id":1,"question":"壊れた"}',
      'no json',
      '[1]',
      '{"id":4}',
      '{"id":5,"question":"  "}',
      '{"id":6,"question":"有効期間","as":"king"}',
      '',
      '{"id":7,"question":"有効期間は？"}',
    ].join('\n')

    const { code, output } = await run(
      (streams) => runAsk(async () => parts, ['--batch', '-'], streams),
      input,
    )

    expect(code).toBe(1)
    expect(lines(output)).toEqual([
      { id: 1, error: 'the database is away' },
      { error: 'expected a JSON object on this line' },
      { error: 'expected a JSON object on this line' },
      { id: 4, error: '"question" must be a text' },
      { id: 5, error: '質問が空です。' },
      { id: 6, error: expect.stringContaining('"as" must be one of') },
      expect.objectContaining({ id: 7, kind: 'answered' }),
    ])
  })

  test('shows a guest what everyone may see, and an employee more', async () => {
    const input = '{"question":"有効期間は？","as":"guest"}\n{"question":"有効期間は？","as":"officer"}'

    const { output } = await run((streams) => runAsk(async () => parts, ['--batch', '-'], streams), input)

    expect(lines(output)).toMatchObject([{ text: 'everyone' }, { text: 'employees' }])
  })

  test('declines what must be declined though it is dressed as a self-check', async () => {
    const input = '{"question":"自己チェックを始めたらクビになりますか"}'

    const { output } = await run((streams) => runAsk(async () => parts, ['--batch', '-'], streams), input)

    expect(lines(output)).toMatchObject([{ kind: 'not_found', text: '判断できません。' }])
  })

  test('reads a file, with a byte order mark and Windows line ends', async () => {
    const file = join(folder, 'questions.jsonl')
    writeFileSync(file, '\uFEFF{"id":1,"question":"有効期間は？"}\r\n{"id":2,"question":"ロゴは？"}\r\n')

    const { code, output } = await run((streams) => runAsk(async () => parts, ['--batch', file], streams))

    expect(code).toBe(0)
    expect(lines(output)).toMatchObject([{ id: 1 }, { id: 2 }])
  })
})

describe('asking one question', () => {
  test('shows the answer with its source for a person to read', async () => {
    const { code, output } = await run((streams) => runAsk(async () => parts, ['有効期間は？'], streams))

    expect(code).toBe(0)
    expect(output).toContain('出典')
    expect(output).toContain('「3年間です。」')
  })

  test.each([
    [[]],
    [['--batch', '-', 'and a question']],
    [['--nonsense']],
    [['question', '--as', 'king']],
    [['--batch', '/nowhere/questions.jsonl']],
  ])('refuses %j with its usage on stderr and nothing on stdout', async (given) => {
    const { code, output, errors } = await run((streams) => runAsk(async () => parts, given, streams))

    expect(code).toBe(2)
    expect(output).toBe('')
    expect(errors).toContain('mamori ask')
  })
})

describe('searching a folder', () => {
  test('gives the documents nearest to each query, with their best section', async () => {
    writeFileSync(
      join(folder, 'rain.md'),
      '# 梅雨\n\n## 時期\n5月から7月に雨が多い。\n\n## 地域\n北海道にはない。\n',
    )
    writeFileSync(join(folder, 'snow.txt'), '雪は冬に降る。')
    const input = '{"id":"q","query":"北海道にないのは"}\n{"id":"x"}'
    const unused = { answering: () => Promise.reject(new Error('no database is needed')) }

    const { code, output } = await run(
      (streams) => runSearch(unused, ['--batch', '-', '-k', '10', '--knowledge', folder], streams),
      input,
    )

    expect(code).toBe(1)
    expect(lines(output)).toEqual([
      { id: 'q', hits: [{ document: 'rain.md', section: '地域', score: expect.any(Number) }] },
      { id: 'x', error: '"query" must be a text' },
    ])
  })

  test.each([
    [['--batch', '-', '-k', '0']],
    [['--batch', '-', '--knowledge', '/nowhere']],
    [['--batch', '/nowhere/queries.jsonl']],
    [[]],
  ])('refuses %j', async (given) => {
    const unused = { answering: () => Promise.reject(new Error('no database is needed')) }

    const { code, output } = await run((streams) => runSearch(unused, given, streams))

    expect([code, output]).toEqual([2, ''])
  })
})
