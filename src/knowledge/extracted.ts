import type { Language } from '../common/language.ts'
import { type ExtractedDocument, findInstructions, type Place } from '../extract/index.ts'
import type { LoadedSection } from './types.ts'

/** Says where a section stands, in the language of the document: p.3, シート「台帳」. */
export type PlaceLabel = (place: Place, language: Language) => string

/** What was read of a file, as sections that name their page, sheet or slide; headings are no two the same. */
export function readExtracted(
  document: ExtractedDocument,
  given: {
    readonly fallbackTitle: string
    readonly language: Language | undefined
    readonly label: PlaceLabel
  },
): { title: string; language: Language; sections: LoadedSection[]; flagged: string[] } {
  const title = document.title === '' ? given.fallbackTitle : document.title
  const language = given.language ?? languageOfAll(document)
  const seen = new Map<string, number>()
  const sections = document.sections.map(({ heading, above, text, place }): LoadedSection => {
    const placed = [place === undefined ? '' : given.label(place, language), heading]
    const name = placed.filter((part) => part !== '').join(' ') || title
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return {
      heading: times === 1 ? name : `${name} (${times})`,
      above,
      text,
      asked: [],
      source: undefined,
      asOf: undefined,
      line: 1,
    }
  })
  return { title, language, sections, flagged: findFlagged(sections) }
}

/** Headings of the sections that read like instructions to a model. */
export function findFlagged(sections: readonly Pick<LoadedSection, 'heading' | 'text'>[]): string[] {
  return sections
    .filter(({ heading, text }) => findInstructions(`${heading}\n${text}`).length > 0)
    .map(({ heading }) => heading)
}

// One name in kanji does not make an English document Japanese.
function languageOfAll({ sections }: ExtractedDocument): Language {
  const text = sections.map((section) => section.text).join('\n')
  const japanese = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return japanese * 10 >= latin ? 'ja' : 'en'
}
