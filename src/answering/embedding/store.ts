import type { Language } from '../../common/language.ts'
import type { Connection } from '../../database/types.ts'
import type { Audience } from '../types.ts'

/** A section that may leave and has no vector of this model. */
export type UnembeddedSection = {
  readonly id: number
  readonly title: string
  readonly heading: string
  readonly asked: readonly string[]
  readonly text: string
}

/** A section's vector, with what says who may find it. */
export type SectionVector = {
  readonly section: number
  readonly language: Language
  readonly audience: Audience
  readonly vector: readonly number[]
}

/** Whether the database can compare vectors itself, by pgvector. */
export async function comparesVectors(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query<{ there: boolean }>(
    `select to_regtype('vector') is not null as there`,
  )
  return rows[0]?.there === true
}

/** Sections of documents that may leave, that are searched, and that have no vector of the model; by id, after one. */
export async function listUnembedded(
  connection: Connection,
  model: string,
  after: number,
  limit: number,
): Promise<UnembeddedSection[]> {
  const { rows } = await connection.query<UnembeddedSection>(
    `select s.id, d.title, s.heading, s.asked, s.text
     from sections s join documents d on d.path = s.document
     where s.id > $2 and d.may_leave
       and not exists (select 1 from section_embeddings e where e.section = s.id and e.model = $1)
       and exists (select 1 from passages p where p.section = s.id)
     order by s.id limit $3`,
    [model, after, limit],
  )
  return rows
}

/** Which of these texts have a vector already. */
export async function listKnown(
  connection: Connection,
  model: string,
  hashes: readonly string[],
): Promise<string[]> {
  const { rows } = await connection.query<{ hash: string }>(
    'select content_hash as hash from embeddings where model = $1 and content_hash = any($2::text[])',
    [model, hashes],
  )
  return rows.map(({ hash }) => hash)
}

/** Keeps the vector of a text. Idempotent. */
export async function insertEmbedding(
  connection: Connection,
  model: string,
  hash: string,
  vector: Float32Array,
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into embeddings (model, content_hash, vector, made_at) values ($1, $2, $3::real[], $4)
     on conflict do nothing`,
    [model, hash, [...vector], now],
  )
}

/** Says which vector is each section's. A section that is gone meanwhile, or may not leave any more, is left out. */
export async function linkSections(
  connection: Connection,
  model: string,
  links: readonly { readonly section: number; readonly hash: string }[],
): Promise<void> {
  await connection.query(
    `insert into section_embeddings (section, model, content_hash)
     select s.id, $1, given.hash from unnest($2::bigint[], $3::text[]) as given (section, hash)
       join sections s on s.id = given.section join documents d on d.path = s.document and d.may_leave
     on conflict (section) do update set model = excluded.model, content_hash = excluded.content_hash`,
    [model, links.map(({ section }) => section), links.map(({ hash }) => hash)],
  )
}

/** Deletes the vectors that are no section's. @returns how many. */
export async function deleteUnlinked(connection: Connection): Promise<number> {
  const { rowCount } = await connection.query(
    `delete from embeddings e where not exists
       (select 1 from section_embeddings s where s.model = e.model and s.content_hash = e.content_hash)`,
  )
  return rowCount
}

/** The sections that have a vector of the model. */
export async function listEmbedded(connection: Connection, model: string): Promise<number[]> {
  const { rows } = await connection.query<{ section: number }>(
    'select section from section_embeddings where model = $1 order by section',
    [model],
  )
  return rows.map(({ section }) => section)
}

/** The vectors of these sections, in no order; those that are gone are left out. */
export async function listVectors(
  connection: Connection,
  model: string,
  sections: readonly number[],
): Promise<SectionVector[]> {
  const { rows } = await connection.query<SectionVector>(
    `select l.section, d.language, d.audience, e.vector
     from section_embeddings l
     join embeddings e on e.model = l.model and e.content_hash = l.content_hash
     join sections s on s.id = l.section
     join documents d on d.path = s.document
     where l.model = $1 and l.section = any($2::bigint[])`,
    [model, sections],
  )
  return rows
}

/** The sections whose vectors are nearest, nearest first; only where the database compares vectors itself. */
export async function listNearest(
  connection: Connection,
  model: string,
  vector: Float32Array,
  wanted: { readonly language: Language; readonly audience: Audience; readonly limit: number },
): Promise<number[]> {
  const { rows } = await connection.query<{ section: number }>(
    `select l.section
     from section_embeddings l
     join embeddings e on e.model = l.model and e.content_hash = l.content_hash
     join sections s on s.id = l.section
     join documents d on d.path = s.document
     where l.model = $1 and d.language = $3 and ($4 = 'employees' or d.audience = 'everyone')
     order by e.vector::vector <=> $2::real[]::vector, l.section limit $5`,
    [model, [...vector], wanted.language, wanted.audience, wanted.limit],
  )
  return rows.map(({ section }) => section)
}
