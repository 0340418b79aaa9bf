/**
 * The composition root: the one file that knows every part. `openCore` is what a command needs, database and knowledge
 * and the three jobs; `startBot` puts Slack, the job runner and the control socket around it.
 */
import { type AnswerDesk, type Answering, createAnswering, type ModelUse } from './answering/index.ts'
import { openAnswerDesk } from './app/answers.ts'
import { countStates, type DocumentDesk, openDocuments } from './app/documents.ts'
import { loadKnowledge } from './app/knowledge.ts'
import { openModel } from './app/model.ts'
import { keepTidy } from './app/tidying.ts'
import { keepWatch } from './app/watch.ts'
import { createAudit } from './audit/index.ts'
import { type CommandParts, controlHandlers } from './cli/commands.ts'
import type { Clock } from './common/clock.ts'
import { ExternalError } from './common/errors.ts'
import type { Log } from './common/log.ts'
import type { Config, Secrets } from './config.ts'
import { serveControl } from './control/index.ts'
import { migrate, openDatabase } from './database/index.ts'
import type { Database } from './database/types.ts'
import { sentences } from './i18n/index.ts'
import { createIncidents, firstResponse, type Incidents } from './incident/index.ts'
import { createIntentReader, type IntentReader } from './intent/index.ts'
import { createJobs } from './jobs/index.ts'
import type { Jobs } from './jobs/types.ts'
import { examineModel } from './llm/index.ts'
import type { Model } from './llm/types.ts'
import { createSelfchecks, type Selfchecks } from './selfcheck/index.ts'
import {
  createSlackFace,
  documentNews,
  examineConnection,
  reviewNews,
  type SlackConnection,
  type SlackFace,
} from './slack/index.ts'

export type Settings = {
  readonly config: Config
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** An open database in place of the configured one; whoever gives it closes it. */
  readonly database?: Database
  /** A model in place of the configured one. */
  readonly model?: Model
}

/** Everything but Slack. */
export type Core = {
  readonly database: Database
  readonly answering: Answering
  readonly answers: AnswerDesk
  readonly documents: DocumentDesk
  readonly intents: IntentReader
  readonly selfchecks: Selfchecks
  readonly incidents: Incidents
  readonly jobs: Jobs
  readonly commands: CommandParts
  /** Whether the model may be asked; absent without a model. */
  readonly modelUse?: ModelUse
  close(): Promise<void>
}

/**
 * What tells a message's intent, by the folder alone: no database is opened.
 *
 * @throws DataError for a file of the organisation's that is wrong.
 */
export async function openIntents(knowledgeDir: string): Promise<IntentReader> {
  return createIntentReader({ types: (await loadKnowledge(knowledgeDir)).cues })
}

/**
 * Opens the database (migrated, its documents brought up to date) and builds the three jobs.
 *
 * @param holder who opens an embedded database, told to whoever comes second.
 * @param isIndexed brings the index up to date with the folder; otherwise that is left to the caller.
 * @throws DataError for a file of the organisation's that is wrong, before the database is touched.
 * @throws ConflictError when another process has the data folder.
 * @throws ExternalError when a served database cannot be reached.
 */
