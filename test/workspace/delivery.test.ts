import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Workspace } from '../../src/workspace/index.ts'
import { createClient, makeFolder, passTime, sit, startWorkspace } from './support.ts'

type Envelope = {
  readonly type: string
  readonly envelope_id: string
  readonly retry_attempt: number
  readonly retry_reason: string
  readonly payload: { readonly event_id: string; readonly event: Record<string, unknown> }
}

/** A bare socket that acks nothing by itself. */
async function connect(workspace: Workspace) {
  const { url = '' } = await createClient(workspace, workspace.appToken).apps.connections.open({})
  const socket = new WebSocket(String(url))
  const arrived: Envelope[] = []
  let wake = () => {}
  socket.on('message', (data) => {
    arrived.push(JSON.parse(String(data)) as Envelope)
    wake()
  })
  async function next(): Promise<Envelope> {
    while (arrived.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return arrived.shift() as Envelope
  }
  expect((await next()).type).toBe('hello')
  return {
    next,
    waiting: arrived,
    ack: (envelope: Envelope) => socket.send(JSON.stringify({ envelope_id: envelope.envelope_id })),
    kill: () => socket.terminate(),
    closed: new Promise((resolve) => socket.once('close', resolve)),
  }
}

describe('delivering events', () => {
  test('keeps what came while no socket was open for the next one', async () => {
    const workspace = await startWorkspace()
    const said = await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '一人です' })

    const socket = await connect(workspace)

    const envelope = await socket.next()
    expect(envelope.type).toBe('events_api')
    expect(envelope.payload.event).toMatchObject({
      type: 'message',
      channel_type: 'im',
      ts: said.ts,
      text: '一人です',
      blocks: [{ type: 'rich_text' }],
    })
    socket.kill()
  })

  test('delivers an event that was not acked again after 0, 60 and 300 s, and then no more', async () => {
    const workspace = await startWorkspace()
    const socket = await connect(workspace)
    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '?' })
    const seen = [await socket.next()]

    await passTime(workspace, 3)
    seen.push(await socket.next())
    await passTime(workspace, 3)
    await passTime(workspace, 60)
    seen.push(await socket.next())
    await passTime(workspace, 3)
    await passTime(workspace, 300)
    seen.push(await socket.next())
    await passTime(workspace, 3)
    await passTime(workspace, 3600)
    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: 'the next' })

    expect(seen.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3])
    expect(new Set(seen.map(({ payload }) => payload.event_id)).size).toBe(1)
    expect((await socket.next()).payload.event.text).toBe('the next')
    socket.kill()
  })

  test('delivers again at once to another socket when the one it was on breaks', async () => {
    const workspace = await startWorkspace()
    const first = await connect(workspace)
    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '?' })
    const envelope = await first.next()

    first.kill()
    const second = await connect(workspace)

    const again = await second.next()
    expect(again.payload.event_id).toBe(envelope.payload.event_id)
    expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' })
    second.kill()
  })

  test('delivers nothing twice that was acked', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const first = await connect(workspace)
    await tanaka.act({ do: 'say', channel: '@mamori', text: 'one' })
    first.ack(await first.next())
    await tanaka.act({ do: 'say', channel: '@mamori', text: 'two' })
    await first.next()

    first.kill()
    const second = await connect(workspace)

    expect((await second.next()).payload.event.text).toBe('two')
    expect(second.waiting).toEqual([])
    second.kill()
  })

  test('spreads envelopes over several sockets', async () => {
    const workspace = await startWorkspace()
    const sockets = [await connect(workspace), await connect(workspace)]

    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: 'one' })
    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: 'two' })

    const texts = await Promise.all(sockets.map(async (socket) => (await socket.next()).payload.event.text))
    expect(texts.sort()).toEqual(['one', 'two'])
    for (const socket of sockets) socket.kill()
  })

  test('does not try an interaction again, and tells the person when no bot is there', async () => {
    const workspace = await startWorkspace()

    const acted = await sit(workspace, 'Emma Wilson').act({
      do: 'command',
      channel: 'general',
      command: '/mamori',
      text: 'help',
    })

    expect(acted).toEqual({
      ok: false,
      code: 'no_socket',
      error: '/mamori failed with the error “dispatch_failed”.',
    })
    const socket = await connect(workspace)
    expect(socket.waiting).toEqual([])
    socket.kill()
  })

  test('says disconnect to the bot when the workspace stops', async () => {
    const workspace = await startWorkspace()
    const socket = await connect(workspace)

    await workspace.stop()

    expect((await socket.next()).type).toBe('disconnect')
    await socket.closed
  })

  test('tells the bot of edits, deletions and its own updates', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const client = createClient(workspace)
    const { ts } = await tanaka.act({ do: 'say', channel: '@mamori', text: 'one' })
    await tanaka.act({ do: 'edit', channel: '@mamori', ts, text: 'two' })
    await tanaka.act({ do: 'delete', channel: '@mamori', ts })
    const posted = await client.chat.postMessage({ channel: 'D03TANAKA1', text: 'mine' })
    await client.chat.update({ channel: 'D03TANAKA1', ts: posted.ts ?? '', text: 'still mine' })

    const socket = await connect(workspace)

    const subtypes: unknown[] = []
    while (subtypes.length < 5) subtypes.push((await socket.next()).payload.event.subtype)
    expect(subtypes).toEqual([undefined, 'message_changed', 'message_deleted', undefined, 'message_changed'])
    socket.kill()
  })
})

describe('starting again', () => {
  test('shows the same conversation, files and views, and delivers what was pending', async () => {
    const dataDir = await makeFolder()
    const before = await startWorkspace({ dataDir })
    const client = createClient(before)
    const tanaka = sit(before, '田中 美咲')
    await tanaka.act({ do: 'say', channel: '@mamori', text: '覚えていますか' })
    await client.chat.postEphemeral({ channel: 'C03GENERAL', user: 'U03TANAKA1', text: 'あなただけに' })
    await client.views.publish({
      user_id: 'U03TANAKA1',
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    })
    await tanaka.act({ do: 'upload', channel: '@mamori', name: 'a.txt', base64: 'YQ==' })
    const seen = await tanaka.sees()
    await before.stop()

    const after = await startWorkspace({ dataDir })

    const again = await sit(after, '田中 美咲').sees()
    const socket = await connect(after)
    expect(again).toEqual(seen)
    expect(after.botToken).toBe(before.botToken)
    expect((await socket.next()).payload.event.text).toBe('覚えていますか')
    socket.kill()
  })
})
