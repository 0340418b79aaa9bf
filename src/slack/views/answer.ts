import type { KnownBlock } from '@slack/types'
import type { Answer, Citation, FoundSection } from '../../answering/types.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut } from '../limits.ts'
import { context, paragraph, quotation, type Run } from './blocks.ts'

/** A message as it goes out, without its place. */
export type MessageView = { readonly text: string; readonly blocks: KnownBlock[] }

/** Citations shown; more would push the answer out of sight. */
const citationsShown = 4

/** Paragraphs of an answer that are blocks of their own. */
const paragraphsApart = 30

/**
 * Width of an answer that is shown whole at once, and of each part of one that is not, in Latin letters; a Japanese one
 * is as wide as two.
 */
const unfolded = 640
const longestPart = 240
/** The share of a long text that folding has to spare the reader. */
const worthFolding = 0.2

/** Sections named while an answer is written. */
const groundsShown = 3

/** Characters of a quote shown; the whole stands in the document. */
const quoteShown = 280

/**
 * An answer with its sources, or the honest word that none was found with the nearest topics.
 *
 * @param options.askPeople people's ids to name as who can help; only where naming does not notify them (a direct
 *   message they are not in, or an ephemeral one).
 * @param options.notes lines above the answer, such as that a long message was cut.
 * @param options.isFolded long parts show their beginning only.
 * @param options.below what stands under it all.
 */
export function answerView(
  answer: Answer,
  options: {
    readonly askPeople?: readonly string[]
    readonly notes?: readonly string[]
    readonly isFolded?: boolean
    readonly below?: readonly KnownBlock[]
  } = {},
): MessageView {
  const words = sentences[answer.language].answer
  const { notes = [], below = [] } = options
  const blocks: KnownBlock[] = notes.length === 0 ? [] : [context(...notes)]
  blocks.push(...paragraphs(options.isFolded ? foldText(answer.text) : answer.text))
  if (answer.citations.length > 0) {
    blocks.push(paragraph({ bold: words.sources }))
    const shown = answer.citations.slice(0, citationsShown)
    blocks.push(...shown.flatMap((citation, at) => citationBlocks(citation, at + 1, answer.language)))
  }
  if (namesPeople(answer)) blocks.push(...whomToAsk(answer, options.askPeople ?? []))
  const made = howItWasMade(answer)
  if (made.length > 0) blocks.push(context(...made))
  return { text: answer.text, blocks: [...blocks, ...below] }
}

/** Whether people who can help are named below an answer. */
export function namesPeople(answer: Answer): boolean {
  return answer.kind === 'not_found' || answer.isInBoth === true
}

/** Whether an answer is so long that it is shown folded; what a model wrote was on show already, and stays. */
export function isLong(answer: Answer): boolean {
  return answer.composedBy === 'extract' && foldText(answer.text) !== answer.text
}

/**
 * A long text with each of its parts cut to its first sentences. What is said below an answer, such as that a document
 * is a sample, is a short part of its own and stays whole.
 */
function foldText(text: string): string {
  if (widthOf(text) <= unfolded) return text
  const folded = text
    .split(/\n{2,}/)
    .map(foldPart)
    .join('\n\n')
  return folded.length <= text.length * (1 - worthFolding) ? folded : text
}

function foldPart(part: string): string {
  if (widthOf(part) <= longestPart) return part
  let kept = ''
  for (const piece of part.split(/(?<=[。！？\n])|(?<=[.!?]) /)) {
    if (kept !== '' && widthOf(kept + piece) > longestPart) break
    kept += kept === '' || /[。！？\n]$/.test(kept) ? piece : ` ${piece}`
  }
  return kept.length < part.trimEnd().length ? `${kept.trimEnd()} …` : part
}

function widthOf(text: string): number {
  return text.length + (text.match(/[\u0250-\uffff]/g)?.length ?? 0)
}

/** An answer while it is written: what it will stand on, and under that the text so far. */
export function growingView(
  sections: readonly FoundSection[],
  language: Language,
): { readonly head: KnownBlock[]; readonly view: (text: string) => MessageView } {
  const words = sentences[language].answer
  const grounds = words.grounds(sections.slice(0, groundsShown))
  const head = [context(grounds)]
  return {
    head,
    view: (text) => ({ text: text === '' ? grounds : text, blocks: [...head, ...paragraphs(text)] }),
  }
}

/** What stands in an answer's place when the person stopped it: what was written until then, or only that it was stopped. */
export function stoppedView(answer: Answer): MessageView {
  if (answer.composedBy === 'model' && answer.text !== '') return answerView(answer)
  const text = sentences[answer.language].answer.stoppedAtOnce
  return { text, blocks: [paragraph(text)] }
}

// Whether a model wrote it, why none did, and that it is not whole.
function howItWasMade(answer: Answer): string[] {
  const words = sentences[answer.language].answer
  const fallback = answer.kind === 'answered' ? answer.fallback : undefined
  return [
    ...(answer.composedBy === 'model' ? [words.byModel] : []),
    ...(fallback === undefined ? [] : [words.fallbacks[fallback]]),
    ...(answer.stopped === true ? [words.stopped] : []),
  ]
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
  return [paragraph(answer.isInBoth === true ? words.askPersonInBoth : words.askPerson, ...people)]
}

function firstUrl(source: string): string | undefined {
  return /https?:\/\/[^\s;,、)）]+/.exec(source)?.[0]
}