export async function openCore(
  settings: Settings,
  holder: 'bot' | 'command',
  isIndexed = true,
): Promise<Core> {
  const { config, secrets, clock, log } = settings
  const knowledge = await loadKnowledge(config.knowledgeDir)
  const database = settings.database ?? (await openConfigured(settings, holder))
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of closing) await end()
    if (settings.database === undefined) await database.close()
  }
  try {
    await migrate(database, log)
    const audit = createAudit({ clock })
    const jobs = createJobs({ database, databaseUrl: secrets.databaseUrl ?? undefined, clock, log })
    const intents = createIntentReader({ types: knowledge.cues })
    const model = await openModel(settings, { database, audit, intents })
    const answering = createAnswering({
      database,
      clock,
      ...(model === undefined ? {} : { model: model.composer }),
      ...(model?.embedding === undefined ? {} : { embedding: model.embedding }),
      glossary: knowledge.glossary,
      sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
    })
    const documents = openDocuments({ config, database, answering, clock, audit, jobs, log })
    closing.push(documents.close)
    closing.push(async () => await model?.embedding?.close())
    if (isIndexed) {
      // What takes long to read is read once the bot listens; a command waits for it.
      const report = await documents.update({ deferSlow: holder === 'bot' })
      log.info('knowledge is ready', countStates(report))
    }
    await answering.refresh()
    const { glossary } = knowledge
    const answers = openAnswerDesk({ database, clock, audit, jobs, answering, glossary })
    const selfchecks = createSelfchecks({ ...knowledge, database, clock, audit })
    const incidents = createIncidents({
      database,
      clock,
      audit,
      jobs,
      types: knowledge.incidentTypes,
      rule: knowledge.reportingRule,
    })
    const { slack } = secrets
    const commands: CommandParts = {
      answering,
      intents,
      selfchecks,
      incidents,
      clock,
      database,
      config,
      updateDocuments: documents.update,
      tryModel: (asked) => examineModel(asked, secrets.modelKey),
      firstResponse: (leakType, language) => firstResponse(knowledge.incidentTypes, leakType, language),
      ...(slack === null ? {} : { examineSlack: () => examineConnection({ database, log, slack }) }),
    }
    return {
      database,
      answering,
      answers,
      documents,
      intents,
      selfchecks,
      incidents,
      jobs,
      commands,
      ...(model === undefined ? {} : { modelUse: model.use }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function openConfigured(settings: Settings, holder: 'bot' | 'command'): Promise<Database> {
  const { config, secrets, clock, log } = settings
  const options =
    config.database.kind === 'served'
      ? ({ kind: 'served', url: secrets.databaseUrl ?? '' } as const)
      : ({ kind: 'embedded', directory: config.database.directory } as const)
  return await openDatabase(options, { log, clock, holder })
}

export type Bot = {
  readonly core: Core
  /** Takes nothing new, finishes what is in hand, closes the database. */
  stop(): Promise<void>
}

/** Every few seconds a change of the documents by another process is taken over. */
const refreshMs = 5_000

/**
 * Starts the bot: resolves when it listens.
 *
 * @param connect gives the way into Slack; called when database and data folder are this process's own, so that a bot
 *   that comes second disturbs nothing.
 * @throws ConfigError when Slack refuses a token; also what `openCore` throws.
 */
export async function startBot(settings: Settings, connect: () => Promise<SlackConnection>): Promise<Bot> {
  const { config, clock, log } = settings
  const core = await openCore(settings, 'bot')
  const running: (() => Promise<void>)[] = [core.close]
  // In reverse order of the start.
  const stop = async () => {
    for (const end of running.reverse()) await end()
  }
  try {
    let face: SlackFace | undefined
    const findResponders = async () => {
      if (face === undefined) throw stillStarting()
      return await face.findResponders()
    }
    let slack: SlackConnection | undefined
    const examineSlack = async () => {
      if (slack === undefined) throw stillStarting()
      return await examineConnection({ database: core.database, log, slack })
    }
    const handlers = controlHandlers({ ...core.commands, findResponders, examineSlack })
    const control = await serveControl({ directory: config.dataDir, handlers, log })
    running.push(control.close)

    slack = await connect()
    face = await createSlackFace({
      ...core,
      shared: core.documents.shared,
      clock,
      log,
      audit: createAudit({ clock }),
      slack,
      watchedChannels: config.watchedChannels,
      incidentChannel: config.incidentChannel,
    })
    const { forget } = face
    const tidying = keepTidy({ ...core, clock }, async () => {
      await forget()
      await core.documents.shared.forget()
      await core.answers.forget()
      // Review dates pass while the bot runs.
      await core.jobs.enqueue(core.database, reviewNews(clock))
    })
    const watch = keepWatch(settings, core)
    running.push(async () => watch.stop())
    running.push(core.jobs.stop)
    await core.jobs.start()
    await watch.begin()
    core.modelUse?.tellBy(core.jobs)
    await tidying.begin()
    await core.answers.begin()
    await core.jobs.enqueue(core.database, reviewNews(clock))
    running.push(face.stop)
    await face.start()
    const refreshing = setInterval(() => {
      core.answering.refresh().catch((error) => log.warn('the documents could not be looked at', { error }))
    }, refreshMs)
    running.push(async () => clearInterval(refreshing))
    running.push(core.documents.close)
    core.documents.watch(() => core.jobs.enqueue(core.database, documentNews(clock)))
    return { core, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function stillStarting(): ExternalError {
  return new ExternalError('Slack', 'roles', true, 'The bot is still starting.')
}
