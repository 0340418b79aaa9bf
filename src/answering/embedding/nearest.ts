import type { Database } from '../../database/types.ts'
import type { Audience } from '../types.ts'
import { comparesVectors, listEmbedded, listNearest, listVectors, type SectionVector } from './store.ts'

/** Whose vectors are compared, and how many of the nearest are wanted. */
export type WantedSections = {
  readonly language: SectionVector['language']
  readonly audience: Audience
  readonly limit: number
}

/** Finds sections by their vectors. */
export type Neighbours = {
  /** Takes over which sections have a vector now. */
  refresh(): Promise<void>
  /** The nearest sections that the audience may read, nearest first. */
  find(vector: Float32Array, wanted: WantedSections): Promise<readonly number[]>
}

/**
 * Sections whose vectors are compared in this process: of 1536 numbers, these take 120 MB, and about 50 ms a question in
 * which nothing else has its turn. Those beyond are found by their words alone; a server with pgvector takes all.
 */
const mostInMemory = 20_000
const vectorsARead = 100

/** By the database where it has pgvector; otherwise by comparing the question's with every vector, in this process. */
export async function openNeighbours(database: Database, model: string): Promise<Neighbours> {
  if (!(await comparesVectors(database))) return inMemory(database, model)
  return {
    refresh: async () => undefined,
    find: (vector, wanted) => listNearest(database, model, vector, wanted),
  }
}

type Held = Omit<SectionVector, 'vector'> & { readonly vector: Float32Array }

function inMemory(database: Database, model: string): Neighbours {
  const held = new Map<number, Held>()
  return {
    async refresh() {
      const stored = (await listEmbedded(database, model)).slice(0, mostInMemory)
      const standing = new Set(stored)
      for (const section of held.keys()) if (!standing.has(section)) held.delete(section)
      const missing = stored.filter((section) => !held.has(section))
      for (let at = 0; at < missing.length; at += vectorsARead) {
        const read = await listVectors(database, model, missing.slice(at, at + vectorsARead))
        for (const each of read) held.set(each.section, { ...each, vector: Float32Array.from(each.vector) })
      }
    },
    async find(vector, { language, audience, limit }) {
      const found: { section: number; likeness: number }[] = []
      for (const each of held.values()) {
        if (each.language !== language || each.vector.length !== vector.length) continue
        if (audience === 'everyone' && each.audience !== 'everyone') continue
        found.push({ section: each.section, likeness: product(each.vector, vector) })
      }
      found.sort((a, b) => b.likeness - a.likeness || a.section - b.section)
      return found.slice(0, limit).map(({ section }) => section)
    },
  }
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
