import { resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError } from './common/errors.ts'
import type { LogLevel } from './common/log.ts'
import { Environment } from './config/environment.ts'

export type Config = {
  /** Where everything is kept that is not in a served database. Absolute. */
  readonly dataDir: string
  /** What the organisation says the bot knows. Absolute. */
  readonly knowledgeDir: string
  readonly documents: {
    /** Megabytes of a file that is read. */
    readonly maxMb: number
    /** Who answers for documents that do not say it; `undefined`: the responsible officer. */
    readonly owner: string | undefined
  }
  readonly database: { readonly kind: 'embedded'; readonly directory: string } | { readonly kind: 'served' }
  /** `null`: the local workspace. */
  readonly slack: { readonly mode: 'socket' | 'http' } | null
  /** Where Slack's requests are taken, where they come by HTTP. */
  readonly http: { readonly port: number; readonly host: string }
  /** Connections of Socket Mode, 1 to 10. Slack closes each every few hours, and a second one bridges the gap. */
  readonly sockets: number
  readonly workspace: {
    /** `null`: 8737, or another one where that is taken. */
    readonly port: number | null
    /** Who may act in the workspace: its own page, or tests too. */
    readonly door: 'page' | 'test'
    /** How the local workspace reaches the bot. */
    readonly delivery: 'socket' | 'http'
  }
  /** The model that composes answers; `null`: they are extracts of the documents, and nothing leaves. */
  readonly model: {
    readonly name: string
    /** Without a `/` at its end. */
    readonly baseUrl: string
    /** Milliseconds until the first sentence that may be shown. */
    readonly timeoutMs: number
    /** 0: as many as there are. */
    readonly tokensADay: number
  } | null
  /** The model whose vectors help to find sections; `null`: they are found by their words alone. */
  readonly embedding: {
    readonly name: string
    /** Without a `/` at its end. */
    readonly baseUrl: string
    /** How much the order by vectors counts beside the order by words, which counts 1; 0: nothing is sent or fused. */
    readonly weight: number
  } | null
  /** E-mail for what Slack does not deliver; `null`: none. */
  readonly mail: { readonly from: string; readonly to: readonly string[] } | null
  /** The channel that keeps the audit chain's end of each day; `null`: none. */
  readonly auditChannel: string | null
  /** The responders' private channel, told of every report; `null`: none. */
  readonly incidentChannel: string | null
  /** Ids of the channels in which a message that reads like an incident brings its author a private word. */
  readonly watchedChannels: readonly string[]
  readonly logLevel: LogLevel
}

/** Apart from the configuration, so that none of it has a way to the log. */
export type Secrets = {
  readonly databaseUrl: string | null
  readonly slack:
    | { readonly botToken: string; readonly appToken: string }
    | { readonly botToken: string; readonly signingSecret: string }
    | null
  /** Empty where the model wants none. */
  readonly modelKey: string
  /** Empty without e-mail. */
  readonly smtpUrl: string
}

