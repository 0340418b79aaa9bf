import { describe, expect, test } from 'vitest'
import { incidentNumber, numberYear } from '../../src/incident/number.ts'
import { checkReport, tidyReport } from '../../src/incident/report.ts'
import type { ReportInput } from '../../src/incident/types.ts'
import { aReport, someTypes } from './builders.ts'

const now = new Date('2026-11-23T01:05:00Z')

describe('checking a first report', () => {
  test.each<[string, Partial<ReportInput>]>([
    ['what is only just filled in', { whatHappened: 'USB' }],
    ['a report in which all else is unknown', { leakType: undefined, noticed: undefined, information: '' }],
    ['a day without a time', { noticed: { at: new Date('2026-11-22T15:00:00Z'), precision: 'day' } }],
    [
      'a clock that runs a few minutes ahead',
      { noticed: { at: new Date('2026-11-23T01:09:00Z'), precision: 'minute' } },
    ],
    ['a text of just the longest length', { whatHappened: 'あ'.repeat(3_000) }],
  ])('accepts %s', (_, changes) => {
    expect(checkReport(aReport(changes), someTypes(), now)).toEqual([])
  })

  test.each<[string, Partial<ReportInput>, object]>([
    ['an empty text', { whatHappened: '' }, { field: 'whatHappened', kind: 'missing' }],
    [
      'a text too long',
      { whatHappened: 'あ'.repeat(3_001) },
      { field: 'whatHappened', kind: 'too-long', most: 3_000 },
    ],
    [
      'information too long',
      { information: 'x'.repeat(501) },
      { field: 'information', kind: 'too-long', most: 500 },
    ],
    [
      'measures too long',
      { alreadyDone: 'x'.repeat(1_001) },
      { field: 'alreadyDone', kind: 'too-long', most: 1_000 },
    ],
    [
      'tomorrow',
      { noticed: { at: new Date('2026-11-24T01:05:00Z'), precision: 'minute' } },
      { field: 'noticed', kind: 'future' },
    ],
    ['a type that is not offered', { leakType: 'gossip' }, { field: 'leakType', kind: 'not-offered' }],
    [
      'a time at which it cannot have happened yet',
      { occurred: { at: new Date('2026-11-24T01:05:00Z'), precision: 'day' } },
      { field: 'occurred', kind: 'future' },
    ],
    [
      'an answer to a field the type does not have',
      { fields: { colour: 'red' } },
      { field: 'fields', id: 'colour', kind: 'not-offered' },
    ],
    ['a name for nobody', { naming: { kind: 'confidential', to: '' } }, { field: 'naming', kind: 'missing' }],
    [
      'a name for somebody who must not be told',
      { naming: { kind: 'confidential', to: 'UBOSS' }, notTold: ['UBOSS'] },
      { field: 'naming', kind: 'not-offered' },
    ],
  ])('refuses %s under its field', (_, changes, problem) => {
    expect(checkReport(aReport(changes), someTypes(), now)).toEqual([problem])
  })

  test('names every problem at once', () => {
    const report = aReport({ whatHappened: '', leakType: 'gossip', information: 'x'.repeat(600) })

    const fields = checkReport(report, someTypes(), now).map((problem) => problem.field)

    expect(fields).toEqual(['whatHappened', 'leakType', 'information'])
  })
})

describe('checking the fields of a type', () => {
  const label = { ja: '項目', en: 'Field' }
  const field = (id: string, kind: 'text' | 'choice' | 'date' | 'number') => ({
    id,
    kind,
    optional: true,
    label,
  })
  const options = [
    { id: 'seen', label },
    { id: 'unread', label },
  ]
  const types = someTypes().map((type) => ({
    ...type,
    fields: [
      field('who', 'text'),
      { ...field('state', 'choice'), options },
      field('day', 'date'),
      field('count', 'number'),
    ],
  }))
  const check = (fields: Record<string, string>) => checkReport(aReport({ fields }), types, now)

  test('accepts answers of their kinds', () => {
    expect(check({ who: 'A社', state: 'seen', day: '2026-11-23', count: '12' })).toEqual([])
  })

  test.each([
    ['state', 'lost', 'not-offered'],
    ['day', '2026-13-40', 'not-offered'],
    ['count', 'many', 'not-offered'],
    ['who', 'x'.repeat(501), 'too-long'],
  ])('refuses for %s the answer %j', (id, answer, kind) => {
    expect(check({ [id]: answer })).toMatchObject([{ field: 'fields', id, kind }])
  })
})

describe('tidying a report', () => {
  test('takes out what no database keeps, and keeps lines, tabs and emoji', () => {
    const report = aReport({ whatHappened: '  一行目\r\n二\u0000行\u0007目\t👩‍🏭\ud83d  ' })

    expect(tidyReport(report).whatHappened).toBe('一行目\n二行目\t👩‍🏭\ufffd')
  })

  test('makes a text of white space and control characters empty, so that it counts as missing', () => {
    const report = tidyReport(aReport({ whatHappened: ' \u3000\u0000\n' }))

    expect(checkReport(report, someTypes(), now)).toEqual([{ field: 'whatHappened', kind: 'missing' }])
  })
})

describe('numbering incidents', () => {
  test.each([
    ['2026-12-31T14:59:59Z', 1, '2026-001'],
    ['2026-12-31T15:00:00Z', 12, '2027-012'],
    ['2027-06-01T00:00:00Z', 1_234, '2027-1234'],
  ])('counts %s by the year in Japan', (at, count, expected) => {
    expect(incidentNumber(numberYear(new Date(at)), count)).toBe(expected)
  })
})
