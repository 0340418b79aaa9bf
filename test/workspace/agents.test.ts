import { describe, expect, test } from 'vitest'
import {
  createClient,
  makeFolder,
  passTime,
  refusalOf,
  sit,
  startWorkspace,
  writeManifest,
} from './support.ts'

const channel_id = 'D03TANAKA1'
const prompt = (title: string) => ({ title, message: `${title}について` })

describe('an agent', () => {
  test('shows what it does until it speaks, or for 2 minutes', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const tanaka = sit(workspace, '田中 美咲')
    const one = (await tanaka.act({ do: 'say', channel: '@mamori', text: '一' })).ts ?? ''
    const two = (await tanaka.act({ do: 'say', channel: '@mamori', text: '二' })).ts ?? ''
    const status = { channel_id, status: '調べています' }

    await client.assistant.threads.setStatus({
      ...status,
      thread_ts: one,
      loading_messages: ['規程', '要点'],
    })
    await client.assistant.threads.setStatus({ ...status, thread_ts: two })
    const both = (await tanaka.sees()).statuses
    await client.chat.postMessage({ channel: channel_id, thread_ts: two, text: '答え' })
    const spoken = (await tanaka.sees()).statuses
    await passTime(workspace, 119)
    const late = (await tanaka.sees()).statuses
    await passTime(workspace, 1)

    expect(both).toEqual([
      { channel: channel_id, threadTs: one, status: '調べています', loadingMessages: ['規程', '要点'] },
      { channel: channel_id, threadTs: two, status: '調べています' },
    ])
    expect(spoken.map(({ threadTs }) => threadTs)).toEqual([one])
    expect(late).toEqual(spoken)
    expect((await tanaka.sees()).statuses).toEqual([])
  })

  test('that sets its status again is given its 2 minutes anew, also over a restart', async () => {
    const dataDir = await makeFolder()
    const first = await startWorkspace({ dataDir })
    const { ts: thread_ts = '' } = await sit(first, '田中 美咲').act({
      do: 'say',
      channel: '@mamori',
      text: '一',
    })
    const client = createClient(first)
    await client.assistant.threads.setStatus({ channel_id, thread_ts, status: '読んでいます' })
    await passTime(first, 100)
    await client.assistant.threads.setStatus({ channel_id, thread_ts, status: '書いています' })
    await first.stop()

    const second = await startWorkspace({ dataDir })
    const tanaka = sit(second, '田中 美咲')
    await passTime(second, 100)
    const before = (await tanaka.sees()).statuses
    await passTime(second, 20)

    expect(before).toMatchObject([{ status: '書いています' }])
    expect((await tanaka.sees()).statuses).toEqual([])
  })

  test('suggests up to four prompts; with a thread nobody sees them, and Slack does not say so', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const tanaka = sit(workspace, '田中 美咲')
    const { ts: thread_ts = '' } = await tanaka.act({ do: 'say', channel: '@mamori', text: '一' })
    const { setSuggestedPrompts } = client.assistant.threads

    const silent = await setSuggestedPrompts({ channel_id, thread_ts, prompts: [prompt('期間')] })
    const unseen = (await tanaka.sees()).prompts
    const four = ['期間', '費用', '審査', '更新'].map(prompt)
    await setSuggestedPrompts({ channel_id, title: 'よくある質問', prompts: four })
    const five = await refusalOf(setSuggestedPrompts({ channel_id, prompts: [...four, prompt('廃止')] }))

    expect(silent.ok).toBe(true)
    expect(unseen).toEqual([])
    expect(five).toBe('invalid_arguments')
    expect((await tanaka.sees()).prompts).toEqual([
      { channel: channel_id, title: 'よくある質問', prompts: four },
    ])
  })

  test('gives a thread its title', async () => {
    const workspace = await startWorkspace()
    const tanaka = sit(workspace, '田中 美咲')
    const { ts: thread_ts = '' } = await tanaka.act({ do: 'say', channel: '@mamori', text: '一' })

    await createClient(workspace).assistant.threads.setTitle({ channel_id, thread_ts, title: '認証の期間' })

    expect((await tanaka.sees()).titles).toEqual([
      { channel: channel_id, threadTs: thread_ts, title: '認証の期間' },
    ])
  })

  test('keeps one session for a thread, whose first title stays until it is renamed', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const tanaka = sit(workspace, '田中 美咲')
    const { ts: thread_ts = '' } = await tanaka.act({ do: 'say', channel: '@mamori', text: '一' })
    const place = { channel_id, thread_ts }

    await client.agents.sessions.setStatus({ ...place, status: 'processing', title: '一つ目' })
    const again = await client.agents.sessions.setStatus({ ...place, status: 'suspended', title: '二つ目' })
    const renamed = await client.agents.sessions.rename({ ...place, title: '三つ目' })

    expect(again).toMatchObject({ agent_status: 'suspended', title: '一つ目' })
    expect(renamed.title).toBe('三つ目')
    expect((await tanaka.sees()).sessions).toMatchObject([{ status: 'suspended', title: '三つ目' }])
  })

  test('is refused with the names Slack has for it', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const { ts = '' } = await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '一' })
    const place = { channel_id, thread_ts: ts }
    const lines = Array.from({ length: 11 }, () => 'x')

    const refusals = await Promise.all(
      [
        client.agents.sessions.setStatus({ channel_id, status: 'active' }),
        client.agents.sessions.setStatus({ ...place, status: 'busy' }),
        client.agents.sessions.setStatus({ ...place, status: 'active', title: 'x'.repeat(201) }),
        client.agents.sessions.setStatus({ ...place, status: 'active', initiator_user_id: 'U0NOBODY' }),
        client.agents.sessions.rename({ ...place, title: 'x' }),
        client.assistant.threads.setStatus({ channel_id, thread_ts: '1.000000', status: 'x' }),
        client.assistant.threads.setStatus({ ...place, status: 'x', loading_messages: lines }),
        client.assistant.threads.setStatus({ ...place, status: 'x', loading_messages: ['x'.repeat(51)] }),
      ].map(refusalOf),
    )

    expect(refusals).toEqual([
      'thread_ts_required',
      'invalid_status',
      'invalid_arguments',
      'user_not_found',
      'session_not_found',
      'invalid_thread_ts',
      'invalid_arguments',
      'invalid_arguments',
    ])
  })

  test('that is not declared as one has neither prompts nor sessions', async () => {
    const manifest = await writeManifest({ isAgent: false })
    const workspace = await startWorkspace({ manifest })
    const client = createClient(workspace)

    expect(
      await refusalOf(client.assistant.threads.setSuggestedPrompts({ channel_id, prompts: [prompt('x')] })),
    ).toBe('not_agent_app')
    expect(await refusalOf(client.agents.sessions.setStatus({ channel_id, status: 'active' }))).toBe(
      'feature_disabled',
    )
  })
})
