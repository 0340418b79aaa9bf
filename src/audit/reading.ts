import type { Connection } from '../database/types.ts'
import type { ChainLine } from './chain.ts'
import { toExported, toExportedEnd } from './exported.ts'
import { listLines, listWitnesses, readHead } from './store.ts'
import type { ChainCheck, Witness } from './types.ts'
import { createVerifier } from './verify.ts'

/**
 * Reads the whole chain, oldest first, and checks order, hashes, texts, redactions and its end, and that every end which
 * was told outside is in it: those the database remembers, and those handed in.
 */
export async function verifyChain(
  connection: Connection,
  witnesses: readonly Witness[] = [],
): Promise<ChainCheck> {
  const verifier = createVerifier([...witnesses, ...(await listWitnesses(connection))])
  // The end is read first: a line added meanwhile then comes after it, and is left for the next check.
  const head = await readHead(connection)
  for await (const line of readChain(connection, head.sequence)) verifier.take(line)
  return verifier.end(head)
}

/** The whole chain as lines of an export; the last one names its end. */
export async function* exportChain(connection: Connection): AsyncGenerator<string> {
  const head = await readHead(connection)
  for await (const line of readChain(connection, head.sequence)) yield toExported(line)
  yield toExportedEnd(head)
}

// In pieces: the embedded database has one connection, and others get their turn in between.
const linesAtOnce = 2_000

async function* readChain(connection: Connection, upTo: number): AsyncGenerator<ChainLine> {
  let after = 0
  while (after < upTo) {
    const lines = await listLines(connection, after, upTo, linesAtOnce)
    yield* lines
    const last = lines.at(-1)
    if (last === undefined) return
    after = last.sequence
  }
}
