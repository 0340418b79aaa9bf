import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { describe, expect } from 'vitest'
import { systemClock } from '../../src/common/clock.ts'
import { createLog, silentLog } from '../../src/common/log.ts'
import { clientOptions } from '../../src/slack/clients.ts'
import { createDelivery } from '../../src/slack/delivery.ts'
import { createSlackLogger } from '../../src/slack/logger.ts'
import { createOutbox } from '../../src/slack/outbox.ts'
import type { OutgoingPost, OutgoingUpdate } from '../../src/slack/types.ts'
import { header, paragraph, quotation } from '../../src/slack/views/blocks.ts'
import { createWorkspace } from '../../src/workspace/index.ts'
import { type Fault, startApiProxy } from '../support/apiProxy.ts'
import { test as databaseTest } from '../support/database.ts'
import { createPersonAt, openDoor, type SeenMessage } from '../support/door.ts'

/** Milliseconds a call may take here; in the bot ten seconds. */
const timeoutMs = 400

/** The real outbox and delivery before a real local workspace, with a way between them that can be broken. */
const test = databaseTest.extend('sending', async ({ database }, { onCleanup }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-delivery-'))
  const workspace = await createWorkspace({ dataDir, door: 'test' })
  const api = await startApiProxy(workspace.url)
  const client = new WebClient(
    workspace.botToken,
    clientOptions(api.apiUrl, timeoutMs, createSlackLogger(silentLog)),
  )
  const deliver = createDelivery({ interactive: client, stream: client, bulk: client })
  const logLines: string[] = []
  const log = createLog('info', (line) => logLines.push(line))
  const outbox = createOutbox({ database, clock: systemClock, log, deliver })
  const employee = createPersonAt(await openDoor(workspace.url), 'employee')
  await outbox.start()
  onCleanup(async () => {
    await outbox.stop()
    await api.stop()
    await workspace.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  async function countOpen(): Promise<number> {
    const { rows } = await database.query(`select 1 from outbox_messages where state in ('new', 'sending')`)
    return rows.length
  }

  return {
    api,
    logLines,
    post: (key: string, rest: Partial<OutgoingPost> = {}) =>
      outbox.enqueue(database, { kind: 'post', key, channel: employee.id, text: 'お知らせ', ...rest }),
    change: (key: string, rest: Pick<OutgoingUpdate, 'text' | 'blocks'>) =>
      outbox.enqueue(database, { kind: 'update', key: `${key}:1`, message: { key }, ...rest }),
    /** Resolves when nothing waits to be sent; waits for a further try are cut short. */
    async settled() {
      while ((await countOpen()) > 0) {
        await database.query(`update outbox_messages set run_after = now() where state = 'new'`)
        outbox.wake()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    /** What stands in the person's direct message now. */
    async seen(): Promise<SeenMessage[]> {
      return (await employee.looks()).messages.filter((message) => !message.deleted)
    },
  }
})

const image = {
  fileName: 'a.png',
  title: 'グラフ',
  altText: 'グラフ',
  png: new Uint8Array([137, 80, 78, 71]),
}

const faults: [string, Fault][] = [
  ['the answer is lost', 'answer-lost'],
  ['the answer is 500', 'server-error'],
  ['the answer is torn', 'answer-torn'],
  ['no answer ever comes', 'no-answer'],
  ['Slack is not reached', 'not-reached'],
  ['Slack has an internal error', { error: 'internal_error' }],
  ['the token is refused for a while', { error: 'token_revoked' }],
  ['Slack asks to wait', { retryAfterS: 1 }],
]

describe('sending a message', () => {
  test.for(faults)('puts it there once, when twice %s', async ([, fault], { sending }) => {
    sending.api.plant('chat.postMessage', fault, fault)

    await sending.post('a')
    await sending.settled()

    expect((await sending.seen()).map((message) => message.text)).toEqual(['お知らせ'])
  })

  test.for(faults)(
    'puts it there once, when looking for it fails too: %s',
    async ([, fault], { sending }) => {
      sending.api.plant('chat.postMessage', 'answer-lost')
      sending.api.plant('conversations.history', fault)

      await sending.post('a')
      await sending.settled()

      expect((await sending.seen()).map((message) => message.text)).toEqual(['お知らせ'])
    },
  )

  test('is not given up for having to wait a hundred times', async ({ sending }) => {
    sending.api.plant('chat.postMessage', ...Array.from({ length: 100 }, (): Fault => ({ retryAfterS: 1 })))

    await sending.post('a')
    await sending.settled()

    expect(await sending.seen()).toHaveLength(1)
  })

  test('says it in plain words when Slack refuses its blocks', async ({ sending }) => {
    sending.api.always('chat.postMessage', ({ form }) =>
      form.has('blocks') ? { error: 'invalid_blocks' } : undefined,
    )

    await sending.post('a', {
      blocks: [header('見出し'), paragraph('本文 <A&B>', { bold: '太字' }), quotation('引用')],
    })
    await sending.settled()

    expect((await sending.seen()).map((message) => message.text)).toEqual([
      'お知らせ\n見出し\n本文 &lt;A&amp;B&gt;太字\n引用',
    ])
    expect(sending.logLines.join('')).toContain('Slack refused the blocks')
  })

  test('goes on behind a message that Slack fails on again and again', async ({ sending }) => {
    sending.api.always('chat.postMessage', ({ form }) =>
      form.get('text') === '毒' ? { error: 'internal_error' } : undefined,
    )

    await sending.post('a', { text: '毒' })
    await sending.post('b', { text: '薬' })
    while ((await sending.seen()).length === 0) await Promise.race([sending.settled(), sending.seen()])

    expect((await sending.seen()).map((message) => message.text)).toEqual(['薬'])
    sending.api.always('chat.postMessage', () => undefined)
    await sending.settled()
  })
})

describe('changing a message', () => {
  test.for(faults)('changes it in place, when twice %s', async ([, fault], { sending }) => {
    await sending.post('a')
    await sending.settled()
    sending.api.plant('chat.update', fault, fault)

    await sending.change('a', { text: '訂正' })
    await sending.settled()

    expect((await sending.seen()).map((message) => message.text)).toEqual(['訂正'])
  })

  test('changes it into plain words when Slack refuses the blocks', async ({ sending }) => {
    await sending.post('a')
    await sending.settled()
    sending.api.always('chat.update', ({ form }) =>
      form.get('blocks') === '[]' ? undefined : { error: 'msg_blocks_too_long' },
    )

    await sending.change('a', { text: '訂正', blocks: [paragraph('本文')] })
    await sending.settled()

    expect((await sending.seen()).map((message) => message.text)).toEqual(['訂正\n本文'])
  })
})

describe('sending an image with a message', () => {
  const uploads = ['files.getUploadURLExternal', 'files.completeUploadExternal'] as const

  test.for(uploads.flatMap((method) => faults.map(([, fault]) => [method, fault] as const)))(
    'sends both once, when %s meets %o',
    async ([method, fault], { sending }) => {
      sending.api.plant(method, fault)

      await sending.post('a', { image })
      await sending.settled()

      const seen = await sending.seen()
      expect(seen).toHaveLength(1)
      expect(JSON.stringify(seen[0]?.blocks)).toContain('"image"')
    },
  )

  test.for([
    ['files.getUploadURLExternal', { error: 'storage_limit_reached' }],
    ['files.completeUploadExternal', { error: 'file_not_found' }],
    ['files.getUploadURLExternal', 'not-reached'],
  ] as const)('sends the message alone, when %s always meets %o', async ([method, fault], { sending }) => {
    sending.api.always(method, () => fault)

    await sending.post('a', { image })
    await sending.settled()

    expect((await sending.seen()).map((message) => message.text)).toEqual(['お知らせ'])
  })

  test('waits for Slack to have worked on the image', async ({ sending }) => {
    let refusals = 0
    sending.api.always('chat.postMessage', ({ form }) => {
      if (!(form.get('blocks') ?? '').includes('slack_file') || refusals === 2) return undefined
      refusals += 1
      return { error: 'invalid_blocks' }
    })

    await sending.post('a', { blocks: [paragraph('本文')], image })
    await sending.settled()

    const seen = await sending.seen()
    expect(refusals).toBe(2)
    expect(seen).toHaveLength(1)
    expect(JSON.stringify(seen[0]?.blocks)).toContain('"image"')
  })

  test('sends the blocks without an image that never gets ready', async ({ sending }) => {
    sending.api.always('chat.postMessage', ({ form }) =>
      (form.get('blocks') ?? '').includes('slack_file') ? { error: 'invalid_blocks' } : undefined,
    )

    await sending.post('a', { blocks: [paragraph('本文')], image })
    await sending.settled()

    const seen = await sending.seen()
    expect(seen).toHaveLength(1)
    expect(JSON.stringify(seen[0]?.blocks)).toContain('本文')
  })
})
