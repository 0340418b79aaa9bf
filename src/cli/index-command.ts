import type { Answering } from '../answering/index.ts'
import type { SourceDocument } from '../answering/types.ts'
import { type CommandStreams, type ExitCode, readJsonOption } from './lines.ts'

export const indexUsage = 'mamori index [--json]   brings the index up to date with the documents'

/** What `mamori index` stands on. */
export type IndexParts = {
  readonly answering: Pick<Answering, 'indexDocuments'>
  readonly loadDocuments: () => Promise<readonly SourceDocument[]>
}

/**
 * `mamori index`: makes the stored documents equal to the files and says what changed.
 *
 * @param open gives what it stands on; not called on bad usage.
 * @returns 0 when it did, 2 on bad usage. A document that cannot be read is thrown as DataError, and nothing changed.
 */
export async function runIndex(
  open: () => Promise<IndexParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readJsonOption(commandArguments)
  if (typeof options === 'string') {
    streams.errors.write(`${options}\n${indexUsage}\n`)
    return 2
  }
  const { answering, loadDocuments } = await open()
  const documents = await loadDocuments()
  const report = await answering.indexDocuments(documents, (done) => {
    if (done > 0) streams.errors.write(`indexed ${done}\n`)
  })
  const lines = Object.entries({ documents: documents.length, ...report }).map(
    ([name, count]) => `${name.padEnd(10)}${String(count).padStart(7)}`,
  )
  streams.output.write(
    options.json
      ? `${JSON.stringify({ documents: documents.length, ...report })}\n`
      : `${lines.join('\n')}\n`,
  )
  return 0
}
