import type { ExtractFault, FaultKind } from './types.ts'

/** Thrown while a file is read, and caught where the reading began: the file is at fault, not the program. */
export class UnreadableFile extends Error {
  readonly fault: ExtractFault
  constructor(kind: FaultKind, detail = '', options?: ErrorOptions) {
    super(`the file cannot be read: ${kind} ${detail}`.trim(), options)
    this.name = 'UnreadableFile'
    this.fault = { kind, detail }
  }
}
