import { describe, expect, test } from 'vitest'
import { clauses, docx, office, page, pdf, scannedPdf, wordParagraph, zip } from './files.ts'
import { openExtractor } from './reading.ts'

const { faultOf } = openExtractor()

describe('a file that cannot be read', () => {
  const encrypted = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const lockedPdf = pdf(
    'UniJIS-UCS2-H',
    [page(clauses)],
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> /P -44 >> /ID [<00> <00>]`,
  )

  test.each([
    ['without a byte', 'a.pdf', Buffer.alloc(0), { kind: 'empty', detail: '' }],
    ['without a word', 'a.docx', docx(''), { kind: 'empty', detail: '' }],
    ['of pictures only', 'a.pdf', scannedPdf(), { kind: 'scanned', detail: '' }],
    ['with a password, Office', 'a.xlsx', encrypted, { kind: 'encrypted', detail: '' }],
    ['with a password, PDF', 'a.pdf', lockedPdf, { kind: 'encrypted', detail: '' }],
    ['cut to pieces, PDF', 'a.pdf', Buffer.from('%PDF-1.4 and no more'), { kind: 'corrupt', detail: '' }],
    ['cut to pieces, Office', 'a.docx', docx('').subarray(0, 300), { kind: 'corrupt', detail: '' }],
    [
      'that is another kind than it says',
      'a.pdf',
      docx(wordParagraph('文')),
      { kind: 'mislabelled', detail: 'word' },
    ],
    [
      'that is a picture',
      'a.docx',
      Buffer.from('\x89PNG\r\n', 'latin1'),
      { kind: 'mislabelled', detail: 'other' },
    ],
    [
      'that is a page of words',
      'a.pdf',
      Buffer.from('Please sign in'),
      { kind: 'mislabelled', detail: 'text' },
    ],
    ['that is a plain zip', 'a.xlsx', office({ 'a.txt': 'a' }), { kind: 'mislabelled', detail: 'other' }],
    ['of a kind that is not read', 'a.doc', encrypted, { kind: 'unsupported', detail: '' }],
    ['that is bytes', 'a.txt', Buffer.from([1, 0, 2, 0, 255]), { kind: 'mislabelled', detail: 'other' }],
  ])('%s is a fault that says so', async (_, name, bytes, fault) => {
    expect(await faultOf(name, bytes)).toEqual({ kind: 'fault', fault })
  })

  test('a zip that declares to grow beyond all bounds is not opened', async () => {
    const bomb = zip([{ name: 'word/document.xml', bytes: Buffer.alloc(1000), declared: 500 * 1024 * 1024 }])

    expect(await faultOf('a.docx', bomb)).toEqual({ kind: 'fault', fault: { kind: 'zip-bomb', detail: '' } })
  })

  test('a zip that lies about its size is stopped while it grows', async () => {
    const bomb = zip([{ name: 'word/document.xml', bytes: Buffer.alloc(20 * 1024 * 1024), declared: 1000 }])

    expect(await faultOf('a.docx', bomb)).toEqual({ kind: 'fault', fault: { kind: 'zip-bomb', detail: '' } })
  })
})
