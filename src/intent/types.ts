/** A sign in the wording, with what it adds to liveness; the name is for tests and for whoever tunes the table. */
export type Sign = { readonly name: string; readonly pattern: RegExp; readonly weight: number }

/** The tables by which a language's messages are told apart: this happened, or somebody asks about such things. */
export type LivenessTables = {
  /** Wording that mentions a mishap without saying that it happened; cut out before anything is looked for. */
  readonly masks: readonly RegExp[]
  /** Read in one sentence, after masking. At least one `assertion` sign is needed for a live report. */
  readonly assertions: readonly Sign[]
  /** Read in one sentence, after masking; they strengthen an assertion. */
  readonly supports: readonly Sign[]
  /** Read in the whole message, unmasked; weights are negative. */
  readonly distance: readonly Sign[]
}
