import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { Workspace } from '../../src/workspace/index.ts'
import { createClient, passTime, post, sit, startWorkspace } from './support.ts'

const say = { as: '田中 美咲', do: 'say', channel: '@mamori', text: 'こんにちは' }

/** The status of a GET with these headers, Host among them, which fetch does not let us set. */
function statusOf(workspace: Workspace, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: workspace.port, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the door’s lock', () => {
  test.each(['/workspace/state', '/api/auth.test', '/'])('refuses another Host at %s', async (path) => {
    const workspace = await startWorkspace()

    expect(await statusOf(workspace, path, { host: 'evil.example' })).toBe(403)
    expect(await statusOf(workspace, path, { host: `127.0.0.1.evil.example:${workspace.port}` })).toBe(403)
  })

  test.each(['/workspace/state', '/workspace/commands', '/api/auth.test'])(
    'refuses a foreign Origin at %s, and the origin "null"',
    async (path) => {
      const workspace = await startWorkspace()
      const origins = ['https://evil.example', `http://127.0.0.1:${workspace.port + 1}`, 'null']

      const statuses = await Promise.all(
        origins.map((origin) => statusOf(workspace, path, { host: `127.0.0.1:${workspace.port}`, origin })),
      )

      expect(statuses).toEqual([403, 403, 403])
    },
  )

  test('refuses what another site makes a browser ask', async () => {
    const workspace = await startWorkspace()

    const response = await fetch(`${workspace.url}/workspace/state`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })

    expect(response.status).toBe(403)
  })

  test('refuses a body that is not application/json', async () => {
    const workspace = await startWorkspace()

    const response = await post(workspace, '/workspace/act', say, { 'content-type': 'text/plain' })

    expect(response.status).toBe(415)
    expect((await sit(workspace, '田中 美咲').sees()).messages).toEqual([])
  })

  test('gives no other origin leave to read', async () => {
    const workspace = await startWorkspace()

    const response = await fetch(`${workspace.url}/workspace/state`)

    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('lets only the page act, and nobody move the clock, unless it is open for tests', async () => {
    const workspace = await startWorkspace({ door: 'page' })

    const stranger = await post(workspace, '/workspace/act', say)
    const page = await post(workspace, '/workspace/act', say, { origin: workspace.url })
    const clock = await post(workspace, '/workspace/clock', { advanceS: 60 }, { origin: workspace.url })

    expect([stranger.status, page.status, clock.status]).toEqual([403, 200, 403])
    expect((await sit(workspace, '田中 美咲').sees()).messages).toHaveLength(1)
  })
})

