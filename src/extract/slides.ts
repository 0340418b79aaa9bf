import { XMLParser } from 'fast-xml-parser'
import { cleanLine } from './cleanText.ts'
import { tableRows } from './tables.ts'
import type { ExtractedSection } from './types.ts'
import type { Zip } from './zip.ts'

/** An element as the parser gives it in document order: its name with its children, and `:@` with its attributes. */
type XmlNode = { readonly [name: string]: unknown }

/** The slides of a PowerPoint file (pptx) in the order shown, each with its title, texts, tables and notes. */
export async function readSlides(zip: Zip): Promise<{ title: string; sections: ExtractedSection[] }> {
  const sections: ExtractedSection[] = []
  for (const [index, name] of (await slideNames(zip)).entries()) {
    const xml = await zip.read(name)
    if (xml === undefined) continue
    const slide = readShapes(parse(xml))
    const lines = [...slide.lines, ...(await readNotes(zip, name))]
    if (slide.title === '' && lines.length === 0) continue
    sections.push({
      heading: slide.title,
      above: [],
      text: lines.length === 0 ? slide.title : lines.join('\n'),
      place: { kind: 'slide', slide: index + 1 },
    })
  }
  return { title: sections[0]?.heading ?? '', sections }
}

const parser = () =>
  new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    // The five entities of XML are read below; a file's own are where bombs are hidden.
    processEntities: false,
  })

function parse(xml: string): XmlNode[] {
  return nodes(parser().parse(xml))
}

// presentation.xml lists the slides by the ids of its relations; hidden ones are shown to nobody but stay in the file.
async function slideNames(zip: Zip): Promise<string[]> {
  const presentation = await zip.read('ppt/presentation.xml')
  const relations = await readRelations(zip, 'ppt/_rels/presentation.xml.rels', 'ppt/')
  const listed = presentation === undefined ? [] : find(parse(presentation), 'p:sldId')
  const names = listed.flatMap((node) => relations.get(attribute(node, 'r:id'))?.target ?? [])
  const number = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  return names.length > 0
    ? names
    : zip.names
        .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
        .sort((a, b) => number(a) - number(b))
}

async function readRelations(zip: Zip, name: string, folder: string) {
  const xml = await zip.read(name)
  const found = xml === undefined ? [] : find(parse(xml), 'Relationship')
  return new Map(
    found.map((node) => {
      const target = new URL(attribute(node, 'Target'), `file:///${folder}`).pathname.slice(1)
      return [attribute(node, 'Id'), { target: decodeURIComponent(target), type: attribute(node, 'Type') }]
    }),
  )
}

async function readNotes(zip: Zip, slide: string): Promise<string[]> {
  const [folder, file] = [slide.slice(0, slide.lastIndexOf('/') + 1), slide.slice(slide.lastIndexOf('/') + 1)]
  const relations = await readRelations(zip, `${folder}_rels/${file}.rels`, folder)
  const notes = [...relations.values()].find(({ type }) => type.endsWith('/notesSlide'))
  const xml = notes === undefined ? undefined : await zip.read(notes.target)
  return xml === undefined ? [] : readShapes(parse(xml), ['body']).lines
}

/** Places of a slide that hold no content of its own: page number, date, footer, the picture of the slide in the notes. */
const furniture = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg'])

function readShapes(tree: readonly XmlNode[], only?: readonly string[]): { title: string; lines: string[] } {
  let title = ''
  const lines: string[] = []
  for (const shape of find(tree, 'p:sp', 'p:graphicFrame')) {
    const placeholder = find(children(shape), 'p:ph')[0]
    const type = placeholder === undefined ? '' : attribute(placeholder, 'type')
    if (furniture.has(type) || (only !== undefined && !only.includes(type))) continue
    const rows = find(children(shape), 'a:tr').map((row) =>
      find(children(row), 'a:tc').map((cell) => paragraphs(cell).join(' ')),
    )
    const texts = rows.length > 0 ? tableRows(rows) : paragraphs(shape)
    if ((type === 'title' || type === 'ctrTitle') && title === '') title = texts.join(' ')
    else lines.push(...texts)
  }
  return { title, lines }
}

function paragraphs(node: XmlNode): string[] {
  return find(children(node), 'a:p')
    .map((paragraph) =>
      cleanLine(
        find(children(paragraph), 'a:t', 'a:br')
          .map((run) => ('a:br' in run ? '\n' : textOf(run)))
          .join(''),
      ),
    )
    .filter((text) => text !== '')
}

function textOf(node: XmlNode): string {
  return children(node)
    .map((child) => (typeof child['#text'] === 'string' ? child['#text'] : ''))
    .join('')
    .replaceAll(/&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi, (_, hex, decimal) =>
      codePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Every element of these names, outermost only, in document order. */
function find(tree: readonly XmlNode[], ...names: readonly string[]): XmlNode[] {
  return tree.flatMap((node) =>
    names.some((name) => name in node) ? [node] : find(children(node), ...names),
  )
}

function children(node: XmlNode): XmlNode[] {
  return Object.entries(node).flatMap(([name, value]) => (name === ':@' ? [] : nodes(value)))
}

function attribute(node: XmlNode, name: string): string {
  const given = node[':@']
  if (typeof given !== 'object' || given === null) return ''
  return String(Object.entries(given).find(([key]) => key === name)?.[1] ?? '')
}

function nodes(value: unknown): XmlNode[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}
