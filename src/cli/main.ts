#!/usr/bin/env node
// The `mamori` command. While the bot runs, it carries the command out; otherwise the command opens the data itself.
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Core } from '../app.ts'
import { systemClock } from '../common/clock.ts'
import { keepCompiled } from '../common/compileCache.ts'
import { isExpected } from '../common/errors.ts'
import { createLog } from '../common/log.ts'
import { forbidTracing, readConfig } from '../config.ts'
import { callControl } from '../control/index.ts'
import { findExportArgument } from './audit.ts'
import type { CommandStreams } from './lines.ts'

const packageRoot = resolve(import.meta.dirname, '../..')

async function main(name: string | undefined, given: readonly string[]): Promise<number> {
  keepCompiled(packageRoot)
  const { commands } = await import('./commands.ts')
  const command = name === undefined ? undefined : commands[name]
  if (name === undefined || command === undefined || given.includes('--help')) {
    const isHelp = given.includes('--help') || ['help', '--help', '-h'].includes(name ?? '')
    if (!isHelp) console.error(name === undefined ? 'Which command?' : `There is no command “${name}”.`)
    const text =
      command?.usage ??
      Object.values(commands)
        .map((each) => each.usage)
        .join('\n\n')
    ;(isHelp ? console.log : console.error)(text)
    return isHelp ? 0 : 2
  }
  forbidTracing(process.env)
  const { config, secrets } = readConfig(process.env, process.cwd(), packageRoot)
  const { commandArguments, input } = await readInputHere(name, given)

  const exitCode = await callControl({
    directory: config.dataDir,
    request: { command: name, arguments: commandArguments, input },
    onLine: ({ kind, line }) => write(kind === 'stdout' ? process.stdout : process.stderr, `${line}\n`),
  })
  if (exitCode !== undefined) return exitCode

  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  let core: Core | undefined
  const open = async () => {
    const { openCore } = await import('../app.ts')
    // `index` brings the documents up to date itself, and says how.
    core = await openCore({ config, secrets, clock: systemClock, log }, 'command', name !== 'index')
    return core.commands
  }
  try {
    const streams: CommandStreams = { input, output: process.stdout, errors: process.stderr }
    const openIntents = async () => (await import('../app.ts')).openIntents(config.knowledgeDir)
    return await command.run(open, commandArguments, streams, openIntents)
  } finally {
    await core?.close()
  }
}

// The bot may stand in another folder: paths are made whole, and a batch is read here and piped.
async function readInputHere(name: string, given: readonly string[]) {
  const commandArguments = [...given]
  const at = (option: string) => commandArguments.indexOf(option) + 1
  for (const option of ['--knowledge', '--out', '--file', '--mapping']) {
    const path = commandArguments[at(option)]
    if (at(option) > 0 && path !== undefined) commandArguments[at(option)] = resolve(path)
  }
  const batch =
    name === 'eval'
      ? commandArguments.findIndex((each) => !each.startsWith('--'))
      : name === 'audit'
        ? findExportArgument(commandArguments)
        : at('--batch') || -1
  const file = commandArguments[batch]
  if (file === undefined || file === '-') return { commandArguments, input: process.stdin }
  const input = createReadStream(file)
  await new Promise((opened, failed) => input.once('open', opened).once('error', failed))
  commandArguments[batch] = '-'
  return { commandArguments, input }
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> | undefined {
  if (stream.write(text)) return undefined
  return new Promise((resolve) => stream.once('drain', resolve))
}

// What a person can mend is one sentence; anything else is a bug and keeps its stack.
function explain(error: unknown): string {
  if (isExpected(error)) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  const [name, ...given] = process.argv.slice(2)
  process.exitCode = await main(name, given)
} catch (error) {
  console.error(explain(error))
  process.exitCode = 2
}
// A terminal or a pipe that stays open must not keep the command alive.
process.stdin.destroy()
