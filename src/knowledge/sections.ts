import { DataError } from '../common/errors.ts'
import type { LoadedSection } from './types.ts'

/**
 * Cuts Markdown into sections at its `##` and `###` headings (deeper ones stay in the text). The text before the first
 * of them is a section named by the title, where there is any.
 *
 * @throws DataError when a comment gives an as-of date that is no date, or a comparison that cannot be read.
 */
export function parseSections(
  markdown: string,
  place: { readonly file: string; readonly firstLine: number; readonly fallbackTitle: string },
): { title: string; sections: LoadedSection[] } {
  const drafts: Draft[] = [{ level: 1, heading: '', lines: [], line: place.firstLine }]
  let title: string | undefined
  let fence: string | undefined
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1]
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence
    const heading = fence === undefined ? /^(#{1,3})\s+(.+?)\s*#*\s*$/.exec(line) : null
    if (heading === null) drafts.at(-1)?.lines.push(line)
    else if (heading[1] === '#' && title === undefined) title = heading[2]
    else
      drafts.push({
        level: heading[1]?.length ?? 2,
        heading: heading[2] ?? '',
        lines: [],
        line: place.firstLine + index,
      })
  }
  const name = title ?? place.fallbackTitle
  const sections = drafts.map((draft, index) =>
    section(draft, headingsAbove(drafts, index), name, place.file),
  )
  return { title: name, sections: sections.filter(({ text }) => text !== '') }
}

type Draft = { level: number; heading: string; lines: string[]; line: number }

function headingsAbove(drafts: readonly Draft[], index: number): string[] {
  const above: string[] = []
  let level = drafts[index]?.level ?? 1
  for (let i = index - 1; i > 0 && level > 2; i--) {
    const draft = drafts[i]
    if (draft === undefined || draft.level >= level) continue
    above.unshift(draft.heading)
    level = draft.level
  }
  return above
}

function section(draft: Draft, above: string[], title: string, file: string): LoadedSection {
  const whole = draft.lines.join('\n')
  const comments = [...whole.matchAll(/<!--([\s\S]*?)-->/g)].map((match) => (match[1] ?? '').trim())
  const about = comments.map(readSourceComment).find((found) => found !== undefined)
  const asOf = about?.asOf
  if (asOf !== undefined && !isDate(asOf))
    throw new DataError(file, { line: draft.line, field: 'asOf' }, `expected YYYY-MM-DD, found "${asOf}"`)
  return {
    heading: draft.heading === '' ? title : draft.heading,
    above,
    text: whole.replaceAll(/<!--[\s\S]*?-->/g, '').trim(),
    asked: comments.flatMap(readAskedComment),
    source: about?.source,
    asOf,
    comparison: comments
      .map((comment) => readComparison(comment, file, draft.line))
      .find((found) => found !== undefined),
    easy: comments.map((comment) => /^easy:\s*([\s\S]*)$/.exec(comment)?.[1] ?? '').join(''),
    line: draft.line,
  }
}

function readAskedComment(comment: string): string[] {
  const listed = /^asked:([\s\S]*)$/.exec(comment)?.[1]
  if (listed === undefined) return []
  return listed
    .split(/\s+[/／]\s+|\n/)
    .map((way) => way.trim())
    .filter((way) => way !== '')
}

function readSourceComment(comment: string): { source?: string; asOf?: string } | undefined {
  if (!/^(source|asOf):/.test(comment)) return undefined
  const source = /(?:^|;\s*)source:\s*([\s\S]*?)\s*(?=;\s*asOf:|$)/.exec(comment)?.[1]
  const asOf = /(?:^|;\s*)asOf:\s*([^;]*?)\s*(?=;|$)/.exec(comment)?.[1]
  return { ...(source === undefined ? {} : { source }), ...(asOf === undefined ? {} : { asOf }) }
}

function readComparison(comment: string, file: string, line: number): LoadedSection['comparison'] {
  if (!comment.startsWith('compares:')) return undefined
  const found = /^compares:\s*([^#;]+\.md#[^;]+?)\s*;\s*stricter:\s*(company|other|same)$/.exec(comment)
  const [, section, stricter] = found ?? []
  if (section === undefined || stricter === undefined)
    throw new DataError(
      file,
      { line, field: 'compares' },
      `expected "compares: file.md#heading ; stricter: company|other|same", found "${comment}"`,
    )
  return { with: section, stricter: stricter as 'company' | 'other' | 'same' }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}
