import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resultOf, scoreOf } from '../../src/selfcheck/scoring.ts'
import type { Checklist } from '../../src/selfcheck/types.ts'
import { aChecklist, aSession } from './builders.ts'

const letters: Record<string, string> = {
  Y: 'yes',
  P: 'partly',
  N: 'no',
  '?': 'unknown',
  '-': 'not-applicable',
}

// One letter an item: Y はい, P 一部, N いいえ, ? わからない, - 該当なし.
function answersOf(checklist: Checklist, word: string) {
  const chosen = [...word].map((letter, index) => [checklist.items[index]?.id, letters[letter]])
  return Object.fromEntries(chosen) as Record<string, string>
}

describe('scoring an area', () => {
  test.each([
    ['YYYY', 100],
    ['PPPP', 50],
    ['NNNN', 0],
    ['????', 0],
    ['----', null],
    ['YN', 50],
    ['YP', 75],
    ['Y?', 50],
    ['Y-', 100],
    ['P-', 50],
    ['N-', 0],
    ['?-', 0],
    ['-', null],
    ['YPN', 50],
    ['YYN', 200 / 3],
    ['YPN?-', 37.5],
    ['P?', 25],
    ['YYYN', 75],
  ])('gives %s %s points', (word, expected) => {
    const checklist = aChecklist({ a: word.length })

    const score = scoreOf(checklist, answersOf(checklist, word), checklist.items)

    if (expected === null) expect(score).toBeNull()
    else expect(score).toBeCloseTo(expected, 10)
  })

  test('leaves out items without an answer', () => {
    const checklist = aChecklist({ a: 3 })

    const score = scoreOf(checklist, { 'a-1': 'yes' }, checklist.items)

    expect(score).toBe(100)
  })

  test('is null, never not-a-number, for an area without items', () => {
    const checklist = aChecklist({ a: 1, empty: 0 })

    const { areas } = resultOf(aSession(checklist, { 'a-1': 'no' }))

    expect(areas.map(({ score }) => score)).toEqual([0, null])
  })

  test('goes below zero where an option costs points', () => {
    const checklist = aChecklist({ a: 2 })
    const strict: Checklist = {
      ...checklist,
      options: checklist.options.map((option) =>
        option.id === 'unknown' ? { ...option, points: -1 } : option,
      ),
    }

    const score = scoreOf(strict, { 'a-1': 'unknown', 'a-2': 'unknown' }, strict.items)

    expect(score).toBe(-25)
  })
})

describe('the result of a session', () => {
  test('weighs every item alike overall, whatever the size of its area', () => {
    const checklist = aChecklist({ small: 1, large: 3 })

    const { overall, areas } = resultOf(aSession(checklist, answersOf(checklist, 'YNNN')))

    expect(areas.map(({ score }) => score)).toEqual([100, 0])
    expect(overall).toBe(25)
  })

  test('has no score at all when nothing applies', () => {
    const checklist = aChecklist({ a: 2, b: 1 })

    const result = resultOf(aSession(checklist, answersOf(checklist, '---')))

    expect(result.overall).toBeNull()
    expect(result.areas.map(({ score }) => score)).toEqual([null, null])
    expect(result.gaps).toEqual([])
  })

  test('leaves an area that does not apply out of the whole', () => {
    const checklist = aChecklist({ a: 2, b: 2 })

    const { overall, areas } = resultOf(aSession(checklist, answersOf(checklist, 'YP--')))

    expect(areas.map(({ score }) => score)).toEqual([75, null])
    expect(overall).toBe(75)
  })

  test('names the gaps by what they lost, then in the order of the list', () => {
    const checklist = aChecklist({ a: 3, b: 3 })

    const { gaps } = resultOf(aSession(checklist, answersOf(checklist, 'PNYPN-')))

    expect(gaps.map(({ id }) => id)).toEqual(['a-2', 'b-2', 'a-1', 'b-1'])
  })

  test('lists what nobody knew as to be checked, not as a gap', () => {
    const checklist = aChecklist({ a: 3 })

    const result = resultOf(aSession(checklist, answersOf(checklist, 'Y?N')))

    expect(result.needsCheck.map(({ id }) => id)).toEqual(['a-2'])
    expect(result.gaps.map(({ id }) => id)).toEqual(['a-3'])
    expect(result.areas[0]?.needsCheck).toBe(1)
  })

  test('stays between 0 and 100, or is absent, for any answers', () => {
    const word = fc.array(fc.constantFrom('Y', 'P', 'N', '?', '-'), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(word, (chosen) => {
        const checklist = aChecklist({ a: 2, b: 4 })

        const { overall, areas } = resultOf(aSession(checklist, answersOf(checklist, chosen.join(''))))

        const scores = [overall, ...areas.map(({ score }) => score)].filter((score) => score !== null)
        expect(scores.every((score) => score >= 0 && score <= 100)).toBe(true)
        expect(overall === null).toBe(chosen.every((letter) => letter === '-'))
      }),
    )
  })
})
