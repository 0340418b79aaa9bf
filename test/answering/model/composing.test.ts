import { describe, expect, test } from 'vitest'
import {
  adds,
  alsoAdds,
  answers,
  aTask,
  compose,
  freeUse,
  line,
  modelThatWrites,
  reports,
  scriptedModel,
  validity,
} from './parts.ts'

describe('composing an answer with a model', () => {
  test('shows the grounds first, then each sentence, and puts the answer together of them', async () => {
    const { answer, told } = await compose(modelThatWrites(answers, adds, alsoAdds))

    expect(told.grounds).toEqual([['認証の有効期間', '毎年の定期報告']])
    expect(told.sentences).toHaveLength(3)
    expect(answer).toMatchObject({
      kind: 'answered',
      composedBy: 'model',
      language: 'ja',
      text: told.sentences.join(''),
    })
    expect(answer.citations.map(({ sectionId }) => sectionId)).toEqual([11, 11, 12])
    expect(answer).not.toHaveProperty('fallback')
  })

  test('tells a sentence as soon as its last letter is there', async () => {
    const seen: number[] = []
    const model = scriptedModel(async function* () {
      for (const letter of `${JSON.stringify(answers)}\n${JSON.stringify(adds)}`)
        yield { kind: 'text', text: letter }
      seen.push(-1)
    })

    const { told } = await compose(model, aTask(), { onSentence: () => seen.push(1) })

    expect(seen).toEqual([1, 1, -1])
    expect(told.sentences).toHaveLength(2)
  })

  test('gives the model instructions without a word of the question or the documents', async () => {
    const model = modelThatWrites(answers)

    await compose(model)

    const [request] = model.requests
    expect(request?.instructions).toMatch(/^Be good\. Japanese ##[0-9a-f]{12}##$/)
    expect(request?.task).toContain('認証の有効期間は3年間です。')
    expect(request?.task).toContain('認証の有効期間は？')
  })

  test('puts what further searches find among the sections that can be cited', async () => {
    const model = scriptedModel(async function* (request) {
      const found = (await request.search?.('定期報告')) ?? ''
      const number = Number(/section (\d+)/.exec(found)?.[1])
      yield {
        kind: 'text',
        text: JSON.stringify(
          line('事業者は、毎年、定期報告を出します。', number, '毎年、定期報告を出します。'),
        ),
      }
    })

    const { answer } = await compose(
      model,
      aTask({ sections: [validity], search: async () => [{ section: reports, score: 1 }] }),
    )

    expect(answer).toMatchObject({ composedBy: 'model', citations: [{ sectionId: 12 }] })
  })

  test('sends no further section once the officer has said no, in the middle of an answer too', async () => {
    let isAgreed = true
    let found = ''
    const model = scriptedModel(async function* (request) {
      isAgreed = false
      found = (await request.search?.('定期報告')) ?? ''
      yield { kind: 'text', text: JSON.stringify(answers) }
    })

    await compose(
      model,
      aTask({ sections: [validity], search: async () => [{ section: reports, score: 1 }] }),
      {
        use: { ...freeUse(), permit: async () => (isAgreed ? undefined : 'kept-inside') },
      },
    )

    expect(found).toBe('Nothing further was found.')
  })

  test('says what must be said below an answer, and stays within its length with it', async () => {
    const many = Array.from({ length: 8 }, () => adds)
    const task = aTask({ longest: 120, notes: (sections) => [`確かめる日を過ぎた文書:${sections.length}`] })

    const { answer } = await compose(modelThatWrites(answers, ...many), task)

    expect(answer.text.length).toBeLessThanOrEqual(120)
    expect(answer.text).toMatch(/確かめる日を過ぎた文書:1$/)
    expect(answer.composedBy).toBe('model')
  })

  test('counts the tokens the model says, and estimates where it says none', async () => {
    const spent: number[] = []
    const counting = scriptedModel(async function* () {
      yield { kind: 'usage', tokens: 700 }
      yield { kind: 'text', text: JSON.stringify(answers) }
      yield { kind: 'usage', tokens: 300 }
    })

    await compose(counting, aTask(), { use: freeUse(spent) })
    await compose(modelThatWrites(answers), aTask(), { use: freeUse(spent) })

    expect(spent[0]).toBe(1000)
    expect(spent[1]).toBeGreaterThan(100)
  })
})

describe('stopping an answer', () => {
  test('keeps what was checked until then', async () => {
    const stop = new AbortController()
    const model = scriptedModel(async function* ({ signal }) {
      yield { kind: 'text', text: JSON.stringify(answers) }
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    })

    const { answer } = await compose(model, aTask(), { signal: stop.signal, onSentence: () => stop.abort() })

    expect(answer).toMatchObject({ composedBy: 'model', stopped: true, text: '認証の有効期間は3年間です。' })
    expect(model.requests[0]?.signal.aborted).toBe(true)
  })

  test('before the first sentence leaves the extract', async () => {
    const stop = new AbortController()
    const model = scriptedModel(async function* () {
      stop.abort()
      await new Promise(() => undefined)
      yield { kind: 'text', text: '' }
    })

    const { answer } = await compose(model, aTask(), { signal: stop.signal })

    expect(answer).toMatchObject({ composedBy: 'extract', stopped: true })
  })
})
