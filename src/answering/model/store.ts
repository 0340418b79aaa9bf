import type { Connection } from '../../database/types.ts'

/** What was decided about sending texts to a destination; `agreed` is `null` while nobody has decided. */
export type StoredConsent = {
  readonly agreed: boolean | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** What was decided about a destination; `undefined` where it was never asked. */
export async function findConsent(
  connection: Connection,
  destination: string,
): Promise<StoredConsent | undefined> {
  const { rows } = await connection.query<StoredConsent>(
    `select agreed, decided_by as "decidedBy", decided_at as "decidedAt" from model_consents where destination = $1`,
    [destination],
  )
  return rows[0]
}

/** Notes that consent was asked for; `false` where it was before. */
export async function insertConsent(
  transaction: Connection,
  destination: string,
  askedAt: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'insert into model_consents (destination, asked_at) values ($1, $2) on conflict (destination) do nothing',
    [destination, askedAt],
  )
  return rowCount === 1
}

/** Writes a decision; `false` where it stands so already, or was never asked for. */
export async function updateConsent(
  transaction: Connection,
  destination: string,
  decision: { readonly agreed: boolean; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update model_consents set agreed = $2, decided_by = $3, decided_at = $4
     where destination = $1 and agreed is distinct from $2`,
    [destination, decision.agreed, decision.by, decision.at],
  )
  return rowCount === 1
}

/** Tokens used on a day, YYYY-MM-DD. */
export async function getTokens(connection: Connection, day: string): Promise<number> {
  const { rows } = await connection.query<{ tokens: number }>('select tokens from model_use where day = $1', [
    day,
  ])
  return rows[0]?.tokens ?? 0
}

/** Adds what one answer used. */
export async function addTokens(connection: Connection, day: string, tokens: number): Promise<void> {
  await connection.query(
    `insert into model_use (day, tokens, answers) values ($1, $2, 1)
     on conflict (day) do update set tokens = model_use.tokens + excluded.tokens, answers = model_use.answers + 1`,
    [day, tokens],
  )
}

/** Notes that the officer is told of a day's spent budget; `false` where that was done. */
export async function markTold(transaction: Connection, day: string, at: Date): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `insert into model_use (day, told_at) values ($1, $2)
     on conflict (day) do update set told_at = excluded.told_at where model_use.told_at is null`,
    [day, at],
  )
  return rowCount === 1
}
