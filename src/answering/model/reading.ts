import type { ModelFailure, ModelPiece } from '../../llm/types.ts'

/** How long a model is waited for, in milliseconds. */
export type ModelLimits = {
  /** Until the first sound sentence. */
  readonly firstMs: number
  /** For the whole answer. */
  readonly wholeMs: number
}

/** How reading what a model writes came out. */
export type Reading = {
  /**
   * `whole`: it ended by itself. `enough`: no more is wanted. `stopped`: the person stopped it. Else what went wrong;
   * `malformed`: it wrote without end.
   */
  readonly end: 'whole' | 'enough' | 'stopped' | 'slow' | 'malformed' | ModelFailure
  /** Everything it wrote that was looked at. */
  readonly text: string
  /** Tokens of all its calls; `undefined` where the model did not say. */
  readonly tokens: number | undefined
}

/** Characters, and pieces, that are read of one answer: an honest one has a tenth. */
const mostCharacters = 24_000
const mostPieces = 24_000

/**
 * Reads a model to its end, the person's stop, or a limit, whichever comes first; then nothing of it is waited for, also
 * where it does not heed the signal it was given.
 */
export async function readPieces(parts: {
  readonly pieces: (signal: AbortSignal) => AsyncIterable<ModelPiece>
  readonly read: (text: string) => 'go on' | 'enough'
  /** Whether there is a sentence to show; until then `firstMs` runs. */
  readonly hasSentence: () => boolean
  readonly limits: ModelLimits
  readonly stopped: AbortSignal | undefined
}): Promise<Reading> {
  const { limits, stopped } = parts
  const leaving = new AbortController()
  const over = createDeadline(limits, parts.hasSentence, stopped)
  let text = ''
  let tokens: number | undefined
  let pieces = 0
  const ended = (end: Reading['end']): Reading => ({ end, text, tokens })
  const iterator = parts.pieces(leaving.signal)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), over.promise])
      if (next === 'slow' || next === 'stopped') return ended(next)
      if (next.done === true) return ended('whole')
      const piece = next.value
      if (piece.kind === 'failed') return ended(piece.why)
      if (piece.kind === 'usage') {
        tokens = (tokens ?? 0) + piece.tokens
        continue
      }
      pieces += 1
      const taken = piece.text.slice(0, mostCharacters - text.length)
      text += taken
      if (parts.read(taken) === 'enough') return ended('enough')
      if (text.length >= mostCharacters || pieces >= mostPieces) return ended('malformed')
    }
  } finally {
    over.end()
    leaving.abort()
    // Not waited for: a model that hangs would hang the answer.
    iterator.return?.().catch(() => undefined)
  }
}

function createDeadline(
  limits: ModelLimits,
  hasSentence: () => boolean,
  stopped: AbortSignal | undefined,
): { readonly promise: Promise<'slow' | 'stopped'>; end(): void } {
  const { promise, resolve } = Promise.withResolvers<'slow' | 'stopped'>()
  const first = setTimeout(() => {
    if (!hasSentence()) resolve('slow')
  }, limits.firstMs)
  const whole = setTimeout(() => resolve('slow'), limits.wholeMs)
  const stop = () => resolve('stopped')
  stopped?.addEventListener('abort', stop, { once: true })
  if (stopped?.aborted === true) stop()
  return {
    promise,
    end() {
      clearTimeout(first)
      clearTimeout(whole)
      stopped?.removeEventListener('abort', stop)
    },
  }
}
