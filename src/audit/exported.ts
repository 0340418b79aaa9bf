import { z } from 'zod'
import { parseJson } from '../common/json.ts'
import type { ChainLine } from './chain.ts'
import type { ChainCheck, Witness } from './types.ts'
import { createVerifier } from './verify.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Text = z.string().nullable()

/** A line of an export: the line as it is kept, the time in ISO 8601. */
const ExportedLine = z.object({
  form: z.union([z.literal(1), z.literal(2)]),
  sequence: z.number().int().min(1),
  at: z.iso.datetime().transform((at) => new Date(at)),
  actor: Text,
  action: z.string(),
  subject: Text,
  details: Text,
  salt: Text,
  commitment: Hash.nullable(),
  previousHash: Hash,
  hash: Hash,
})

/** The last line of an export: where the chain ended, so that an export that was cut off shows. */
const ExportedEnd = z.object({ end: z.object({ sequence: z.number().int().min(0), hash: Hash }) })

/** A line of the chain as a line of an export. */
export function toExported(line: ChainLine): string {
  const { form, sequence, at, actor, action, subject, details, salt, commitment, previousHash, hash } = line
  return JSON.stringify({
    form,
    sequence,
    at: at.toISOString(),
    actor,
    action,
    subject,
    details,
    salt,
    commitment,
    previousHash,
    hash,
  })
}

/** The line an export ends with. */
export function toExportedEnd(end: { readonly sequence: number; readonly hash: string }): string {
  return JSON.stringify({ end })
}

/** Checks an export without the database it came from. @param lines without the empty ones. */
export async function verifyExport(
  lines: AsyncIterable<string>,
  witnesses: readonly Witness[],
): Promise<ChainCheck> {
  const verifier = createVerifier(witnesses)
  let end: z.infer<typeof ExportedEnd>['end'] | undefined
  for await (const text of lines) {
    const data = parseJson(text)
    const ending = ExportedEnd.safeParse(data)
    const line = ExportedLine.safeParse(data)
    if (end !== undefined) verifier.takeUnreadable('there is more after the end of the export')
    else if (ending.success) end = ending.data.end
    else if (line.success) verifier.take(line.data)
    else verifier.takeUnreadable('the line is not a line of an export')
  }
  if (end === undefined) verifier.takeUnreadable('the export is cut off: its last line does not name the end')
  return verifier.end(end)
}
