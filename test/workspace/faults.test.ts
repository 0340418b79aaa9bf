import { describe, expect, test } from 'vitest'
import { arm, clear, openSocket, sockets } from './faultParts.ts'
import { createHttpBot, openEndpoint } from './httpParts.ts'
import { createClient, passTime, post, sit, startWorkspace } from './support.ts'

const channel = 'C03GENERAL'

async function textsIn(workspace: Parameters<typeof sit>[0]) {
  return (await sit(workspace, '佐藤 健').sees()).messages.map(({ text }) => text)
}

describe('a fault of the Web API', () => {
  test('refuses a call by the name of the error, for as many times as asked', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    await arm(workspace, {
      on: 'api',
      method: 'chat.postMessage',
      kind: 'fail',
      error: 'fatal_error',
      times: 1,
    })

    const first = client.chat.postMessage({ channel, text: 'first' })
    await expect(first).rejects.toThrow('fatal_error')
    await client.chat.postMessage({ channel, text: 'second' })

    expect(await textsIn(workspace)).toEqual(['second'])
  })

  test('answers 429 with Retry-After, or any status, and does nothing', async () => {
    const workspace = await startWorkspace()
    await arm(
      workspace,
      { on: 'api', method: 'chat.*', kind: 'status', status: 429, retryAfterS: 7, times: 1 },
      { on: 'api', method: 'chat.*', kind: 'status', status: 503, times: 1 },
    )

    const call = () =>
      post(workspace, '/api/chat.postMessage', { channel, text: '?', token: workspace.botToken })
    const limited = await call()
    const broken = await call()

    expect([limited.status, limited.headers.get('retry-after'), broken.status]).toEqual([429, '7', 503])
    expect(await textsIn(workspace)).toEqual([])
  })

  test.each([
    ['timeoutBefore', []],
    ['timeoutAfter', ['?']],
    ['drop', []],
    ['dropAfter', ['?']],
  ])('%s leaves the caller without an answer, and the workspace with %j', async (kind, texts) => {
    const workspace = await startWorkspace()
    await arm(workspace, { on: 'api', method: 'chat.postMessage', kind })

    const calling = createClient(workspace).chat.postMessage({ channel, text: '?' })
    const failed = expect(calling).rejects.toThrow('A request error occurred')
    if (kind === 'timeoutAfter')
      await sit(workspace, '佐藤 健').seesWhen(({ messages }) => messages.length > 0)
    if (kind === 'timeoutBefore') await struck(workspace)
    await clear(workspace)
    await failed

    expect(await textsIn(workspace)).toEqual(texts)
  })

  test('delays an answer by the workspace’s clock', async () => {
    const workspace = await startWorkspace()
    await arm(workspace, { on: 'api', method: 'auth.test', kind: 'delay', delayMs: 3_600_000 })
    let isAnswered = false
    const calling = createClient(workspace)
      .auth.test()
      .then(() => {
        isAnswered = true
      })
    await struck(workspace)
    const before = isAnswered

    await passTime(workspace, 3600)
    await calling

    expect([before, isAnswered]).toEqual([false, true])
  })

  test('strikes every third call after the second, and counts', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    await arm(workspace, { on: 'api', method: 'auth.test', kind: 'fail', afterNth: 2, everyNth: 3 })

    const outcomes: boolean[] = []
    for (let call = 1; call <= 9; call += 1) {
      outcomes.push(
        await client.auth.test().then(
          () => true,
          () => false,
        ),
      )
    }

    expect(outcomes.flatMap((isOk, index) => (isOk ? [] : [index + 1]))).toEqual([5, 8])
    expect((await arm(workspace)).faults).toMatchObject([{ matched: 9, struck: 2 }])
  })

  test('strikes the upload of a file and a response_url by their own names', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const { upload_url: url = '' } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 1 })
    await arm(workspace, { on: 'api', method: 'upload', kind: 'status', status: 502, times: 1 })

    const first = await fetch(url, { method: 'POST', body: 'a' })
    const second = await fetch(url, { method: 'POST', body: 'a' })

    expect([first.status, second.status]).toEqual([502, 200])
  })
})

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

describe('asking for faults', () => {
  test('is refused where the door is the page’s', async () => {
    const workspace = await startWorkspace({ door: 'page' })

    const answers = await Promise.all(
      ['faults', 'sockets', 'delivery'].map((path) => post(workspace, `/workspace/${path}`, {})),
    )

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  test('is refused where the table has no such fault', async () => {
    const workspace = await startWorkspace()

    const answers = await Promise.all(
      [
        { on: 'api', kind: 'reorder' },
        { on: 'event', kind: 'status' },
        { on: 'api', kind: 'fail', metod: 'chat.postMessage' },
        { on: 'api', kind: 'fail', everyNth: 0 },
      ].map((fault) => post(workspace, '/workspace/faults', { faults: [fault] })),
    )

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
    expect((await arm(workspace)).faults).toEqual([])
  })

  test('ends when they are cleared', async () => {
    const workspace = await startWorkspace()
    await arm(workspace, { on: 'api', kind: 'fail' })

    await clear(workspace)

    expect((await createClient(workspace).auth.test()).ok).toBe(true)
  })
})

/** Resolves once an armed fault has struck. */
async function struck(workspace: Parameters<typeof arm>[0]): Promise<void> {
  while (!(await arm(workspace)).faults.some((each) => each.struck > 0)) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}
