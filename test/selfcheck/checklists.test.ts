import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/common/language.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { checklistSchema } from '../../src/selfcheck/index.ts'
import type { Checklist } from '../../src/selfcheck/types.ts'
import { aChecklist } from './builders.ts'

const knowledge = join(import.meta.dirname, '../../knowledge')
const files = (await readdir(join(knowledge, 'checklists'))).filter((file) => file.endsWith('.yml'))

function faultsOf(checklist: Checklist): string[] {
  const result = checklistSchema.safeParse(checklist)
  return (result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe.each(files)('the checklist %s', (file) => {
  test('has every text in both languages, each in its own', async () => {
    const checklist = await loadYaml(join(knowledge, 'checklists', file), checklistSchema)

    for (const item of checklist.items) {
      for (const entry of [item.text, item.why, item.example, item.next]) {
        expect(entry.ja, item.id).toMatch(/[\p{Script=Hiragana}\p{Script=Han}]/u)
        expect(entry.en, item.id).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)
      }
    }
  })

  test('has no two items with the same text, and items in every area', async () => {
    const checklist = await loadYaml(join(knowledge, 'checklists', file), checklistSchema)

    for (const language of languages) {
      const texts = checklist.items.map((item) => item.text[language])
      expect(new Set(texts).size).toBe(texts.length)
    }
    expect(new Set(checklist.items.map((item) => item.area))).toEqual(
      new Set(checklist.areas.map((area) => area.id)),
    )
  })

  test('points only to sections that are there', async () => {
    const checklist = await loadYaml(join(knowledge, 'checklists', file), checklistSchema)

    const missing: string[] = []
    for (const item of checklist.items) {
      for (const language of languages) {
        const reference = item.section?.[language]
        if (reference === undefined) continue
        const [path = '', heading] = reference.split('#')
        const text = await readFile(join(knowledge, 'documents', path), 'utf8').catch(() => '')
        if (!text.split('\n').includes(`## ${heading}`)) missing.push(`${item.id}: ${reference}`)
      }
    }

    expect(missing).toEqual([])
  })
})

describe('the preparation list', () => {
  test('says that it is not the official list, and marks what nobody has confirmed', async () => {
    const checklist = await loadYaml(join(knowledge, 'checklists/preparation.yml'), checklistSchema)

    expect(checklist.verified).toBe(false)
    expect(checklist.notice.ja).toContain('公式な「自己チェックリスト」ではありません')
    expect(checklist.notice.en).toContain('not the official self-check list of METI')
    expect(checklist.areas.filter((area) => !area.verified).map((area) => area.id)).toEqual(['damage'])
    expect(checklist.items).toHaveLength(30)
  })

  test('counts 4, 2 and 0, asks for a check of what is not known, and leaves out what does not apply', async () => {
    const { options } = await loadYaml(join(knowledge, 'checklists/preparation.yml'), checklistSchema)

    expect(
      options.map(({ label, points, needsCheck, excluded }) => [label.ja, points, needsCheck, excluded]),
    ).toEqual([
      ['はい', 4, false, false],
      ['一部', 2, false, false],
      ['いいえ', 0, false, false],
      ['わからない', 0, true, false],
      ['該当なし', 0, false, true],
    ])
  })
})

describe('reading a checklist', () => {
  test('takes a sound one', () => {
    expect(faultsOf(aChecklist({ a: 2 }))).toEqual([])
  })

  test('refuses an item whose area is not there', () => {
    const checklist = aChecklist({ a: 1, b: 1 })

    const faults = faultsOf({ ...checklist, areas: checklist.areas.slice(0, 1) })

    expect(faults).toEqual(['items.1.area: no area has the id b'])
  })

  test('refuses the same item twice', () => {
    const checklist = aChecklist({ a: 2 })

    const faults = faultsOf({ ...checklist, items: checklist.items.map((item) => ({ ...item, id: 'a-1' })) })

    expect(faults).toEqual(['items.1.id: a-1 is there twice'])
  })

  test('refuses options of which none counts, for there would be nothing to divide by', () => {
    const checklist = aChecklist({ a: 1 })

    const faults = faultsOf({
      ...checklist,
      options: checklist.options.filter((option) => option.points === 0),
    })

    expect(faults).toEqual(['options: no option counts more than 0 points'])
  })

  test('refuses an empty text and an unknown field', () => {
    const checklist = aChecklist({ a: 1 })
    const [item] = checklist.items
    if (item === undefined) throw new Error('no item')

    const faults = faultsOf({
      ...checklist,
      items: [{ ...item, why: { ja: ' ', en: 'x' }, ...{ weight: 2 } }],
    })

    expect(faults.join('\n')).toContain('items.0.why.ja: must not be empty')
    expect(faults.join('\n')).toContain('Unrecognized key: "weight"')
  })
})
