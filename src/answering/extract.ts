import { cite } from './citations.ts'
import type { Likeness, Profile } from './likeness.ts'
import { plainText } from './normalise.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import type { Citation, Section } from './types.ts'

/** What an answer says of one section, and the quotes it stands on. */
export type Extract = { readonly text: string; readonly citations: readonly Citation[] }

/** Characters up to which a section is answered with as a whole: sections are written to be that. */
const wholeSection = 450
/** Characters a quote is cut to, at the end of a sentence. */
const longestQuote = 300

/**
 * The sentences of a section that answer, in their order: all of a short section; of a long one its first sentences and
 * those nearest to the question, with the list a sentence introduces. At most `budget` characters.
 */
export function extract(
  section: Section,
  question: Profile,
  likeness: Likeness,
  budget: number,
): Extract | undefined {
  const sentences = splitSentences(section.text)
  const room = Math.min(budget, wholeSection)
  const chosen = section.text.length <= room ? sentences : choose(sentences, question, likeness, room)
  if (chosen.length === 0) return undefined
  return { text: render(chosen), citations: quotes(chosen, section).map((quote) => cite(section, quote)) }
}

function choose(
  sentences: readonly Sentence[],
  question: Profile,
  likeness: Likeness,
  room: number,
): Sentence[] {
  const order = sentences
    .map((sentence, index) => ({
      index,
      worth:
        likeness.covered(question, likeness.profile(sentence.raw)) +
        (index === 0 ? 1 : index === 1 ? 0.1 : 0),
    }))
    .sort((a, b) => b.worth - a.worth || a.index - b.index)
  const taken = new Set<number>()
  let length = 0
  for (const { index } of order) {
    const group = [...leadOf(sentences, index), index].filter((i) => !taken.has(i))
    const more = group.reduce((sum, i) => sum + (sentences[i]?.raw.length ?? 0) + 1, 0)
    if (taken.size > 0 && length + more > room) continue
    for (const i of group) taken.add(i)
    length += more
  }
  return sentences.filter((_, index) => taken.has(index))
}

// An item of a list says nothing without the sentence that introduces the list.
function leadOf(sentences: readonly Sentence[], index: number): number[] {
  if (sentences[index]?.kind !== 'item') return []
  for (let i = index - 1; i >= 0; i--) if (sentences[i]?.kind === 'prose') return [i]
  return []
}

function render(sentences: readonly Sentence[]): string {
  let text = ''
  let before: Sentence | undefined
  for (const sentence of sentences) {
    const shown = plainText(sentence.kind === 'item' ? sentence.raw.replace(/^[-*+]\s+/, '• ') : sentence.raw)
    if (before !== undefined)
      text += before.block !== sentence.block ? '\n' : /[。！？]$/.test(text) ? '' : ' '
    text += shown
    before = sentence
  }
  return text
}

// One quote for each run of sentences that follow one another on one line: literal, as the file has it.
function quotes(sentences: readonly Sentence[], section: Section): string[] {
  const runs: { start: number; end: number }[] = []
  for (const { start, end } of sentences) {
    const last = runs.at(-1)
    const joined = last !== undefined && /^ ?$/.test(section.text.slice(last.end, start))
    if (joined && end - last.start <= longestQuote) last.end = end
    else runs.push({ start, end })
  }
  return runs.map(({ start, end }) => section.text.slice(start, end))
}
