import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstResponse, IncidentType, ReportingRule } from '../../src/incident/index.ts'
import { leakTypes } from '../../src/intent/schema.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { limits } from '../../src/slack/limits.ts'
import { aRule, knowledge } from './builders.ts'

const folder = join(knowledge, 'incident-types')

async function loadTypes(): Promise<IncidentType[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort()
  return Promise.all(files.map((file) => loadYaml(join(folder, file), IncidentType)))
}

describe('the incident types', () => {
  test('are a file for every type a message can be read as, named for it', async () => {
    const files = (await readdir(folder)).map((name) => name.replace('.yml', '')).sort()

    const ids = (await loadTypes()).map((type) => type.id)

    expect(files).toEqual([...leakTypes].sort())
    expect(ids).toEqual(files)
  })

  test('have advice of at most 1,200 characters that names the officer, in both languages', async () => {
    const types = await loadTypes()

    for (const { id } of types) {
      const [ja, en] = [firstResponse(types, id, 'ja'), firstResponse(types, id, 'en')]
      expect(ja.length, id).toBeLessThanOrEqual(1_200)
      expect(en.length, id).toBeLessThanOrEqual(1_200)
      expect(ja, id).toMatch(/責任者/)
      expect(en, id).toMatch(/officer/)
    }
  })

  test('have names that fit an option of the form', async () => {
    const names = (await loadTypes()).flatMap(({ name }) => [name.ja, name.en])

    for (const name of names) expect(name.length, name).toBeLessThanOrEqual(limits.optionText)
  })
})

describe('the reporting rule', () => {
  test('is accepted as it stands in the knowledge folder', async () => {
    const rule = await loadYaml(join(knowledge, 'reporting-rule.yml'), ReportingRule)

    expect(rule.severities.every(({ steps }) => steps[0]?.to === 'officer')).toBe(true)
  })

  const valid = aRule()
  const [first, ...others] = valid.severities
  if (first === undefined) throw new Error('the rule of the tests is empty')
  const withSteps = (steps: object[]) => ({ ...valid, severities: [{ ...first, steps }, ...others] })
  const step = { to: 'officer', afterMinutes: 0, repeatEveryMinutes: 15 }
  test.each<[string, object, string]>([
    ['a severity without a rule', { ...valid, severities: others }, 'every severity'],
    ['a severity that tells nobody', withSteps([]), 'Too small'],
    ['a first step that waits', withSteps([{ ...step, afterMinutes: 10 }]), 'at once'],
    ['a step that is told only once', withSteps([{ to: 'officer', afterMinutes: 0 }]), 'expected number'],
    ['a step that is told every minute', withSteps([{ ...step, repeatEveryMinutes: 1 }]), 'Too small'],
    ['a role nobody knows', withSteps([{ ...step, to: 'everyone' }]), 'Invalid option'],
    [
      'steps out of order',
      withSteps([
        step,
        { ...step, to: 'deputy', afterMinutes: 60 },
        { ...step, to: 'owners', afterMinutes: 30 },
      ]),
      'order',
    ],
    ['a role told by two steps', withSteps([step, { ...step, afterMinutes: 30 }]), 'one step only'],
    ['an hour that is none', { ...valid, night: { ...valid.night, from: '25:00' } }, 'time of day'],
    ['a time zone that is none', { ...valid, timeZone: 'Asia/Edo' }, 'time zone'],
    ['a field nobody reads', { ...valid, silent: true }, 'Unrecognized key'],
  ])('refuses %s', (_, data, message) => {
    const result = ReportingRule.safeParse(data)

    expect(result.success).toBe(false)
    expect(result.error?.issues.map((issue) => issue.message).join('; ')).toContain(message)
  })
})
