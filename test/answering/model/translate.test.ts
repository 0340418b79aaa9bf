import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createModelComposer } from '../../../src/answering/model/index.ts'
import type { ModelUse } from '../../../src/answering/model/use.ts'
import { silentLog } from '../../../src/common/log.ts'
import type { Model, ModelPiece } from '../../../src/llm/types.ts'
import { freeUse, modelThatWrites, scriptedModel } from './parts.ts'

const question = 'Quanto tempo vale a certificação?'

function translate(model: Model, text = question, use: ModelUse = freeUse()): Promise<string | undefined> {
  const composer = createModelComposer({
    model,
    use,
    prompts: { instructions: '', easy: '', task: '', search: '', translate: 'Into {{language}}. {{marker}}' },
    maySend: (sent) => !sent.includes('vazou') && !sent.includes('漏れました'),
    findInstructions: () => [],
    limits: { firstMs: 50, wholeMs: 100 },
    log: silentLog,
  })
  return composer.translate(text, text)
}

describe('having a model put a question into Japanese', () => {
  test('gives what it wrote, the secrets kept back put in again, and counts the tokens', async () => {
    const spent: number[] = []
    const model = scriptedModel(async function* (request) {
      const [standIn] = /\[\[EMAIL-\w+-1\]\]/.exec(request.task) ?? []
      yield { kind: 'text', text: `認証の期間は何年ですか。${standIn}\n` }
      yield { kind: 'usage', tokens: 40 }
    })

    const japanese = await translate(model, `${question} a@example.com`, freeUse(spent))

    expect(japanese).toBe('認証の期間は何年ですか。a@example.com')
    expect(model.requests[0]?.instructions).toMatch(/^Into Japanese\. ##/)
    expect(model.requests[0]?.task).not.toContain('a@example.com')
    expect(model.requests[0]).not.toHaveProperty('search')
    expect(spent).toEqual([40])
  })

  const failing = (why: 'down' | 'cut-off') =>
    scriptedModel(async function* (): AsyncGenerator<ModelPiece> {
      yield { kind: 'text', text: '認証の期間は' }
      yield { kind: 'failed', why }
    })
  const slow = scriptedModel(async function* (): AsyncGenerator<ModelPiece> {
    await wait(2_000)
    yield { kind: 'text', text: '認証の期間は何年ですか。' }
  })
  test.each<[string, Model]>([
    ['is silent', modelThatWrites('')],
    ['stays in the language asked in', modelThatWrites(question)],
    ['translates into English', modelThatWrites('How long is it valid?')],
    ['writes more than a line', modelThatWrites('認証の期間は何年ですか。', '3年です。')],
    ['writes a draft', modelThatWrites({ text: '3年です。', quotes: [] })],
    ['makes up a stand-in', modelThatWrites('[[PHONE-0000-1]]は何年ですか')],
    ['writes without end', modelThatWrites('認証の期間は何年ですか。'.repeat(50))],
    ['finds an incident in it', modelThatWrites('図面が漏れました')],
    ['goes down', failing('down')],
    ['breaks off', failing('cut-off')],
    ['is slow', slow],
  ])('gives nothing where the model %s', async (_, model) => {
    expect(await translate(model)).toBeUndefined()
  })

  test.each<[string, string, ModelUse]>([
    ['reads like an incident', 'O desenho vazou', freeUse()],
    ['is a document', question.repeat(30), freeUse()],
    ['may not be sent', question, { ...freeUse(), permit: async () => 'kept-inside' }],
    ['comes after the day’s tokens', question, { ...freeUse(), permit: async () => 'budget' }],
  ])('asks no model where the text %s', async (_, text, use) => {
    const model = modelThatWrites('認証の期間は何年ですか。')

    const japanese = await translate(model, text, use)

    expect([japanese, model.requests]).toEqual([undefined, []])
  })
})
