import { describe, expect } from 'vitest'
import { findStream } from '../../src/slack/store.ts'
import { eachDatabase } from '../support/database.ts'
import { begin, first, nothingMore, openStream, second, whole, withStreaming } from './streamParts.ts'

eachDatabase((name, eachTest) => {
  const takingOver = withStreaming(eachTest)

  describe(`an answer whose process ended (${name})`, () => {
    takingOver('is made whole in the same message by the next one', async ({ streaming }) => {
      const { ask, asker, createOthers, seen, streams } = streaming
      const place = await ask()
      const stream = await begin(streams, place)
      openStream(stream)
      stream.append(first)
      const { ts } = await asker.sees(/3年間です/)

      const others = createOthers()
      const again = await begin(others, place)
      openStream(again)
      again.append(first)
      await again.finish(whole(first + second), nothingMore)
      await again.close()
      await streaming.settled()

      expect(await seen(place)).toMatchObject([{ ts, text: first + second }])
      expect(await others.begin(place)).toBeUndefined()
    })

    takingOver(
      'is found though its process had not heard where it stands',
      async ({ database, streaming }) => {
        const { api, ask, createOthers, seen, streams } = streaming
        const before = await ask()
        const earlier = await begin(streams, before)
        openStream(earlier)
        await earlier.finish(whole(first), nothingMore)
        const place = await ask(streaming.asker, { threadTs: before.threadTs })
        api.plant('chat.startStream', 'answer-lost')
        api.plant('conversations.replies', 'server-error')
        const stream = await begin(streams, place)
        openStream(stream)
        await stream.close()
        const lost = await findStream(database, place.key)

        const again = await begin(createOthers(), place)
        await again.finish(whole(second), nothingMore)
        await again.close()
        await streaming.settled()

        expect(lost).toEqual({ ts: null, isStopped: false, isFinished: false })
        expect(await seen(place)).toMatchObject([{ text: second }])
        expect(await seen(before)).toMatchObject([{ text: first }, { text: second }])
      },
    )

    takingOver('stands once when two finish it', async ({ streaming }) => {
      const { ask, asker, createOthers, seen, streams } = streaming
      const place = await ask()
      const one = await begin(streams, place)
      openStream(one)
      await asker.sees(/有効期間/)
      const two = await begin(createOthers(), place)

      await one.finish(whole(first), nothingMore)
      await two.finish(whole(second), nothingMore)
      await streaming.settled()

      expect(await seen(place)).toMatchObject([{ text: first }])
    })
  })
})
