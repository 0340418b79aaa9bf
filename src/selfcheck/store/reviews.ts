import type { Connection } from '../../database/types.ts'
import type { Review } from '../types.ts'

export async function insertReview(connection: Connection, review: Review): Promise<void> {
  await connection.query(
    `insert into selfcheck_reviews (id, session_id, item_id, comment, reviewed_by, reviewed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [review.id, review.sessionId, review.itemId, review.comment, review.reviewedBy, review.reviewedAt],
  )
}

/** Marks an item's reviews as answered. */
export async function closeReviews(
  connection: Connection,
  sessionId: string,
  itemId: string,
  now: Date,
): Promise<void> {
  await connection.query(
    `update selfcheck_reviews set answered_at = $3
     where session_id = $1 and item_id = $2 and answered_at is null`,
    [sessionId, itemId, now],
  )
}

export async function findReview(connection: Connection, id: string): Promise<Review | undefined> {
  const { rows } = await connection.query<Review & Record<string, unknown>>(
    `select id, session_id as "sessionId", item_id as "itemId", comment, reviewed_by as "reviewedBy",
       reviewed_at as "reviewedAt" from selfcheck_reviews where id = $1`,
    [id],
  )
  return rows[0]
}
