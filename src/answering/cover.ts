import { findSensitive, type SensitiveKind } from '../common/sensitive.ts'

/** What opens something, or is nobody's business ever. */
export const secrets: ReadonlySet<SensitiveKind> = new Set(['secret', 'card', 'my-number'])

/** The text with what is sensitive in it covered by a ■ each: of these kinds, or of all. */
export function cover(text: string, kinds?: ReadonlySet<SensitiveKind>): string {
  return findSensitive(text)
    .filter(({ kind }) => kinds === undefined || kinds.has(kind))
    .reduceRight((covered, { start, end }) => `${covered.slice(0, start)}■${covered.slice(end)}`, text)
}
