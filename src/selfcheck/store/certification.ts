import type { Connection } from '../../database/types.ts'

/** The day the firm was certified. */
export async function findCertification(
  connection: Connection,
): Promise<{ certifiedOn: string } | undefined> {
  const { rows } = await connection.query<{ certifiedOn: string }>(
    'select certified_on as "certifiedOn" from selfcheck_certification',
  )
  return rows[0]
}

/** Sets the day in place of the one before. */
export async function setCertification(
  connection: Connection,
  certifiedOn: string,
  by: string,
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into selfcheck_certification (certified_on, set_by, set_at) values ($1, $2, $3)
     on conflict (single) do update set certified_on = excluded.certified_on, set_by = excluded.set_by,
       set_at = excluded.set_at`,
    [certifiedOn, by, now],
  )
}
