import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FrontMatter } from '../../src/answering/index.ts'
import { loadDocuments } from '../../src/knowledge/index.ts'
import { shippedReader } from './support.ts'

const documentsFolder = join(import.meta.dirname, '../../knowledge/documents')

describe('typing the heading of a document', () => {
  test('is a question, never an alarm and never a wish for a self-check', async () => {
    const documents = await loadDocuments(documentsFolder, FrontMatter)
    const reader = shippedReader()

    const misread = documents.flatMap(({ language, sections }) =>
      sections
        .flatMap(({ heading }) => [heading, language === 'ja' ? `${heading}は？` : `${heading}?`])
        .filter((typed) => reader.read(typed).intent !== 'question'),
    )

    expect(misread).toEqual([])
  })
})
