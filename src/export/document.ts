import { fileURLToPath } from 'node:url'

/** A document as values. */
export type PrintedDocument = {
  readonly title: string
  /** Small print under the title. */
  readonly notes: readonly string[]
  /** A PNG under the notes, such as a chart. */
  readonly picture?: Uint8Array
  readonly sections: readonly {
    readonly heading: string
    readonly lines: readonly string[]
    /** Set apart: something is missing here, or has changed. */
    readonly mark: string | undefined
  }[]
}

const fonts = {
  NotoSansJP: {
    normal: fontFile('400Regular/NotoSansJP_400Regular.ttf'),
    bold: fontFile('700Bold/NotoSansJP_700Bold.ttf'),
  },
}

const colours = { mark: '#a4262c', markBack: '#fdf3f4', rule: '#b8b8b8', small: '#555555' } as const

/** The document as PDF (A4, Noto Sans JP embedded), with page numbers; `large` in letters for a wall. */
export async function renderPdf(
  document: PrintedDocument,
  size: 'normal' | 'large' = 'normal',
): Promise<Uint8Array> {
  // Loaded here and not above: every start and every command would pay for it.
  const { default: pdfmake } = await import('pdfmake')
  const scale = size === 'large' ? 1.35 : 1
  // The library keeps fonts and policies in one place for all: the same are set each time.
  pdfmake.setFonts(fonts)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts.NotoSansJP).includes(path))
  const created = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [50, 50, 50, 55],
    info: { title: document.title },
    defaultStyle: { font: 'NotoSansJP', fontSize: 10 * scale, lineHeight: 1.35 },
    content: [
      { text: document.title, fontSize: 17 * scale, bold: true, margin: [0, 0, 0, 6] },
      ...document.notes.map((text) => ({ text, fontSize: 8.5 * scale, color: colours.small })),
      ...pictureOf(document.picture),
      ...document.sections.flatMap((section, index) => sectionContent(section, index, scale)),
    ],
    footer: (page, pages) => ({
      text: `${page} / ${pages}`,
      alignment: 'center',
      fontSize: 8,
      color: colours.small,
      margin: [0, 18, 0, 0],
    }),
  })
  return new Uint8Array(await created.getBuffer())
}

function pictureOf(png: Uint8Array | undefined) {
  if (png === undefined) return []
  const image = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  return [{ image, width: 360, alignment: 'center' as const }]
}

function sectionContent(
  { heading, lines, mark }: PrintedDocument['sections'][number],
  index: number,
  scale: number,
) {
  const rule = {
    canvas: [
      {
        type: 'line' as const,
        x1: 0,
        y1: 0,
        x2: 495,
        y2: 0,
        lineWidth: 0.5,
        lineColor: colours.rule,
      },
    ],
    margin: [0, index === 0 ? 10 : 8, 0, 6] as [number, number, number, number],
  }
  const noted =
    mark === undefined
      ? []
      : [{ text: mark, color: colours.mark, background: colours.markBack, fontSize: 9 * scale }]
  const title = {
    text: heading,
    bold: true,
    fontSize: 11.5 * scale,
    margin: [0, 0, 0, 3] as [number, number, number, number],
  }
  const [first, ...rest] = [
    ...lines.map((text) => ({ text, margin: [0, 0, 0, 2] as [number, number, number, number] })),
    ...noted,
  ]
  const isShort = first !== undefined && first.text.length < shortLength
  // A heading never stands alone at the foot of a page; a long text is let go over to the next.
  return [
    { stack: [rule, title, ...(isShort ? [first] : [])], unbreakable: true },
    ...(isShort || first === undefined ? [] : [first]),
    ...rest,
  ]
}

const shortLength = 300

function fontFile(path: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-jp/${path}`))
}
