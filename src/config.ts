import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './common/errors.ts'
import { type LogLevel, logLevels } from './common/log.ts'

export type Config = {
  /** Where everything is kept that is not in a served database. Absolute. */
  readonly dataDir: string
  /** What the organisation says the bot knows. Absolute. */
  readonly knowledgeDir: string
  readonly database: { readonly kind: 'embedded'; readonly directory: string } | { readonly kind: 'served' }
  /** `null`: the local workspace. */
  readonly slack: { readonly mode: 'socket' } | null
  readonly workspace: {
    /** `null`: 8737, or another one where that is taken. */
    readonly port: number | null
    /** Who may act in the workspace: its own page, or tests too. */
    readonly door: 'page' | 'test'
  }
  readonly logLevel: LogLevel
}

/** Apart from the configuration, so that none of it has a way to the log. */
export type Secrets = {
  readonly databaseUrl: string | null
  readonly slack: { readonly botToken: string; readonly appToken: string } | null
}

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()))

const Environment = z.object({
  DATABASE_URL: optional.refine(
    (url) => url === undefined || (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)),
    'must be a postgres:// address, as postgres://user:password@host:5432/name; write special characters of the password as %XX',
  ),
  MAMORI_DATA_DIR: optional,
  MAMORI_KNOWLEDGE_DIR: optional,
  MAMORI_WORKSPACE_PORT: optional
    .refine(
      (port) => port === undefined || /^\d{1,5}$/.test(port),
      'must be a port number between 0 and 65535',
    )
    .transform((port) => (port === undefined ? null : Number(port)))
    .refine((port) => port === null || port <= 65_535, 'must be a port number between 0 and 65535'),
  MAMORI_WORKSPACE_DOOR: optional
    .refine(
      (door) => door === undefined || door === 'page' || door === 'test',
      'must be page or test; test lets any program on this machine act as anybody in the local workspace',
    )
    .transform((door) => (door === 'test' ? 'test' : 'page')),
  MAMORI_LOG_LEVEL: optional.pipe(
    z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  ),
  SLACK_BOT_TOKEN: optional.refine(
    (token) => token === undefined || token.startsWith('xoxb-'),
    'must be the bot token, which begins with xoxb-',
  ),
  SLACK_APP_TOKEN: optional.refine(
    (token) => token === undefined || token.startsWith('xapp-'),
    'must be the app-level token with connections:write, which begins with xapp-',
  ),
})

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
  const slack = readSlack(found.SLACK_BOT_TOKEN, found.SLACK_APP_TOKEN)
  return {
    config: {
      dataDir,
      knowledgeDir: resolve(from, found.MAMORI_KNOWLEDGE_DIR ?? resolve(packageRoot, 'knowledge')),
      database:
        found.DATABASE_URL === undefined ? { kind: 'embedded', directory: dataDir } : { kind: 'served' },
      slack: slack === null ? null : { mode: 'socket' },
      workspace: { port: found.MAMORI_WORKSPACE_PORT, door: found.MAMORI_WORKSPACE_DOOR },
      logLevel: found.MAMORI_LOG_LEVEL,
    },
    secrets: { databaseUrl: found.DATABASE_URL ?? null, slack },
  }
}

// Half a Slack configuration is a mistake, never a wish for the local workspace: somebody would wait for answers in vain.
function readSlack(botToken: string | undefined, appToken: string | undefined): Secrets['slack'] {
  if (botToken === undefined && appToken === undefined) return null
  if (botToken !== undefined && appToken !== undefined) return { botToken, appToken }
  const missing = botToken === undefined ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN'
  const given = botToken === undefined ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN'
  throw new ConfigError(
    missing,
    `${given} is set but ${missing} is not: set both to work in your Slack workspace, or neither to use the local one.`,
  )
}