describe('looking through the door', () => {
  test('shows people and channels only, to nobody in particular', async () => {
    const workspace = await startWorkspace()

    const state: unknown = await (await fetch(`${workspace.url}/workspace/state`)).json()

    expect(state).toMatchObject({
      people: [
        { name: '田中 美咲', role: 'employee', locale: 'ja-JP' },
        { name: '佐藤 健', role: 'manager' },
        { name: '鈴木 由紀子', role: 'officer' },
        { name: '高橋 誠', role: 'deputy' },
        { name: '伊藤 拓也', role: 'admin' },
        { name: 'Emma Wilson', role: 'employee', locale: 'en-US' },
        { name: '山本 大輔', role: 'guest' },
        { name: '小林 直樹', role: 'guest', isExternal: true },
      ],
    })
    expect(state).not.toHaveProperty('messages')
    expect(state).not.toHaveProperty('views')
  })

  test('shows a person their own channels: a guest sees one, an employee not the private one', async () => {
    const workspace = await startWorkspace()

    const names = async (as: string) => (await sit(workspace, as).sees()).channels.map(({ name }) => name)

    expect(await names('山本 大輔')).toEqual(['seizo', '@mamori'])
    expect(await names('田中 美咲')).toEqual(['general', 'seizo', '@mamori'])
    expect(await names('鈴木 由紀子')).toEqual(['general', 'seizo', 'security', '@mamori'])
  })

  test('shows with since only what came or changed after it', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const first = await tanaka.act({ do: 'say', channel: '@mamori', text: 'one' })
    const second = await tanaka.act({ do: 'say', channel: '@mamori', text: 'two' })
    await tanaka.act({ do: 'say', channel: '@mamori', text: 'three' })
    await tanaka.act({ do: 'edit', channel: '@mamori', ts: first.ts, text: 'one again' })

    const response = await fetch(`${workspace.url}/workspace/state?as=U03TANAKA1&since=${second.ts}`)

    const { messages } = (await response.json()) as { messages: { text: string; edited: boolean }[] }
    expect(messages.map(({ text, edited }) => ({ text, edited }))).toEqual([
      { text: 'one again', edited: true },
      { text: 'three', edited: false },
    ])
  })

  test('ends in a sentence for whoever names nobody or nothing', async () => {
    const workspace = await startWorkspace()

    const nobody = await post(workspace, '/workspace/act', { ...say, as: '誰か' })
    const nothing = await post(workspace, '/workspace/act', { as: '田中 美咲', do: 'dance' })
    const broken = await fetch(`${workspace.url}/workspace/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })

    expect([nobody.status, nothing.status, broken.status]).toEqual([400, 400, 400])
    expect(await nobody.json()).toEqual({ ok: false, error: 'Nobody here is called 誰か.' })
  })
})

describe('acting through the door', () => {
  test.each([
    [{ do: 'say', channel: 'security', text: 'x' }, 'channel_not_found'],
    [{ do: 'say', channel: '@mamori', text: '   ' }, 'no_text'],
    [{ do: 'say', channel: '@mamori', text: 'x'.repeat(12_001) }, 'msg_too_long'],
    [{ do: 'say', channel: '@mamori', text: 'x', threadTs: '1.000000' }, 'thread_not_found'],
    [{ do: 'edit', channel: '@mamori', ts: '1.000000', text: 'x' }, 'message_not_found'],
    [{ do: 'press', actionId: 'nothing' }, 'action_not_found'],
    [{ do: 'submit', viewId: 'V0NOTHING', values: {} }, 'view_not_found'],
  ])('answers %o with %s', async (act, code) => {
    const workspace = await startWorkspace()

    const acted = await sit(workspace, '田中 美咲').act(act)

    expect(acted).toMatchObject({ ok: false, code })
    expect(acted.error).toMatch(/。$/)
  })

  test('takes a question of 10,000 characters', async () => {
    const workspace = await startWorkspace()

    const said = await sit(workspace, '田中 美咲').act({ ...say, text: '問'.repeat(10_000) })

    expect(said.ok).toBe(true)
  })

  test('changes nobody else’s message', async () => {
    const workspace = await startWorkspace()
    const said = await sit(workspace, '佐藤 健').act({ do: 'say', channel: 'general', text: 'mine' })

    const edited = await sit(workspace, '田中 美咲').act({
      do: 'edit',
      channel: 'general',
      ts: said.ts,
      text: 'x',
    })

    expect(edited).toMatchObject({ ok: false, code: 'cant_update_message' })
  })

  test('presses the newest button a person sees, told apart by its value', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const text = { type: 'plain_text' as const, text: 'はい' }
    const elements = ['a', 'b'].map((value) => ({ type: 'button' as const, action_id: `yes`, value, text }))
    const blocks = elements.map((element) => ({ type: 'actions' as const, elements: [element] }))
    await client.chat.postMessage({ channel: 'U03TANAKA1', text: 'x', blocks })

    const known = await sit(workspace, '田中 美咲').act({ do: 'press', actionId: 'yes', value: 'b' })
    const unknown = await sit(workspace, '田中 美咲').act({ do: 'press', actionId: 'yes', value: 'c' })
    const stranger = await sit(workspace, '佐藤 健').act({ do: 'press', actionId: 'yes', value: 'b' })

    expect(known.code).toBe('no_socket')
    expect(unknown.code).toBe('action_not_found')
    expect(stranger.code).toBe('action_not_found')
  })
})

describe('reacting to a message', () => {
  test('puts the emoji on, and at the second time takes it off', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const sato = sit(workspace, '佐藤 健')
    const { ts } = await tanaka.act({ ...say, channel: 'general' })
    const reactions = async () =>
      (await tanaka.sees()).messages.find((message) => message.ts === ts)?.reactions

    await sato.act({ do: 'react', channel: 'general', ts, name: '+1' })
    const on = await reactions()
    await sato.act({ do: 'react', channel: 'general', ts, name: '+1' })

    expect(on).toMatchObject([{ name: '+1', users: [expect.stringContaining('SATO')] }])
    expect(await reactions()).toEqual([])
  })

  test('is refused where the message cannot be seen', async () => {
    const workspace = await startWorkspace()
    const { ts } = await sit(workspace, '田中 美咲').act(say)

    const acted = await sit(workspace, '佐藤 健').act({ do: 'react', channel: '@mamori', ts, name: '+1' })

    expect(acted).toMatchObject({ ok: false, code: 'message_not_found' })
  })
})

describe('moving the clock', () => {
  test('moves the bot’s with it before it answers', async () => {
    const workspace = await startWorkspace()
    const headers = { authorization: `Bearer ${workspace.botToken}` }
    const followed = await fetch(`${workspace.url}/workspace/clock/follow`, { headers })
    const reader = followed.body?.getReader()
    const first = await reader?.read()

    await passTime(workspace, 90)
    const second = await reader?.read()
    await reader?.cancel()

    const texts = [first, second].map((read) => Buffer.from(read?.value ?? []).toString())
    expect(texts).toEqual(['data: {"offsetMs":0}\n\n', 'data: {"offsetMs":90000}\n\n'])
  })

  test('is followed by nobody without the bot’s token', async () => {
    const workspace = await startWorkspace()

    expect((await fetch(`${workspace.url}/workspace/clock/follow`)).status).toBe(401)
  })

  test('dates messages by it', async () => {
    const workspace = await startWorkspace({ now: () => 1_800_000_000_000 })
    await passTime(workspace, 60)

    const said = await sit(workspace, '田中 美咲').act(say)

    expect(said.ts).toBe('1800000060.000000')
  })
})
