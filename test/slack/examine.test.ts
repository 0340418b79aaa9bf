import { describe, expect } from 'vitest'
import { createLog } from '../../src/common/log.ts'
import { examineConnection } from '../../src/slack/index.ts'
import { test as databaseTest } from '../support/database.ts'
import { test } from '../support/scenario.ts'
import { startWorkspace, writeManifest } from '../workspace/support.ts'

const log = createLog('error', () => undefined)

describe('examining the connection to Slack', () => {
  test('finds token, scopes, channels and the events that came in', async ({ bot, database }) => {
    const employee = bot.person('employee')
    await employee.says('使い方')
    await employee.sees(/Mamori でできること/)

    const found = await examineConnection({
      database,
      log,
      slack: { botToken: bot.botToken, appToken: bot.appToken, apiUrl: `${bot.url}/api/` },
    })

    expect(found.token).toMatchObject({ kind: 'accepted', bot: 'mamori' })
    expect(found.token.kind === 'accepted' && found.token.scopes).toContain('im:history')
    expect(found.socket).toEqual({ kind: 'accepted' })
    expect(found.channels).toMatchObject({ kind: 'accepted', names: expect.arrayContaining(['general']) })
    expect(found.heard.map(({ type }) => type)).toContain('message.im')
  })

  databaseTest('gives Slack’s own word for what it refuses', async ({ database }) => {
    const manifest = await writeManifest({ scopes: ['im:history'] })
    const { url, appToken, botToken } = await startWorkspace({ manifest })

    const lacking = await examineConnection({
      database,
      log,
      slack: { botToken, appToken, apiUrl: `${url}/api/` },
    })
    const wrong = await examineConnection({
      database,
      log,
      slack: { botToken: 'xoxb-nobody', appToken: 'xapp-nobody', apiUrl: `${url}/api/` },
    })

    expect(lacking.token).toMatchObject({ kind: 'accepted', scopes: ['im:history'] })
    expect(lacking.channels).toEqual({ kind: 'refused', error: 'missing_scope' })
    expect(wrong).toMatchObject({
      token: { kind: 'refused', error: 'invalid_auth' },
      socket: { kind: 'refused', error: 'invalid_auth' },
    })
  })
})
