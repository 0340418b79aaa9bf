import { createHash } from 'node:crypto'
import type { Connection } from '../../database/types.ts'
import type { Checklist } from '../types.ts'

/** Keeps a copy of the checklist and returns its digest; harmless when it is kept already. */
export async function pinChecklist(connection: Connection, checklist: Checklist): Promise<string> {
  const content = JSON.stringify(checklist)
  const digest = createHash('sha256').update(content).digest('hex')
  await connection.query(
    `insert into selfcheck_checklists (digest, id, version, content) values ($1, $2, $3, $4)
     on conflict (digest) do nothing`,
    [digest, checklist.id, checklist.version, content],
  )
  return digest
}
