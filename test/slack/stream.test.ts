import fc from 'fast-check'
import { describe, expect, test as plainTest } from 'vitest'
import { languages } from '../../src/common/language.ts'
import { findStream } from '../../src/slack/store.ts'
import type { AnswerPlace } from '../../src/slack/stream.ts'
import { unescapeText } from '../../src/slack/text.ts'
import { growingView } from '../../src/slack/views/answer.ts'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import type { Fault } from '../support/apiProxy.ts'
import { test as databaseTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'
import {
  begin,
  first,
  nothingMore,
  openStream,
  type Streaming,
  second,
  test,
  whole,
  withStreaming,
} from './streamParts.ts'

/** Waits for Slack a short time only. */
const impatient = withStreaming(databaseTest, { timeoutMs: 400 })

const faults: [string, Fault][] = [
  ['the answer is lost', 'answer-lost'],
  ['the answer is 500', 'server-error'],
  ['the answer is torn', 'answer-torn'],
  ['Slack is not reached', 'not-reached'],
  ['Slack has an internal error', { error: 'internal_error' }],
  ['Slack refuses', { error: 'not_in_channel' }],
  ['Slack asks to wait', { retryAfterS: 1 }],
]

/** Writes an answer from its head to its end. @returns where it was to stand. */
async function write(streaming: Streaming, sentences: readonly string[]): Promise<AnswerPlace> {
  const place = await streaming.ask()
  const stream = await begin(streaming.streams, place)
  openStream(stream)
  for (const sentence of sentences) {
    stream.append(sentence)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  await stream.finish(whole(sentences.join('')), nothingMore)
  await stream.close()
  await streaming.settled()
  return place
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', ' ', '\n\n', '<!channel>', '*太字*', '\u0000'),
  fc.array(fc.string({ minLength: 1 }), { maxLength: 80, size: 'max' }).map((parts) => parts.join('\n\n')),
)

const callsOf = ({ api }: Streaming, method: string) => api.calls.filter((call) => call.method === method)

describe('an answer while it is written', () => {
  test('shows its grounds, then its sentences, and at last the whole answer in the same message', async ({
    streaming,
  }) => {
    const { asker, ask, seen, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)

    openStream(stream)
    const opened = await asker.sees(/有効期間/, place.questionTs)
    stream.append(first)
    const grown = await asker.sees(/3年間です/, place.questionTs)
    await stream.finish(whole(first + second), nothingMore)
    await stream.close()
    await streaming.settled()

    const [last, ...others] = await seen(place)
    expect(wordsOf(opened)).toContain('次の文書をもとに、お答えをまとめています')
    expect(grown.ts).toBe(opened.ts)
    expect(last).toMatchObject({ ts: opened.ts, text: first + second })
    expect(others).toEqual([])
  })

  test('sends one call at a time, and what comes meanwhile with the next', async ({ streaming }) => {
    const { api, ask, asker, streams } = streaming
    await streaming.door.ask('/workspace/faults', {
      faults: [{ on: 'api', method: 'chat.appendStream', kind: 'delay', delayMs: 150 }],
    })
    const stream = await begin(streams, await ask())
    openStream(stream)
    await asker.sees(/有効期間/)

    const pieces = Array.from({ length: 20 }, (_, at) => `${at}番目。`)
    for (const piece of pieces) stream.append(piece)
    await asker.sees(/19番目/)
    await stream.close()

    const appended = callsOf(streaming, 'chat.appendStream').map(({ form }) => String(form.get('chunks')))
    const texts = appended.map((chunks) => (JSON.parse(chunks) as { text: string }[])[0]?.text)
    expect(texts.join('')).toBe(pieces.join(''))
    expect(api.calls.filter(({ method }) => method === 'chat.appendStream').length).toBeLessThan(4)
  })

  test('pings nobody, whatever is in it', async ({ streaming }) => {
    const { ask, asker, streams } = streaming
    const stream = await begin(streams, await ask())
    openStream(stream)

    stream.append('<!channel> @here <@U03TANAKA1> [見積](https://example.com)')
    const { text } = await asker.sees(/見積/)
    await stream.close()

    expect(text).not.toMatch(/<!|@here|<@U|\]\(/)
  })

  plainTest('is one that Slack takes, whatever documents and a model say', () => {
    const anySection = fc.record({
      sectionId: fc.nat(),
      document: anyText,
      title: anyText,
      heading: anyText,
      score: fc.double(),
    })

    fc.assert(
      fc.property(
        fc.array(anySection, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...languages),
        anyText,
        (sections, language, text) => {
          const { head, view } = growingView(sections, language)

          expect(checkBlocks(head, 'message', '/blocks')).toEqual([])
          expect(checkBlocks(view(text).blocks, 'message', '/blocks')).toEqual([])
        },
      ),
    )
  })

  for (const method of ['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.update']) {
    impatient(`is whole, and there once, when ${method} is never answered`, async ({ streaming }) => {
      streaming.api.plant(method, 'no-answer')

      const place = await write(streaming, [first, second])

      expect((await streaming.seen(place)).map(({ text }) => text)).toEqual([first + second])
    })

    test.for(faults)(
      `is whole, and there once, when ${method} fails: %s`,
      async ([, fault], { streaming }) => {
        // What is refused for good at the end is refused for good.
        const isLast = method === 'chat.update' && typeof fault === 'object' && 'error' in fault
        streaming.api.plant(method, isLast ? { error: 'internal_error' } : fault)

        const place = await write(streaming, [first, second])

        expect((await streaming.seen(place)).map(({ text }) => text)).toEqual([first + second])
      },
    )
  }

  test('is whole when Slack does not end at once what nobody knew it had begun', async ({ streaming }) => {
    streaming.api.plant('chat.startStream', 'answer-lost')
    streaming.api.plant('chat.stopStream', { retryAfterS: 0 })
    streaming.api.plant('chat.update', 'answer-lost')

    const place = await write(streaming, [first, second])

    expect((await streaming.seen(place)).map(({ text }) => text)).toEqual([first + second])
  })

  test('is whole, and there once, whatever comes and whatever fails', async ({ streaming }) => {
    const methods = [
      'chat.startStream',
      'chat.appendStream',
      'chat.stopStream',
      'chat.update',
      'chat.postMessage',
    ]
    const anyFault = fc.constantFrom<Fault>('answer-lost', 'server-error', 'answer-torn', 'not-reached', {
      retryAfterS: 0,
    })
    const anySentence = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .map((text) => `あ${text}。`)

    await fc.assert(
      fc.asyncProperty(
        fc.array(anySentence, { maxLength: 8 }),
        fc.array(fc.tuple(fc.constantFrom(...methods), anyFault), { maxLength: 3 }),
        async (sentences, planted) => {
          for (const [method, fault] of planted) streaming.api.plant(method, fault)
          const answer = ['はじめに。', ...sentences]

          const place = await write(streaming, answer)

          const texts = (await streaming.seen(place)).map(({ text }) => unescapeText(text))
          expect(texts).toEqual([answer.join('')])
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('a rewritten question', () => {
  test('has its answer written over, first as it grows, then whole', async ({ streaming }) => {
    const { ask, asker, seen, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    await stream.finish(whole(first), nothingMore)
    await stream.close()
    await streaming.settled()
    const revision = { ...place, key: `${place.key}:2` }

    const again = await begin(streams, revision)
    openStream(again)
    again.append(second)
    const grown = await asker.sees(/更新の申請/, place.questionTs)
    await again.finish(whole(`${second}以上です。`), nothingMore)
    await again.close()
    await streaming.settled()

    const [last, ...others] = await seen(place)
    expect(last).toMatchObject({ ts: grown.ts, text: `${second}以上です。` })
    expect(others).toEqual([])
  })
})

describe('an answer under way', () => {
  test('has a session in its thread, at work and then at rest', async ({ streaming }) => {
    const { api, ask, streams } = streaming
    const stream = await begin(streams, await ask())

    openStream(stream)
    await stream.finish(whole(first), nothingMore)
    await stream.close()
    await streams.settled()

    const sessions = api.calls.filter(({ method }) => method === 'agents.sessions.setStatus')
    expect(sessions.map(({ form }) => [form.get('status'), form.get('title')])).toEqual([
      ['processing', '有効期間'],
      ['active', null],
    ])
  })

  test('that shows nothing leaves no trace', async ({ database, streaming }) => {
    const { api, ask, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)

    await stream.close()
    await streams.settled()

    expect(stream.isOpen()).toBe(false)
    expect(await findStream(database, place.key)).toBeUndefined()
    expect(api.calls.map(({ method }) => method)).toEqual(['auth.test'])
  })

  test('is forgotten after its days', async ({ database, streaming }) => {
    const { ask, clock, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    await stream.finish(whole(first), nothingMore)

    const early = await streams.forget()
    clock.setOffset(8 * 86_400_000)
    const late = await streams.forget()

    expect([early, late]).toEqual([0, 1])
    expect(await findStream(database, place.key)).toBeUndefined()
  })
})
