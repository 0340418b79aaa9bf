import { createHash } from 'node:crypto'
import { type Language, languages } from '../common/language.ts'
import { spellingsOf } from './concepts.ts'
import { normalise } from './normalise.ts'
import type { GlossaryEntry, SourceDocument } from './types.ts'

/** The glossary's name as a document, in each language's folder. */
const fileName = 'glossary.yml'

/** Whether a document is the glossary. */
export function isGlossary(path: string): boolean {
  return languages.some((language) => path === glossaryPath(language))
}

/** The path under which the glossary is cited in a language. */
export function glossaryPath(language: Language): string {
  return `${language}/${fileName}`
}

/**
 * The glossary as documents, one a language: a section a term, whose text is the meaning. They are cited and opened,
 * and never ranked: as short as they are they would stand before every section on the same term.
 */
export function glossaryDocuments(
  entries: readonly GlossaryEntry[],
  titles: Readonly<Record<Language, string>>,
): SourceDocument[] {
  if (entries.length === 0) return []
  return languages.map((language) => ({
    path: glossaryPath(language),
    language,
    title: titles[language],
    layer: 'practice',
    audience: 'everyone',
    mayLeave: true,
    owner: '',
    reviewBy: '',
    contentHash: createHash('sha256')
      .update(JSON.stringify(entries.map(({ term, meaning }) => [term, meaning])))
      .digest('hex'),
    format: 'yaml',
    isRanked: false,
    sections: entries.map(({ term, meaning }) => ({
      heading: term[language],
      above: [],
      text: meaning[language],
      asked: [],
      source: `knowledge/${fileName}`,
      asOf: '',
    })),
  }))
}

/** The term whose meaning a text asks for and nothing else: 「TICSとは」, "what does NDA mean?". */
export function findAskedTerm(
  text: string,
  language: Language,
  entries: readonly GlossaryEntry[],
): GlossaryEntry | undefined {
  const asked = normalise(text)
    .replaceAll(/[「」『』"“”]/g, '')
    .trim()
  const term = forms[language].map((form) => form.exec(asked)?.[1]?.trim()).find((found) => found)
  if (term === undefined) return undefined
  return entries.find((entry) => spellingsOf(entry).includes(term))
}

/** The same in languages other than Japanese and English, for terms spelt in Latin letters: "TICS là gì?", 「TICS是什么」. */
export function findTermAskedAbroad(
  text: string,
  entries: readonly GlossaryEntry[],
): GlossaryEntry | undefined {
  const asked = normalise(text.normalize('NFC'))
    .replaceAll(/[¿"“”«»]/g, '')
    .trim()
  const term = formsAbroad.map((form) => form.exec(asked)?.[1]?.trim()).find((found) => found)
  if (term === undefined) return undefined
  return entries.find((entry) => spellingsOf(entry).includes(term))
}

const formsAbroad: readonly RegExp[] = [
  /^(?:o que (?:é|e|significa)|qu[eé] (?:es|significa)|apa (?:itu|arti)|ano ang|qu'est-ce que|was ist) (.{2,30}?)[?.!\s]*$/u,
  /^(.{2,30}?)\s*(?:(?:nghĩa )?là gì|(?:이?란|은|는|이|가)?\s*(?:무엇|뭐)\S*|คืออะไร|是什[么麼]\S*|भनेको के हो|ဆိုတာ ဘာလဲ)[?.!\s]*$/u,
]

const forms: Readonly<Record<Language, readonly RegExp[]>> = {
  ja: [
    /^(.{2,30}?)(?:とは|って|というのは|ってのは)(?:何|なに|なん|どういう(?:意味|もの|こと)|どんな(?:意味|もの))?(?:の(?:こと|意味))?(?:です|でしょう)?か?[?。!\s]*$/,
    /^(.{2,30}?)(?:という(?:言葉|用語))?の(?:意味|定義)(?:は|って|を)?(?:何|なに)?(?:です)?か?[?。!\s]*$/,
    /^(.{2,30}?)は(?:何|なに)(?:の(?:こと|意味))?(?:です)?か?[?。!\s]*$/,
  ],
  en: [
    /^what(?:'s| is| are| does)? (?:an? |the |meant by )?(.{2,50}?)(?: mean| stand for)?[?.!\s]*$/,
    /^(?:define|explain|meaning of|definition of) (?:an? |the |the term )?(.{2,50}?)[?.!\s]*$/,
  ],
}
