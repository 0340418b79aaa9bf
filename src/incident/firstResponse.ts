import type { Language } from '../common/language.ts'
import type { IncidentType } from './schema.ts'

type Part = 'do' | 'doNot' | 'tell'

/** What stands above the three lists of a first response. */
export const firstResponseHeadings = {
  ja: { do: 'まず、これをしてください', doNot: 'これはしないでください', tell: '知らせる相手' },
  en: { do: 'Do this first', doNot: 'Do not do this', tell: 'Whom to tell' },
} as const satisfies Record<Language, Record<Part, string>>

/** Stands for a type that the reporter does not know; it has no file, and the advice of `other`. */
export const unknownType = 'unknown'

/** The type of what fits no other; there is always one. */
export const otherType = 'other'

/**
 * The type with this id, or `other` where the id is unknown or not given.
 *
 * @throws Error when the types hold no `other`; `createIncidents` refuses such a set at the start.
 */
export function typeNamed(types: readonly IncidentType[], id: string | undefined): IncidentType {
  const found = types.find((type) => type.id === id) ?? types.find((type) => type.id === otherType)
  if (found === undefined) throw new Error('the incident types hold no type "other"')
  return found
}

/** The first response of a type as plain text of at most 1,200 characters: three headings, one line an entry. */
export function firstResponse(
  types: readonly IncidentType[],
  leakType: string | undefined,
  language: Language,
): string {
  const advice = typeNamed(types, leakType).firstResponse[language]
  const headings = firstResponseHeadings[language]
  const parts = (['do', 'doNot', 'tell'] as const).map((part) =>
    [headings[part], ...advice[part].map((line) => `・${line}`)].join('\n'),
  )
  return parts.join('\n\n')
}
