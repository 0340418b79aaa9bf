import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPrompt } from '../../src/knowledge/index.ts'
import { readSources } from '../support/architecture.ts'

const folder = join(import.meta.dirname, '../../prompts')
const files = await readdir(folder)

describe('prompts', () => {
  test.each(files)('%s says its purpose and output, and names exactly the slots it has', async (file) => {
    const text = await loadPrompt(join(folder, file))

    expect(text.length).toBeGreaterThan(100)
  })

  test.each(files)('%s is used', (file) => {
    const sources = readSources(join(import.meta.dirname, '../../src'))

    expect(sources.filter(({ text }) => text.includes(`'${file}'`))).toHaveLength(1)
  })

  test('leave the language of an answer to the program', async () => {
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))

    expect(texts.join('\n')).not.toMatch(/\b(?:Japanese|English)\b|日本語|英語/)
  })

  test.each([
    ['purpose: a\ninputs: {}\noutput: b', 'Say {{what}}.', 'inputs and slots differ in what'],
    ['purpose: a\ninputs: {what: it}\noutput: b', 'Say it.', 'inputs and slots differ in what'],
    ['purpose: a\ninputs: {}', 'Say it.', 'output'],
  ])('are refused with a head that does not fit: %s', async (head, body, fault) => {
    const directory = await mkdtemp(join(tmpdir(), 'mamori-prompts-'))
    const file = join(directory, 'prompt.md')
    await writeFile(file, `---\n${head}\n---\n${body}\n`)

    const loading = loadPrompt(file)

    await expect(loading).rejects.toThrow(fault)
    await rm(directory, { recursive: true })
  })
})
