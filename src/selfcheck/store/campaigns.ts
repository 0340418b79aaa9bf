import type { Connection, Row } from '../../database/types.ts'
import type { Counted } from '../campaignRules.ts'
import { checklistSchema } from '../schema.ts'
import type { Campaign } from '../types.ts'

type CampaignRow = Row & {
  id: string
  mode: Campaign['mode']
  status: Campaign['status']
  launched_by: string
  launched_at: Date
  due_on: string
  time_zone: string
  reminds: boolean
  closed_at: Date | null
  version: number
  seed: string
  seed_digest: string
  overdue_told_at: Date | null
  content: unknown
}

const selectCampaign = `
  select c.*, k.content from selfcheck_campaigns c join selfcheck_checklists k on k.digest = c.checklist_digest`

/** Writes a new campaign; `false` where the same launch was carried out before. */
export async function insertCampaign(
  connection: Connection,
  campaign: Campaign,
  launchKey: string,
  checklistDigest: string,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into selfcheck_campaigns (id, launch_key, checklist_digest, mode, status, launched_by, launched_at, due_on,
       time_zone, reminds, version, seed, seed_digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (launch_key) do nothing`,
    [
      campaign.id,
      launchKey,
      checklistDigest,
      campaign.mode,
      campaign.status,
      campaign.launchedBy,
      campaign.launchedAt,
      campaign.dueOn,
      campaign.timeZone,
      campaign.reminds,
      campaign.version,
      campaign.seed,
      campaign.seedDigest,
    ],
  )
  return rowCount === 1
}

/** Writes what can change of a campaign. Its row must be locked by the same transaction. */
export async function updateCampaign(connection: Connection, campaign: Campaign): Promise<void> {
  await connection.query(
    `update selfcheck_campaigns set status = $2, due_on = $3, closed_at = $4, version = $5, overdue_told_at = $6
     where id = $1`,
    [
      campaign.id,
      campaign.status,
      campaign.dueOn,
      campaign.closedAt,
      campaign.version,
      campaign.overdueToldAt,
    ],
  )
}

/** The campaign, its row locked until the transaction ends. */
export async function lockCampaign(transaction: Connection, id: string): Promise<Campaign | undefined> {
  const { rows } = await transaction.query<CampaignRow>(`${selectCampaign} where c.id = $1 for update of c`, [
    id,
  ])
  return rows[0] && toCampaign(rows[0])
}

export async function findCampaign(connection: Connection, id: string): Promise<Campaign | undefined> {
  const { rows } = await connection.query<CampaignRow>(`${selectCampaign} where c.id = $1`, [id])
  return rows[0] && toCampaign(rows[0])
}

/** Every campaign, the newest first. */
export async function listCampaigns(connection: Connection): Promise<Campaign[]> {
  const { rows } = await connection.query<CampaignRow>(`${selectCampaign} order by c.launched_at desc, c.id`)
  return rows.map(toCampaign)
}

/** Whether answers to a campaign are still taken. */
export async function isRunning(connection: Connection, id: string): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from selfcheck_campaigns where id = $1 and status = 'running'`,
    [id],
  )
  return rows.length > 0
}

/** The answers of every group result that was shown of a campaign, as they were then. */
export async function listReleases(connection: Connection, id: string): Promise<Counted[]> {
  const { rows } = await connection.query<{ counted: Counted }>(
    `select jsonb_object_agg(session_id, answers) as counted from (
       select r.number, e.key as session_id, coalesce(g.answers, '{}') as answers
         from selfcheck_releases r
         cross join lateral jsonb_each_text(r.answered) e
         left join lateral (
           select jsonb_object_agg(item_id, option_id) as answers from (
             select distinct on (item_id) item_id, option_id from selfcheck_answers
             where session_id = e.key and version <= e.value::integer order by item_id, version desc) newest
           where option_id <> '') g on true
        where r.campaign_id = $1) shown
     group by number order by number`,
    [id],
  )
  return rows.map(({ counted }) => counted)
}

/** Remembers that a group result was shown, with the versions of the sessions in it. */
export async function insertRelease(
  connection: Connection,
  id: string,
  number: number,
  versions: Readonly<Record<string, number>>,
  now: Date,
): Promise<void> {
  await connection.query(
    `insert into selfcheck_releases (campaign_id, number, released_at, answered) values ($1, $2, $3, $4)`,
    [id, number, now, JSON.stringify(versions)],
  )
}

function toCampaign(row: CampaignRow): Campaign {
  return {
    id: row.id,
    checklist: checklistSchema.parse(row.content),
    mode: row.mode,
    status: row.status,
    launchedBy: row.launched_by,
    launchedAt: row.launched_at,
    dueOn: row.due_on,
    timeZone: row.time_zone,
    reminds: row.reminds,
    closedAt: row.closed_at,
    version: row.version,
    seed: row.seed,
    seedDigest: row.seed_digest,
    overdueToldAt: row.overdue_told_at,
  }
}
