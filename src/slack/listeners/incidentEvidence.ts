import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { downloadFile } from '../download.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { followMessage } from '../views/incidentButtons.ts'

/** The queue of files that were handed in with a report, until they are hashed. */
const evidenceQueue = 'incident.evidence'

/** Bytes of a file that is hashed; larger ones go to a responder by hand. */
const mostBytes = 100 * 1024 * 1024

const Data = z.object({ incident: z.string(), file: z.string(), reporter: z.string() })

const Info = z.object({ file: z.object({ name: z.string().nullish() }).default({}) })

/** Has the files of a report hashed and noted in the caller's transaction. Never for a report without a name. */
export async function enqueueEvidence(
  parts: IncidentParts,
  transaction: Connection,
  incident: string,
  reporter: string,
  files: readonly { readonly id: string }[],
): Promise<void> {
  for (const { id: file } of files) {
    await parts.jobs.enqueue(transaction, {
      queue: evidenceQueue,
      key: `${incident}:${file}`,
      runAt: parts.clock.now(),
      data: { incident, file, reporter },
    })
  }
}

/** Notes each file with what it hashes to; the reporter is told of one that could not be opened. */
export function registerEvidence(jobs: Jobs, parts: IncidentParts): void {
  jobs.handle(evidenceQueue, async (data) => note(parts, Data.parse(data)))
}

async function note(parts: IncidentParts, { incident, file, reporter }: z.infer<typeof Data>): Promise<void> {
  const by = { userId: reporter, roles: new Set<string>() }
  const found = await downloadFile(parts.interactive, file, mostBytes)
  if (!('kind' in found)) {
    const sha256 = createHash('sha256').update(found).digest('hex')
    const name = await nameOf(parts, file)
    await parts.incidents.addEvidence(incident, by, { fileId: file, name, bytes: found.byteLength, sha256 })
    return
  }
  const followed = await parts.incidents.follow(incident, by)
  if (followed === undefined) return
  const { reporterLanguage, number } = followed.incident
  const words = sentences[reporterLanguage].incidentReporting.evidence
  const sentence = found.kind === 'too-large' ? words.tooLarge : words.gone
  const name = await nameOf(parts, file)
  await parts.outbox.enqueue(parts.database, {
    kind: 'post',
    key: `incident:${incident}:evidence:${file}`,
    channel: reporter,
    ...followMessage(sentence(name, number), incident, reporterLanguage),
  })
  parts.outbox.wake()
}

async function nameOf(parts: IncidentParts, file: string): Promise<string> {
  try {
    const { name } = Info.parse(await parts.interactive.files.info({ file })).file
    // A name may hold marks that hide or turn letters.
    return (name ?? file).replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200)
  } catch (error) {
    parts.log.warn('the name of a file could not be looked up', { file, error })
    return file
  }
}
