import type { Language } from '../../common/language.ts'
import type { Connection, Row } from '../../database/types.ts'

/** The private channel of one incident, as it stands. */
export type Room = {
  readonly incident: string
  /** Since when Slack is asked for it. */
  readonly askedAt: Date
  /** Slack's id, once it is open. */
  readonly channel: string | undefined
  readonly language: Language | undefined
  readonly openedAt: Date | undefined
  readonly refusedAt: Date | undefined
  readonly pinnedAt: Date | undefined
  readonly archivedAt: Date | undefined
  /** Who was invited, or could not be. */
  readonly seen: readonly string[]
}

/** What somebody does in the work on an incident: lead 対応責任者, recorder 記録係. */
export const incidentRoles = ['lead', 'recorder'] as const
export type IncidentRole = (typeof incidentRoles)[number]

/** Who does what; Slack user ids. */
export type RolesOfIncident = Readonly<Partial<Record<IncidentRole, string>>>

/** Notes that Slack is asked for a channel from then on; what stands already stays. */
export async function askForRoom(connection: Connection, incidentId: string, at: Date): Promise<void> {
  await connection.query(
    'insert into incident_rooms (incident, asked_at) values ($1, $2) on conflict (incident) do nothing',
    [incidentId, at],
  )
}

/** Notes that Slack is asked anew after a refusal. */
export async function askAgainForRoom(connection: Connection, incidentId: string, at: Date): Promise<void> {
  await connection.query(
    'update incident_rooms set asked_at = $2, refused_at = null where incident = $1 and refused_at is not null',
    [incidentId, at],
  )
}

/** Lets go of a channel that is archived or lost, so that another can be opened in its place. */
export async function leaveRoom(connection: Connection, incidentId: string, at: Date): Promise<void> {
  await connection.query(
    `update incident_rooms set asked_at = $2, channel = null, language = null, opened_at = null, pinned_at = null,
       archived_at = null, seen = '{}' where incident = $1 and archived_at is not null`,
    [incidentId, at],
  )
}

export async function findRoom(connection: Connection, incidentId: string): Promise<Room | undefined> {
  return await findWhere(connection, 'incident = $1', incidentId)
}

/** The room that a channel is; `undefined` for every other channel. */
export async function findRoomIn(connection: Connection, channel: string): Promise<Room | undefined> {
  return await findWhere(connection, 'channel = $1', channel)
}

/** Notes the channel Slack opened. @returns false where one was noted before. */
export async function openRoom(
  transaction: Connection,
  incidentId: string,
  room: { readonly channel: string; readonly language: Language },
  at: Date,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update incident_rooms set channel = $2, language = $3, opened_at = $4, refused_at = null
       where incident = $1 and channel is null`,
    [incidentId, room.channel, room.language, at],
  )
  return rowCount === 1
}

/** Notes when something happened to the room. @returns false where that was noted before. */
export async function markRoom(
  transaction: Connection,
  incidentId: string,
  mark: 'refused' | 'pinned' | 'archived',
  at: Date,
): Promise<boolean> {
  const column = `${mark}_at`
  const { rowCount } = await transaction.query(
    `update incident_rooms set ${column} = $2 where incident = $1 and ${column} is null`,
    [incidentId, at],
  )
  return rowCount === 1
}

/** Notes that the room is in use still. @returns false where it was noted so. */
export async function reopenRoom(transaction: Connection, incidentId: string): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'update incident_rooms set archived_at = null where incident = $1 and archived_at is not null',
    [incidentId],
  )
  return rowCount === 1
}

/** Notes that somebody was invited, or could not be. @returns false where that was noted before. */
export async function markSeen(
  transaction: Connection,
  incidentId: string,
  userId: string,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'update incident_rooms set seen = array_append(seen, $2) where incident = $1 and not $2 = any(seen)',
    [incidentId, userId],
  )
  return rowCount === 1
}

/** Puts somebody into a role, or nobody. */
export async function setRole(
  transaction: Connection,
  incidentId: string,
  role: IncidentRole,
  userId: string | undefined,
  at: Date,
): Promise<void> {
  await transaction.query('delete from incident_roles where incident = $1 and role = $2', [incidentId, role])
  if (userId === undefined) return
  await transaction.query(
    'insert into incident_roles (incident, role, user_id, set_at) values ($1, $2, $3, $4)',
    [incidentId, role, userId, at],
  )
}

/** Takes these persons out of their roles. */
export async function dropRoles(
  transaction: Connection,
  incidentId: string,
  userIds: readonly string[],
): Promise<void> {
  await transaction.query('delete from incident_roles where incident = $1 and user_id = any($2)', [
    incidentId,
    [...userIds],
  ])
}

export async function findRoles(connection: Connection, incidentId: string): Promise<RolesOfIncident> {
  const { rows } = await connection.query<{ role: IncidentRole; userId: string }>(
    'select role, user_id as "userId" from incident_roles where incident = $1',
    [incidentId],
  )
  return Object.fromEntries(rows.map(({ role, userId }) => [role, userId]))
}

type RoomRow = Row & { [K in keyof Room]: NonNullable<Room[K]> | null } & Pick<
    Room,
    'incident' | 'askedAt' | 'seen'
  >

async function findWhere(
  connection: Connection,
  condition: string,
  value: string,
): Promise<Room | undefined> {
  const { rows } = await connection.query<RoomRow>(
    `select incident, asked_at as "askedAt", channel, language, opened_at as "openedAt", refused_at as "refusedAt",
       pinned_at as "pinnedAt", archived_at as "archivedAt", seen from incident_rooms where ${condition}`,
    [value],
  )
  const row = rows[0]
  return (
    row && {
      ...row,
      channel: row.channel ?? undefined,
      language: row.language ?? undefined,
      openedAt: row.openedAt ?? undefined,
      refusedAt: row.refusedAt ?? undefined,
      pinnedAt: row.pinnedAt ?? undefined,
      archivedAt: row.archivedAt ?? undefined,
    }
  )
}
