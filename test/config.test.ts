import { describe, expect, test } from 'vitest'
import { ConfigError } from '../src/common/errors.ts'
import { readConfig } from '../src/config.ts'

describe('reading the configuration', () => {
  test('needs nothing: the embedded database and the local workspace', () => {
    const { config, secrets } = readConfig({}, '/home/mamori', '/opt/mamori')

    expect(config).toMatchObject({
      dataDir: '/home/mamori/.mamori',
      knowledgeDir: '/opt/mamori/knowledge',
      database: { kind: 'embedded', directory: '/home/mamori/.mamori' },
      slack: null,
      workspace: { port: null, door: 'page' },
    })
    expect(secrets).toEqual({ databaseUrl: null, slack: null })
  })

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ DATABASE_URL: ' ', SLACK_BOT_TOKEN: '' }, '/', '/').secrets).toEqual({
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

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN is set but SLACK_APP_TOKEN is not'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN is not'],
    [{ SLACK_BOT_TOKEN: 'nonsense', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'begins with xoxb-'],
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL', 'must be a postgres:// address'],
    [{ DATABASE_URL: 'postgres://u:a b@c d:e/f' }, 'DATABASE_URL', 'must be a postgres:// address'],
    [{ DATABASE_URL: 'postgres://u:p#1@localhost/f' }, 'DATABASE_URL', 'special characters of the password'],
    [{ MAMORI_WORKSPACE_PORT: '99999' }, 'MAMORI_WORKSPACE_PORT', 'between 0 and 65535'],
    [{ MAMORI_WORKSPACE_PORT: 'http' }, 'MAMORI_WORKSPACE_PORT', 'between 0 and 65535'],
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
