import type { Connection } from '../../database/types.ts'
import type { KeptAnswer } from '../kept/types.ts'

/** A citation of an answer whose document is no longer in the state it was cited in; `documentHash` is the present one. */
export type MovedCitation = {
  readonly answer: KeptAnswer
  readonly position: number
  readonly document: string
  readonly documentHash: string | undefined
  readonly heading: string
  readonly sectionHash: string
}

/** Citations of documents that changed since, or are gone, of which the asker was not told; at most `limit`. */
export async function listMoved(connection: Connection, limit: number): Promise<MovedCitation[]> {
  const { rows } = await connection.query<
    Omit<MovedCitation, 'answer' | 'documentHash'> &
      Omit<KeptAnswer, 'id'> & { id: string; documentHash: string | null }
  >(
    `select c.position, c.document, d.content_hash as "documentHash", c.heading, c.section_hash as "sectionHash",
       a.id, a.asked_by as "askedBy", a.channel, a.revision, a.question, a.context, a.answer, a.audience,
       a.is_private as "isPrivate", a.asked_at as "askedAt"
     from answer_citations c join answers a on a.id = c.answer left join documents d on d.path = c.document
     where c.told_at is null and d.content_hash is distinct from c.document_hash
     order by a.asked_at, a.id, c.position limit $1`,
    [limit],
  )
  return rows.map(({ position, document, documentHash, heading, sectionHash, ...answer }) => {
    return { answer, position, document, documentHash: documentHash ?? undefined, heading, sectionHash }
  })
}

/** Notes that the section of a citation stands unchanged in the present state of its document. */
export async function renewCitation(connection: Connection, moved: MovedCitation): Promise<void> {
  await connection.query(
    'update answer_citations set document_hash = $3 where answer = $1 and position = $2',
    [moved.answer.id, moved.position, moved.documentHash ?? ''],
  )
}

/** Notes that the asker was told. @returns `false` where they were told before, or took their question back. */
export async function markTold(
  transaction: Connection,
  citation: Pick<MovedCitation, 'position'> & { readonly answer: Pick<KeptAnswer, 'id'> },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'update answer_citations set told_at = $3 where answer = $1 and position = $2 and told_at is null',
    [citation.answer.id, citation.position, now],
  )
  return rowCount > 0
}

/** Notes that an answer was wrong, and what is right. `false` where it is no longer kept. */
export async function upsertError(
  connection: Connection,
  error: { readonly answer: string; readonly text: string; readonly by: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into answer_errors (answer, text, by, at) select id, $2, $3, $4 from answers where id = $1
     on conflict (answer) do update set text = $2, by = $3, at = $4`,
    [error.answer, error.text, error.by, now],
  )
  return rowCount > 0
}

/** What was found wrong with an answer. */
export async function findError(
  connection: Connection,
  answer: string,
): Promise<{ text: string; at: Date } | undefined> {
  const { rows } = await connection.query<{ text: string; at: Date }>(
    'select text, at from answer_errors where answer = $1',
    [answer],
  )
  return rows[0]
}

/** This answer, and those in the same words that others got; a refusal says the same to questions on anything. */
export async function listSameAnswers(connection: Connection, id: string): Promise<KeptAnswer[]> {
  const { rows } = await connection.query<KeptAnswer>(
    `select a.id, a.asked_by as "askedBy", a.channel, a.revision, a.question, a.context, a.answer, a.audience,
       a.is_private as "isPrivate", a.asked_at as "askedAt"
     from answers wrong join answers a on a.answer ->> 'text' = wrong.answer ->> 'text'
     where wrong.id = $1 and (a.id = wrong.id or a.answer ->> 'kind' = 'answered') order by a.asked_at, a.id`,
    [id],
  )
  return rows
}

/** What was last found wrong with this answer, or with one in the same words. */
export async function findErrorOf(connection: Connection, id: string): Promise<string | undefined> {
  const { rows } = await connection.query<{ text: string }>(
    `select e.text from answer_errors e join answers wrong on wrong.id = e.answer
       join answers a on a.answer ->> 'text' = wrong.answer ->> 'text'
     where a.id = $1 and (a.id = wrong.id or a.answer ->> 'kind' = 'answered') order by e.at desc limit 1`,
    [id],
  )
  return rows[0]?.text
}
