import type { Connection } from '../../database/types.ts'
import { listSections } from '../store.ts'
import type { Section } from '../types.ts'
import type { KeptAnswer, Rating, RatingReason, RemovedAnswer } from './types.ts'
import { isUnanswered } from './unanswered.ts'

/** A citation as it is kept: where it stood, and the state of the document and the section then. */
export type KeptCitation = {
  readonly document: string
  readonly documentHash: string
  readonly heading: string
  readonly sectionHash: string
}

/**
 * Keeps an answer; one to the same message before is replaced, with all that hung on it. In a transaction.
 *
 * @param citations each section once.
 */
export async function upsertAnswer(
  transaction: Connection,
  kept: KeptAnswer,
  citations: readonly KeptCitation[],
): Promise<void> {
  if (!(await insertAnswer(transaction, kept))) {
    await transaction.query('delete from answers where id = $1', [kept.id])
    await insertAnswer(transaction, kept)
  }
  if (citations.length === 0) return
  await transaction.query(
    `insert into answer_citations (answer, position, document, document_hash, heading, section_hash)
     select $1, position, document, document_hash, heading, section_hash
       from unnest($2::text[], $3::text[], $4::text[], $5::text[])
            with ordinality as given (document, document_hash, heading, section_hash, position)`,
    [
      kept.id,
      citations.map(({ document }) => document),
      citations.map(({ documentHash }) => documentHash),
      citations.map(({ heading }) => heading),
      citations.map(({ sectionHash }) => sectionHash),
    ],
  )
}

// `false` where an answer with this id is there.
async function insertAnswer(transaction: Connection, kept: KeptAnswer): Promise<boolean> {
  const { answer } = kept
  const { rowCount } = await transaction.query(
    `insert into answers
       (id, asked_by, channel, revision, question, context, language, answer, audience, is_private, is_gap, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing`,
    [
      kept.id,
      kept.askedBy,
      kept.channel,
      kept.revision,
      kept.question,
      kept.context,
      answer.language,
      JSON.stringify(answer),
      kept.audience,
      kept.isPrivate,
      isUnanswered(kept),
      kept.askedAt,
    ],
  )
  return rowCount === 1
}

const selectAnswer = `select id, asked_by as "askedBy", channel, revision, question, context, answer, audience,
  is_private as "isPrivate", asked_at as "askedAt" from answers`

/** The answer with this id. */
export async function findAnswer(connection: Connection, id: string): Promise<KeptAnswer | undefined> {
  const { rows } = await connection.query<KeptAnswer>(`${selectAnswer} where id = $1`, [id])
  return rows[0]
}

/** The answer with this id, and those whose ids continue it: the same in another language. */
export async function listAnswersUnder(connection: Connection, id: string): Promise<KeptAnswer[]> {
  const { rows } = await connection.query<KeptAnswer>(
    `${selectAnswer} where id = $1 or left(id, length($1) + 1) = $1 || ':'`,
    [id],
  )
  return rows
}

/** Forgets one answer. @returns whether there was one. */
export async function deleteAnswer(connection: Connection, id: string): Promise<boolean> {
  const { rowCount } = await connection.query('delete from answers where id = $1', [id])
  return rowCount > 0
}

/** How many answers to this person are kept. */
export async function countAnswersOf(connection: Connection, askedBy: string): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    'select count(*) as count from answers where asked_by = $1',
    [askedBy],
  )
  return rows[0]?.count ?? 0
}

/** Forgets what this person asked, and what they said of answers. */
export async function deleteAnswersOf(transaction: Connection, askedBy: string): Promise<RemovedAnswer[]> {
  await transaction.query('delete from answer_ratings where person = $1', [askedBy])
  const { rows } = await transaction.query<RemovedAnswer>(
    'delete from answers where asked_by = $1 returning id, language',
    [askedBy],
  )
  return rows
}

/** Forgets answers given before then. @returns how many. */
export async function deleteAnswersBefore(connection: Connection, before: Date): Promise<number> {
  const { rowCount } = await connection.query('delete from answers where asked_at < $1', [before])
  return rowCount
}

/** Notes what a person says of an answer, in place of what they said before; the same without a reason keeps theirs. */
export async function upsertRating(
  connection: Connection,
  rated: {
    readonly answer: string
    readonly person: string
    readonly rating: Rating
    readonly reason?: RatingReason
    readonly comment?: string
  },
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into answer_ratings (answer, person, rating, reason, comment, rated_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (answer, person) do update
       set rating = $3, rated_at = $6,
         reason = case when $4::text is null and answer_ratings.rating = $3 then answer_ratings.reason else $4 end,
         comment = case when $4::text is null and answer_ratings.rating = $3 then answer_ratings.comment else $5 end`,
    [rated.answer, rated.person, rated.rating, rated.reason ?? null, rated.comment ?? '', now],
  )
}

/** What an answer keeps of these sections, in the order given, and their text; those that are gone are left out. */
export async function listStanding(
  connection: Connection,
  sectionIds: readonly number[],
): Promise<(Omit<KeptCitation, 'sectionHash'> & { readonly text: string })[]> {
  if (sectionIds.length === 0) return []
  const { rows } = await connection.query<Omit<KeptCitation, 'sectionHash'> & { text: string }>(
    `select s.document, d.content_hash as "documentHash", s.heading, s.text
       from unnest($1::bigint[]) with ordinality as given (id, place)
       join sections s on s.id = given.id join documents d on d.path = s.document order by given.place`,
    [sectionIds],
  )
  return rows
}

/** A section with the state of its document. */
export type StandingSection = Section & { readonly documentHash: string }

/** The sections of these documents, in the documents' order. */
export async function listSectionsOf(
  connection: Connection,
  documents: readonly string[],
): Promise<StandingSection[]> {
  if (documents.length === 0) return []
  const { rows } = await connection.query<{ id: number; documentHash: string }>(
    `select s.id, d.content_hash as "documentHash" from sections s join documents d on d.path = s.document
     where d.path = any($1::text[]) order by s.document, s.position`,
    [documents],
  )
  const hashes = new Map(rows.map(({ id, documentHash }) => [id, documentHash]))
  const sections = await listSections(connection, [...hashes.keys()])
  return sections.map((section) => ({ ...section, documentHash: hashes.get(section.id) ?? '' }))
}
