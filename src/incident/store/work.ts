import type { Connection, Row } from '../../database/types.ts'
import type { Severity } from '../types.ts'

/** Something somebody has to do about an incident. */
export type Task = {
  readonly id: string
  readonly title: string
  /** Slack user id. */
  readonly owner: string
  /** The day it is due, as `2026-11-30`. */
  readonly dueOn: string
  readonly doneAt: Date | undefined
}

/** What needs a second person. */
export type SecondPersonAction = 'close' | 'lower' | 'no-report' | 'delete' | 'redact'

/** A request for a second person's decision. */
export type Request = {
  readonly id: string
  readonly incident: string
  readonly action: SecondPersonAction
  /** The severity to lower to. */
  readonly severity: Severity | undefined
  /** The text to redact; see `TextTarget`. */
  readonly target: string | undefined
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | undefined
  readonly decision: 'approved' | 'refused' | undefined
  /** Decided by the top alone, where nobody else could. */
  readonly alone: boolean
}

/** What is noted of a clock beside what can be reckoned. */
export type ClockMark = {
  readonly clock: string
  readonly startedAt: Date | undefined
  readonly doneAt: Date | undefined
}

export async function insertTask(
  transaction: Connection,
  incidentId: string,
  task: Task,
  at: Date,
): Promise<void> {
  await transaction.query(
    'insert into incident_tasks (id, incident, title, owner, due_on, made_at) values ($1, $2, $3, $4, $5, $6)',
    [task.id, incidentId, task.title, task.owner, task.dueOn, at],
  )
}

/** Notes that a task is done. @returns false where there is no such task, or it was done. */
export async function finishTask(
  transaction: Connection,
  incidentId: string,
  taskId: string,
  at: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'update incident_tasks set done_at = $3 where incident = $1 and id = $2 and done_at is null',
    [incidentId, taskId, at],
  )
  return rowCount === 1
}

/** Puts another text in place of a task's. */
export async function renameTask(
  transaction: Connection,
  incidentId: string,
  taskId: string,
  title: string,
): Promise<void> {
  await transaction.query('update incident_tasks set title = $3 where incident = $1 and id = $2', [
    incidentId,
    taskId,
    title,
  ])
}

export async function listTasks(connection: Connection, incidentId: string): Promise<Task[]> {
  const { rows } = await connection.query<Omit<Task, 'doneAt'> & { doneAt: Date | null }>(
    `select id, title, owner, due_on as "dueOn", done_at as "doneAt" from incident_tasks
       where incident = $1 order by made_at, id`,
    [incidentId],
  )
  return rows.map((row) => ({ ...row, doneAt: row.doneAt ?? undefined }))
}

