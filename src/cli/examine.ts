import type { FileReport, UpdateOptions } from '../answering/types.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/types.ts'
import { describeFault } from '../i18n/describeFault.ts'
import type { ExaminedModel, ModelOutcome } from '../llm/types.ts'
import type { SlackExamination } from '../slack/types.ts'
import { examineModels } from './examineModel.ts'
import { examineSlackSetup } from './examineSlack.ts'
import { printable } from './lines.ts'

/** One thing that was checked. `todo` says what to do where it is not well. */
export type Finding = {
  readonly check: string
  readonly ok: boolean
  readonly found: string
  readonly todo?: string
}

/** What the doctor looks at. */
export type ExaminedParts = {
  readonly database: Database
  readonly config: Config
  /** Makes the index equal to the folder of documents, which a running bot does by itself every few seconds. */
  readonly updateDocuments: (options?: UpdateOptions) => Promise<readonly FileReport[]>
  readonly tryModel: (model: ExaminedModel) => Promise<ModelOutcome>
  /** Who holds the roles a report goes to; absent where no bot is running to ask Slack. */
  readonly findResponders?: () => Promise<{ officers: readonly string[]; deputies: readonly string[] }>
  /** Absent where there is no workspace to ask. */
  readonly examineSlack?: () => Promise<SlackExamination>
}

/** The oldest Postgres whose SQL the stores are written in. */
const oldestPostgres = 15

/** Looks at configuration, database, knowledge, models, Slack and responders, in this order; mends nothing. */
export async function examine(parts: ExaminedParts): Promise<Finding[]> {
  return [
    checkConfiguration(parts),
    await checkDatabase(parts),
    ...(await checkKnowledge(parts)),
    ...(await examineModels(parts)),
    ...(await examineSlackSetup(parts)),
    await checkResponders(parts),
  ]
}

// A wrong value never gets here: the command refuses it by itself, naming the variable.
function checkConfiguration({ config }: ExaminedParts): Finding {
  const workspace = config.slack === null ? 'the local workspace' : 'your Slack workspace'
  return { check: 'configuration', ok: true, found: `${workspace}, data in ${config.dataDir}` }
}

async function checkDatabase({ database }: ExaminedParts): Promise<Finding> {
  const { rows } = await database.query<{ name: string; version: string }>(
    `select split_part(version(), ' ', 1) || ' ' || current_setting('server_version') as name,
            current_setting('server_version_num') as version`,
  )
  const found = `${database.kind === 'served' ? 'served' : 'embedded in the data folder'}, ${rows[0]?.name}`
  if (Number(rows[0]?.version) >= oldestPostgres * 10_000) return { check: 'database', ok: true, found }
  return {
    check: 'database',
    ok: false,
    found,
    todo: `Move to PostgreSQL ${oldestPostgres} or newer; older ones are not tried.`,
  }
}

async function checkKnowledge({ updateDocuments, config }: ExaminedParts): Promise<Finding[]> {
  // What takes long to read is read by the bot, and nobody waits for it here.
  const files = (await updateDocuments({ deferSlow: true })).filter(({ state }) => state !== 'removed')
  const read = files.filter(({ state }) => state !== 'failed' && state !== 'later')
  const faulty = files.flatMap(({ path, fault }) => (fault === undefined ? [] : [{ path, fault }]))
  const later = files.filter(({ state }) => state === 'later').length
  const found = [
    `${read.length} documents in ${config.knowledgeDir}${read.length === 0 ? '' : ` (${countFormats(read)})`}`,
    ...(later === 0 ? [] : [`${later} not read yet`]),
  ].join(', ')
  const findings: Finding[] =
    files.length > 0
      ? [{ check: 'knowledge', ok: true, found }]
      : [
          {
            check: 'knowledge',
            ok: false,
            found,
            todo: 'Put documents (PDF, Word, Excel, PowerPoint, HTML, text or Markdown) under documents there.',
          },
        ]
  if (faulty.length === 0) return findings
  const named = faulty.slice(0, mostNamed).map(({ path, fault }) => `${path} (${describeFault(fault, 'en')})`)
  const more = faulty.length > mostNamed ? ` and ${faulty.length - mostNamed} more` : ''
  return [
    ...findings,
    {
      check: 'documents that cannot be read',
      ok: false,
      found: `${faulty.length}: ${printable(named.join(', '))}${more}`,
      todo: 'Mend them or take them out of the folder; mamori index names all of them.',
    },
  ]
}

/** Documents that are named before it becomes a number. */
const mostNamed = 10

function countFormats(files: readonly FileReport[]): string {
  const counts = new Map<string, number>()
  for (const { format } of files) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].map(([format, count]) => `${count} ${format || 'of unknown kind'}`).join(', ')
}

async function checkResponders({ findResponders }: ExaminedParts): Promise<Finding> {
  const check = 'responsible officer and deputy'
  if (findResponders === undefined) {
    return {
      check,
      ok: false,
      found: 'unknown, because the bot is not running',
      todo: 'Start the bot (npm start) and run mamori doctor again.',
    }
  }
  const { officers, deputies } = await findResponders()
  const missing = [officers.length === 0 ? 'officer' : '', deputies.length === 0 ? 'deputy' : ''].filter(
    Boolean,
  )
  if (missing.length === 0) {
    return { check, ok: true, found: `${officers.length} officer(s), ${deputies.length} deputy or deputies` }
  }
  return {
    check,
    ok: false,
    found: `no ${missing.join(' and no ')} is set: reports go to the owners of the workspace`,
    todo: "Open Mamori's Home in Slack as an administrator and press “役割を設定する / Set the roles”.",
  }
}
