import type { KnownBlock } from '@slack/types'
import type { Answer, Citation } from '../../answering/types.ts'
import { sentences } from '../../i18n/index.ts'
import { cut } from '../limits.ts'
import { context, paragraph, quotation, type Run } from './blocks.ts'

/** A message as it goes out, without its place. */
export type MessageView = { readonly text: string; readonly blocks: KnownBlock[] }

/** Citations shown; more would push the answer out of sight. */
const citationsShown = 4

/** Paragraphs of an answer that are blocks of their own. */
const paragraphsApart = 30

/** Characters of a quote shown; the whole stands in the document. */
const quoteShown = 280

/**
 * An answer with its sources, or the honest word that none was found with the nearest topics.
 *
 * @param options.askPeople people's ids to name as who can help; only where naming does not notify them (a direct
 *   message they are not in, or an ephemeral one).
 * @param options.note a line above the answer, such as that a long message was cut.
 */
export function answerView(
  answer: Answer,
  options: { readonly askPeople?: readonly string[]; readonly note?: string } = {},
): MessageView {
  const words = sentences[answer.language].answer
  const blocks: KnownBlock[] = options.note === undefined ? [] : [context(options.note)]
  blocks.push(...paragraphs(answer.text))
  if (answer.citations.length > 0) {
    blocks.push(paragraph({ bold: words.sources }))
    const shown = answer.citations.slice(0, citationsShown)
    blocks.push(...shown.flatMap((citation, at) => citationBlocks(citation, at + 1, answer.language)))
  }
  if (answer.kind === 'not_found') blocks.push(...whomToAsk(answer, options.askPeople ?? []))
  return { text: answer.text, blocks }
}

// A message takes 50 blocks, and the sources must be among them: what is too much stays together in the last paragraph.
function paragraphs(text: string): KnownBlock[] {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== '')
  const apart = parts.slice(0, paragraphsApart)
  const together = parts.slice(paragraphsApart).join('\n\n')
  return [...apart, ...(together === '' ? [] : [together])].map((part) => paragraph(part.trim()))
}

function citationBlocks(citation: Citation, number: number, language: Answer['language']): KnownBlock[] {
  const words = sentences[language].answer
  const facts = [words.layers[citation.layer], citation.asOf === '' ? '' : words.asOf(citation.asOf)]
  const url = firstUrl(citation.source)
  const runs: Run[] = [
    words.cited(
      number,
      citation,
      facts.filter((fact) => fact !== ''),
    ),
  ]
  if (url !== undefined) runs.push(' ', { link: words.openSource, url })
  return [paragraph(...runs), quotation(cut(citation.quote, quoteShown))]
}

function whomToAsk(answer: Answer, askPeople: readonly string[]): KnownBlock[] {
  const words = sentences[answer.language].answer
  if (askPeople.length === 0) return []
  const people = askPeople.slice(0, 2).flatMap((person): Run[] => [' ', { person }])
  return [paragraph(words.askPerson, ...people)]
}

function firstUrl(source: string): string | undefined {
  return /https?:\/\/[^\s;,、)）]+/.exec(source)?.[0]
}
