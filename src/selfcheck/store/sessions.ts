import type { Connection, Row } from '../../database/types.ts'
import { checklistSchema } from '../schema.ts'
import type { Answers, Checklist, Session, SessionStatus } from '../types.ts'

/** A session with what only its keeper needs: the last change and when it was made. */
export type StoredSession = Session & { readonly lastAction: string; readonly changedAt: Date }

type SessionRow = Row & {
  id: string
  user_id: string
  status: SessionStatus
  current_item: string | null
  version: number
  opening: number
  last_action: string
  started_at: Date
  changed_at: Date
  finished_at: Date | null
  pending_option: string | null
  per_day: number | null
  rests_until: Date | null
  proxy_for: string
  campaign_id: string
  checklist_digest: string
  content: unknown
}

const selectSession = `
  select s.*, c.content from selfcheck_sessions s
  join selfcheck_checklists c on c.digest = s.checklist_digest`

/** Writes a new session; `false` where the person has one of this checklist under way already. */
export async function insertSession(
  connection: Connection,
  session: StoredSession,
  checklistDigest: string,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into selfcheck_sessions (id, user_id, checklist_id, checklist_digest, status, current_item, version,
       opening, last_action, started_at, changed_at, per_day, proxy_for, campaign_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (user_id, checklist_id, campaign_id, proxy_for) where status <> 'finished' do nothing`,
    [
      session.id,
      session.userId,
      session.checklist.id,
      checklistDigest,
      session.status,
      session.current,
      session.version,
      session.opening,
      session.lastAction,
      session.startedAt,
      session.changedAt,
      session.perDay,
      session.proxyFor,
      session.campaignId,
    ],
  )
  return rowCount === 1
}

/** Writes the session's standing. Its row must be locked by the same transaction. */
export async function updateSession(connection: Connection, session: StoredSession): Promise<void> {
  await connection.query(
    `update selfcheck_sessions set status = $2, current_item = $3, version = $4, opening = $5, last_action = $6,
       changed_at = $7, finished_at = $8, pending_option = $9, per_day = $10, rests_until = $11
     where id = $1`,
    [
      session.id,
      session.status,
      session.current,
      session.version,
      session.opening,
      session.lastAction,
      session.changedAt,
      session.finishedAt,
      session.pending,
      session.perDay,
      session.restsUntil,
    ],
  )
}

/** Puts the session on another kept checklist. Its row must be locked by the same transaction. */
export async function updateChecklist(
  connection: Connection,
  sessionId: string,
  checklistDigest: string,
): Promise<void> {
  await connection.query('update selfcheck_sessions set checklist_digest = $2 where id = $1', [
    sessionId,
    checklistDigest,
  ])
}

/** The session, its row locked until the transaction ends. */
export async function lockSession(
  transaction: Connection,
  sessionId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await transaction.query<SessionRow>(`${selectSession} where s.id = $1 for update of s`, [
    sessionId,
  ])
  return withAnswers(transaction, rows[0])
}

// A session of a campaign that is over takes no answers: it is nothing somebody could go on with.
const takesAnswers = `(s.campaign_id = '' or exists (
  select 1 from selfcheck_campaigns r where r.id = s.campaign_id and r.status = 'running'))`

/** Which of a person's sessions is meant. */
export type Wanted = {
  readonly checklist: Checklist
  readonly campaignId: string
  readonly proxyFor: string
}

/** The person's session that takes answers, the one touched last (or the one wanted, whatever it is); its row locked. */
export async function lockUnderWay(
  transaction: Connection,
  userId: string,
  wanted?: Wanted,
): Promise<StoredSession | undefined> {
  const { rows } = await transaction.query<SessionRow>(
    `${selectSession} where s.user_id = $1 and s.status <> 'finished'
       and case when $2::text is null then ${takesAnswers}
             else s.checklist_id = $2 and s.campaign_id = $3 and s.proxy_for = $4 end
     order by s.changed_at desc limit 1 for update of s`,
    [userId, wanted?.checklist.id ?? null, wanted?.campaignId ?? '', wanted?.proxyFor ?? ''],
  )
  return withAnswers(transaction, rows[0])
}

export async function findSession(
  connection: Connection,
  sessionId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await connection.query<SessionRow>(`${selectSession} where s.id = $1`, [sessionId])
  return withAnswers(connection, rows[0])
}

/** The person's session that takes answers, the one touched last. */
export async function findUnderWay(
  connection: Connection,
  userId: string,
): Promise<StoredSession | undefined> {
  // Asked at every message: most people have none, and to plan the join with the checklists costs four times as much.
  const { rows } = await connection.query<{ id: string }>(
    `select s.id from selfcheck_sessions s where s.user_id = $1 and s.status <> 'finished' and ${takesAnswers}
     order by s.changed_at desc limit 1`,
    [userId],
  )
  return rows[0] && findSession(connection, rows[0].id)
}

/** The session the person finished last. */
export async function findLastFinished(
  connection: Connection,
  userId: string,
): Promise<StoredSession | undefined> {
  const { rows } = await connection.query<SessionRow>(
    `${selectSession} where s.user_id = $1 and s.proxy_for = '' and s.status = 'finished'
     order by s.finished_at desc limit 1`,
    [userId],
  )
  return withAnswers(connection, rows[0])
}

/** The sessions under a condition of ours, oldest first, with their answers. */
async function list(
  connection: Connection,
  condition: string,
  values: readonly unknown[],
): Promise<StoredSession[]> {
  const { rows } = await connection.query<SessionRow>(
    `select s.* from selfcheck_sessions s where ${condition} order by s.started_at, s.id`,
    values,
  )
  const answers = await listAnswers(
    connection,
    rows.map((row) => row.id),
  )
  const checklists = await listChecklists(connection, [...new Set(rows.map((row) => row.checklist_digest))])
  return rows.map((row) => toSession(row, checklists.get(row.checklist_digest), answers.get(row.id) ?? {}))
}

/** Every session that belongs to no grouped campaign, oldest first; with an id, that one. */
export async function listNamed(connection: Connection, sessionId?: string): Promise<StoredSession[]> {
  const isGrouped = `select 1 from selfcheck_campaigns c where c.id = s.campaign_id and c.mode = 'grouped'`
  return list(connection, `not exists (${isGrouped}) and ($1::text is null or s.id = $1)`, [
    sessionId ?? null,
  ])
}

/** Every session of a campaign, oldest first. */
export async function listOfCampaign(connection: Connection, campaignId: string): Promise<StoredSession[]> {
  return list(connection, 's.campaign_id = $1', [campaignId])
}

/** The finished sessions of a person themselves, oldest first. */
export async function listFinished(connection: Connection, userId: string): Promise<StoredSession[]> {
  return list(connection, `s.user_id = $1 and s.status = 'finished'`, [userId])
}

/** The person's other sessions that are in front of them; their rows locked. */
export async function lockOthersOpen(transaction: Connection, session: Session): Promise<StoredSession[]> {
  const { rows } = await transaction.query<{ id: string }>(
    `select id from selfcheck_sessions where user_id = $1 and id <> $2 and status = 'open' for update`,
    [session.userId, session.id],
  )
  const others = await Promise.all(rows.map(({ id }) => findSession(transaction, id)))
  return others.filter((other) => other !== undefined)
}

/** Whether the person has another session under way that this one, opened again, would stand beside. */
export async function hasTwinUnderWay(transaction: Connection, session: Session): Promise<boolean> {
  const { rows } = await transaction.query(
    `select 1 from selfcheck_sessions where user_id = $1 and checklist_id = $2 and campaign_id = $3
       and proxy_for = $4 and status <> 'finished' and id <> $5`,
    [session.userId, session.checklist.id, session.campaignId, session.proxyFor, session.id],
  )
  return rows.length > 0
}

async function listAnswers(
  connection: Connection,
  sessionIds: readonly string[],
): Promise<Map<string, Answers>> {
  const { rows } = await connection.query<{ id: string; answers: Answers }>(
    `select session_id as id, jsonb_object_agg(item_id, option_id) as answers from (
       select distinct on (session_id, item_id) session_id, item_id, option_id from selfcheck_answers
       where session_id = any($1) order by session_id, item_id, version desc) newest
     where option_id <> '' group by session_id`,
    [sessionIds],
  )
  return new Map(rows.map(({ id, answers }) => [id, answers]))
}

async function listChecklists(
  connection: Connection,
  digests: readonly string[],
): Promise<Map<string, Checklist>> {
  const { rows } = await connection.query<{ digest: string; content: unknown }>(
    'select digest, content from selfcheck_checklists where digest = any($1)',
    [digests],
  )
  return new Map(rows.map(({ digest, content }) => [digest, checklistSchema.parse(content)]))
}

async function withAnswers(
  connection: Connection,
  row: SessionRow | undefined,
): Promise<StoredSession | undefined> {
  if (row === undefined) return undefined
  const answers = await listAnswers(connection, [row.id])
  return toSession(row, checklistSchema.parse(row.content), answers.get(row.id) ?? {})
}

function toSession(row: SessionRow, checklist: Checklist | undefined, answers: Answers): StoredSession {
  if (checklist === undefined) throw new Error('a session has lost its checklist')
  return {
    id: row.id,
    userId: row.user_id,
    status: row.status,
    current: row.current_item,
    answers,
    version: row.version,
    opening: row.opening,
    checklist,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    pending: row.pending_option,
    perDay: row.per_day,
    restsUntil: row.rests_until,
    proxyFor: row.proxy_for,
    campaignId: row.campaign_id,
    lastAction: row.last_action,
    changedAt: row.changed_at,
  }
}
