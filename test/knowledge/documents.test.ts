import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DataError } from '../../src/common/errors.ts'
import { loadDocuments, loadPlainDocuments } from '../../src/knowledge/index.ts'

const Front = z.strictObject({ title: z.string(), layer: z.enum(['scheme', 'company']) })

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

describe('loading documents', () => {
  test('gives sections with headings, ways of asking, source and date', async () => {
    write(
      'ja/logo.md',
      `---
title: ロゴ
layer: scheme
---
# ロゴの使い方

## 使える人
認証事業者です。
二行目です。
<!-- asked: 誰が使える / ロゴは
名刺に載せたい -->
<!-- source: https://example.com/a, https://example.com/b ; asOf: 2023-08-31 -->

### 名刺
載せられます。
`,
    )

    const [document] = await loadDocuments(folder, Front)

    expect(document).toMatchObject({
      path: 'ja/logo.md',
      language: 'ja',
      title: 'ロゴの使い方',
      front: { title: 'ロゴ', layer: 'scheme' },
      sections: [
        {
          heading: '使える人',
          above: [],
          text: '認証事業者です。\n二行目です。',
          asked: ['誰が使える', 'ロゴは', '名刺に載せたい'],
          source: 'https://example.com/a, https://example.com/b',
          asOf: '2023-08-31',
          line: 7,
        },
        { heading: '名刺', above: ['使える人'], text: '載せられます。', source: undefined, asOf: undefined },
      ],
    })
  })

  test('leaves a file without front matter to those who read any file', async () => {
    write('ja/plain.md', '# A\nText.\n')

    expect(await loadDocuments(folder, Front)).toEqual([])
  })

  test('keeps a heading inside a code fence as text, and the text before the first heading as a section', async () => {
    write('en/a.md', '---\ntitle: A\nlayer: company\n---\n# A\nLead.\n\n## B\n```\n## not a heading\n```\n')

    const [document] = await loadDocuments(folder, Front)

    expect(document?.sections.map(({ heading }) => heading)).toEqual(['A', 'B'])
    expect(document?.sections[1]?.text).toContain('## not a heading')
  })

  test('changes the content hash when the file changes, and only then', async () => {
    write('ja/a.md', '---\ntitle: A\nlayer: scheme\n---\n# A\n一。\n')
    const [first] = await loadDocuments(folder, Front)
    const [again] = await loadDocuments(folder, Front)
    write('ja/a.md', '---\ntitle: A\nlayer: scheme\n---\n# A\n二。\n')
    const [changed] = await loadDocuments(folder, Front)

    expect(again?.contentHash).toBe(first?.contentHash)
    expect(changed?.contentHash).not.toBe(first?.contentHash)
  })

  test.each([
    [
      'a value outside the list',
      '---\ntitle: A\nlayer: other\n---\n# A\nText.\n',
      { line: 3, field: 'layer' },
    ],
    ['a field that is missing', '---\ntitle: A\n---\n# A\nText.\n', { line: 2, field: 'layer' }],
    [
      'a field nobody knows',
      '---\ntitle: A\nlayer: scheme\nlayr: x\n---\n# A\nText.\n',
      { line: 4, field: 'layr' },
    ],
    ['YAML that cannot be read', '---\ntitle: "A\nlayer: scheme\n---\n# A\nText.\n', { field: undefined }],
    ['a document without text', '---\ntitle: A\nlayer: scheme\n---\n# A\n', { line: 5 }],
    [
      'a date that is none',
      '---\ntitle: A\nlayer: scheme\n---\n# A\n\n## B\nText.\n<!-- source: x; asOf: 2023-13-01 -->\n',
      { line: 7, field: 'asOf' },
    ],
    [
      'a comparison that names no side',
      '---\ntitle: A\nlayer: scheme\n---\n# A\n\n## B\nText.\n<!-- compares: a.md#B ; stricter: both -->\n',
      { line: 7, field: 'compares' },
    ],
  ])('refuses %s, naming file, line and field', async (_, text, place) => {
    write('ja/bad.md', text)

    const error = await loadDocuments(folder, Front).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(DataError)
    expect(error).toMatchObject({ file: 'ja/bad.md', ...place })
  })
})

describe('loading a folder of plain files', () => {
  test('takes Markdown and text without front matter, titled by heading or file name', async () => {
    write('p1.md', '# 梅雨\n\n梅雨は雨の多い期間です。\n')
    write('sub/p2.txt', 'Rain is water.')
    write('p3.md', '見出しのない文です。')
    write('p4.md', '---\nanything: [\n---\n# Skipped\nText.')
    write('image.png', 'no text')

    const documents = await loadPlainDocuments(folder)

    expect(documents.map(({ path, title, language }) => [path, title, language])).toEqual([
      ['p1.md', '梅雨', 'ja'],
      ['p3.md', 'p3', 'ja'],
      ['p4.md', 'Skipped', 'en'],
      ['sub/p2.txt', 'p2', 'en'],
    ])
    expect(documents[0]?.sections[0]).toMatchObject({ heading: '梅雨', text: '梅雨は雨の多い期間です。' })
  })
})