/**
 * The configuration in an environment; with nothing set, everything runs on this machine.
 *
 * @param from the folder that relative paths start from.
 * @param packageRoot the folder whose `knowledge` is read where no other is named.
 * @throws ConfigError naming every fault at once, or that Slack is set by half.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  from: string,
  packageRoot: string,
): { config: Config; secrets: Secrets } {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new ConfigError(String(parsed.error.issues[0]?.path[0] ?? ''), `${faults.join('; ')}.`)
  }
  const found = parsed.data
  const dataDir = resolve(from, found.MAMORI_DATA_DIR ?? '.mamori')
  const slack = readSlack(found)
  return {
    config: {
      dataDir,
      knowledgeDir: resolve(from, found.MAMORI_KNOWLEDGE_DIR ?? resolve(packageRoot, 'knowledge')),
      documents: { maxMb: found.MAMORI_DOCUMENT_MAX_MB, owner: found.MAMORI_DOCUMENT_OWNER },
      database:
        found.DATABASE_URL === undefined ? { kind: 'embedded', directory: dataDir } : { kind: 'served' },
      slack: slack === null ? null : { mode: 'appToken' in slack ? 'socket' : 'http' },
      http: { port: found.MAMORI_HTTP_PORT, host: found.MAMORI_HTTP_HOST },
      sockets: found.MAMORI_SOCKETS,
      workspace: {
        port: found.MAMORI_WORKSPACE_PORT ?? null,
        door: found.MAMORI_WORKSPACE_DOOR,
        delivery: found.MAMORI_LOCAL_DELIVERY,
      },
      model: readModel(found),
      embedding: readEmbedding(found),
      mail: readMail(found),
      auditChannel: found.MAMORI_AUDIT_CHANNEL ?? null,
      incidentChannel: found.MAMORI_INCIDENT_CHANNEL ?? null,
      watchedChannels: found.MAMORI_WATCHED_CHANNELS,
      logLevel: found.MAMORI_LOG_LEVEL,
    },
    secrets: {
      databaseUrl: found.DATABASE_URL ?? null,
      slack,
      modelKey: found.OPENAI_API_KEY ?? '',
      smtpUrl: found.SMTP_URL ?? '',
    },
  }
}

// Half of it is a mistake: somebody would count on a mail that never comes.
function readMail(found: z.infer<typeof Environment>): Config['mail'] {
  const { SMTP_URL: url, MAMORI_MAIL_FROM: from, MAMORI_MAIL_TO: to } = found
  if (url === undefined && from === undefined && to.length === 0) return null
  const missing =
    url === undefined
      ? 'SMTP_URL'
      : from === undefined
        ? 'MAMORI_MAIL_FROM'
        : to.length === 0
          ? 'MAMORI_MAIL_TO'
          : undefined
  if (missing === undefined && from !== undefined) return { from, to }
  throw new ConfigError(
    missing ?? 'SMTP_URL',
    `E-mail is set by half: ${missing} is missing. Set SMTP_URL, MAMORI_MAIL_FROM and MAMORI_MAIL_TO, or none of them.`,
  )
}

function readModel(found: z.infer<typeof Environment>): Config['model'] {
  if (found.MAMORI_KEEP_INSIDE === 'on') return null
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, MAMORI_MODEL: name } = found
  if (key === undefined && baseUrl === undefined) {
    if (name === undefined) return null
    throw new ConfigError(
      'OPENAI_API_KEY',
      'MAMORI_MODEL is set but neither OPENAI_API_KEY nor OPENAI_BASE_URL is: set the key, or the address of your own model, or leave all three out.',
    )
  }
  return {
    name: name ?? 'gpt-4.1-mini',
    baseUrl: modelAddress(baseUrl),
    timeoutMs: found.MAMORI_MODEL_TIMEOUT_S * 1000,
    tokensADay: found.MAMORI_MODEL_TOKENS_A_DAY,
  }
}

function readEmbedding(found: z.infer<typeof Environment>): Config['embedding'] {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, MAMORI_EMBEDDING_MODEL: name } = found
  if (found.MAMORI_KEEP_INSIDE === 'on') return null
  const weight = found.MAMORI_EMBEDDING_WEIGHT
  if (name === undefined) {
    if (weight === 0) return null
    throw new ConfigError(
      'MAMORI_EMBEDDING_MODEL',
      'MAMORI_EMBEDDING_WEIGHT is set but MAMORI_EMBEDDING_MODEL is not: name the embedding model, or leave the weight out.',
    )
  }
  if (key !== undefined || baseUrl !== undefined) return { name, baseUrl: modelAddress(baseUrl), weight }
  throw new ConfigError(
    'OPENAI_API_KEY',
    'MAMORI_EMBEDDING_MODEL is set but neither OPENAI_API_KEY nor OPENAI_BASE_URL is: set the key, or the address of your own model, or leave all three out.',
  )
}

function modelAddress(baseUrl: string | undefined): string {
  return (baseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, '')
}

/**
 * Takes out of an environment what makes a library send traces of questions and answers, go round by a gateway, or write
 * them to the log. The libraries read it whenever they work: call it first thing in a process.
 */
export function forbidTracing(environment: Record<string, string | undefined>): void {
  for (const name of Object.keys(environment))
    if (/^(?:LANGSMITH|LANGCHAIN|LANGGRAPH)_|^OPENAI_LOG$/i.test(name)) delete environment[name]
}

// Half a Slack configuration is a mistake, never a wish for the local workspace: somebody would wait for answers in vain.
function readSlack(found: z.infer<typeof Environment>): Secrets['slack'] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = found
  if (appToken !== undefined && signingSecret !== undefined) {
    throw new ConfigError(
      'SLACK_SIGNING_SECRET',
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET to receive by HTTP.',
    )
  }
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return null
    throw new ConfigError(
      'SLACK_BOT_TOKEN',
      `${appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN'} is set but SLACK_BOT_TOKEN is not: set both to work in your Slack workspace, or neither to use the local one.`,
    )
  }
  if (appToken !== undefined) return { botToken, appToken }
  if (signingSecret !== undefined) return { botToken, signingSecret }
  throw new ConfigError(
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN is set but SLACK_APP_TOKEN is not: set it for Socket Mode, or SLACK_SIGNING_SECRET to receive by HTTP, or none of the three to use the local workspace.',
  )
}
