/**
 * Sections found by what they mean, as an embedding model sees it, beside those found by their words.
 *
 * Optional and never waited for: vectors are made in the background, and a model that is late or gone costs a question
 * nothing but this help. Invariant: only sections of documents that may leave have a vector, no text leaves before the
 * officer agreed, and none that reads like an incident leaves at all.
 */
import type { Clock } from '../../common/clock.ts'
import type { Log } from '../../common/log.ts'
import type { Database } from '../../database/types.ts'
import type { Embedder } from '../../llm/types.ts'
import { estimateTokens, type ModelUse } from '../model/use.ts'
import { type Neighbours, openNeighbours, type WantedSections } from './nearest.ts'
import { questionToSend } from './sentText.ts'
import { embedSections } from './vectors.ts'

export type EmbeddingParts = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly embedder: Embedder
  readonly use: Pick<ModelUse, 'getConsent' | 'isSpent' | 'spend'>
  /** Whether a text may leave at all: not one that reads like an incident. */
  readonly maySend: (text: string) => boolean
  /** How much the order by vectors counts beside the order by words. */
  readonly weight: number
}

export type Embedding = {
  readonly weight: number
  /**
   * The sections nearest to a question in meaning, nearest first. Empty where there are none, nobody agreed, the question
   * stays inside, or the model took too long. Never throws for what the model does.
   */
  findSimilar(
    question: {
      readonly text: string
      readonly context: string | undefined
      /** The whole message it was read from, where there is one. */
      readonly asWritten?: string
    },
    wanted: Omit<WantedSections, 'limit'>,
  ): Promise<readonly number[]>
  /**
   * Has the vectors brought up to date with the documents, in the background. Call it often: where nothing changed it
   * costs nothing.
   *
   * @param state another object after each change of the documents.
   */
  keepUp(state: unknown): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  /** Gives up what is under way. */
  close(): Promise<void>
}

/** Milliseconds a question waits for its vector. */
const patienceMs = 300
/** Milliseconds in which a model that failed, or was too slow, is not asked again. */
const restMs = 30_000
/** Milliseconds after which vectors that could not be made are tried again. */
const againMs = 60_000
/** Sections found by meaning that are read beside those found by their words. */
const mostSimilar = 10

/** Embeddings over a database that was migrated; without a vector until the first `keepUp` is through. */
export function createEmbedding(parts: EmbeddingParts): Embedding {
  const { database, embedder, log } = parts
  const closing = new AbortController()
  let neighbours: Neighbours | undefined
  let running: Promise<void> | undefined
  /** The states of the documents: whose vectors were read, whose were all made, and the one that was tried last. */
  let taken: unknown
  let done: unknown
  let tried: unknown
  let triedAtMs = 0
  let restsUntilMs = 0

  async function mayAsk(): Promise<boolean> {
    return (await parts.use.getConsent()).kind === 'agreed' && !(await parts.use.isSpent())
  }

  async function bringUpToDate(state: unknown): Promise<void> {
    try {
      neighbours ??= await openNeighbours(database, embedder.destination)
      // What was made before is of use at once.
      if (taken !== state) await neighbours.refresh()
      taken = state
      // Asked again at the next call: once the officer agrees, nobody should have to wait.
      if (!(await mayAsk())) {
        tried = undefined
        return
      }
      const { isWhole, ...made } = await embedSections({
        ...parts,
        mayAsk,
        spend: parts.use.spend,
        signal: closing.signal,
      })
      await neighbours.refresh()
      if (made.sections > 0) log.info('sections have their vectors', made)
      if (isWhole) done = state
    } catch (error) {
      if (!closing.signal.aborted) log.warn('vectors of sections could not be made', { error })
    }
  }

  async function nearest(text: string, wanted: Omit<WantedSections, 'limit'>): Promise<readonly number[]> {
    if (neighbours === undefined || !(await mayAsk())) return []
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)])
    const { vectors, tokens } = await embedder.embed([text], signal)
    await parts.use.spend(tokens ?? estimateTokens(text.length))
    const [vector] = vectors
    return vector === undefined ? [] : await neighbours.find(vector, { ...wanted, limit: mostSimilar })
  }

  return {
    weight: parts.weight,

    async findSimilar(question, wanted) {
      const { text, context = '', asWritten = '' } = question
      if (performance.now() < restsUntilMs || ![text, context, asWritten].every(parts.maySend)) return []
      try {
        return await within(patienceMs, nearest(questionToSend(question), wanted))
      } catch (error) {
        restsUntilMs = performance.now() + restMs
        log.info('sections were not looked for by meaning', { error })
        return []
      }
    },

    keepUp(state) {
      const isNew = state !== tried || performance.now() >= triedAtMs + againMs
      if (running !== undefined || state === done || !isNew) return
      tried = state
      triedAtMs = performance.now()
      running = bringUpToDate(state).finally(() => {
        running = undefined
      })
    },

    async settled() {
      await running
    },

    async close() {
      closing.abort()
      await running
    },
  }
}

// A model that does not heed its signal is not waited for either.
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`not within ${ms} ms`)), ms)
  work.catch(() => undefined)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
