import { describe, expect, test } from 'vitest'
import { arm, clear, struck } from './faultParts.ts'
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
