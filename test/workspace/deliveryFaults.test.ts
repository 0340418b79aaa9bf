import { describe, expect, test } from 'vitest'
import { arm, openSocket, sockets, struck } from './faultParts.ts'
import { createHttpBot, openEndpoint } from './httpParts.ts'
import { passTime, sit, startWorkspace } from './support.ts'

describe.each(['Socket Mode', 'HTTP'])('a fault of events over %s', (mode) => {
  /** The texts of the events as they arrive, each acked at once. */
  async function listen() {
    const workspace = await startWorkspace()
    const heard: string[] = []
    const waiting = new Set<() => void>()
    const hear = (text: string | undefined) => {
      heard.push(text ?? '')
      for (const wake of waiting) wake()
    }
    if (mode === 'HTTP') {
      const bot = createHttpBot(workspace)
      bot.app.message(async ({ message }) => hear('text' in message ? message.text : undefined))
      await workspace.deliverTo(await bot.listen())
    } else {
      const socket = await openSocket(workspace)
      void (async () => {
        for (;;) {
          const frame = await socket.next()
          if (frame.type === 'disconnect') return
          hear(frame.payload.event?.text)
          socket.ack(frame)
        }
      })()
    }
    async function until(count: number): Promise<string[]> {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          waiting.add(resolve)
        })
      }
      return heard
    }
    const tanaka = sit(workspace, '田中 美咲')
    return { workspace, until, say: (text: string) => tanaka.act({ do: 'say', channel: '@mamori', text }) }
  }

  test('drops one, which comes again by Slack’s schedule', async () => {
    const { workspace, until, say } = await listen()
    await arm(workspace, { on: 'event', type: 'message', kind: 'drop', times: 1 })

    await say('一')
    await say('二')
    await until(1)
    await passTime(workspace, 3)

    expect(await until(2)).toEqual(['二', '一'])
  })

  test('doubles one', async () => {
    const { workspace, until, say } = await listen()
    await arm(workspace, { on: 'event', kind: 'duplicate', times: 1 })

    await say('一')
    await say('二')

    expect((await until(3)).toSorted()).toEqual(['一', '一', '二'].toSorted())
  })

  test('lets the next one overtake it', async () => {
    const { workspace, until, say } = await listen()
    await arm(workspace, { on: 'event', kind: 'reorder', times: 1, delayMs: 60_000 })

    await say('一')
    await say('二')

    expect((await until(2)).toSorted()).toEqual(['一', '二'].toSorted())
    if (mode === 'Socket Mode') expect(await until(2)).toEqual(['二', '一'])
  })

  test('delays one by the workspace’s clock', async () => {
    const { workspace, until, say } = await listen()
    await arm(workspace, { on: 'event', kind: 'delay', times: 1, delayMs: 2000 })

    await say('一')
    await say('二')
    await until(1)
    await passTime(workspace, 2)

    expect(await until(2)).toEqual(['二', '一'])
  })

  test('loses its ack, so that it comes again', async () => {
    const { workspace, until, say } = await listen()
    await arm(workspace, { on: 'event', kind: 'timeoutAfter', times: 1 })

    await say('一')
    await until(1)
    await passTime(workspace, 3)

    expect(await until(2)).toEqual(['一', '一'])
  })
})

describe('a fault of interactions', () => {
  test.each([
    ['fail', 'no_socket', 0],
    ['drop', 'no_ack', 0],
    ['timeoutAfter', 'no_ack', 1],
  ])('%s ends with %s for the person, and the bot heard it %i times', async (kind, code, times) => {
    const workspace = await startWorkspace()
    const endpoint = await openEndpoint()
    await workspace.deliverTo(endpoint.url)
    endpoint.answer(200)
    await arm(workspace, { on: 'interaction', type: 'command', kind })

    const acting = sit(workspace, '田中 美咲').act({ do: 'command', channel: 'general', command: '/mamori' })
    if (times > 0) await endpoint.nth(times)
    if (kind === 'drop') await struck(workspace)
    await passTime(workspace, 3)

    expect(await acting).toMatchObject({ ok: false, code })
    expect(endpoint.requests).toHaveLength(times)
  })
})

describe('a fault of the sockets', () => {
  test('close cuts them, and what they carried goes out again', async () => {
    const workspace = await startWorkspace()
    const first = await openSocket(workspace)
    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '?' })
    const carried = await first.next()

    await sockets(workspace, 'close')
    await first.closed
    const second = await openSocket(workspace)

    expect((await second.next()).payload.event_id).toBe(carried.payload.event_id)
    second.kill()
  })

  test('recycle warns and then asks to come back, as Slack does every few hours', async () => {
    const workspace = await startWorkspace()
    const socket = await openSocket(workspace)

    await sockets(workspace, 'recycle')

    const farewell = [await socket.next(), await socket.next()]
    expect(farewell.map(({ type, reason }) => [type, reason])).toEqual([
      ['disconnect', 'warning'],
      ['disconnect', 'refresh_requested'],
    ])
    await socket.closed
  })

  test('refuse lets nobody connect until allow', async () => {
    const workspace = await startWorkspace()
    await sockets(workspace, 'refuse')
    await expect(openSocket(workspace)).rejects.toThrow('503')

    await sockets(workspace, 'allow')
    const socket = await openSocket(workspace)

    expect(socket.hello.type).toBe('hello')
    socket.kill()
  })

  test('drop cuts a socket under an envelope, which goes out by the next one', async () => {
    const workspace = await startWorkspace()
    await arm(workspace, { on: 'socket', type: 'envelope', kind: 'drop', times: 1 })
    const first = await openSocket(workspace)

    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '途中' })
    await first.closed
    const second = await openSocket(workspace)

    expect(await second.next()).toMatchObject({
      retry_reason: 'connection_failed',
      payload: { event: { text: '途中' } },
    })
    second.kill()
  })

  test('rateLimited says so as Slack does: an envelope without an inner event', async () => {
    const workspace = await startWorkspace()
    const socket = await openSocket(workspace)

    await sockets(workspace, 'rateLimited')

    const { type, payload } = await socket.next()
    expect(type).toBe('events_api')
    expect(payload).toMatchObject({ type: 'app_rate_limited', team_id: 'T03MITSUBA' })
    expect(payload.event).toBeUndefined()
    socket.kill()
  })
})
