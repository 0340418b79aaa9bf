import { describe, expect, test } from 'vitest'
import { ConfigError } from '../src/common/errors.ts'
import { forbidTracing, readConfig } from '../src/config.ts'

describe('reading the configuration', () => {
  test('needs nothing: the embedded database and the local workspace', () => {
    const { config, secrets } = readConfig({}, '/home/mamori', '/opt/mamori')

    expect(config).toMatchObject({
      dataDir: '/home/mamori/.mamori',
      knowledgeDir: '/opt/mamori/knowledge',
      database: { kind: 'embedded', directory: '/home/mamori/.mamori' },
      slack: null,
      sockets: 2,
      documents: { maxMb: 50, owner: undefined },
      workspace: { port: null, door: 'page', delivery: 'socket' },
    })
    expect(secrets).toMatchObject({ databaseUrl: null, slack: null })
  })

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ DATABASE_URL: ' ', SLACK_BOT_TOKEN: '' }, '/', '/').secrets).toMatchObject({
      databaseUrl: null,
      slack: null,
    })
  })

  test('keeps secrets out of the configuration', () => {
    const environment = {
      DATABASE_URL: 'postgres://mamori:hidden@localhost/mamori',
      SLACK_BOT_TOKEN: 'xoxb-hidden',
      SLACK_APP_TOKEN: 'xapp-hidden',
    }

    const { config } = readConfig(environment, '/', '/')

    expect(JSON.stringify(config)).not.toContain('hidden')
  })

  test('takes an app-level token for Socket Mode, and a signing secret for HTTP', () => {
    const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }

    const socket = readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }, '/', '/')
    const http = readConfig({ ...bot, SLACK_SIGNING_SECRET: '0f1e', MAMORI_HTTP_PORT: '8080' }, '/', '/')

    expect(socket.config.slack).toEqual({ mode: 'socket' })
    expect(socket.secrets.slack).toEqual({ botToken: 'xoxb-1', appToken: 'xapp-1' })
    expect(http.config).toMatchObject({ slack: { mode: 'http' }, http: { port: 8080, host: '127.0.0.1' } })
    expect(http.secrets.slack).toEqual({ botToken: 'xoxb-1', signingSecret: '0f1e' })
  })

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN is set but SLACK_APP_TOKEN is not'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET', 'or SLACK_SIGNING_SECRET to receive by HTTP'],
    [
      { SLACK_SIGNING_SECRET: '0f1e' },
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not',
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: '0f1e' },
      'SLACK_SIGNING_SECRET',
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set',
    ],
    [{ SLACK_SIGNING_SECRET: 'xapp-1' }, 'SLACK_SIGNING_SECRET', 'it is no token'],
    [{ MAMORI_HTTP_PORT: '70000' }, 'MAMORI_HTTP_PORT', 'between 0 and 65535'],
    [{ MAMORI_HTTP_HOST: 'my host' }, 'MAMORI_HTTP_HOST', 'must be an address of this machine'],
    [{ MAMORI_SOCKETS: '0' }, 'MAMORI_SOCKETS', 'from 1 to 10'],
    [{ MAMORI_SOCKETS: '11' }, 'MAMORI_SOCKETS', 'from 1 to 10'],
    [{ MAMORI_LOCAL_DELIVERY: 'post' }, 'MAMORI_LOCAL_DELIVERY', 'must be socket or http'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN is not'],
    [{ SLACK_BOT_TOKEN: 'nonsense', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'begins with xoxb-'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL', 'must be a postgres:// address'],
    [{ DATABASE_URL: 'postgres://u:a b@c d:e/f' }, 'DATABASE_URL', 'must be a postgres:// address'],
    [{ DATABASE_URL: 'postgres://u:p#1@localhost/f' }, 'DATABASE_URL', 'special characters of the password'],
    [{ MAMORI_WORKSPACE_PORT: '99999' }, 'MAMORI_WORKSPACE_PORT', 'between 0 and 65535'],
    [{ MAMORI_WORKSPACE_PORT: 'http' }, 'MAMORI_WORKSPACE_PORT', 'between 0 and 65535'],
    [{ MAMORI_DOCUMENT_MAX_MB: '0' }, 'MAMORI_DOCUMENT_MAX_MB', 'between 1 and 500'],
    [{ MAMORI_DOCUMENT_MAX_MB: '50MB' }, 'MAMORI_DOCUMENT_MAX_MB', 'between 1 and 500'],
    [{ MAMORI_WORKSPACE_DOOR: 'open' }, 'MAMORI_WORKSPACE_DOOR', 'must be page or test'],
    [{ MAMORI_LOG_LEVEL: 'loud' }, 'MAMORI_LOG_LEVEL', 'must be one of debug, info, warn, error'],
  ])('refuses %o, naming %s', (environment, variable, sentence) => {
    const read = () => readConfig(environment, '/', '/')

    expect(read).toThrow(ConfigError)
    expect(read).toThrow(sentence)
    expect(read).toThrow(variable)
  })

  test('reports all faults together', () => {
    const read = () => readConfig({ DATABASE_URL: 'x', MAMORI_LOG_LEVEL: 'y' }, '/', '/')

    expect(read).toThrow(/DATABASE_URL.*MAMORI_LOG_LEVEL/)
  })
})

