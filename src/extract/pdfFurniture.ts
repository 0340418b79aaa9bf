import type { Line } from './pdfLines.ts'

/** The share of a page at its upper and lower edge in which headers, footers and page numbers stand. */
const edge = 0.1

const pageNumber =
  /^(?:[-–—‐－\s]*|p\.?\s*|page\s*|第?)[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4}|\s*(?:ページ|頁|of\s+\d+))?[-–—‐－\s]*$/iu

/**
 * The lines of each page without what a page carries beside its text: numbers at the edges, and words at an edge that
 * return on at least half of the pages (two at least), whatever number they carry.
 */
export function dropFurniture(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, number>()
  for (const lines of pages) {
    const atEdge = new Set(lines.filter(isAtEdge).map(({ text }) => withoutNumbers(text)))
    for (const text of atEdge) seen.set(text, (seen.get(text) ?? 0) + 1)
  }
  const often = Math.max(2, Math.ceil(pages.filter((lines) => lines.length > 0).length / 2))
  return pages.map((lines) =>
    lines.filter(
      (line) =>
        !isAtEdge(line) ||
        !(pageNumber.test(line.text) || (seen.get(withoutNumbers(line.text)) ?? 0) >= often),
    ),
  )
}

function isAtEdge({ fromTop }: Line): boolean {
  return fromTop < edge || fromTop > 1 - edge
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/[0-9０-９]+/g, '#').replaceAll(/\s+/g, '')
}
