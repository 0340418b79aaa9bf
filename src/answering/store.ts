import type { Language } from '../common/language.ts'
import type { Connection } from '../database/types.ts'
import type { Audience, Comparison, OverdueDocument, Section, SourceDocument } from './types.ts'

/** A document as stored: which state of the file it shows, and how it was counted. */
export type StoredDocument = {
  readonly path: string
  readonly contentHash: string
  readonly analyzer: string
  readonly revision: number
  readonly language: Language
  readonly audience: Audience
}

/** A passage as the ranking is loaded from it. */
export type StoredPassage = {
  readonly sectionId: number
  readonly part: number
  readonly document: string
  readonly language: Language
  readonly audience: Audience
  readonly terms: Uint8Array
}

/** A document with the counted passages of each of its sections, in the order of the sections. */
export type CountedDocument = {
  readonly document: SourceDocument
  readonly passages: readonly Uint8Array[][]
}

/** How often the documents were changed. */
export async function getRevision(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ revision: number }>('select revision from knowledge_state')
  return rows[0]?.revision ?? 0
}

/**
 * Begins a change of the documents and returns its number. The row is held until the commit, so that changes by
 * several processes become visible in the order of their numbers.
 */
export async function nextRevision(transaction: Connection): Promise<number> {
  const { rows } = await transaction.query<{ revision: number }>(
    'update knowledge_state set revision = revision + 1 returning revision',
  )
  return rows[0]?.revision ?? 0
}

/** Every document stored, in order of path. */
export async function listDocuments(connection: Connection): Promise<StoredDocument[]> {
  const { rows } = await connection.query<StoredDocument>(
    'select path, content_hash as "contentHash", analyzer, revision, language, audience from documents order by path',
  )
  return rows
}

/** Takes documents out with their sections and passages. */
export async function deleteDocuments(transaction: Connection, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  await transaction.query('delete from documents where path = any($1::text[])', [paths])
}

/** Puts new documents in; those of the same path must have been taken out before. */
export async function insertDocuments(
  transaction: Connection,
  revision: number,
  analyzer: string,
  origin: 'folder' | 'shared',
  counted: readonly CountedDocument[],
): Promise<void> {
  const documents = counted.map(({ document }) => document)
  await transaction.query(
    `insert into documents
       (path, language, title, layer, audience, may_leave, owner, review_by, content_hash, format, flagged,
        told, is_sample, analyzer, revision, origin)
     select *, $14::text, $15::bigint, $16::text from unnest($1::text[], $2::text[], $3::text[], $4::text[],
       $5::text[], $6::boolean[], $7::text[], $8::text[], $9::text[], $10::text[], $11::jsonb[],
       $12::boolean[], $13::boolean[])`,
    [
      documents.map(({ path }) => path),
      documents.map(({ language }) => language),
      documents.map(({ title }) => title),
      documents.map(({ layer }) => layer),
      documents.map(({ audience }) => audience),
      documents.map(({ mayLeave }) => mayLeave),
      documents.map(({ owner }) => owner),
      documents.map(({ reviewBy }) => reviewBy),
      documents.map(({ contentHash }) => contentHash),
      documents.map(({ format }) => format ?? 'markdown'),
      documents.map(({ flagged }) => JSON.stringify(flagged ?? [])),
      // Whoever shares a file sees its flagged sections before confirming it.
      documents.map(({ flagged }) => origin === 'shared' || (flagged ?? []).length === 0),
      documents.map(({ isSample }) => isSample === true),
      analyzer,
      revision,
      origin,
    ],
  )
  const sections = counted.flatMap(({ document, passages }) =>
    document.sections.map((section, position) => ({
      ...section,
      document: document.path,
      position,
      passages: passages[position] ?? [],
    })),
  )
  const { rows } = await transaction.query<{ id: number; document: string; position: number }>(
    `insert into sections (document, position, heading, text, asked, source, as_of, comparison, easy)
     select * from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::text[],
       $8::jsonb[], $9::text[])
     returning id, document, position`,
    [
      sections.map(({ document }) => document),
      sections.map(({ position }) => position),
      sections.map(({ heading }) => heading),
      sections.map(({ text }) => text),
      sections.map(({ asked }) => JSON.stringify(asked)),
      sections.map(({ source }) => source),
      sections.map(({ asOf }) => asOf),
      sections.map(({ comparison }) => (comparison === undefined ? null : JSON.stringify(comparison))),
      sections.map(({ easy }) => easy ?? ''),
    ],
  )
  const ids = new Map(rows.map(({ id, document, position }) => [`${document}\0${position}`, id]))
  const passages = sections.flatMap(({ document, position, passages }) =>
    passages.map((terms, part) => ({ section: ids.get(`${document}\0${position}`) ?? 0, part, terms })),
  )
  await transaction.query(
    `insert into passages (section, part, terms)
     select * from unnest($1::bigint[], $2::integer[], $3::bytea[])`,
    [
      passages.map(({ section }) => section),
      passages.map(({ part }) => part),
      passages.map(({ terms }) => terms),
    ],
  )
}

