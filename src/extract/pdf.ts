import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { cleanLine } from './cleanText.ts'
import { UnreadableFile } from './faults.ts'
import { dropFurniture } from './pdfFurniture.ts'
import { type Line, type Piece, readLines } from './pdfLines.ts'
import { bodySize, readParagraphs } from './pdfParagraphs.ts'
import type { Block } from './sections.ts'

const mostPages = 3_000

/**
 * The blocks of a PDF with their pages, its title, and the pages that hold no text.
 *
 * @throws UnreadableFile `encrypted`, `corrupt`, or `scanned` where it holds pictures of text only.
 */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ title: string; blocks: Block[]; pagesWithoutText: number[] }> {
  const hasPictures = holdsPicture(bytes)
  const document = await open(bytes)
  const pages: Line[][] = []
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    const page = await document.getPage(number)
    const lines = readLines(await readPieces(page))
    pages.push(lines)
    page.cleanup()
  }
  const pagesWithoutText = pages.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : []))
  if (pagesWithoutText.length === pages.length) throw new UnreadableFile(hasPictures ? 'scanned' : 'empty')
  const kept = dropFurniture(pages)
  const size = bodySize(kept)
  const blocks = kept.flatMap((lines, index) => readParagraphs(lines, index + 1, size))
  const title = titleOf(kept[0] ?? [], size) || (await declaredTitle(document))
  return { title, blocks: blocks.filter(({ text }) => text !== title), pagesWithoutText }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  try {
    return await getDocument({
      // The library takes the bytes over, and will have no Buffer.
      data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      // Japanese fonts that are not embedded name their characters by CMaps, which the library brings along.
      cMapUrl: join(folder, 'cmaps', '/'),
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts', '/'),
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      verbosity: 0,
    }).promise
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadableFile(isLocked ? 'encrypted' : 'corrupt', '', { cause: error })
  }
}

async function readPieces(page: PDFPageProxy): Promise<Piece[]> {
  const content = await page.getTextContent({ includeMarkedContent: false })
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  return content.items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height
    const isVertical = content.styles[item.fontName]?.vertical === true
    // Slanted text is a watermark or a drawing's label.
    if (Math.abs(b) > 0.1 * Math.abs(a) && !isVertical) return []
    // Outside of the page, or too small for eyes: nobody reads it there.
    if (x < left - 1 || x > right + 1 || y < bottom - 1 || y > top + 1 || size < 1) return []
    return {
      text: item.str,
      x: x - left,
      y: y - bottom,
      width: item.width,
      height: item.height,
      size,
      isVertical,
      pageHeight: top - bottom,
    }
  })
}

// Asking the library would have it unpack the picture, and a scan is large. A picture is a stream, and a stream's
// dictionary stands in the file as it is (ISO 32000-1, 7.5.7).
function holdsPicture(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = file.indexOf('/Image'); at !== -1; at = file.indexOf('/Image', at + 1)) {
    if (/\/Subtype\s*$/.test(file.toString('latin1', Math.max(0, at - 20), at))) return true
  }
  return false
}

// The largest words in the upper half of the first page, where they are larger than the text.
function titleOf(lines: readonly Line[], size: number): string {
  const upper = lines.filter((line) => line.fromTop < 0.5)
  const largest = Math.max(0, ...upper.map((line) => line.size))
  if (largest < size * 1.2) return ''
  const first = upper.findIndex((line) => line.size > largest - 0.5)
  const [one, two] = upper.slice(first, first + 2)
  if (one === undefined || one.text.length > 60) return ''
  return one.text
    .concat(two !== undefined && two.size > largest - 0.5 && two.text.length < 30 ? two.text : '')
    .trim()
}

// Programs write file names there: those say less than the name the file has now.
async function declaredTitle(document: PDFDocumentProxy): Promise<string> {
  const { info } = await document.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? cleanLine(info.Title) : ''
  return /^(?:Microsoft|untitled|無題)|\.\w{2,4}$/i.test(title) ? '' : title
}
