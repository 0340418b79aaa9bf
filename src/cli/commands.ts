import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { Answering } from '../answering/index.ts'
import type { SourceDocument } from '../answering/types.ts'
import type { Language } from '../common/language.ts'
import type { Config } from '../config.ts'
import type { ControlHandler } from '../control/index.ts'
import type { Database } from '../database/types.ts'
import { sentences } from '../i18n/index.ts'
import type { IntentReader } from '../intent/index.ts'
import { type AskParts, askUsage, runAsk } from './ask.ts'
import { doctorUsage, runDoctor } from './doctor.ts'
import { indexUsage, runIndex } from './index-command.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { manifestUsage, runManifest } from './manifest.ts'
import { runSearch, searchUsage } from './search.ts'
import { runTriage, triageUsage } from './triage.ts'

/** What the commands stand on, in the bot or in a process of their own. */
export type CommandParts = {
  readonly answering: Answering
  readonly intents: IntentReader
  readonly database: Database
  readonly config: Config
  readonly loadDocuments: () => Promise<readonly SourceDocument[]>
  /** Who holds the roles a report goes to; absent where no bot is running to ask Slack. */
  readonly findResponders?: () => Promise<{ officers: readonly string[]; deputies: readonly string[] }>
  readonly firstResponse: (leakType: string | undefined, language: Language) => string
}

type Command = {
  readonly usage: string
  /** @param open gives the parts, opening the database where it is not open yet; not every call needs it. */
  run(
    open: () => Promise<CommandParts>,
    commandArguments: readonly string[],
    streams: CommandStreams,
  ): Promise<ExitCode>
}

/** The subcommands of `mamori`, in the order `mamori help` shows them. */
export const commands: Readonly<Record<string, Command>> = {
  ask: {
    usage: askUsage,
    run: (open, commandArguments, streams) => runAsk(() => askParts(open), commandArguments, streams),
  },
  search: {
    usage: searchUsage,
    run: (open, commandArguments, streams) =>
      runSearch({ answering: async () => (await open()).answering }, commandArguments, streams),
  },
  triage: {
    usage: triageUsage,
    run: (open, commandArguments, streams) =>
      runTriage(async () => ({ read: (await open()).intents.read }), commandArguments, streams),
  },
  index: { usage: indexUsage, run: runIndex },
  manifest: {
    usage: manifestUsage,
    run: (_, commandArguments, streams) => runManifest(commandArguments, streams),
  },
  doctor: { usage: doctorUsage, run: runDoctor },
}

async function askParts(open: () => Promise<CommandParts>): Promise<AskParts> {
  const { answering, intents, firstResponse } = await open()
  return {
    answering,
    readIntent: intents.read,
    firstResponse,
    help: (language) => sentences[language].conversation.hello,
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  }
}

/** Every subcommand as the running bot carries it out for a caller. */
export function controlHandlers(parts: CommandParts): Record<string, ControlHandler> {
  return Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, toHandler(command, parts)]),
  )
}

function toHandler(command: Command, parts: CommandParts): ControlHandler {
  return async ({ arguments: commandArguments, input, write, signal }) => {
    const output = new PassThrough()
    const errors = new PassThrough()
    // A caller who has gone reads no more: what is written from now on goes nowhere.
    signal.addEventListener('abort', () => {
      input.destroy()
      output.destroy()
      errors.destroy()
    })
    const sent = Promise.all([
      sendLines(output, (line) => write({ kind: 'stdout', line })),
      sendLines(errors, (line) => write({ kind: 'stderr', line })),
    ])
    const exitCode = await command.run(async () => parts, commandArguments, { input, output, errors })
    output.end()
    errors.end()
    await sent
    return exitCode
  }
}

async function sendLines(stream: PassThrough, send: (line: string) => Promise<void>): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    await send(line)
  }
}
