import { describe, expect } from 'vitest'
import { createBudget } from '../../src/slack/streamBudget.ts'
import { test as databaseTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'
import { begin, first, nothingMore, openStream, second, test, whole, withStreaming } from './streamParts.ts'

describe('an answer that cannot be streamed to its end', () => {
  test('goes on in the same message, updated in place, before Slack would end the stream', async ({
    streaming,
  }) => {
    const { api, ask, asker, clock, seen, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    stream.append(first)
    await asker.sees(/3年間です/)

    clock.setOffset(271_000)
    stream.append(second)
    await asker.sees(/期限の前にします/)

    const methods = api.calls.map(({ method }) => method)
    expect(methods.filter((method) => method === 'chat.appendStream').length).toBeLessThan(2)
    expect(methods).toContain('chat.stopStream')
    expect((await seen(place)).map(wordsOf).join()).toContain('3年間です。更新の申請')
    await stream.close()
  })

  test('goes on in the same message when Slack has ended the stream for its age', async ({ streaming }) => {
    const { ask, asker, door, seen, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    await asker.sees(/有効期間/)
    await door.advance(301)

    stream.append(first)
    await asker.sees(/3年間です/)
    await stream.finish(whole(first), nothingMore)
    await streaming.settled()

    expect(await seen(place)).toMatchObject([{ text: first }])
  })

  test('is given again when nobody can say whether a stream was started', async ({ streaming }) => {
    const { api, ask, seen, streams } = streaming
    const place = await ask()
    api.plant('chat.startStream', 'answer-lost')
    api.plant('conversations.replies', 'server-error', 'server-error')
    const stream = await begin(streams, place)
    openStream(stream)
    stream.append(first)

    const finished = stream.finish(whole(first), nothingMore)
    await expect(finished).rejects.toThrow()
    await stream.close()
    const again = await begin(streams, place)
    await again.finish(whole(first), nothingMore)
    await again.close()
    await streaming.settled()

    expect(await seen(place)).toMatchObject([{ text: first }])
  })
})

describe('an update that was long held up', () => {
  test('never comes over a younger one', async ({ database, streaming }) => {
    const { ask, outbox, seen, settled } = streaming
    const place = await ask()
    const { key, channel, threadTs } = place
    const change = (text: string) =>
      outbox.enqueue(database, { kind: 'update', key: `${key}:${text}`, message: { key }, text })
    await outbox.enqueue(database, { kind: 'post', key, channel, threadTs, text: '根拠' })
    await settled()
    await change('途中')
    await database.query(
      `update outbox_messages set attempts = 9, state = 'new', run_after = now() + interval '1 day' where key = $1`,
      [`${key}:途中`],
    )

    await change('全文')
    outbox.wake()
    await streaming.asker.sees(/全文/, place.questionTs)
    await settled()

    expect(await seen(place)).toMatchObject([{ text: '全文' }])
  })
})

describe('a workspace without streaming', () => {
  const without = withStreaming(databaseTest, {
    without: ['chat.startStream', 'chat.appendStream', 'agents.'],
  })

  without('is asked for it once, and shows answers by updates in place', async ({ streaming }) => {
    const { api, ask, asker, seen, streams } = streaming
    const places = []
    for (const _ of ['the first', 'the second']) {
      const place = await ask()
      places.push(place)
      const stream = await begin(streams, place)
      openStream(stream)
      const opened = await asker.sees(/次の文書をもとに/, place.questionTs)
      stream.append(first)
      const grown = await asker.sees(/3年間です/, place.questionTs)
      await stream.finish(whole(first + second), nothingMore)
      await stream.close()
      expect(grown.ts).toBe(opened.ts)
    }
    await streaming.settled()
    await streams.settled()

    expect(api.calls.filter(({ method }) => method === 'chat.startStream')).toHaveLength(1)
    for (const place of places) expect(await seen(place)).toMatchObject([{ text: first + second }])
    const lines = api.calls.filter(({ method }) => method === 'assistant.threads.setStatus')
    expect(lines.map(({ form }) => form.get('status'))).toEqual([
      'お答えを書いています…',
      '',
      'お答えを書いています…',
      '',
    ])
  })
})

describe('many answers at once', () => {
  test('are streamed as far as Slack lets through, and all of them are whole', async ({ streaming }) => {
    const { api, ask, seen, streams } = streaming
    const places = []
    for (let at = 0; at < 34; at += 1) places.push(await ask())

    await Promise.all(
      places.map(async (place, at) => {
        const stream = await begin(streams, place)
        openStream(stream)
        stream.append(`${at}番目の答えです。`)
        await stream.finish(whole(`${at}番目の答えです。`), nothingMore)
        await stream.close()
      }),
    )
    await streaming.settled()

    expect(api.calls.filter(({ method }) => method === 'chat.startStream')).toHaveLength(15)
    const texts = await Promise.all(places.map(async (place) => (await seen(place)).map(({ text }) => text)))
    expect(texts).toEqual(places.map((_, at) => [`${at}番目の答えです。`]))
  })

  test('take no more calls than their budget has in any minute, and wait as long as Slack asks', () => {
    let nowMs = 0
    const budget = createBudget({ now: () => new Date(nowMs) }, 2)

    const taken = [0, 20_000, 40_000, 60_000].map((atMs) => {
      nowMs = atMs
      return budget.take()
    })
    const waitMs = budget.waitMs()
    budget.hold(90)
    const heldMs = budget.waitMs()

    expect(taken).toEqual([true, true, false, true])
    expect(waitMs).toBe(20_000)
    expect(heldMs).toBe(90_000)
  })
})
