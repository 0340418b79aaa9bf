import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LogLevel, WebClient } from '@slack/web-api'
import { createEmulator } from 'emulate'
import { createWorkspace } from '../../../src/workspace/index.ts'
import { freePort } from '../../support/ports.ts'

/** A stand-in for Slack, as the contract sees it. */
export type Party = {
  /** Ends with `/api/`. */
  readonly apiUrl: string
  /** The bot's client; `called` collects the methods it called. */
  readonly client: WebClient
  readonly called: ReadonlySet<string>
  readonly token: string
  readonly botUserId: string
  /** Public channels: one the bot is in, one it is not. */
  readonly channel: string
  readonly elsewhere: string
  /** Somebody who is in `channel`, and somebody who is not. */
  readonly person: { readonly id: string; readonly email: string }
  readonly stranger: string
  /** A message in `channel` that is not the bot's. */
  postByPerson(text: string): Promise<string>
  /** What a person's act gives the bot to open a view with; `viewId` when they act in a view with a `go` button. */
  trigger(viewId?: string): Promise<string>
  stop(): Promise<void>
}

/** Our own workspace. Its triggers come from real acts, taken at an address that stands in for the bot's. */
export async function startOurs(): Promise<Party> {
  const dataDir = await mkdtemp(join(tmpdir(), 'contract-'))
  // The other party counts no calls, and the contract makes more in a second than Slack lets through.
  const workspace = await createWorkspace({ dataDir, door: 'test', rateLimits: 'off' })
  const waiting: ((triggerId: string) => void)[] = []
  const bot = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    const text = Buffer.concat(parts).toString('utf8')
    if (text.startsWith('{')) {
      response.end(JSON.parse(text).challenge ?? '')
      return
    }
    response.end()
    const { trigger_id: id } = JSON.parse(new URLSearchParams(text).get('payload') ?? '{}')
    if (id !== undefined) waiting.shift()?.(String(id))
  })
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve))
  await workspace.deliverTo(`http://127.0.0.1:${(bot.address() as AddressInfo).port}/`)
  const act = (body: object) =>
    fetch(`${workspace.url}/workspace/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: person.id, ...body }),
    })
  const person = { id: 'U03TANAKA1', email: 'misaki.tanaka@mitsuba-seiki.example' }
  const { client, called } = createRecordingClient(`${workspace.url}/api/`, workspace.botToken)
  const elsewhere = 'C03SEIZOBU'
  await client.conversations.leave({ channel: elsewhere })
  return {
    apiUrl: `${workspace.url}/api/`,
    client,
    called,
    token: workspace.botToken,
    botUserId: 'U03MAMORI1',
    channel: 'C03GENERAL',
    elsewhere,
    person,
    stranger: 'U03YAMAMOT',
    async postByPerson(text) {
      const said = await act({ do: 'say', channel: 'C03GENERAL', text })
      return String(((await said.json()) as { ts: string }).ts)
    },
    async trigger(viewId) {
      const { promise, resolve } = Promise.withResolvers<string>()
      waiting.push(resolve)
      const how =
        viewId === undefined ? { do: 'shortcut', callbackId: 'any' } : { do: 'press', actionId: 'go', viewId }
      void act(how).catch(() => undefined) // it also waits for what the bot shows; the trigger is there at once
      return promise
    },
    async stop() {
      bot.closeAllConnections()
      bot.close()
      await workspace.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** `emulate`, an independent stand-in. Triggers come from its helper. */
export async function startEmulate(): Promise<Party> {
  const botToken = 'xoxb-contract-bot'
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        users: [
          { name: 'tanaka', real_name: '田中 美咲', email: 'tanaka@example.com' },
          { name: 'yamamoto', real_name: '山本 大輔', email: 'yamamoto@example.com' },
        ],
        oauth_apps: [
          {
            app_id: 'A0CONTRACT',
            client_id: 'contract',
            client_secret: 'contract',
            name: 'mamori',
            redirect_uris: [],
            bot_id: 'B0CONTRACT',
            bot_user_id: 'U0CONTRACT',
            bot_name: 'mamori',
          },
        ],
        tokens: [
          {
            token: botToken,
            type: 'bot',
            user_id: 'U0CONTRACT',
            app_id: 'A0CONTRACT',
            client_id: 'contract',
            bot_id: 'B0CONTRACT',
            bot_user_id: 'U0CONTRACT',
          },
          { token: 'xoxp-tanaka', type: 'user', user: 'tanaka' },
          { token: 'xoxp-admin', type: 'user', user: 'admin' },
        ],
      },
    },
  })
  const apiUrl = `${emulator.url}/api/`
  const admin = createRecordingClient(apiUrl, 'xoxp-admin').client
  const tanaka = createRecordingClient(apiUrl, 'xoxp-tanaka').client
  const { client, called } = createRecordingClient(apiUrl, botToken)
  const { members = [] } = await admin.users.list({})
  const idOf = (name: string) => String(members.find((each) => each.name === name)?.id)
  const channel = 'C000000001'
  const me = await client.auth.test()
  await tanaka.conversations.join({ channel })
  await client.conversations.join({ channel })
  called.clear()
  return {
    apiUrl,
    client,
    called,
    token: botToken,
    botUserId: String(me.user_id),
    channel,
    elsewhere: 'C000000002',
    person: { id: idOf('tanaka'), email: 'tanaka@example.com' },
    stranger: idOf('yamamoto'),
    postByPerson: async (text) => String((await tanaka.chat.postMessage({ channel, text })).ts),
    async trigger(viewId) {
      const response = await fetch(`${apiUrl}views.generateTriggerId`, {
        method: 'POST',
        headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          user_id: idOf('tanaka'),
          ...(viewId === undefined ? {} : { view_id: viewId }),
        }),
      })
      return String(((await response.json()) as { trigger_id: string }).trigger_id)
    },
    stop: () => emulator.close(),
  }
}

/** A client that does not try again, and the set of the methods it called. */
export function createRecordingClient(apiUrl: string, token: string | undefined) {
  const called = new Set<string>()
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
    fetch: (url, init) => {
      called.add(String(url).slice(apiUrl.length))
      return fetch(url, init)
    },
  })
  return { client, called }
}
