import type { Database } from '../database/types.ts'
import type { Library } from './library.ts'
import { listSections } from './store.ts'
import type { Section } from './types.ts'

/** Reads sections, keeping those it has read until the library changes. */
export type SectionReader = (ids: readonly number[]) => Promise<Section[]>

/** Sections kept, about 3 kB each. */
const mostKept = 10_000

/** A reader over the database: a section that was read before costs nothing, in order as asked for. */
export function createSectionReader(database: Database, library: Library): SectionReader {
  let of = library.parts()
  let kept = new Map<number, Section>()

  return async (ids) => {
    if (library.parts() !== of || kept.size > mostKept) {
      of = library.parts()
      kept = new Map()
    }
    const missing = ids.filter((id) => !kept.has(id))
    const read = missing.length === 0 ? [] : await listSections(database, missing)
    const found = new Map(read.map((section) => [section.id, section]))
    const sections = ids.flatMap((id) => kept.get(id) ?? found.get(id) ?? [])
    for (const section of read) kept.set(section.id, section)
    return sections
  }
}
