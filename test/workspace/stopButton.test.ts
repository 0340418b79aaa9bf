import { describe, expect, test } from 'vitest'
import { ask, channel } from './streamParts.ts'
import { createBot, refusalOf, startWorkspace, writeManifest } from './support.ts'

describe('the stop button', () => {
  test('ends the streams of its thread, and the bot is told which', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard = Promise.withResolvers<unknown>()
    bot.app.event('agent_session_stopped', async ({ event }) => heard.resolve(event))
    await bot.start()
    const { tanaka, client, ts, threadTs } = await ask(workspace)
    const session = { channel_id: channel, thread_ts: threadTs }
    await client.agents.sessions.setStatus({ ...session, status: 'processing', title: '質問' })
    const before = (await tanaka.sees()).sessions

    const stopped = await tanaka.act({ do: 'stopAgent', channel: '@mamori', threadTs })
    const again = await tanaka.act({ do: 'stopAgent', channel: '@mamori', threadTs })

    expect(before).toEqual([{ channel, threadTs, status: 'processing', title: '質問', stoppable: true }])
    expect(stopped).toEqual({ ok: true })
    expect(again).toMatchObject({ ok: false, code: 'session_not_found' })
    expect(await heard.promise).toMatchObject({
      channel,
      user: 'U03TANAKA1',
      thread_ts: threadTs,
      streaming_message_ts: [ts],
    })
    const state = await tanaka.sees()
    expect(state.messages[1]).toMatchObject({ streaming: false, ended: 'stopped', markdown: 'まず' })
    expect(state.sessions).toMatchObject([{ stoppable: false }])
    expect(await refusalOf(client.chat.appendStream({ channel, ts, markdown_text: 'x' }))).toBe(
      'stopped_by_user',
    )
    await client.agents.sessions.setStatus({ ...session, status: 'active' })
    expect((await tanaka.sees()).sessions).toMatchObject([{ status: 'active', stoppable: false }])
  })

  test('is not there for an agent that would not hear it, and Slack warns of that', async () => {
    const manifest = await writeManifest({ events: ['message.im'] })
    const workspace = await startWorkspace({ manifest })
    const { tanaka, client, threadTs } = await ask(workspace)

    const set = await client.agents.sessions.setStatus({
      channel_id: channel,
      thread_ts: threadTs,
      status: 'processing',
    })

    expect(set.warning).toBe('missing_agent_session_stopped_event_subscription')
    expect((await tanaka.sees()).sessions).toMatchObject([{ status: 'processing', stoppable: false }])
    expect(await tanaka.act({ do: 'stopAgent', channel: '@mamori', threadTs })).toMatchObject({ ok: false })
  })

  test('goes with chat.stopStream that sets the session’s status', async () => {
    const workspace = await startWorkspace()
    const { tanaka, client, ts, threadTs } = await ask(workspace)
    const session = { channel_id: channel, thread_ts: threadTs }
    await client.agents.sessions.setStatus({ ...session, status: 'processing' })

    await client.chat.stopStream({ channel, ts, session_status: 'active' })

    expect((await tanaka.sees()).sessions).toMatchObject([{ status: 'active', stoppable: false }])
  })
})
