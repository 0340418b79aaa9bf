import type { Fields } from './types.ts'

/** An answer of `ok: false`: `error` is Slack's name for what is wrong, `more` goes into the answer besides. */
export class Refusal extends Error {
  readonly error: string
  readonly more: Fields

  constructor(error: string, more: Fields = {}) {
    super(error)
    this.name = 'Refusal'
    this.error = error
    this.more = more
  }
}