/** Up to `limit` passages of documents changed after a revision, after a place in the order of section and part. */
export async function listPassages(
  connection: Connection,
  after: { readonly revision: number; readonly section: number; readonly part: number },
  limit: number,
): Promise<StoredPassage[]> {
  const { rows } = await connection.query<StoredPassage>(
    `select p.section as "sectionId", p.part, d.path as document, d.language, d.audience, p.terms
     from passages p join sections s on s.id = p.section join documents d on d.path = s.document
     where d.revision > $1 and (p.section, p.part) > ($2, $3)
     order by p.section, p.part limit $4`,
    [after.revision, after.section, after.part, limit],
  )
  return rows
}

/** The sections with these ids, in the order asked for; those that are gone are left out. */
export async function listSections(connection: Connection, ids: readonly number[]): Promise<Section[]> {
  if (ids.length === 0) return []
  const { rows } = await connection.query<Section>(
    `select s.id, s.document, d.language, d.title, d.layer, d.audience, d.may_leave as "mayLeave", d.owner,
       d.review_by as "reviewBy", d.is_sample as "isSample", s.heading, s.text, s.asked, s.source, s.as_of as "asOf", s.easy
     from sections s join documents d on d.path = s.document where s.id = any($1::bigint[])`,
    [ids],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * The ids of the sections that stand at the same places of the same files in another language's folder
 * (`ja/scheme.md`, `en/scheme.md`), in the order given. A file with another number of sections has no counterparts.
 */
export async function listCounterparts(
  connection: Connection,
  ids: readonly number[],
  language: Language,
): Promise<number[]> {
  const { rows } = await connection.query<{ of: number; id: number }>(
    `select s.id as of, o.id from sections s
     join documents d on d.path = s.document
     join documents e on e.path = $2::text || substr(d.path, strpos(d.path, '/')) and e.audience = d.audience
     join sections o on o.document = e.path and o.position = s.position
     where s.id = any($1::bigint[])
       and (select count(*) from sections where document = d.path)
         = (select count(*) from sections where document = e.path)`,
    [ids, language],
  )
  const counterparts = new Map(rows.map(({ of, id }) => [of, id]))
  return ids.flatMap((id) => counterparts.get(id) ?? [])
}

/** Every pair of a company's rule and the section it is set against, by their ids. */
export async function listComparisons(
  connection: Connection,
): Promise<{ company: number; other: number; stricter: Comparison['stricter'] }[]> {
  const { rows } = await connection.query<{
    company: number
    other: number
    stricter: Comparison['stricter']
  }>(
    `select c.id as company, o.id as other, c.comparison ->> 'stricter' as stricter
     from sections c
     join documents cd on cd.path = c.document
     join documents od on od.language = cd.language
       and od.path = cd.language || '/' || split_part(c.comparison ->> 'with', '#', 1)
     join sections o on o.document = od.path and o.heading = split_part(c.comparison ->> 'with', '#', 2)
     where c.comparison is not null order by c.id, o.id`,
  )
  return rows
}

/** The section of a document with this heading; `undefined` where there is none. */
export async function findSectionByHeading(
  connection: Connection,
  document: string,
  heading: string,
): Promise<Section | undefined> {
  const { rows } = await connection.query<{ id: number }>(
    'select id from sections where document = $1 and heading = $2 order by position limit 1',
    [document, heading],
  )
  return (
    await listSections(
      connection,
      rows.map(({ id }) => id),
    )
  )[0]
}

/** Documents whose review date is before `today` and whose owner was not told of that date, in order of path. */
export async function listOverdue(connection: Connection, today: string): Promise<OverdueDocument[]> {
  const { rows } = await connection.query<OverdueDocument>(
    `select path, title, owner, review_by as "reviewBy" from documents
     where review_by <> '' and review_by < $1 and review_told <> review_by order by path`,
    [today],
  )
  return rows
}

/** Notes that the owners of these documents were told of their review dates. */
export async function markReviewTold(transaction: Connection, paths: readonly string[]): Promise<void> {
  await transaction.query('update documents set review_told = review_by where path = any($1::text[])', [
    paths,
  ])
}
