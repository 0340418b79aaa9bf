import type { Language } from '../../common/language.ts'
import type { ModelPiece } from '../../llm/types.ts'
import type { Answer, AnswerOptions, Citation, Fallback, Section } from '../types.ts'
import { checkSentence } from './checkSentence.ts'
import { createDraftReader, type Draft } from './drafts.ts'
import type { Candidate, ModelComposerParts, ModelTask } from './index.ts'
import { createPlaceholders } from './placeholders.ts'
import type { Reading } from './reading.ts'
import { createMarker, createShownSections, fillSlots, languageNames } from './task.ts'

/** Sentences of an answer at most. */
const mostSentences = 8
/** What a search says that adds no section. */
const nothingFurther = 'Nothing further was found.'
/** Sections a further search adds. */
const sectionsASearch = 3

/** One question put to the model: what it is asked, what becomes of each piece it writes, and the answer at the end. */
export type Run = {
  /** Characters that left, so far. */
  asked(): number
  hasSentence(): boolean
  pieces(signal: AbortSignal): AsyncIterable<ModelPiece>
  /** Tells the sentences that became whole with this piece and are sound. */
  read(piece: string): 'go on' | 'enough'
  finish(reading: Reading): Answer
}

/** A run for the task; nothing leaves before `pieces` is read. */
export function createRun(
  parts: ModelComposerParts & { readonly isFit: (section: Section) => boolean },
  task: ModelTask,
  given: readonly Candidate[],
  options: AnswerOptions,
): Run {
  const { question, extract } = task
  const marker = createMarker()
  const placeholders = createPlaceholders()
  const shown = createShownSections(marker, parts.isFit)
  const reader = createDraftReader()
  const citations: Citation[] = []
  let text = ''
  let sentences = 0
  let dropped = 0
  let malformed = 0
  let asked = 0

  const { hide } = placeholders
  const sections = shown.show(
    given.map(({ section }) => section),
    hide,
  )
  const language = languageNames[question.language]
  const instructions = [
    fillSlots(parts.prompts.instructions, { language, marker }),
    ...(task.isEasy ? [fillSlots(parts.prompts.easy, { language })] : []),
  ].join('\n\n')
  const filled = fillSlots(parts.prompts.task, {
    marker,
    sections,
    previous: question.context === undefined ? '-' : hide(question.context),
    question: hide(question.text),
  })
  asked += instructions.length + filled.length

  function accept(draft: Draft): 'go on' | 'enough' {
    const restored = {
      text: placeholders.restore(draft.text),
      quotes: draft.quotes.map(({ section, quote }) => ({ section, quote: placeholders.restore(quote) })),
    }
    const checked = checkSentence(restored, shown.byNumber, question)
    if (typeof checked === 'string') {
      dropped += 1
      parts.log.info('a sentence of the model was not shown', { why: checked })
      return 'go on'
    }
    const said = separator(sentences, question.language) + checked.text
    if (lengthWith(said, checked.citations) > task.longest) return 'enough'
    text += said
    sentences += 1
    citations.push(...checked.citations)
    options.progress?.sentence(said, checked.citations)
    return sentences === mostSentences ? 'enough' : 'go on'
  }

  return {
    asked: () => asked,
    hasSentence: () => sentences > 0,

    pieces: (signal) =>
      parts.model.compose({
        instructions,
        task: filled,
        searchPurpose: parts.prompts.search,
        signal,
        async search(query) {
          // The officer may have said no since, and the day's tokens may be used up.
          if ((await parts.use.permit()) !== undefined) return nothingFurther
          const more = await task.search(placeholders.restore(query.slice(0, 300)))
          const found = shown.show(
            more.slice(0, sectionsASearch).map(({ section }) => section),
            hide,
          )
          asked += found.length
          return found === '' ? nothingFurther : found
        },
      }),

    read(piece) {
      for (const draft of reader.read(piece)) {
        if (draft === 'none') continue
        if (draft === 'malformed') malformed += 1
        else if (accept(draft) === 'enough') return 'enough'
      }
      return 'go on'
    },

    finish(reading) {
      if (reading.end === 'stopped' && sentences === 0) return { ...extract, stopped: true }
      const why = fallbackOf(reading)
      if (why !== undefined) return { ...extract, fallback: why }
      return {
        kind: 'answered',
        composedBy: 'model',
        language: question.language,
        text: [text, ...task.notes(sectionsOf(citations))].join('\n\n'),
        citations: withoutRepeats(citations),
        nearest: extract.nearest.filter(({ sectionId }) =>
          citations.every((other) => other.sectionId !== sectionId),
        ),
        ...(reading.end === 'stopped' ? { stopped: true } : {}),
      }
    },
  }

  function sectionsOf(cited: readonly Citation[]): Section[] {
    return [...shown.byNumber.values()].filter(({ id }) => cited.some(({ sectionId }) => sectionId === id))
  }

  // With the notes that then stand below it.
  function lengthWith(said: string, more: readonly Citation[]): number {
    return [text + said, ...task.notes(sectionsOf([...citations, ...more]))].join('\n\n').length
  }

  function fallbackOf({ end, text: written }: Reading): Fallback | undefined {
    if (end === 'stopped') return undefined
    if (end !== 'whole' && end !== 'enough') return end
    if (end === 'whole' && reader.isOpen()) return 'cut-off'
    if (written.trim() === '') return 'empty'
    if (sentences === 0) return dropped === 0 && malformed > 0 ? 'malformed' : noDraft(written)
    // What is left of an answer that was mostly made up says too little, or the wrong half.
    return dropped + malformed > sentences ? 'unsupported' : undefined
  }

  function noDraft(written: string): Fallback {
    return dropped > 0 || /"none"\s*:\s*true/.test(written) ? 'unsupported' : 'malformed'
  }
}

// The first sentence answers and stands alone; the rest is one paragraph.
function separator(sentences: number, language: Language): string {
  if (sentences === 0) return ''
  if (sentences === 1) return '\n\n'
  return language === 'ja' ? '' : ' '
}

function withoutRepeats(citations: readonly Citation[]): Citation[] {
  const byPlace = new Map(citations.map((citation) => [`${citation.sectionId}\0${citation.quote}`, citation]))
  return [...byPlace.values()]
}
