import type { Language } from '../../common/language.ts'
import { cite, isLiteralQuote } from '../citations.ts'
import { plainText } from '../normalise.ts'
import { splitSentences } from '../sentences.ts'
import type { Citation, Section } from '../types.ts'
import type { Draft } from './drafts.ts'
import { figuresStand } from './figures.ts'
import { holdsPlaceholder } from './placeholders.ts'
import { isSupported, isWrittenIn } from './support.ts'

/** A sentence that may be shown, with what it stands on. */
export type SoundSentence = { readonly text: string; readonly citations: readonly [Citation, ...Citation[]] }

/** Why a sentence is not shown. */
export type Unsound =
  | 'no-quote'
  | 'quote-not-there'
  | 'other-language'
  | 'figure'
  | 'address'
  | 'markup'
  | 'unsupported'
  | 'length'

/** Characters of a sentence, and of a quote, at most. */
const longestSentence = 400
const longestQuote = 400

/**
 * Checks a model's sentence against the sections it was given: every quote stands literally in the section it names;
 * language, figures and addresses are the question's and the quotes'. There is no kind of sentence that needs no quote.
 *
 * @param shown the sections by the number the model knows them by; others it cannot cite.
 */
export function checkSentence(
  draft: Draft,
  shown: ReadonlyMap<number, Section>,
  question: { readonly text: string; readonly language: Language },
): SoundSentence | Unsound {
  const text = bare(draft.text)
  if (text === '' || text.length > longestSentence) return 'length'
  // What Slack reads as a mention, and a stand-in that stands for nothing.
  if (/<[!@#]|@(?:channel|here|everyone)(?![\p{L}\p{N}])/iu.test(text) || holdsPlaceholder(text))
    return 'markup'
  const cited = draft.quotes.flatMap(({ section: number, quote }) => {
    const section = shown.get(number)
    return section !== undefined && quote.length <= longestQuote && isLiteralQuote(quote, section.text)
      ? [{ section, quote }]
      : []
  })
  if (draft.quotes.length === 0) return 'no-quote'
  if (cited.length !== draft.quotes.length) return 'quote-not-there'
  const { language } = question
  const quotes = cited.map(({ quote }) => quote)
  const headings = cited.map(({ section }) => `${section.title}\n${section.heading}`).join('\n')
  const sections = cited.map(({ section }) => `${section.text}\n${section.source}`).join('\n')
  if (!isWrittenIn(text, language)) return 'other-language'
  if (!addressesStand(text, sections)) return 'address'
  if (!figuresStand(text, quotes.join('\n'))) return 'figure'
  const material = { quotes, headings, question: question.text }
  if (!splitSentences(text).every(({ raw }) => isSupported(raw, material, language))) return 'unsupported'
  const [first, ...others] = cited.map(({ section, quote }) => cite(section, quote.trim()))
  return first === undefined ? 'no-quote' : { text, citations: [first, ...others] }
}

// One line of plain words: no marks of Markdown, no letters that cannot be seen or that turn the direction of writing.
function bare(text: string): string {
  return plainText(text)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\*\*|__|~~/g, '')
    .replace(/^\s*(?:[-*+•・]|#{1,6}|>|\d+[.)])\s+/, '')
    .trim()
}

const address =
  /https?:\/\/[^\s、。）)」]+|\bwww\.[^\s、。）)」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|jp|io|dev|info|biz|co|app|me|xyz|link|site|cn|kr|eu|uk|us|gov|edu)\b(?:\/[^\s、。）)」]*)?/giu

function addressesStand(text: string, sections: string): boolean {
  return (text.match(address) ?? []).every((found) => sections.includes(found.replace(/[.,;:]+$/, '')))
}
