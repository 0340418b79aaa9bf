import { open } from 'node:fs/promises'
import { type ChainCheck, exportChain, verifyChain, verifyExport, type Witness } from '../audit/index.ts'
import type { Database } from '../database/types.ts'
import { type CommandStreams, canBeRead, type ExitCode, readLines } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

export const auditUsage = `mamori audit verify [--head HASH]… [--json] [<exported.jsonl|->]
  Checks the chain of the audit record, or an export of it without any database. --head is an end noted down outside,
  as <hash> or <line>:<hash>; may be given several times. Exit code 0: it fits, 1: it does not, 2: bad usage.
mamori audit export [--out FILE]
  One line of JSON for each line of the chain, the last one naming its end.`

/** What `mamori audit` stands on. */
export type AuditParts = { readonly database: Database }

/**
 * `mamori audit`: checks the audit chain, and exports it.
 *
 * @param open gives what it stands on; not called on bad usage, nor for an export that is checked.
 * @returns 0 when the chain fits or was exported, 1 when it does not fit, 2 on bad usage.
 */
export async function runAudit(
  openParts: () => Promise<AuditParts>,
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, auditUsage)
  if (options.action === 'export') {
    const { database } = await openParts()
    await writeLines(exportChain(database), options.out, streams)
    return 0
  }
  const { file, witnesses, json } = options
  if (file !== undefined && !(await canBeRead(file))) {
    streams.errors.write(`${file} cannot be read.\n`)
    return 2
  }
  const check =
    file === undefined
      ? await verifyChain((await openParts()).database, witnesses)
      : await verifyExport(readLines(file, streams.input), witnesses)
  streams.output.write(`${json ? JSON.stringify(check) : inWords(check)}\n`)
  return check.ok ? 0 : 1
}

/** Where among the arguments the file to check stands; -1 where none does. */
export function findExportArgument(commandArguments: readonly string[]): number {
  if (commandArguments[0] !== 'verify') return -1
  return commandArguments.findIndex(
    (each, at) => at > 0 && (each === '-' || !each.startsWith('-')) && commandArguments[at - 1] !== '--head',
  )
}

/** Writes lines to a new file that only its owner can read, or to the output where none is named. */
export async function writeLines(
  lines: AsyncIterable<string>,
  out: string | undefined,
  { output }: CommandStreams,
): Promise<void> {
  if (out === undefined) {
    for await (const line of lines) {
      if (!output.write(`${line}\n`)) await new Promise((resolve) => output.once('drain', resolve))
    }
    return
  }
  const file = await open(out, 'w', 0o600)
  try {
    for await (const line of lines) await file.write(`${line}\n`)
  } finally {
    await file.close()
  }
}

function inWords({ ok, lines, head, firstBad, reason }: ChainCheck): string {
  if (ok) return `The audit record fits: ${lines} lines, end ${lines}:${head}`
  const where = firstBad === undefined ? '' : ` First line that does not fit: ${firstBad}.`
  return `The audit record does not fit: ${reason}.${where} ${lines} lines, end ${head}`
}

type Options =
  | { readonly action: 'export'; readonly out: string | undefined }
  | {
      readonly action: 'verify'
      readonly file: string | undefined
      readonly witnesses: readonly Witness[]
      readonly json: boolean
    }

const optionTypes = {
  head: { type: 'string', multiple: true },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

function readOptions(commandArguments: readonly string[]): Options | string {
  const parsed = parseOptions(commandArguments, optionTypes)
  if (typeof parsed === 'string') return parsed
  const { values, positionals } = parsed
  const [action, file, ...rest] = positionals
  if (action !== 'verify' && action !== 'export') return 'Say what to do: verify or export.'
  if (rest.length > 0 || (action === 'export' && file !== undefined)) return 'There are too many arguments.'
  if (action === 'export')
    return values.head === undefined ? { action, out: values.out } : '--head goes with verify.'
  if (values.out !== undefined) return '--out goes with export.'
  const witnesses = (values.head ?? []).map(parseWitness)
  const whole = witnesses.filter((witness) => witness !== undefined)
  if (whole.length < witnesses.length)
    return '--head must be 64 hexadecimal digits, with or without <line>: in front.'
  return { action, file, witnesses: whole, json: values.json === true }
}

function parseWitness(text: string): Witness | undefined {
  const match = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/.exec(text.trim().toLowerCase())
  if (match?.[2] === undefined) return undefined
  return { hash: match[2], sequence: match[1] === undefined ? undefined : Number(match[1]) }
}
