import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkArrows, readSource, readSources, sqlFiles } from './support/architecture.ts'

const root = resolve(import.meta.dirname, '../src')
const sources = readSources(root)

describe('the house', () => {
  test('keeps every arrow: no file imports what its folder may not lean on', () => {
    const broken = sources.flatMap(checkArrows)

    expect(broken).toEqual([])
  })

  test.each([
    ['selfcheck/scoring.ts', "import { createIncidents } from '../incident/index.ts'"],
    ['incident/index.ts', "import { escapeText } from '../slack/text.ts'"],
    ['answering/index.ts', "import { openDatabase } from '../database/index.ts'"],
    ['slack/listeners/home.ts', "import { planSteps } from '../../incident/reportingRule.ts'"],
    ['workspace/state.ts', "import { createId } from '../common/ids.ts'"],
    ['workspace/state.ts', "import { WebClient } from '@slack/web-api'"],
    ['selfcheck/index.ts', "import { App } from '@slack/bolt'"],
    ['slack/index.ts', "import { createApp } from '../app.ts'"],
    ['common/log.ts', "const { readConfig } = await import('../config.ts')"],
    ['elsewhere/index.ts', ''],
  ])('finds a broken arrow planted in %s: %s', (path, text) => {
    const planted = readSource(root, path, text)

    expect(checkArrows(planted)).toHaveLength(1)
  })

  test('lets types through where only types may come', () => {
    const file = readSource(
      root,
      'selfcheck/store.ts',
      "import type { Connection } from '../database/types.ts'",
    )

    expect(checkArrows(file)).toEqual([])
  })

  test('reads the environment in config only', () => {
    const readers = sources
      .filter((file) => /(?<!['"])process\.env\b/.test(file.text))
      .map((file) => file.path)

    expect(
      readers.filter((path) => path !== 'config.ts' && path !== 'main.ts' && !path.startsWith('cli/main')),
    ).toEqual([])
  })

  test('holds SQL in stores only', () => {
    const statement =
      /[`'"]\s*(?:select\s[\s\S]+?\sfrom\s|insert into\s|update\s\w+\s+(?:\w+\s+)?set\s|delete from\s)/i
    // The page has no way to a database, and says “Select … from …” to people.
    const writers = sources
      .filter((file) => !file.path.startsWith('workspace/page/') && statement.test(file.text))
      .map((file) => file.path)

    expect(writers.filter((path) => !sqlFiles.test(path))).toEqual([])
  })

  test('keeps files within 300 lines', () => {
    const long = sources.filter((file) => file.lines > 300).map((file) => `${file.path}: ${file.lines}`)

    expect(long).toEqual([])
  })
})
