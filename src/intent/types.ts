/** A sign in the wording, with what it adds to liveness; the name is for tests and for whoever tunes the table. */
export type Sign = { readonly name: string; readonly pattern: RegExp; readonly weight: number }

/** The tables by which a language's messages are told apart: this happened, or somebody asks about such things. */
export type LivenessTables = {
  /** Wording that mentions a mishap without saying that it happened; cut out before anything is looked for. */
  readonly masks: readonly RegExp[]
  /** A sentence of its own by which what was put as a case has just happened; then nothing is masked. */
  readonly confesses: RegExp
  /** Read in one sentence, after masking. At least one `assertion` sign is needed for a live report. */
  readonly assertions: readonly Sign[]
  /** Read in one sentence, after masking; they strengthen an assertion. */
  readonly supports: readonly Sign[]
  /** Read in the whole message, unmasked; weights are negative. */
  readonly distance: readonly Sign[]
}

/** The tables by which a question after circumstances is told from a call for help after a mishap, sentence by sentence. */
export type AskingTables = {
  /** The sentence asks something. */
  readonly asks: RegExp
  /** It asks what to do now, whom to tell, whether to report; such a sentence is never taken for a question of knowledge. */
  readonly help: RegExp
  /** It asks of a duty towards the state, or of what counts; then nothing is concluded from it. */
  readonly duty: RegExp
  /** It asks for a rule, a permission, an amount, a term, the scheme, a way to prevent. */
  readonly knowledge: readonly RegExp[]
  /** Wording cut out before a mishap is looked for: losses of orders or time, fears, what is settled or another's. */
  readonly harmless: readonly RegExp[]
  /** The sentence tells that something went wrong; wide, since a leak that is missed is worse than a false alarm. */
  readonly mishap: readonly RegExp[]
}