/** Keeps a request. @returns false where one for the same thing is open. */
export async function insertRequest(transaction: Connection, request: Request): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `insert into incident_requests
       (id, incident, action, severity, reason, asked_by, asked_at, decided_by, decided_at, decision, alone, target)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [
      request.id,
      request.incident,
      request.action,
      request.severity,
      request.reason,
      request.askedBy,
      request.askedAt,
      request.decidedBy,
      request.decidedBy === undefined ? null : request.askedAt,
      request.decision,
      request.alone,
      request.target,
    ],
  )
  return rowCount === 1
}

export async function findRequest(connection: Connection, id: string): Promise<Request | undefined> {
  return (await selectRequests(connection, 'id = $1', id))[0]
}

export async function listRequests(connection: Connection, incidentId: string): Promise<Request[]> {
  return selectRequests(connection, 'incident = $1', incidentId)
}

export async function decideRequest(
  transaction: Connection,
  id: string,
  decided: { readonly by: string; readonly at: Date; readonly decision: 'approved' | 'refused' },
): Promise<void> {
  await transaction.query(
    'update incident_requests set decided_by = $2, decided_at = $3, decision = $4 where id = $1 and decision is null',
    [id, decided.by, decided.at, decided.decision],
  )
}

/** Puts another text in place of the reason of a request. */
export async function rewordReason(
  transaction: Connection,
  incidentId: string,
  requestId: string,
  reason: string,
): Promise<void> {
  await transaction.query('update incident_requests set reason = $3 where incident = $1 and id = $2', [
    incidentId,
    requestId,
    reason,
  ])
}

/** What is noted of the clocks of several incidents; by incident. */
export async function listClockMarks(
  connection: Connection,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ClockMark[]>> {
  const { rows } = await connection.query<{
    incident: string
    clock: string
    startedAt: Date | null
    doneAt: Date | null
  }>(
    `select incident, clock, started_at as "startedAt", done_at as "doneAt" from incident_clocks
       where incident = any($1) order by incident, clock`,
    [[...incidentIds]],
  )
  const marks = rows.map(({ incident, clock, startedAt, doneAt }) => ({
    incident,
    mark: { clock, startedAt: startedAt ?? undefined, doneAt: doneAt ?? undefined },
  }))
  return new Map(
    [...Map.groupBy(marks, ({ incident }) => incident)].map(([id, found]) => [
      id,
      found.map(({ mark }) => mark),
    ]),
  )
}

/** Notes that a clock was started by hand, or is done. @returns false where that was noted already. */
export async function markClock(
  transaction: Connection,
  incidentId: string,
  clock: string,
  mark: 'started' | 'done',
  at: Date,
): Promise<boolean> {
  const column = mark === 'started' ? 'started_at' : 'done_at'
  const { rowCount } = await transaction.query(
    `insert into incident_clocks (incident, clock, ${column}) values ($1, $2, $3)
       on conflict (incident, clock) do update set ${column} = $3 where incident_clocks.${column} is null`,
    [incidentId, clock, at],
  )
  return rowCount === 1
}

/** Keeps what a report said when it was marked as done; the first one stays. */
export async function insertDraft(
  transaction: Connection,
  incidentId: string,
  kind: string,
  items: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  await transaction.query(
    'insert into incident_drafts (incident, kind, made_at, items) values ($1, $2, $3, $4) on conflict do nothing',
    [incidentId, kind, at, JSON.stringify(items)],
  )
}

export async function findDraft(
  connection: Connection,
  incidentId: string,
  kind: string,
): Promise<{ readonly at: Date; readonly items: Readonly<Record<string, string>> } | undefined> {
  const { rows } = await connection.query<{ at: Date; items: Record<string, string> }>(
    'select made_at as at, items from incident_drafts where incident = $1 and kind = $2',
    [incidentId, kind],
  )
  return rows[0]
}

/** What a report to the outside said, by its items. */
export type Draft = { readonly kind: string; readonly items: Readonly<Record<string, string>> }

export async function listDrafts(connection: Connection, incidentId: string): Promise<Draft[]> {
  const { rows } = await connection.query<Draft & Row>(
    'select kind, items from incident_drafts where incident = $1 order by kind',
    [incidentId],
  )
  return rows
}

/** Changes what is kept of a report that was sent. */
export async function updateDraft(
  transaction: Connection,
  incidentId: string,
  { kind, items }: Draft,
): Promise<void> {
  await transaction.query('update incident_drafts set items = $3 where incident = $1 and kind = $2', [
    incidentId,
    kind,
    JSON.stringify(items),
  ])
}

async function selectRequests(connection: Connection, condition: string, value: string): Promise<Request[]> {
  type RequestRow = Row & {
    id: string
    incident: string
    action: SecondPersonAction
    severity: Severity | null
    target: string | null
    reason: string
    askedBy: string
    askedAt: Date
    decidedBy: string | null
    decision: 'approved' | 'refused' | null
    alone: boolean
  }
  const { rows } = await connection.query<RequestRow>(
    `select id, incident, action, severity, target, reason, asked_by as "askedBy", asked_at as "askedAt",
       decided_by as "decidedBy", decision, alone from incident_requests where ${condition} order by asked_at, id`,
    [value],
  )
  return rows.map((row) => ({
    ...row,
    severity: row.severity ?? undefined,
    target: row.target ?? undefined,
    decidedBy: row.decidedBy ?? undefined,
    decision: row.decision ?? undefined,
  }))
}
