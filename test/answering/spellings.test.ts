import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSpellingFinder } from '../../src/answering/spellings.ts'

const find = createSpellingFinder(
  new Map([
    ['漏えい', 'leak'],
    ['情報漏えい', 'information-leak'],
    ['leak', 'leak'],
    ['loss', 'loss'],
    ['nda', 'nda'],
    ['pマーク', 'p-mark'],
  ]),
)

describe('spellings of terms', () => {
  test.each([
    ['情報漏えいと漏えい', ['information-leak', 'leak']],
    ['two leaks, one loss, losses', ['leak', 'loss', 'loss']],
    ['ndaとpマークのちがい', ['nda', 'p-mark']],
    ['agenda, bleak, leaky, leak2', []],
    ['', []],
  ])('in 「%s」 are %j', (text, ids) => {
    expect(find(text)).toEqual(ids)
  })

  test('are those that one regular expression of them all would find', () => {
    const letters = fc.array(fc.constantFrom('a', 'e', 's', '1', ' ', '漏', 'い'), { maxLength: 12 })
    const text = letters.map((each) => each.join(''))
    const spelling = text.filter((each) => each.trim() === each && each !== '')

    fc.assert(
      fc.property(fc.uniqueArray(spelling, { maxLength: 8 }), text, (spellings, within) => {
        const found = createSpellingFinder(new Map(spellings.map((each) => [each, each])))(within)

        expect(found).toEqual(foundByPattern(spellings, within))
      }),
      { numRuns: 500 },
    )
  })
})

// The definition in other words: at each place the longest spelling, Latin ones as whole words with a plural's ending.
function foundByPattern(spellings: readonly string[], within: string): string[] {
  if (spellings.length === 0) return []
  const longestFirst = spellings.toSorted((a, b) => b.length - a.length)
  const parts = longestFirst.map((spelling, index) =>
    /^[a-z0-9]/.test(spelling)
      ? `(?<s${index}>(?<![a-z0-9])${spelling}(?:e?s)?(?![a-z0-9]))`
      : `(?<s${index}>${spelling})`,
  )
  return [...within.matchAll(new RegExp(parts.join('|'), 'g'))].map(({ groups = {} }) => {
    const [name = ''] = Object.entries(groups).find(([, value]) => value !== undefined) ?? []
    return longestFirst[Number(name.slice(1))] ?? ''
  })
}
