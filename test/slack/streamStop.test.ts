import { describe, expect } from 'vitest'
import { begin, first, nothingMore, openStream, second, test, whole } from './streamParts.ts'

describe('stopping an answer', () => {
  test('is for whoever asked', async ({ streaming }) => {
    const { ask, door, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    const other = door.directory.people.find(({ id }) => id !== place.userId)

    await streams.stop({ ...place, userId: other?.id ?? '' })
    const byOther = stream.signal.aborted
    await streams.stop(place)

    expect(byOther).toBe(false)
    expect(stream.signal.aborted).toBe(true)
    await stream.close()
  })

  test('shows nothing more of it', async ({ streaming }) => {
    const { ask, asker, seen, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    stream.append(first)
    await asker.sees(/3年間です/)

    await streams.stop(place)
    stream.append(second)
    await stream.finish(whole('ここで止めました。'), nothingMore)
    await stream.close()
    await streaming.settled()

    expect(await seen(place)).toMatchObject([{ text: 'ここで止めました。' }])
    expect(JSON.stringify(streaming.api.calls.map(({ form }) => String(form)))).not.toContain(second)
  })

  test('by Slack’s button, pressed by somebody else, leaves the answer going on in place', async ({
    streaming,
  }) => {
    const { ask, asker, client, seen, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    const { ts } = await asker.sees(/有効期間/)
    await client.chat.stopStream({ channel: place.channel, ts })

    stream.append(first)
    await asker.sees(/3年間です/)
    await stream.finish(whole(first), nothingMore)
    await stream.close()
    await streaming.settled()

    expect(await seen(place)).toMatchObject([{ text: first }])
  })

  test('heard by another process reaches the one that writes, with what it shows next', async ({
    streaming,
  }) => {
    const { ask, asker, createOthers, client, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    const { ts } = await asker.sees(/有効期間/)

    await createOthers().stop(place)
    await client.chat.stopStream({ channel: place.channel, ts })
    stream.append(first)
    await new Promise((resolve) => stream.signal.addEventListener('abort', resolve))

    expect(stream.signal.aborted).toBe(true)
    await stream.close()
  })

  test('holds for the process that takes the answer over', async ({ streaming }) => {
    const { ask, asker, createOthers, streams } = streaming
    const place = await ask()
    const stream = await begin(streams, place)
    openStream(stream)
    await asker.sees(/有効期間/)
    const others = createOthers()
    await others.stop(place)

    const again = await begin(others, place)

    expect(again.signal.aborted).toBe(true)
    expect(again.isOpen()).toBe(true)
    await again.close()
    await stream.close()
  })
})
