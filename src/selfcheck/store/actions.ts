import type { Connection, Row } from '../../database/types.ts'
import type { Action } from '../types.ts'

type ActionRow = Row & {
  id: string
  session_id: string
  item_id: string
  checklist_id: string
  title: string
  owner: string
  due_on: string
  status: Action['status']
  made_by: string
  made_at: Date
  evidence: string
  closed_at: Date | null
}

export async function insertAction(connection: Connection, action: Action): Promise<void> {
  await connection.query(
    `insert into selfcheck_actions
       (id, session_id, item_id, checklist_id, title, owner, due_on, status, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      action.id,
      action.sessionId,
      action.itemId,
      action.checklistId,
      action.title,
      action.owner,
      action.dueOn,
      action.status,
      action.madeBy,
      action.madeAt,
    ],
  )
}

/** The action, its row locked until the transaction ends. */
export async function lockAction(transaction: Connection, id: string): Promise<Action | undefined> {
  const { rows } = await transaction.query<ActionRow>(
    'select * from selfcheck_actions where id = $1 for update',
    [id],
  )
  return rows[0] && toAction(rows[0])
}

export async function findAction(connection: Connection, id: string): Promise<Action | undefined> {
  const { rows } = await connection.query<ActionRow>('select * from selfcheck_actions where id = $1', [id])
  return rows[0] && toAction(rows[0])
}

/** Open actions that a person owns or made, the first due first. */
export async function listOpenActions(connection: Connection, userId: string): Promise<Action[]> {
  const { rows } = await connection.query<ActionRow>(
    `select * from selfcheck_actions where status = 'open' and (owner = $1 or made_by = $1) order by due_on, id`,
    [userId],
  )
  return rows.map(toAction)
}

export async function closeAction(
  connection: Connection,
  id: string,
  closing: {
    readonly status: 'done' | 'dropped'
    readonly evidence: string
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await connection.query(
    `update selfcheck_actions set status = $2, evidence = $3, closed_by = $4, closed_at = $5 where id = $1`,
    [id, closing.status, closing.evidence, closing.by, closing.at],
  )
}

function toAction(row: ActionRow): Action {
  return {
    id: row.id,
    sessionId: row.session_id,
    itemId: row.item_id,
    checklistId: row.checklist_id,
    title: row.title,
    owner: row.owner,
    dueOn: row.due_on,
    status: row.status,
    madeBy: row.made_by,
    madeAt: row.made_at,
    evidence: row.evidence,
    closedAt: row.closed_at,
  }
}