describe('configuring a model', () => {
  test.each([
    [{}, null],
    [
      { OPENAI_API_KEY: 'hidden' },
      { name: 'gpt-4.1-mini', baseUrl: 'https://api.openai.com/v1', timeoutMs: 15_000, tokensADay: 500_000 },
    ],
    [
      {
        OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/',
        MAMORI_MODEL: 'own',
        MAMORI_MODEL_TIMEOUT_S: '60',
        MAMORI_MODEL_TOKENS_A_DAY: '0',
      },
      { name: 'own', baseUrl: 'http://127.0.0.1:11434/v1', timeoutMs: 60_000, tokensADay: 0 },
    ],
    [{ OPENAI_API_KEY: 'hidden', MAMORI_MODEL: 'x', MAMORI_KEEP_INSIDE: 'on' }, null],
  ])('by %o', (environment, model) => {
    const { config } = readConfig(environment, '/', '/')

    expect(config.model).toEqual(model)
  })

  test.each([
    [{ OPENAI_API_KEY: 'hidden' }, null],
    [
      { OPENAI_API_KEY: 'hidden', MAMORI_EMBEDDING_MODEL: 'vectors' },
      { name: 'vectors', baseUrl: 'https://api.openai.com/v1', weight: 0 },
    ],
    [
      {
        OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/',
        MAMORI_EMBEDDING_MODEL: 'own',
        MAMORI_EMBEDDING_WEIGHT: '0.5',
      },
      { name: 'own', baseUrl: 'http://127.0.0.1:11434/v1', weight: 0.5 },
    ],
    [{ OPENAI_API_KEY: 'hidden', MAMORI_EMBEDDING_MODEL: 'vectors', MAMORI_KEEP_INSIDE: 'on' }, null],
  ])('finds sections by meaning by %o', (environment, embedding) => {
    expect(readConfig(environment, '/', '/').config.embedding).toEqual(embedding)
  })

  test('keeps its key apart', () => {
    const { config, secrets } = readConfig({ OPENAI_API_KEY: 'hidden' }, '/', '/')

    expect(secrets.modelKey).toBe('hidden')
    expect(JSON.stringify(config)).not.toContain('hidden')
  })

  test.each([
    [{ MAMORI_MODEL: 'own' }, 'OPENAI_API_KEY'],
    [{ MAMORI_EMBEDDING_MODEL: 'own' }, 'OPENAI_API_KEY'],
    [{ OPENAI_API_KEY: 'hidden', MAMORI_EMBEDDING_WEIGHT: '1' }, 'MAMORI_EMBEDDING_MODEL'],
    [{ MAMORI_EMBEDDING_WEIGHT: '-1' }, 'MAMORI_EMBEDDING_WEIGHT'],
    [{ MAMORI_EMBEDDING_WEIGHT: '5.5' }, 'MAMORI_EMBEDDING_WEIGHT'],
    [{ OPENAI_BASE_URL: 'localhost:11434' }, 'OPENAI_BASE_URL'],
    [{ MAMORI_KEEP_INSIDE: 'yes' }, 'MAMORI_KEEP_INSIDE'],
    [{ MAMORI_MODEL_TIMEOUT_S: '0' }, 'MAMORI_MODEL_TIMEOUT_S'],
    [{ MAMORI_MODEL_TOKENS_A_DAY: 'many' }, 'MAMORI_MODEL_TOKENS_A_DAY'],
  ])('refuses %o', (environment, variable) => {
    expect(() => readConfig(environment, '/', '/')).toThrow(variable)
  })

  test('takes out of an environment what has libraries send traces or write questions down', () => {
    const environment: Record<string, string | undefined> = {
      LANGSMITH_TRACING: 'true',
      langchain_api_key: 'k',
      OPENAI_LOG: 'debug',
      OPENAI_API_KEY: 'k',
      PATH: '/bin',
    }

    forbidTracing(environment)

    expect(environment).toEqual({ OPENAI_API_KEY: 'k', PATH: '/bin' })
  })
})
