import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadYaml } from '../../src/knowledge/index.ts'

const Rule = z.strictObject({
  steps: z.array(z.strictObject({ who: z.string(), afterMinutes: z.number().int().min(0) })),
})

let file = ''
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'yaml-')), 'rule.yml')
})
afterEach(() => rmSync(join(file, '..'), { recursive: true }))

describe('loading a YAML file', () => {
  test('gives what the schema makes of it', async () => {
    writeFileSync(file, 'steps:\n  - { who: officer, afterMinutes: 0 }\n')

    const rule = await loadYaml(file, Rule)

    expect(rule).toEqual({ steps: [{ who: 'officer', afterMinutes: 0 }] })
  })

  test.each([
    [
      'a wrong value deep inside',
      'steps:\n  - who: officer\n    afterMinutes: -1\n',
      3,
      'steps.0.afterMinutes',
    ],
    ['a missing field at the thing that lacks it', 'steps:\n  - who: officer\n', 2, 'steps.0.afterMinutes'],
    ['an unknown field', 'steps: []\nextra: 1\n', 2, 'extra'],
    ['a file that is no YAML', 'steps: [\n', 2, undefined],
    ['an empty file', '', 1, undefined],
  ])('refuses %s', async (_, text, line, field) => {
    writeFileSync(file, text)

    await expect(loadYaml(file, Rule)).rejects.toMatchObject({ name: 'DataError', file, line, field })
  })
})
