import type { Language } from '../../common/language.ts'
import type { Connection, Row } from '../../database/types.ts'
import type { Participant } from '../types.ts'

type ParticipantRow = Row & {
  user_id: string
  language: Language
  time_zone: string
  is_manager: boolean
  invite_at: Date
  invited_at: Date | null
  finished_at: Date | null
  reminded_on: string | null
}

/** Writes the people of a campaign, in their order: one statement, however many they are. */
export async function insertParticipants(
  connection: Connection,
  campaignId: string,
  people: readonly Pick<Participant, 'userId' | 'language' | 'timeZone' | 'isManager' | 'inviteAt'>[],
): Promise<void> {
  await connection.query(
    `insert into selfcheck_participants
       (campaign_id, user_id, position, language, time_zone, is_manager, invite_at)
     select $1, user_id, position, language, time_zone, is_manager, invite_at
       from unnest($2::text[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[])
         with ordinality as given (user_id, language, time_zone, is_manager, invite_at, position)`,
    [
      campaignId,
      people.map(({ userId }) => userId),
      people.map(({ language }) => language),
      people.map(({ timeZone }) => timeZone),
      people.map(({ isManager }) => isManager),
      people.map(({ inviteAt }) => inviteAt),
    ],
  )
}

/** The people of a campaign, in the order of the launch. */
export async function listParticipants(connection: Connection, campaignId: string): Promise<Participant[]> {
  const { rows } = await connection.query<ParticipantRow>(
    'select * from selfcheck_participants where campaign_id = $1 order by position',
    [campaignId],
  )
  return rows.map(toParticipant)
}

/** Those whose invitation is due and was not put on its way, the first due first. */
export async function listToInvite(
  connection: Connection,
  campaignId: string,
  now: Date,
  most: number,
): Promise<Participant[]> {
  const { rows } = await connection.query<ParticipantRow>(
    `select * from selfcheck_participants where campaign_id = $1 and invited_at is null and invite_at <= $2
     order by invite_at, position limit $3`,
    [campaignId, now, most],
  )
  return rows.map(toParticipant)
}

/** When the next invitation is due; `undefined` when all are on their way. */
export async function findNextInvitation(
  connection: Connection,
  campaignId: string,
): Promise<Date | undefined> {
  const { rows } = await connection.query<{ at: Date | null }>(
    'select min(invite_at) as at from selfcheck_participants where campaign_id = $1 and invited_at is null',
    [campaignId],
  )
  return rows[0]?.at ?? undefined
}

/** Puts a person's invitation off. */
export async function postponeInvitation(
  connection: Connection,
  campaignId: string,
  userId: string,
  inviteAt: Date,
): Promise<void> {
  await connection.query(
    'update selfcheck_participants set invite_at = $3 where campaign_id = $1 and user_id = $2',
    [campaignId, userId, inviteAt],
  )
}

/** Remembers that these people's invitations are on their way. */
export async function markInvited(
  connection: Connection,
  campaignId: string,
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  await connection.query(
    'update selfcheck_participants set invited_at = $3 where campaign_id = $1 and user_id = any($2)',
    [campaignId, userIds, now],
  )
}

/** Remembers that a person was reminded; `false` where they were, that day, or have finished meanwhile. */
export async function markReminded(
  connection: Connection,
  campaignId: string,
  userId: string,
  today: string,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `update selfcheck_participants set reminded_on = $3
     where campaign_id = $1 and user_id = $2 and finished_at is null
       and (reminded_on is null or reminded_on < $3)`,
    [campaignId, userId, today],
  )
  return rowCount === 1
}

/** Remembers when a person finished, or that they have not (any more). */
export async function setFinished(
  connection: Connection,
  campaignId: string,
  userId: string,
  finishedAt: Date | null,
): Promise<void> {
  await connection.query(
    'update selfcheck_participants set finished_at = $3 where campaign_id = $1 and user_id = $2',
    [campaignId, userId, finishedAt],
  )
}

/** Somebody a campaign reaches; `undefined` where it does not. */
export async function findParticipant(
  connection: Connection,
  campaignId: string,
  userId: string,
): Promise<Participant | undefined> {
  const { rows } = await connection.query<ParticipantRow>(
    'select * from selfcheck_participants where campaign_id = $1 and user_id = $2',
    [campaignId, userId],
  )
  return rows[0] && toParticipant(rows[0])
}

/** Days off that were entered for some people, as first and last day. */
export async function listAbsences(
  connection: Connection,
  userIds: readonly string[],
): Promise<Map<string, { from: string; to: string }[]>> {
  const { rows } = await connection.query<{ user_id: string; from_on: string; to_on: string }>(
    'select user_id, from_on, to_on from selfcheck_absences where user_id = any($1) order by from_on',
    [userIds],
  )
  const absences = new Map<string, { from: string; to: string }[]>()
  for (const { user_id: userId, from_on: from, to_on: to } of rows) {
    absences.set(userId, [...(absences.get(userId) ?? []), { from, to }])
  }
  return absences
}

/** Enters days off; a second entry from the same day replaces the first. */
export async function enterAbsence(
  connection: Connection,
  absence: { readonly userId: string; readonly from: string; readonly to: string; readonly by: string },
): Promise<void> {
  await connection.query(
    `insert into selfcheck_absences (user_id, from_on, to_on, entered_by) values ($1, $2, $3, $4)
     on conflict (user_id, from_on) do update set to_on = excluded.to_on, entered_by = excluded.entered_by`,
    [absence.userId, absence.from, absence.to, absence.by],
  )
}

function toParticipant(row: ParticipantRow): Participant {
  return {
    userId: row.user_id,
    language: row.language,
    timeZone: row.time_zone,
    isManager: row.is_manager,
    inviteAt: row.invite_at,
    invitedAt: row.invited_at,
    finishedAt: row.finished_at,
    remindedOn: row.reminded_on,
  }
}
