import type { KnownBlock, ModalView } from '@slack/types'
import type { Source } from '../../answering/index.ts'
import type { Section } from '../../answering/types.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut, limits } from '../limits.ts'
import { context, divider, header, paragraph, plain, quotation, type Run } from './blocks.ts'

/** Sections shown in one modal; an answer stands on three at most, but a shared file may have its own ideas. */
const sectionsShown = 8

/** Characters of a section that are shown, and of them what may stand before its first quote. */
const textShown = 2_400
const beforeQuote = 600

/** The sections an answer stands on, whole, with what it quotes from them in bold. */
export function sourcesModal(sources: readonly Source[], language: Language): ModalView {
  const { source: words, close } = sentences[language].feedback
  const blocks = sources
    .slice(0, sectionsShown)
    .flatMap((source, at) => [...(at === 0 ? [] : [divider()]), ...sourceBlocks(source, language)])
  return {
    type: 'modal',
    title: plain(words.title, limits.viewTitle),
    close: plain(close, limits.viewButton),
    blocks,
  }
}

function sourceBlocks({ citation, quotes, section, isAsQuoted }: Source, language: Language): KnownBlock[] {
  const words = sentences[language].feedback.source
  const title = header(citation.heading === '' ? citation.title : citation.heading)
  const quoted = [
    paragraph({ bold: words.quoted }),
    ...quotes.map((quote) => quotation(cut(quote, textShown))),
  ]
  if (section === undefined) return [title, context(citation.title), paragraph(words.gone), ...quoted]
  const { runs, isCut } = markQuotes(section.text, quotes)
  return [
    title,
    context(facts(section, language)),
    ...(isAsQuoted ? [] : [paragraph(words.changed)]),
    paragraph(...runs),
    ...(isAsQuoted ? [] : quoted),
    context(
      ...(isCut ? [words.cut] : []),
      ...(isAsQuoted ? [words.quoteNote] : []),
      words.owner(section.owner),
    ),
  ]
}

function facts({ title, layer, asOf, source }: Section, language: Language): string {
  const words = sentences[language].answer
  const shown = [title, words.layers[layer], asOf === '' ? '' : words.asOf(asOf), source]
  return shown.filter((fact) => fact !== '').join(language === 'ja' ? '／' : ' / ')
}

/**
 * A text as runs with the quotes in bold, Markdown's marks taken out; of a long one what stands around its first quote.
 * Where a quote does not stand in it, nothing of it is bold.
 */
export function markQuotes(text: string, quotes: readonly string[]): { runs: Run[]; isCut: boolean } {
  const spans = quotes
    .map((quote) => findQuote(text, quote))
    .filter((span) => span !== undefined)
    .sort((a, b) => a.start - b.start)
  const from = text.length <= textShown ? 0 : startOfLine(text, (spans[0]?.start ?? 0) - beforeQuote)
  const to = Math.min(text.length, from + textShown)
  const runs: Run[] = from > 0 ? ['…'] : []
  let at = from
  for (const { start, end } of spans) {
    if (end <= at || start >= to) continue
    runs.push(...bare(text.slice(at, Math.max(at, start)), (part) => part))
    runs.push(...bare(text.slice(Math.max(at, start), Math.min(end, to)), (bold) => ({ bold })))
    at = Math.min(end, to)
  }
  runs.push(...bare(text.slice(at, to), (part) => part))
  if (to < text.length) runs.push('…')
  return { runs, isCut: from > 0 || to < text.length }
}

// White space may differ from the section's: quotes are compared with it folded.
function findQuote(text: string, quote: string): { start: number; end: number } | undefined {
  const words = quote
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return undefined
  const found = new RegExp(
    words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s+'),
  ).exec(text)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}

function startOfLine(text: string, from: number): number {
  if (from <= 0) return 0
  const line = text.indexOf('\n', from)
  return line === -1 || line > from + beforeQuote ? from : line + 1
}

function bare(part: string, run: (text: string) => Run): Run[] {
  const shown = part
    .toWellFormed()
    .replaceAll(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll(/^[-*+] /gm, '• ')
  return shown === '' ? [] : [run(shown)]
}
