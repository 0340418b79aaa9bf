import type { Format } from './types.ts'

/** What a file is by its first bytes. `zip`: its entries say whether it is Office's; `ole`: Office's older container. */
export type Signature = 'pdf' | 'zip' | 'ole' | 'rtf' | 'picture' | 'text'

const endings: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'word',
  docm: 'word',
  xlsx: 'excel',
  xlsm: 'excel',
  pptx: 'powerpoint',
  pptm: 'powerpoint',
}

/** Office's files of before 2007, and others people hand in: named when found, so that somebody can save them anew. */
const unread = new Set(['doc', 'xls', 'ppt', 'rtf', 'odt', 'ods', 'odp', 'jtd', 'csv', 'tsv', 'zip', 'xml'])

const zipMarks = ['PK\x03\x04', 'PK\x05\x06']
const pictureMarks = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'RIFF']

/** The format that a file's name promises; `undefined` for an ending that is not read. */
export function formatOfName(name: string): Format | undefined {
  return endings[endingOf(name)]
}

/** Whether a file of this name is meant as a document, read or not; pictures and the like are not. */
export function isDocumentName(name: string): boolean {
  return formatOfName(name) !== undefined || unread.has(endingOf(name))
}

/** What a file is by its first bytes; `text` where nothing else is told. */
export function readSignature(bytes: Uint8Array): Signature {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // A PDF may have a few bytes before its header (ISO 32000-1, annex H).
  if (head.includes('%PDF-')) return 'pdf'
  if (zipMarks.some((mark) => head.startsWith(mark))) return 'zip'
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole'
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (pictureMarks.some((mark) => head.startsWith(mark))) return 'picture'
  return 'text'
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
