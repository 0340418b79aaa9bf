import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FrontMatter, toSource } from '../../src/answering/index.ts'
import { figuresStand } from '../../src/answering/model/figures.ts'
import { leansOnBefore } from '../../src/answering/question.ts'
import { asksForEasyJapanese } from '../../src/answering/wish.ts'
import { loadDocuments } from '../../src/knowledge/index.ts'

const documents = (
  await loadDocuments(join(import.meta.dirname, '../../knowledge/documents'), FrontMatter)
).map(toSource)
const written = documents
  .flatMap(({ sections }) => sections)
  .flatMap(({ heading, text, easy = '' }) => (easy === '' ? [] : [{ heading, text, easy }]))

/** Characters of a sentence without its readings. */
const longestEasySentence = 60

describe('what is written in easy Japanese', () => {
  test('is there for sections that are asked for often', () => {
    expect(written.length).toBeGreaterThanOrEqual(20)
  })

  test.each(written)(
    'says no figure and no address beside those of its section: $heading',
    ({ text, easy }) => {
      expect(figuresStand(easy, text)).toBe(true)
      for (const address of easy.match(/https?:\S+/g) ?? []) expect(text).toContain(address)
    },
  )

  test.each(written)('is in short polite sentences: $heading', ({ easy }) => {
    const sentences = easy.replaceAll(/https?:\S+/g, '').match(/[^。]+。/g) ?? []

    expect(sentences.map(withoutReadings).filter((each) => [...each].length > longestEasySentence)).toEqual(
      [],
    )
    expect(sentences.filter((each) => !/(?:です|ます|ません|でした|ました|ください)。$/.test(each))).toEqual(
      [],
    )
  })

  test.each(written)('gives every kanji its reading where it first stands: $heading', ({ easy }) => {
    expect(unread(easy)).toEqual([])
  })
})

describe('asking for easy Japanese', () => {
  test.each([
    'やさしい日本語で',
    'やさしい日本語でお願いします',
    '簡単な日本語で教えてください',
    'In easy Japanese, please',
  ])('is understood: %s', (text) => {
    expect(asksForEasyJapanese(text)).toBe(true)
    expect(leansOnBefore(text)).toBe(true)
  })

  test.each(['日本語で', 'やさしい日本語とは何ですか', '認証の期間をやさしい日本語で'])(
    'is something else: %s',
    (text) => {
      expect(asksForEasyJapanese(text)).toBe(false)
    },
  )
})

function withoutReadings(text: string): string {
  return text.replaceAll(/\([ぁ-んー]+\)/g, '')
}

// Kanji without a reading that had none before either.
function unread(easy: string): string[] {
  const read = new Set<string>()
  return [...easy.matchAll(/[\p{Script=Han}々]+(\([ぁ-んー]+\))?/gu)].flatMap(([whole, reading]) => {
    const kanji = reading === undefined ? whole : whole.slice(0, -reading.length)
    const isKnown = [...kanji].every((each) => read.has(each))
    if (reading !== undefined || isKnown) for (const each of kanji) read.add(each)
    return reading !== undefined || isKnown ? [] : [kanji]
  })
}
