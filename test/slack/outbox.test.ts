import { describe, expect } from 'vitest'
import { createMovableClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import type { DeliveryResult, OutgoingRow } from '../../src/slack/delivery.ts'
import { createOutbox, type OutboxWorker } from '../../src/slack/outbox.ts'
import { eachDatabase } from '../support/database.ts'

const sent = (row: OutgoingRow): DeliveryResult => ({
  kind: 'sent',
  channel: row.channel ?? row.sentChannel ?? '',
  ts: `${row.sequence}.0`,
})

function openOutbox(database: Database, deliver: (row: OutgoingRow) => Promise<DeliveryResult>) {
  const rows: OutgoingRow[] = []
  const outbox = createOutbox({
    database,
    clock: createMovableClock(),
    log: silentLog,
    deliver: async (row) => {
      rows.push(row)
      return deliver(row)
    },
  })
  return { outbox, rows }
}

async function states(database: Database) {
  const { rows } = await database.query(
    `select key, state, text, blocks, error from outbox_messages order by sequence`,
  )
  return rows
}

/** Resolves when nothing is open any more; where an outbox to hurry is given, its waits are cut short. */
async function settle(database: Database, hurried?: OutboxWorker): Promise<void> {
  for (;;) {
    if (hurried !== undefined) {
      await database.query(`update outbox_messages set run_after = now() where state = 'new'`)
      hurried.wake()
    }
    const open = (await states(database)).filter((row) => row.state === 'new' || row.state === 'sending')
    if (open.length === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const post = (key: string, channel = 'C1') =>
  ({ kind: 'post', key, channel, text: `text of ${key}` }) as const

eachDatabase((name, test) => {
  describe(`the outbox (${name})`, () => {
    test('sends a message once per key and drops its text on delivery', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) => sent(row))
      await outbox.start()

      await outbox.enqueue(database, post('a'))
      await outbox.enqueue(database, post('a'))
      outbox.wake()
      await settle(database)
      await outbox.stop()

      expect(rows.map((row) => row.text)).toEqual(['text of a'])
      expect(await states(database)).toEqual([
        { key: 'a', state: 'sent', text: null, blocks: null, error: null },
      ])
      expect(await outbox.find(database, 'a')).toMatchObject({ channel: 'C1' })
    })

    test('sends nothing of a transaction that was rolled back', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) => sent(row))
      await outbox.start()

      const work = database.transaction(async (transaction) => {
        await outbox.enqueue(transaction, post('a'))
        throw new Error('planted')
      })
      await expect(work).rejects.toThrow('planted')
      outbox.wake()
      await outbox.stop()

      expect(rows).toEqual([])
      expect(await states(database)).toEqual([])
    })

    test('keeps the order within a channel', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) => sent(row))
      for (const key of ['a', 'b', 'c', 'd', 'e']) await outbox.enqueue(database, post(key))

      await outbox.start()
      await settle(database)
      await outbox.stop()

      expect(rows.map((row) => row.key)).toEqual(['a', 'b', 'c', 'd', 'e'])
    })

    test('waits as long as Slack asks, which counts as no try', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) =>
        rows.length === 1 ? { kind: 'limited', waitS: 7 } : sent(row),
      )
      await outbox.enqueue(database, post('a'))
      await outbox.start()
      while (rows.length === 0) await new Promise((resolve) => setImmediate(resolve))

      await settle(database, outbox)
      await outbox.stop()

      expect(rows.map((row) => row.attempts)).toEqual([1, 1])
    })

    test('tries again after an error nobody foresaw, as one that may have gone out', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) => {
        if (row.attempts === 1) throw new Error('planted')
        return sent(row)
      })
      await outbox.enqueue(database, post('a'))
      await outbox.start()
      while (rows.length === 0) await new Promise((resolve) => setImmediate(resolve))

      await settle(database, outbox)
      await outbox.stop()

      expect(rows.map((row) => row.attempts)).toEqual([1, 2])
    })

    test('begins no sending a second time while the first is at work, however long it takes', async ({
      database,
    }) => {
      const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
      const { outbox, rows } = openOutbox(database, async (row) => {
        await answered
        return sent(row)
      })
      await outbox.enqueue(database, post('a'))
      await outbox.start()
      while (rows.length === 0) await new Promise((resolve) => setImmediate(resolve))

      await database.query(`update outbox_messages set lease_until = now() - interval '1 second'`)
      outbox.wake()
      await outbox.enqueue(database, post('b', 'C2'))
      outbox.wake()
      while (rows.length === 1) await new Promise((resolve) => setImmediate(resolve))
      answer()
      await settle(database)
      await outbox.stop()

      expect(rows.map((row) => row.key)).toEqual(['a', 'b'])
    })

    test('leaves alone what another process took over and sent meanwhile', async ({ database }) => {
      const { promise: failed, resolve: fail } = Promise.withResolvers<void>()
      const { outbox, rows } = openOutbox(database, async () => {
        await failed
        return { kind: 'unclear', reason: 'timed out' }
      })
      await outbox.enqueue(database, post('a'))
      await outbox.start()
      while (rows.length === 0) await new Promise((resolve) => setImmediate(resolve))

      await database.query(`update outbox_messages set state = 'sent', attempts = 2, text = null`)
      fail()
      await outbox.stop()

      expect(await states(database)).toMatchObject([{ key: 'a', state: 'sent' }])
    })

    test('sends what is due before it stops', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) => sent(row))
      await outbox.start()
      for (const key of ['a', 'b', 'c']) await outbox.enqueue(database, post(key))

      await outbox.stop()

      expect(rows.map((row) => row.key)).toEqual(['a', 'b', 'c'])
    })

    test('lets others pass a message that failed for minutes', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) =>
        row.key === 'a' ? { kind: 'unclear', reason: 'internal_error' } : sent(row),
      )
      await outbox.enqueue(database, post('a'))
      await outbox.enqueue(database, post('b'))
      await database.query(`update outbox_messages set attempts = 7 where key = 'a'`)

      await outbox.start()
      while (!rows.some((row) => row.key === 'b')) await new Promise((resolve) => setImmediate(resolve))
      await outbox.stop()

      expect(rows.map((row) => row.key)).toEqual(['a', 'b'])
    })

    test('gives up what Slack refuses, keeping the reason', async ({ database }) => {
      const { outbox } = openOutbox(database, async () => ({ kind: 'refused', reason: 'channel_not_found' }))
      await outbox.enqueue(database, post('a'))

      await outbox.start()
      await settle(database)
      await outbox.stop()

      expect(await states(database)).toMatchObject([
        { state: 'failed', error: 'channel_not_found', text: null },
      ])
    })

    test('lets an update wait for its message, and of several sends the newest only', async ({
      database,
    }) => {
      const { outbox, rows } = openOutbox(database, async (row) => sent(row))
      await outbox.enqueue(database, post('a'))
      for (const version of [1, 2, 3]) {
        await outbox.enqueue(database, {
          kind: 'update',
          key: `a:${version}`,
          message: { key: 'a' },
          text: `version ${version}`,
          pace: 'notice',
        })
      }

      await outbox.start()
      await settle(database)
      await outbox.stop()

      expect(rows.map((row) => [row.text, row.pace])).toEqual([
        ['text of a', 'answer'],
        ['version 3', 'notice'],
      ])
      expect(rows[1]).toMatchObject({ sentChannel: 'C1', sentTs: `${rows[0]?.sequence}.0` })
    })

    test('uploads an image before the message, and the upload is no try', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) =>
        row.image === null ? sent(row) : { kind: 'uploaded', fileId: 'F1' },
      )
      const png = new Uint8Array([137, 80, 78, 71])
      const image = { fileName: 'a.png', title: 'a', altText: 'a', png }
      await outbox.enqueue(database, { ...post('a'), image })

      await outbox.start()
      await settle(database)
      await outbox.stop()

      expect(rows[0]?.image).toEqual(png)
      expect(rows[1]).toMatchObject({ attempts: 1, fileId: 'F1', image: null })
    })

    test('takes over a sending that a crash cut off, as a further try', async ({ database }) => {
      const { outbox, rows } = openOutbox(database, async (row) => sent(row))
      await outbox.enqueue(database, post('a'))
      await database.query(
        `update outbox_messages set state = 'sending', attempts = 1, lease_until = now() - interval '1 second'`,
      )

      await outbox.start()
      await settle(database)
      await outbox.stop()

      expect(rows.map((row) => row.attempts)).toEqual([2])
    })
  })
})
