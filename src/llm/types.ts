/** What a model is asked: instructions, what is to be answered, and a way to look further. */
export type ModelRequest = {
  /** What the model is told to do; nothing a person or a document wrote. */
  readonly instructions: string
  /** The question with the grounds found so far. */
  readonly task: string
  /** What the model is told about `search`. */
  readonly searchPurpose?: string
  /** Looks for further grounds, as text for the model; called at most twice a request. Without it there is no search. */
  search?(query: string): Promise<string>
  /** Aborted when nobody waits any longer: the request ends at once. */
  readonly signal: AbortSignal
}

/** Why a model gave no whole answer: over its rate, not reached or refusing, not a word, or gone after it had begun. */
export type ModelFailure = 'rate' | 'down' | 'empty' | 'cut-off'

/**
 * What a model gives, as it comes. `text` is a piece of what it writes, of any length. `usage` counts a call's tokens, where
 * the model says them. `failed` is the last piece, and the only way a failure shows; after an abort nothing more comes.
 */
export type ModelPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'usage'; readonly tokens: number }
  | { readonly kind: 'failed'; readonly why: ModelFailure }

/** A model that answers questions. It is believed in nothing: whoever asks checks what it writes. */
export type Model = {
  /** Where texts go when it is asked: its address and name. Shown to whoever agrees to that. */
  readonly destination: string
  compose(request: ModelRequest): AsyncIterable<ModelPiece>
}

/** A model that turns texts into vectors: texts that mean the like have vectors that point the like way. */
export type Embedder = {
  /** Where texts go: its name and address. Vectors of two destinations cannot be compared. */
  readonly destination: string
  /** @throws ExternalError when the model cannot be reached, refuses, or gives something else; never with what was sent. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedded>
}

export type Embedded = {
  /** One a text, in the order given, each of length 1. */
  readonly vectors: readonly Float32Array[]
  /** What the call took; `undefined` where the model does not say. */
  readonly tokens: number | undefined
}

/** A model that is tried out: `answers` composes them, `search` turns texts into vectors. */
export type ExaminedModel = {
  readonly use: 'answers' | 'search'
  readonly name: string
  /** Ends without `/`. */
  readonly baseUrl: string
  /** Milliseconds until it must have begun. */
  readonly timeoutMs: number
}

/**
 * How a model that is tried out answers. `ms` is milliseconds until it began; `code` is what the system says, such as
 * `ECONNREFUSED`; `nothing-there` is an address at which nobody knows the protocol; `busy` is over its rate or quota.
 */
export type ModelOutcome =
  | { readonly kind: 'answers'; readonly ms: number }
  | { readonly kind: 'slow' | 'refused' | 'unknown-model' | 'nothing-there' | 'busy' }
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'failed'; readonly status: number | null }
