import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { quiet } from './faultParts.ts'
import { openEndpoint } from './httpParts.ts'
import { makeFolder, passTime, post, sit, startWorkspace } from './support.ts'

describe('requests to the bot', () => {
  test('are signed over the body, with the machine’s time', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace({
      deliver: { mode: 'http', eventsUrl: endpoint.url, signingSecret: 'a secret' },
    })
    await passTime(workspace, 86_400)
    endpoint.answer(200)

    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '一人です' })

    const { headers, body } = await endpoint.nth(1)
    const timestamp = headers['x-slack-request-timestamp']
    const digest = createHmac('sha256', 'a secret').update(`v0:${timestamp}:${body}`).digest('hex')
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`)
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60)
    expect(headers['content-type']).toBe('application/json')
    expect(headers['x-slack-retry-num']).toBeUndefined()
    expect(JSON.parse(body)).toMatchObject({ type: 'event_callback', event: { text: '一人です' } })
  })

  test('are forms for a command and for an interaction, and a plain answer to a command is shown', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace({ deliver: { mode: 'http', eventsUrl: endpoint.url } })
    endpoint.answer(200, 'はい、聞いています。')
    endpoint.answer(200)
    const tanaka = sit(workspace, '田中 美咲')

    await tanaka.act({ do: 'command', channel: 'general', command: '/mamori', text: 'help & more' })
    await tanaka.act({ do: 'shortcut', callbackId: 'incident.report' })

    const [command, shortcut] = endpoint.requests.map(({ body }) => new URLSearchParams(body))
    expect(endpoint.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(command?.get('text')).toBe('help & more')
    expect(command?.get('user_id')).toBe('U03TANAKA1')
    expect(JSON.parse(shortcut?.get('payload') ?? '')).toMatchObject({
      type: 'shortcut',
      callback_id: 'incident.report',
    })
    expect((await tanaka.sees()).messages).toMatchObject([{ text: 'はい、聞いています。' }])
  })

  test('with an event come again after 0, 60 and 300 s, say why, and then no more', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace({ deliver: { mode: 'http', eventsUrl: endpoint.url } })
    const tanaka = sit(workspace, '田中 美咲')
    endpoint.answer(500)

    await tanaka.act({ do: 'say', channel: '@mamori', text: '?' })
    await endpoint.nth(2)
    await passTime(workspace, 3)
    await quiet(workspace)
    endpoint.answer(404)
    await passTime(workspace, 60)
    await endpoint.nth(3)
    await quiet(workspace)
    endpoint.answer(500)
    await passTime(workspace, 300)
    await endpoint.nth(4)
    await quiet(workspace)
    await passTime(workspace, 86_400)
    endpoint.answer(200)
    await tanaka.act({ do: 'say', channel: '@mamori', text: 'the next' })
    const last = await endpoint.nth(5)

    const seen = endpoint.requests.map(({ headers }) => [
      headers['x-slack-retry-num'],
      headers['x-slack-retry-reason'],
    ])
    expect(seen).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
      ['3', 'http_error'],
      [undefined, undefined],
    ])
    const ids = endpoint.requests.slice(0, 4).map(({ body }) => JSON.parse(body).event_id)
    expect(new Set(ids).size).toBe(1)
    expect(JSON.parse(last.body).event.text).toBe('the next')
  })

  test('do not come again when the answer asks for that', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace({ deliver: { mode: 'http', eventsUrl: endpoint.url } })
    const tanaka = sit(workspace, '田中 美咲')
    endpoint.answer(500, '', { 'X-Slack-No-Retry': '1' })
    endpoint.answer(200)

    await tanaka.act({ do: 'say', channel: '@mamori', text: 'once' })
    await endpoint.nth(1)
    await tanaka.act({ do: 'say', channel: '@mamori', text: 'the next' })
    await endpoint.nth(2)
    await quiet(workspace)
    await passTime(workspace, 3600)

    expect(endpoint.requests.map(({ body }) => JSON.parse(body).event.text)).toEqual(['once', 'the next'])
  })

  test('follow two redirects and no third', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace({ deliver: { mode: 'http', eventsUrl: endpoint.url } })
    for (let hop = 0; hop < 3; hop += 1) endpoint.answer(307, '', { location: '/elsewhere' })
    endpoint.answer(200)

    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '?' })

    const again = await endpoint.nth(4)
    expect(endpoint.requests.map(({ path }) => path)).toEqual([
      '/slack/events',
      '/elsewhere',
      '/elsewhere',
      '/slack/events',
    ])
    expect(again.headers['x-slack-retry-reason']).toBe('too_many_redirects')
  })

  test('that nobody takes leave the person with a sentence, and an event comes again when somebody does', async () => {
    const endpoint = await openEndpoint()
    const nobody = 'http://127.0.0.1:9/slack/events'
    const workspace = await startWorkspace({ deliver: { mode: 'http', eventsUrl: nobody } })
    const tanaka = sit(workspace, '田中 美咲')
    await tanaka.act({ do: 'say', channel: '@mamori', text: '誰か' })
    endpoint.answer(200)

    const commanded = await tanaka.act({ do: 'command', channel: 'general', command: '/mamori', text: '' })
    const wrong = await workspace.deliverTo(endpoint.url)

    const { body, headers } = await endpoint.nth(1)
    expect(commanded).toMatchObject({ ok: false, code: 'no_socket' })
    expect(wrong).toBeUndefined()
    expect(JSON.parse(body).event.text).toBe('誰か')
    expect(headers['x-slack-retry-reason']).toBe('connection_failed')
  })

  test('go on after a restart of the workspace with what was not acked', async () => {
    const endpoint = await openEndpoint()
    const deliver = { mode: 'http' as const, eventsUrl: endpoint.url }
    const dataDir = await makeFolder()
    const first = await startWorkspace({ dataDir, deliver })
    await sit(first, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '消えません' })
    const before = JSON.parse((await endpoint.nth(1)).body)
    await first.stop()
    endpoint.answer(200)

    await startWorkspace({ dataDir, deliver })

    const after = await endpoint.nth(2)
    expect(JSON.parse(after.body).event_id).toBe(before.event_id)
  })

  test('are chosen through the test door, and Socket Mode comes back the same way', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace()
    const choose = async (body: object) => (await post(workspace, '/workspace/delivery', body)).json()

    const http = await choose({ mode: 'http', eventsUrl: endpoint.url })
    const broken = await choose({ mode: 'http', eventsUrl: 'http://127.0.0.1:9/' })
    const socket = await choose({ mode: 'socket' })
    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '?' })

    expect(http).toEqual({ ok: true, signingSecret: workspace.signingSecret })
    expect(broken).toEqual({ ok: false, error: 'connection_failed' })
    expect(socket).toMatchObject({ ok: true })
    expect(endpoint.requests).toEqual([])
  })

  test('are chosen by the bot itself, with its token, where the door is the page’s', async () => {
    const endpoint = await openEndpoint()
    const workspace = await startWorkspace({ door: 'page' })
    const wanted = { mode: 'http', eventsUrl: endpoint.url }
    const choose = (token: string) =>
      post(workspace, '/workspace/delivery', wanted, { authorization: `Bearer ${token}` })

    const stranger = await choose('xoxb-nobody')
    const bot = await choose(workspace.botToken)

    expect(stranger.status).toBe(403)
    expect(await bot.json()).toMatchObject({ ok: true })
  })
})
