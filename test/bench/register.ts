import { type ChainLine, commit, createSalt, firstHash, hashLine } from '../../src/audit/chain.ts'
import { createAudit, exportChain, verifyChain, verifyExport } from '../../src/audit/index.ts'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { renderCsv, renderSpreadsheet } from '../../src/export/table.ts'
import { sentences } from '../../src/i18n/index.ts'
import { type Actor, createIncidents, registerTable } from '../../src/incident/index.ts'
import { aReport, aRule, keptJobs, someTypes } from '../incident/builders.ts'
import type { BenchRow } from './retrieval.ts'

const incidentCount = 10_000
const lineCount = 100_000
const officer: Actor = { userId: 'UOFFICER', roles: new Set(['officer']) }

/** What a full register costs: 10,000 incidents, 100,000 lines of the audit chain, on the embedded database. */
export async function benchRegister(): Promise<BenchRow[]> {
  const database = await openDatabase({ kind: 'memory' })
  try {
    await migrate(database, silentLog)
    await fillChain(database)
    const rows = await benchChain(database)
    await fillRegister(database)
    return [...rows, ...(await benchReading(database))]
  } finally {
    await database.close()
  }
}

async function benchChain(database: Database): Promise<BenchRow[]> {
  const [verifyMs, check] = await timed(() => verifyChain(database))
  const lines: string[] = []
  for await (const line of exportChain(database)) lines.push(line)
  const [offlineMs, offline] = await timed(() => verifyExport(given(lines), []))
  if (!check.ok || !offline.ok) throw new Error(`the chain of the bench does not fit: ${check.reason}`)
  const how = `${lineCount.toLocaleString('en')} lines`
  return [
    { what: 'verify the audit chain', value: shown(verifyMs), how: `${how}, embedded database` },
    { what: 'verify an export of it', value: shown(offlineMs), how: `${how}, no database` },
  ]
}

async function benchReading(database: Database): Promise<BenchRow[]> {
  const incidents = openIncidents(database)
  const words = sentences.ja.incidentDocuments
  const [listMs] = await timed(() => incidents.list(officer, {}))
  const [searchMs, found] = await timed(() => incidents.list(officer, { search: '図面 通し番号7777' }))
  const [csvMs] = await timed(async () => renderCsv(await table()))
  const [xlsxMs] = await timed(async () => renderSpreadsheet(await table()))
  if (found.total !== 1) throw new Error(`the search found ${found.total} incidents`)
  const how = `of ${incidentCount.toLocaleString('en')} incidents, embedded database`
  return [
    { what: 'list the register', value: shown(listMs), how: `the first 50 and their number ${how}` },
    { what: 'search the register', value: shown(searchMs), how: `two words ${how}` },
    { what: 'export it as CSV', value: shown(csvMs), how },
    { what: 'export it as a spreadsheet', value: shown(xlsxMs), how },
  ]

  async function table() {
    const all = (await incidents.exportRegister(officer, {})) ?? []
    return registerTable(all, { types: incidents.types, words, language: 'ja' })
  }
}

function openIncidents(database: Database) {
  const parts = { database, clock: systemClock, jobs: keptJobs(), types: someTypes(), rule: aRule() }
  return createIncidents({ ...parts, audit: createAudit({ clock: systemClock }) })
}

// One real report, copied with other numbers, times and texts.
async function fillRegister(database: Database): Promise<void> {
  const whatHappened =
    '取引先に送る図面のメールを、別の会社に送ってしまいました。相手はまだ開いていないそうです。'.repeat(4)
  await openIncidents(database).report(
    aReport({ whatHappened, alreadyDone: '取り消しました', noticed: undefined }),
  )
  const { rows } = await database.query<{ column: string }>(
    `select quote_ident(column_name) as column from information_schema.columns
      where table_schema = 'public' and table_name = 'incidents' order by ordinal_position`,
  )
  const changed: Readonly<Record<string, string>> = {
    id: `'inc_' || n`,
    number: `'2027-' || n`,
    submission_key: `'bench:' || n`,
    what_happened: `what_happened || ' 通し番号' || n`,
    reported_at: `reported_at - n * interval '1 hour'`,
    severity: 'n % 4',
  }
  const columns = rows.map(({ column }) => column)
  await database.query(
    `insert into incidents (${columns.join(', ')})
     select ${columns.map((column) => changed[column] ?? column).join(', ')}
     from incidents, generate_series(2, ${incidentCount}) as n`,
  )
}

async function fillChain(database: Database): Promise<void> {
  let previousHash = firstHash
  const at = new Date('2026-04-01T00:00:00.123Z')
  for (let from = 1; from <= lineCount; from += 5_000) {
    const lines = Array.from({ length: 5_000 }, (_, n): ChainLine => {
      const text = { actor: `U${n}`, subject: `inc_${n}`, details: `{"n":${n}}` }
      const salt = createSalt()
      const line = {
        form: 2 as const,
        sequence: from + n,
        at,
        action: 'incident.viewed',
        ...text,
        salt,
        commitment: commit(salt, text),
        previousHash,
      }
      previousHash = hashLine(line)
      return { ...line, hash: previousHash }
    })
    await database.query(
      `insert into audit_lines
         (form, sequence, at, actor, action, subject, details, salt, commitment, previous_hash, hash)
       select 2, l.sequence, l.at, l.actor, l.action, l.subject, l.details, l.salt, l.commitment, l."previousHash", l.hash
       from jsonb_to_recordset($1::jsonb) as l(sequence bigint, at timestamptz, actor text, action text, subject text,
         details text, salt text, commitment text, "previousHash" text, hash text)`,
      [JSON.stringify(lines)],
    )
  }
  await database.query('update audit_head set sequence = $1, hash = $2', [lineCount, previousHash])
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const started = performance.now()
  const result = await work()
  return [performance.now() - started, result]
}

function shown(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`
}
