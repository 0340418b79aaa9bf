import type { SourceDocument } from '../answering/types.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/types.ts'
import { type CommandStreams, type ExitCode, readJsonOption } from './lines.ts'

export const doctorUsage =
  'mamori doctor [--json]   checks the set-up and says what to do; exit code 1 when something must be done'

/** One thing that was checked. `todo` says what to do where it is not well. */
export type Finding = {
  readonly check: string
  readonly ok: boolean
  readonly found: string
  readonly todo?: string
}

export type DoctorParts = {
  readonly database: Database
  readonly config: Config
  readonly loadDocuments: () => Promise<readonly SourceDocument[]>
  /** Who holds the roles a report goes to; absent where no bot is running to ask Slack. */
  readonly findResponders?: () => Promise<{ officers: readonly string[]; deputies: readonly string[] }>
}

/** `mamori doctor`. `open` is not called on bad usage. @returns 0 when all is well, 1 when something must be done, 2 on bad usage. */
export async function runDoctor(
  open: () => Promise<DoctorParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readJsonOption(commandArguments)
  if (typeof options === 'string') {
    streams.errors.write(`${options}\n${doctorUsage}\n`)
    return 2
  }
  const findings = await examine(await open())
  const ok = findings.every((finding) => finding.ok)
  const lines = options.json
    ? [JSON.stringify({ ok, findings })]
    : findings.map(({ check, ok: well, found, todo }) =>
        [`${well ? '✓' : '✗'} ${check}: ${found}`, ...(todo === undefined ? [] : [`  → ${todo}`])].join('\n'),
      )
  streams.output.write(`${lines.join('\n')}\n`)
  return ok ? 0 : 1
}

async function examine(parts: DoctorParts): Promise<Finding[]> {
  return [
    await checkDatabase(parts),
    await checkKnowledge(parts),
    checkSlack(parts),
    await checkResponders(parts),
  ]
}

async function checkDatabase({ database }: DoctorParts): Promise<Finding> {
  const { rows } = await database.query<{ version: string }>(`select version() as version`)
  const kind = database.kind === 'served' ? 'served' : 'embedded in the data folder'
  return {
    check: 'database',
    ok: true,
    found: `${kind}, ${rows[0]?.version.split(' ').slice(0, 2).join(' ')}`,
  }
}

async function checkKnowledge({ loadDocuments, config }: DoctorParts): Promise<Finding> {
  const documents = await loadDocuments()
  const found = `${documents.length} documents in ${config.knowledgeDir}`
  return documents.length > 0
    ? { check: 'knowledge', ok: true, found }
    : {
        check: 'knowledge',
        ok: false,
        found,
        todo: 'Put documents under documents/ja and documents/en there.',
      }
}

function checkSlack({ config }: DoctorParts): Finding {
  const found = config.slack === null ? 'the local workspace' : 'your Slack workspace, by Socket Mode'
  return { check: 'slack', ok: true, found }
}

async function checkResponders({ findResponders }: DoctorParts): Promise<Finding> {
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
