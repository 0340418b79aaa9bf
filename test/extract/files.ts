// Files as people have them, made small: each function gives the bytes of one.
import { crc32, deflateRawSync } from 'node:zlib'

type ZipEntry = {
  readonly name: string
  readonly bytes: Buffer
  /** What the entry says its size is, where that is a lie. */
  readonly declared?: number
}

/** A zip of these entries. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, declared = bytes.length } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const nameBytes = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(declared, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, nameBytes, packed])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), facts, entry, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end])
}

/** An Office file of these parts. */
export function office(parts: Readonly<Record<string, string>>): Buffer {
  return zip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })))
}

const wordNamespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file whose body is this XML. */
export function docx(body: string): Buffer {
  return office({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'word/styles.xml': `<w:styles ${wordNamespaces}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style></w:styles>`,
    'word/document.xml': `<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`,
  })
}

/** A paragraph of a Word file, in a style where one is named (`1` heading 1, `a` title). */
export function wordParagraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A table of a Word file. */
export function wordTable(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join('')
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

/** A PowerPoint file; slides are stored in the order given and shown in the opposite one where `reversed`. */
export function pptx(
  slides: readonly { readonly title: string; readonly lines: readonly string[]; readonly notes?: string }[],
  { reversed = false } = {},
): Buffer {
  const shape = (type: string, lines: readonly string[]) =>
    `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`
  const names = 'xmlns:p="p" xmlns:a="a" xmlns:r="r"'
  const parts: Record<string, string> = {}
  for (const [index, { title, lines, notes }] of slides.entries()) {
    const number = index + 1
    parts[`ppt/slides/slide${number}.xml`] =
      `<p:sld ${names}><p:cSld><p:spTree>${shape('title', [title])}${shape('body', lines)}${shape('sldNum', [String(number)])}</p:spTree></p:cSld></p:sld>`
    if (notes === undefined) continue
    parts[`ppt/slides/_rels/slide${number}.xml.rels`] =
      `<Relationships><Relationship Id="r1" Type="http://x/notesSlide" Target="../notesSlides/notesSlide${number}.xml"/></Relationships>`
    parts[`ppt/notesSlides/notesSlide${number}.xml`] =
      `<p:notes ${names}>${shape('sldImg', [])}${shape('body', [notes])}</p:notes>`
  }
  const order = slides.map((_, index) => index + 1)
  if (reversed) order.reverse()
  parts['ppt/presentation.xml'] =
    `<p:presentation ${names}><p:sldIdLst>${order.map((number) => `<p:sldId id="${255 + number}" r:id="rId${number}"/>`).join('')}</p:sldIdLst></p:presentation>`
  parts['ppt/_rels/presentation.xml.rels'] =
    `<Relationships>${order.map((number) => `<Relationship Id="rId${number}" Type="http://x/slide" Target="slides/slide${number}.xml"/>`).join('')}</Relationships>`
  return office(parts)
}

/** A word on a page: at `x`, `y` in points from the lower left corner. */
export type PdfText = {
  readonly x: number
  readonly y: number
  readonly size?: number
  /** The bytes of the text in the font's encoding, hexadecimal. */
  readonly hex: string
}

/** A PDF with a Japanese font that is not embedded, in a predefined encoding such as `90ms-RKSJ-H`. */
export function pdf(encoding: string, pages: readonly (readonly PdfText[])[], trailer = ''): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /MS-Gothic /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Gothic /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /MS-Gothic /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 700 /StemV 80 >>',
  ]
  for (const [index, texts] of pages.entries()) {
    const drawn = texts.map(({ x, y, size = 10, hex }) => `BT /F1 ${size} Tf ${x} ${y} Td <${hex}> Tj ET`)
    const content = drawn.join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  return pdfOf(objects, trailer)
}

/** Lines of a page from its top, 16 points apart. */
export function page(lines: readonly string[], { top = 700, left = 60, size = 10 } = {}) {
  return lines.map((line, index) => ({ x: left, y: top - index * 16, size, hex: ucs2(line) }))
}

/** Two clauses of a rule book as lines of a page, the first going on over two of them. */
export const clauses = [
  '第１条（目的）',
  '　この規程は、当社が保有する技術情報の取扱いを定め、漏えいを防ぐことを目的とするものであ',
  'り、役員と従業員のすべてに適用する。',
  '第２条　従業員は、図面を持ち出すとき、上長の許可を得る。',
]

/** A PDF of one page that shows a picture and no text, as a scanner makes it. */
export function scannedPdf(): Buffer {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x7f\nendstream',
    '<< /Length 27 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream',
  ])
}

/** UTF-16, big-endian, hexadecimal: what `UniJIS-UCS2-H` and `UniJIS-UTF16-H` take. */
export function ucs2(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

/** A PDF of these objects; the first is its catalog. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = Buffer.byteLength(file, 'latin1')
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = Buffer.byteLength(file, 'latin1')
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
