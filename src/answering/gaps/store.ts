import type { Language } from '../../common/language.ts'
import type { Connection } from '../../database/types.ts'
import type { RatingReason } from '../kept/types.ts'
import type { Gap, GapDraft, GapQuestion, GapState } from './types.ts'

/** A question that belongs to no gap yet. */
export type LooseQuestion = { readonly id: string; readonly text: string; readonly language: Language }

// A question nobody answered well, and nobody else's business it is not.
const isOpenQuestion = `not a.is_private and (a.is_gap
  or exists (select 1 from answer_ratings r where r.answer = a.id and r.rating = 'wrong'))`

/** Questions without a good answer that belong to no gap, oldest first, at most `limit`. */
export async function listLoose(connection: Connection, limit: number): Promise<LooseQuestion[]> {
  const { rows } = await connection.query<LooseQuestion>(
    `select a.id, a.question as text, a.language from answers a
     where ${isOpenQuestion} and not exists (select 1 from gap_questions q where q.answer = a.id)
     order by a.asked_at, a.id limit $1`,
    [limit],
  )
  return rows
}

/** The gaps in these states, the longest open first. */
export async function listGaps(connection: Connection, states: readonly GapState[]): Promise<Gap[]> {
  const { rows } = await connection.query<StoredGap>(
    `${selectGap} where g.state = any($1::text[]) order by g.opened_at, g.id`,
    [states],
  )
  return rows.map(toGap)
}

/** The gap with this id. */
export async function findGap(connection: Connection, id: string): Promise<Gap | undefined> {
  const { rows } = await connection.query<StoredGap>(`${selectGap} where g.id = $1`, [id])
  return rows.map(toGap)[0]
}

/** The questions of these gaps by gap, oldest first. */
export async function listQuestions(
  connection: Connection,
  gaps: readonly string[],
): Promise<(GapQuestion & { readonly gap: string })[]> {
  const { rows } = await connection.query<
    Omit<GapQuestion, 'reasons' | 'comments' | 'owners'> & {
      gap: string
      reasons: RatingReason[] | null
      comments: string[] | null
      owners: string[] | null
    }
  >(
    `select q.gap, a.id as answer, a.asked_by as "askedBy", a.question as text, a.audience, a.language,
       a.is_gap as "isUnanswered",
       array_agg(r.reason) filter (where r.reason is not null) as reasons,
       array_agg(r.comment) filter (where r.comment <> '') as comments,
       (select array_agg(distinct d.owner order by d.owner) from answer_citations c
          join documents d on d.path = c.document where c.answer = a.id) as owners
     from gap_questions q join answers a on a.id = q.answer
     left join answer_ratings r on r.answer = a.id and r.rating = 'wrong'
     where q.gap = any($1::text[]) group by q.gap, a.id order by a.asked_at, a.id`,
    [gaps],
  )
  return rows.map(({ reasons, comments, owners, ...row }) => ({
    ...row,
    reasons: reasons ?? [],
    comments: comments ?? [],
    owners: owners ?? [],
  }))
}

/** Who answers for documents of which an answer was called wrong, each once, as the documents say it. */
export async function listOwnersCalledWrong(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ owner: string }>(
    `select distinct d.owner from answer_ratings r join answer_citations c on c.answer = r.answer
       join documents d on d.path = c.document where r.rating = 'wrong' order by d.owner`,
  )
  return rows.map(({ owner }) => owner)
}

/** Opens a gap. */
export async function insertGap(
  connection: Connection,
  gap: Pick<Gap, 'id' | 'language'>,
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into gaps (id, state, language, opened_at, changed_at) values ($1, 'open', $2, $3, $3)`,
    [gap.id, gap.language, now],
  )
}

/** Puts questions to a gap; one that was taken back meanwhile, or belongs to a gap by now, is left where it is. */
export async function insertQuestions(
  connection: Connection,
  gap: string,
  answers: readonly string[],
): Promise<void> {
  await connection.query(
    `insert into gap_questions (gap, answer) select $1, id from answers where id = any($2::text[])
     on conflict do nothing`,
    [gap, answers],
  )
}

/**
 * Moves a gap from one of the states given to another, with what belongs to it. Of two who do it together one succeeds.
 *
 * @returns the gap as it is then; `undefined` where it stood in none of them, or at another version.
 */
export async function moveGap(
  connection: Connection,
  id: string,
  from: { readonly states: readonly GapState[]; readonly version?: number },
  to: {
    readonly state: GapState
    readonly draft?: GapDraft
    readonly author?: string
    readonly remark?: string
    readonly decidedBy?: string
  },
  now: Date,
): Promise<Gap | undefined> {
  const { rowCount } = await connection.query(
    `update gaps set state = $4, changed_at = $5, draft = coalesce($6, draft), author = coalesce($7, author),
       version = version + case when $6::jsonb is null then 0 else 1 end, remark = $8, decided_by = $9
     where id = $1 and state = any($2::text[]) and ($3::integer is null or version = $3)`,
    [
      id,
      from.states,
      from.version ?? null,
      to.state,
      now,
      to.draft === undefined ? null : JSON.stringify(to.draft),
      to.author ?? null,
      to.remark ?? '',
      to.decidedBy ?? null,
    ],
  )
  return rowCount === 0 ? undefined : await findGap(connection, id)
}

/** Forgets gaps nobody asks about any more, and nobody wrote anything for. @returns how many. */
export async function deleteEmptyGaps(connection: Connection): Promise<number> {
  const { rowCount } = await connection.query(
    `delete from gaps g where g.state in ('open', 'dismissed') and g.draft is null
       and not exists (select 1 from gap_questions q where q.gap = g.id)`,
  )
  return rowCount
}

type StoredGap = Omit<Gap, 'draft' | 'author'> & { draft: GapDraft | null; author: string | null }

const selectGap = 'select g.id, g.state, g.language, g.version, g.draft, g.author, g.remark from gaps g'

function toGap({ draft, author, ...gap }: StoredGap): Gap {
  return { ...gap, draft: draft ?? undefined, author: author ?? undefined }
}
