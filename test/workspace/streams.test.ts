import { describe, expect, test } from 'vitest'
import { ask, channel } from './streamParts.ts'
import { createBot, createClient, makeFolder, passTime, refusalOf, sit, startWorkspace } from './support.ts'

describe('a streamed message', () => {
  test('grows before the reader and has blocks when it is done', async () => {
    const workspace = await startWorkspace()
    const { tanaka, client, ts } = await ask(workspace)

    const [, started] = (await tanaka.sees()).messages
    await client.chat.appendStream({ channel, ts, markdown_text: '、**止めます**。' })
    const [, grown] = (await tanaka.sees()).messages
    const header = { type: 'header' as const, text: { type: 'plain_text' as const, text: '出典' } }
    const stopped = await client.chat.stopStream({ channel, ts, markdown_text: '以上', blocks: [header] })

    expect(started).toMatchObject({ streaming: true, markdown: 'まず' })
    expect(grown).toMatchObject({ streaming: true, markdown: 'まず、**止めます**。' })
    expect(stopped.message).toMatchObject({ text: 'まず、**止めます**。以上', streaming_state: 'completed' })
    expect((await tanaka.sees()).messages[1]).toMatchObject({
      streaming: false,
      blocks: [{ type: 'markdown', text: 'まず、**止めます**。以上' }, { type: 'header' }],
    })
  })

  test('is written by the library’s own streamer', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const asked = await tanaka.act({ do: 'say', channel: '@mamori', text: '質問です' })

    const streamer = createClient(workspace).chatStream({
      channel,
      thread_ts: asked.ts ?? '',
      buffer_size: 4,
    })
    await streamer.append({ markdown_text: 'はじめに' })
    await streamer.append({ markdown_text: '終わりに' })
    await streamer.stop()

    expect((await tanaka.sees()).messages[1]).toMatchObject({
      streaming: false,
      markdown: 'はじめに終わりに',
      threadTs: asked.ts,
    })
  })

  test('reaches the bot that writes it as changes of its message, which Bolt lets through', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard: unknown[] = []
    const both = Promise.withResolvers<void>()
    bot.app.message(async ({ message }) => {
      if (message.subtype !== 'message_changed') return
      heard.push('streaming_state' in message.message ? message.message.streaming_state : undefined)
      if (heard.length === 2) both.resolve()
    })
    await bot.start()

    const { client, ts } = await ask(workspace)
    await client.chat.appendStream({ channel, ts, markdown_text: 'x' })
    await client.chat.stopStream({ channel, ts })
    await both.promise

    expect(heard).toEqual(['in_progress', 'completed'])
  })

  test('shows tasks, their plan and blocks where they came', async () => {
    const workspace = await startWorkspace()
    const { tanaka, client, ts } = await ask(workspace)
    const task = { type: 'task_update' as const, id: 't1', title: '規程を探す' }
    const divider = { type: 'divider' as const }

    await client.chat.appendStream({
      channel,
      ts,
      chunks: [
        { ...task, status: 'in_progress', details: '第三条' },
        { type: 'blocks', blocks: [divider] },
      ],
    })
    await client.chat.appendStream({
      channel,
      ts,
      chunks: [
        { ...task, title: '規程を見つけた', status: 'complete', details: 'と第四条', output: '二件' },
        { type: 'markdown_text', text: '答えです。' },
      ],
    })

    const [, message] = (await tanaka.sees()).messages
    expect(message?.blocks).toMatchObject([
      { type: 'markdown', text: 'まず' },
      {
        type: 'task_card',
        task_id: 't1',
        title: '規程を見つけた',
        status: 'complete',
        details: { elements: [{ elements: [{ text: '第三条と第四条' }] }] },
        output: { elements: [{ elements: [{ text: '二件' }] }] },
      },
      { type: 'divider' },
      { type: 'markdown', text: '答えです。' },
    ])
  })

  test('gathers its tasks in one plan when asked to', async () => {
    const workspace = await startWorkspace()
    const { tanaka, client, threadTs } = await ask(workspace)
    const task = (id: string) => ({
      type: 'task_update' as const,
      id,
      title: id,
      status: 'pending' as const,
    })

    await client.chat.startStream({
      channel,
      thread_ts: threadTs,
      task_display_mode: 'plan',
      chunks: [
        { type: 'plan_update', title: '調べること' },
        task('a'),
        { type: 'markdown_text', text: '…' },
        task('b'),
      ],
    })

    const message = (await tanaka.sees()).messages.at(-1)
    expect(message?.blocks).toMatchObject([
      { type: 'plan', title: '調べること', tasks: [{ task_id: 'a' }, { task_id: 'b' }] },
      { type: 'markdown', text: '…' },
    ])
  })

  test('is over 5 minutes after its start, whatever came in between, and can be updated then', async () => {
    const workspace = await startWorkspace()
    const { tanaka, client, ts, threadTs } = await ask(workspace)
    await passTime(workspace, 290)
    await client.chat.appendStream({ channel, ts, markdown_text: '続き' })

    await passTime(workspace, 10)

    expect((await tanaka.sees()).messages[1]).toMatchObject({ streaming: false, ended: 'expired' })
    expect(await refusalOf(client.chat.appendStream({ channel, ts, markdown_text: 'x' }))).toBe(
      'message_not_in_streaming_state',
    )
    expect(await refusalOf(client.chat.stopStream({ channel, ts }))).toBe('message_not_in_streaming_state')
    await client.chat.update({ channel, ts, markdown_text: '全文です。' })
    const { messages } = await client.conversations.replies({ channel, ts: threadTs })
    expect(messages?.[1]).toMatchObject({ ts, text: '全文です。' })
    expect((await tanaka.sees()).messages[1]?.markdown).toBeUndefined()
  })

  test('is over after a restart as well, when its time has come', async () => {
    const dataDir = await makeFolder()
    const first = await startWorkspace({ dataDir })
    await ask(first)
    await first.stop()

    const second = await startWorkspace({ dataDir })
    const tanaka = sit(second, '田中 美咲')
    const before = (await tanaka.sees()).messages[1]
    await passTime(second, 301)

    expect(before?.streaming).toBe(true)
    expect((await tanaka.sees()).messages[1]).toMatchObject({ streaming: false, ended: 'expired' })
  })

  test('takes nothing more once it is done, and is neither updated nor deleted before', async () => {
    const workspace = await startWorkspace()
    const { client, ts } = await ask(workspace)

    const early = [
      await refusalOf(client.chat.update({ channel, ts, text: 'x' })),
      await refusalOf(client.chat.delete({ channel, ts })),
    ]
    await client.chat.stopStream({ channel, ts })
    const late = [
      await refusalOf(client.chat.appendStream({ channel, ts, markdown_text: 'x' })),
      await refusalOf(client.chat.stopStream({ channel, ts })),
    ]
    await client.chat.delete({ channel, ts })

    expect(early).toEqual(['streaming_state_conflict', 'cant_delete_message'])
    expect(late).toEqual(['message_not_in_streaming_state', 'message_not_in_streaming_state'])
  })

  test('begins empty, and ends the status of its thread', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const asked = await tanaka.act({ do: 'say', channel: '@mamori', text: '質問です' })
    const client = createClient(workspace)
    const thread_ts = asked.ts ?? ''
    await client.assistant.threads.setStatus({ channel_id: channel, thread_ts, status: '考えています' })

    await client.chat.startStream({ channel, thread_ts })

    const state = await tanaka.sees()
    expect(state.messages[1]).toMatchObject({ streaming: true, text: '', blocks: [] })
    expect(state.statuses).toEqual([])
  })

  test('is refused with the names Slack has for it', async () => {
    const workspace = await startWorkspace()
    const { tanaka, client, ts } = await ask(workspace)
    const own = await tanaka.act({ do: 'say', channel: '@mamori', text: 'x' })
    const said = await tanaka.act({ do: 'say', channel: 'general', text: 'x' })
    const there = { channel: 'C03GENERAL', thread_ts: said.ts ?? '' }
    const user = { recipient_user_id: 'U03TANAKA1' }
    const big = 'x'.repeat(12_001)
    const dividers = Array.from({ length: 51 }, () => ({ type: 'divider' as const }))

    const refusals = await Promise.all(
      [
        client.apiCall('chat.startStream', { channel }),
        client.chat.startStream({ channel, thread_ts: '1.000000' }),
        client.chat.startStream(there),
        client.chat.startStream({ ...there, ...user }),
        client.chat.startStream({ ...there, ...user, recipient_team_id: 'T0ELSEWHERE' }),
        client.apiCall('chat.appendStream', { channel, ts }),
        client.chat.appendStream({ channel, ts, markdown_text: big }),
        client.chat.appendStream({ channel, ts, chunks: [{ type: 'markdown_text', text: big }] }),
        client.chat.appendStream({ channel, ts, chunks: [{ type: 'poem' } as never] }),
        client.chat.appendStream({ channel, ts, chunks: [{ type: 'blocks', blocks: dividers }] }),
        client.chat.appendStream({ channel, ts: '1.000000', markdown_text: 'x' }),
        client.chat.appendStream({ channel, ts: own.ts ?? '', markdown_text: 'x' }),
        client.chat.stopStream({ channel, ts, blocks: dividers }),
      ].map(refusalOf),
    )

    expect(refusals).toEqual([
      'invalid_arguments',
      'thread_not_found',
      'missing_recipient_user_id',
      'missing_recipient_team_id',
      'team_not_found',
      'no_text',
      'msg_too_long',
      'msg_too_long',
      'invalid_chunks',
      'invalid_chunks',
      'message_not_found',
      'message_not_owned_by_app',
      'invalid_blocks',
    ])
  })

  test('does not exist in a workspace that lacks it', async () => {
    const workspace = await startWorkspace({ without: ['chat.startStream', 'agents.'] })
    const client = createClient(workspace)

    expect(await refusalOf(client.chat.startStream({ channel, thread_ts: '1.000000' }))).toBe(
      'unknown_method',
    )
  })
})
