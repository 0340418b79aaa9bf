import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { FileReport } from '../../src/answering/types.ts'
import { runIndex } from '../../src/cli/index-command.ts'

const report: readonly FileReport[] = [
  { path: 'ja/a.md', state: 'unchanged', format: 'markdown', sections: 8, flagged: [] },
  { path: '規程.pdf', state: 'added', format: 'pdf', sections: 23, flagged: ['第2条'] },
  {
    path: 'scan\u001b[31m.pdf',
    state: 'failed',
    format: '',
    sections: 0,
    flagged: [],
    fault: { kind: 'scanned', detail: '' },
  },
  {
    path: '台帳.xlsx',
    state: 'stale',
    format: 'excel',
    sections: 4,
    flagged: [],
    fault: { kind: 'mislabelled', detail: 'pdf' },
  },
  { path: 'old.txt', state: 'removed', format: 'text', sections: 1, flagged: [] },
]

async function run(files: readonly FileReport[], commandArguments: readonly string[]) {
  const output = new PassThrough()
  const errors = new PassThrough()
  const parts = {
    async updateDocuments(options: { onProgress?: (done: number, of: number, path: string) => void } = {}) {
      options.onProgress?.(2, 5, '規程.pdf')
      return files
    },
  }
  const streams = { input: Readable.from([]), output, errors }
  const code = await runIndex(async () => parts, commandArguments, streams)
  output.end()
  errors.end()
  return { code, output: await text(output), errors: await text(errors) }
}

describe('indexing by command', () => {
  test('tells of each file as it is read, and ends with a table of what is not as it was', async () => {
    const { code, output, errors } = await run(report, [])

    expect(code).toBe(1)
    expect(errors).toBe('[2/5] 規程.pdf\n')
    expect(output).toMatch(/規程\.pdf +pdf +23 +added/)
    expect(output).toMatch(/old\.txt +text +1 +removed/)
    expect(output).not.toContain('ja/a.md')
    expect(output).toMatch(/^documents +4$/m)
    expect(output).toMatch(/^failed +2$/m)
  })

  test('says in both languages what is wrong and what to do', async () => {
    const { output } = await run(report, [])

    expect(output).toContain('文字認識（OCR）')
    expect(output).toContain('text recognition (OCR)')
    expect(output).toContain('中身はPDFです')
    expect(output).toContain('前に読めた内容で答えています')
    expect(output).toContain('read like instructions to an AI: “第2条”')
  })

  test('lets no name speak to the terminal', async () => {
    const { output } = await run(report, [])

    expect(output).toContain('scan�[31m.pdf')
    expect(output).not.toContain('\u001b')
  })

  test('gives the same as JSON', async () => {
    const { output } = await run(report, ['--json'])

    expect(JSON.parse(output)).toMatchObject({
      documents: 4,
      added: 1,
      removed: 1,
      unchanged: 1,
      failed: 2,
      sections: 35,
      files: [
        { path: '規程.pdf', state: 'added', flagged: ['第2条'] },
        { state: 'failed', fault: { kind: 'scanned' }, en: expect.stringContaining('OCR') },
        { path: '台帳.xlsx', state: 'stale', ja: expect.stringContaining('PDF') },
        { path: 'old.txt', state: 'removed' },
      ],
    })
  })

  test('ends with 0 when nothing is wrong, and with 2 on bad usage', async () => {
    const well = await run(report.slice(0, 2), [])
    const wrong = await run([], ['--all'])

    expect(well.code).toBe(0)
    expect(wrong).toMatchObject({ code: 2, output: '' })
  })
})
