import type { Database } from '../database/types.ts'
import type { Library } from './library.ts'
import type { SectionReader } from './shelf.ts'
import { listComparisons } from './store.ts'
import type { Audience, Section } from './types.ts'

/** A rule of the company's own beside what the scheme or common practice says on the same thing. */
export type Pair = {
  readonly company: Section
  readonly other: Section
  readonly stricter: 'company' | 'other' | 'same'
}

/** Finds the pairs that sections are half of, in the order of the sections, as far as the audience may read both. */
export type PairFinder = (sections: readonly Section[], audience: Audience) => Promise<Pair[]>

/**
 * A finder that keeps which sections are pairs until the library changes: there are few, and to ask the database at every
 * question was a quarter of what an answer cost.
 */
export function createPairFinder(
  database: Database,
  library: Library,
  readSections: SectionReader,
): PairFinder {
  let of = library.parts()
  let kept: ReturnType<typeof listComparisons> | undefined

  return async (sections, audience) => {
    if (library.parts() !== of) {
      of = library.parts()
      kept = undefined
    }
    kept ??= listComparisons(database).catch((error: unknown) => {
      kept = undefined
      throw error
    })
    const ids = sections.map(({ id }) => id)
    const place = ({ company, other }: { readonly company: number; readonly other: number }) =>
      Math.min(
        ...[company, other].map((id) => (ids.includes(id) ? ids.indexOf(id) : Number.POSITIVE_INFINITY)),
      )
    const found = (await kept).filter((pair) => Number.isFinite(place(pair)))
    found.sort((a, b) => place(a) - place(b) || a.company - b.company)
    const halves = [...new Set(found.flatMap(({ company, other }) => [company, other]))]
    const byId = new Map((await readSections(halves)).map((section) => [section.id, section]))
    return found.flatMap(({ company, other, stricter }) => {
      const own = byId.get(company)
      const general = byId.get(other)
      if (own === undefined || general === undefined) return []
      const mayRead = audience === 'employees' || [own, general].every((half) => half.audience === 'everyone')
      return mayRead ? [{ company: own, other: general, stricter }] : []
    })
  }
}

/** The sections with, after each, the other half of its pair; none twice. */
export function withPairs(sections: readonly Section[], pairs: readonly Pair[]): Section[] {
  const all = sections.flatMap((section) => {
    const pair = pairOf(section, pairs)
    return pair === undefined
      ? [section]
      : [section, pair.company.id === section.id ? pair.other : pair.company]
  })
  return [...new Map(all.map((section) => [section.id, section])).values()]
}

/** The pair that a section is half of; `undefined` where there is none. */
export function pairOf(section: Section, pairs: readonly Pair[]): Pair | undefined {
  return pairs.find(({ company, other }) => company.id === section.id || other.id === section.id)
}
