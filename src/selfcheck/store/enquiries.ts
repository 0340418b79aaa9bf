import type { Connection, Row } from '../../database/types.ts'
import type { Enquiry } from '../types.ts'

type EnquiryRow = Row & {
  id: string
  session_id: string
  item_id: string
  asked_by: string
  asked_user: string
  asked_at: Date
  option_id: string | null
  comment: string
  answered_at: Date | null
}

/** Keeps an enquiry; `false` where the same item waits for the same colleague already. */
export async function insertEnquiry(connection: Connection, enquiry: Enquiry): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into selfcheck_enquiries (id, session_id, item_id, asked_by, asked_user, asked_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (session_id, item_id, asked_user) where answered_at is null do nothing`,
    [enquiry.id, enquiry.sessionId, enquiry.itemId, enquiry.askedBy, enquiry.askedUser, enquiry.askedAt],
  )
  return rowCount === 1
}

/** The enquiry, its row locked until the transaction ends. */
export async function lockEnquiry(transaction: Connection, id: string): Promise<Enquiry | undefined> {
  const { rows } = await transaction.query<EnquiryRow>(
    'select * from selfcheck_enquiries where id = $1 for update',
    [id],
  )
  return rows[0] && toEnquiry(rows[0])
}

export async function findEnquiry(connection: Connection, id: string): Promise<Enquiry | undefined> {
  const { rows } = await connection.query<EnquiryRow>('select * from selfcheck_enquiries where id = $1', [id])
  return rows[0] && toEnquiry(rows[0])
}

/** The enquiries of some sessions, oldest first. */
export async function listEnquiries(
  connection: Connection,
  sessionIds: readonly string[],
): Promise<Enquiry[]> {
  const { rows } = await connection.query<EnquiryRow>(
    'select * from selfcheck_enquiries where session_id = any($1) order by asked_at, id',
    [sessionIds],
  )
  return rows.map(toEnquiry)
}

export async function closeEnquiry(
  connection: Connection,
  id: string,
  answer: { readonly optionId: string; readonly comment: string; readonly answeredAt: Date },
): Promise<void> {
  await connection.query(
    'update selfcheck_enquiries set option_id = $2, comment = $3, answered_at = $4 where id = $1',
    [id, answer.optionId, answer.comment, answer.answeredAt],
  )
}

function toEnquiry(row: EnquiryRow): Enquiry {
  return {
    id: row.id,
    sessionId: row.session_id,
    itemId: row.item_id,
    askedBy: row.asked_by,
    askedUser: row.asked_user,
    askedAt: row.asked_at,
    optionId: row.option_id,
    comment: row.comment,
    answeredAt: row.answered_at,
  }
}
