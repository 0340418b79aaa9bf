import { cleanLine, cleanText } from './cleanText.ts'
import { UnreadableFile } from './faults.ts'
import { formatOfName, readSignature } from './formats.ts'
import { decodeText, readMarkdown, readPlain } from './plain.ts'
import { type Block, cutSections } from './sections.ts'
import type { ExtractedDocument, ExtractFile, Format } from './types.ts'
import type { Zip } from './zip.ts'

/** Characters of text a file may hold: about 8,000 pages. */
const mostCharacters = 8_000_000

/** What an Office file is by the part every file of its kind has. */
const officeParts: Readonly<Record<string, Format>> = {
  'word/document.xml': 'word',
  'xl/workbook.xml': 'excel',
  'ppt/presentation.xml': 'powerpoint',
}

/**
 * Reads a file by what its name promises and its bytes keep. Runs in the process made for it: it may take long, and all
 * the memory it is given.
 *
 * @throws UnreadableFile saying why not.
 */
export async function readFile({ name, bytes }: ExtractFile): Promise<ExtractedDocument> {
  if (bytes.byteLength === 0) throw new UnreadableFile('empty')
  const format = formatOfName(name)
  const read = await readByFormat(format, bytes)
  const sections = read.sections.map((section) => ({
    ...section,
    heading: cleanLine(section.heading),
    above: section.above.map(cleanLine),
    text: cleanText(section.text)
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  }))
  const filled = sections.filter(({ text }) => text !== '')
  if (filled.length === 0) throw new UnreadableFile('empty')
  if (filled.reduce((sum, { text }) => sum + text.length, 0) > mostCharacters)
    throw new UnreadableFile('too-large', String(mostCharacters))
  return { pagesWithoutText: [], ...read, title: cleanLine(read.title).slice(0, 200), sections: filled }
}

// Each library is loaded with the first file that needs it: all of them take 0.8 s and 75 MB.
async function readByFormat(
  format: Format | undefined,
  bytes: Uint8Array,
): Promise<Omit<ExtractedDocument, 'pagesWithoutText'> & { pagesWithoutText?: readonly number[] }> {
  const signature = readSignature(bytes)
  if (format === undefined) throw new UnreadableFile('unsupported')
  switch (signature) {
    case 'pdf': {
      if (format !== 'pdf') throw new UnreadableFile('mislabelled', 'pdf')
      const { readPdf } = await import('./pdf.ts')
      const { title, blocks, pagesWithoutText } = await readPdf(bytes)
      return { format, title, sections: cutSections(blocks), pagesWithoutText }
    }
    case 'zip': {
      const { openZip } = await import('./zip.ts')
      const zip = await openZip(bytes)
      const found = Object.entries(officeParts).find(([part]) => zip.names.includes(part))?.[1]
      if (found !== format) throw new UnreadableFile('mislabelled', found ?? 'other')
      return { format, ...(await readOffice(format, bytes, zip)) }
    }
    case 'ole':
      // A password puts the zip into the older container; without one it is a file of the older kind.
      throw isOffice(format) && isLocked(bytes)
        ? new UnreadableFile('encrypted')
        : new UnreadableFile('mislabelled', 'other')
    case 'rtf':
    case 'picture':
      throw new UnreadableFile('mislabelled', 'other')
    case 'text':
      return { format, ...(await readText(format, bytes)) }
  }
}

async function readOffice(format: Format, bytes: Uint8Array, zip: Zip) {
  if (format === 'powerpoint') {
    const { readSlides } = await import('./slides.ts')
    return readSlides(zip)
  }
  if (format === 'excel') {
    const { readExcel } = await import('./excel.ts')
    return { title: '', sections: await readExcel(bytes) }
  }
  const { readWord } = await import('./word.ts')
  return sectioned(await readWord(bytes))
}

async function readText(format: Format, bytes: Uint8Array) {
  if (format === 'html') {
    const { decodeHtml, readHtml } = await import('./html.ts')
    return sectioned(readHtml(decodeHtml(bytes)))
  }
  // A text that should be a PDF or an Office file: a page that says “please sign in”, or a file cut to pieces.
  if (format !== 'text' && format !== 'markdown')
    throw new UnreadableFile(isText(bytes) ? 'mislabelled' : 'corrupt', isText(bytes) ? 'text' : '')
  const text = decodeText(bytes)
  return sectioned({ title: '', blocks: format === 'markdown' ? readMarkdown(text) : readPlain(text) })
}

function sectioned({ title, blocks }: { title: string; blocks: readonly Block[] }) {
  const [first] = blocks
  const isTitle = title === '' && first?.kind === 'heading' && first.level === 1
  // The only outermost heading, at the beginning, is what the document is called.
  const isOnly = isTitle && blocks.filter(({ level }) => level === 1).length === 1
  return isOnly
    ? { title: first.text, sections: cutSections(blocks.slice(1)) }
    : { title, sections: cutSections(blocks) }
}

function isText(bytes: Uint8Array): boolean {
  try {
    decodeText(bytes)
    return true
  } catch {
    return false
  }
}

function isOffice(format: Format): boolean {
  return format === 'word' || format === 'excel' || format === 'powerpoint'
}

function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}
