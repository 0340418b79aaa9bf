import { describe, expect, test } from 'vitest'
import { type PrintedDocument, renderPdf } from '../../src/export/document.ts'

const document: PrintedDocument = {
  title: '事故報告書',
  notes: ['作成：2026-11-23 10:05（日本時間）'],
  sections: [
    { heading: '概要', lines: ['図面を別の会社に送ってしまった。髙橋・﨑・①・㊙・🙂'], mark: undefined },
    { heading: '原因', lines: [], mark: '未記入：記録にまだありません' },
    {
      heading: '経過',
      lines: Array.from({ length: 80 }, (_, n) => `${n + 1}行目：担当者に知らせた`),
      mark: undefined,
    },
  ],
}

describe('printing a document', () => {
  test('holds every line as text that can be searched, over as many pages as it takes', async () => {
    const pages = await readPages(await renderPdf(document))

    expect(pages.length).toBeGreaterThan(1)
    const text = pages.join('\n')
    expect(text).toContain('事故報告書')
    expect(text).toContain('図面を別の会社に送ってしまった')
    expect(text).toContain('未記入：記録にまだありません')
    expect(text).toContain('80行目')
    expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`)
  })

  test('carries its Japanese font with it', async () => {
    const bytes = await renderPdf(document)

    expect(Buffer.from(bytes).toString('latin1')).toMatch(/NotoSansJP/)
  })
})

async function readPages(bytes: Uint8Array): Promise<string[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opened = await pdfjs.getDocument({ data: bytes, useSystemFonts: false }).promise
  const pages: string[] = []
  for (let number = 1; number <= opened.numPages; number++) {
    const content = await (await opened.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await opened.loadingTask.destroy()
  return pages
}
