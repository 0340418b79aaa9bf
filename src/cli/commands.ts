import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { Answering } from '../answering/index.ts'
import type { FileReport, UpdateOptions } from '../answering/types.ts'
import type { Clock } from '../common/clock.ts'
import type { Language } from '../common/language.ts'
import type { Config } from '../config.ts'
import type { ControlHandler } from '../control/index.ts'
import type { Database } from '../database/types.ts'
import { sentences } from '../i18n/index.ts'
import type { Incidents } from '../incident/index.ts'
import type { IntentReader } from '../intent/index.ts'
import type { ExaminedModel, ModelOutcome } from '../llm/types.ts'
import type { Selfchecks } from '../selfcheck/index.ts'
import type { SlackExamination } from '../slack/types.ts'
import { type AskParts, askUsage, runAsk } from './ask.ts'
import { auditUsage, runAudit } from './audit.ts'
import { campaignUsage, runCampaign } from './campaign.ts'
import { doctorUsage, runDoctor } from './doctor.ts'
import { evalUsage, runEval } from './eval.ts'
import { incidentUsage, runIncident } from './incident.ts'
import { indexUsage, runIndex } from './index-command.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { manifestUsage, runManifest } from './manifest.ts'
import { ruleUsage, runRule } from './rule.ts'
import { runSearch, searchUsage } from './search.ts'
import { runSelfcheck, selfcheckUsage } from './selfcheck.ts'
import { runTriage, triageUsage } from './triage.ts'

/** What the commands stand on, in the bot or in a process of their own. */
export type CommandParts = {
  readonly answering: Answering
  readonly intents: IntentReader
  readonly incidents: Incidents
  readonly selfchecks: Selfchecks
  readonly clock: Clock
  readonly database: Database
  readonly config: Config
  /** Makes the index equal to the folder of documents. */
  readonly updateDocuments: (options?: UpdateOptions) => Promise<FileReport[]>
  /** Who holds the roles a report goes to; absent where no bot is running to ask Slack. */
  readonly findResponders?: () => Promise<{ officers: readonly string[]; deputies: readonly string[] }>
  /** Asks Slack what the tokens are good for; absent where there is no workspace to ask. */
  readonly examineSlack?: () => Promise<SlackExamination>
  /** Sends a model one fixed sentence and tells how it went. */
  readonly tryModel: (model: ExaminedModel) => Promise<ModelOutcome>
  readonly firstResponse: (leakType: string | undefined, language: Language) => string
}

type Command = {
  readonly usage: string
  /**
   * @param open gives the parts, opening the database where it is not open yet; not every call needs it.
   * @param openIntents gives what reads intents without a database; without it `open` does.
   */
  run(
    open: () => Promise<CommandParts>,
    commandArguments: readonly string[],
    streams: CommandStreams,
    openIntents?: () => Promise<IntentReader>,
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
  eval: {
    usage: evalUsage,
    run: (open, commandArguments, streams) =>
      runEval(
        async () => {
          const parts = await open()
          const { findSection } = parts.answering
          return {
            ...(await askParts(async () => parts)),
            findSection,
            hasModel: parts.config.model !== null,
          }
        },
        commandArguments,
        streams,
      ),
  },
  triage: {
    usage: triageUsage,
    run: (open, commandArguments, streams, openIntents = async () => (await open()).intents) =>
      runTriage(openIntents, commandArguments, streams),
  },
  selfcheck: { usage: selfcheckUsage, run: runSelfcheck },
  campaign: { usage: campaignUsage, run: runCampaign },
  incident: { usage: incidentUsage, run: runIncident },
  rule: {
    usage: ruleUsage,
    run: (open, commandArguments, streams) =>
      runRule(
        async () => {
          const { incidents, config, clock } = await open()
          return { incidents, knowledgeDir: config.knowledgeDir, now: clock.now }
        },
        commandArguments,
        streams,
      ),
  },
  audit: { usage: auditUsage, run: runAudit },
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
