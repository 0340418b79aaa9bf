import { WebAPIPlatformError } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import { createBot, createClient, refusalOf, sit, startWorkspace, writeManifest } from './support.ts'

describe('an app with scopes', () => {
  test('is told which it lacks and which it has', async () => {
    const manifest = await writeManifest({ scopes: ['users:read', 'im:history'] })
    const workspace = await startWorkspace({ manifest })

    const error: unknown = await createClient(workspace)
      .chat.postMessage({ channel: 'C03GENERAL', text: 'x' })
      .catch((thrown: unknown) => thrown)

    expect(error instanceof WebAPIPlatformError ? error.data : error).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'users:read,im:history',
    })
  })

  test('reads the kinds of conversations it may, and no others', async () => {
    const manifest = await writeManifest({ scopes: ['channels:history', 'channels:read', 'im:read'] })
    const workspace = await startWorkspace({ manifest })
    const client = createClient(workspace)

    const { messages } = await client.conversations.history({ channel: 'C03GENERAL' })
    const { channels } = await client.conversations.list({ types: 'public_channel,im' })

    expect(messages).toEqual([])
    expect(channels?.length).toBeGreaterThan(2)
    expect(await refusalOf(client.conversations.history({ channel: 'C03SECURIT' }))).toBe('missing_scope')
    expect(await refusalOf(client.conversations.list({ types: 'private_channel' }))).toBe('missing_scope')
  })

  test('sees addresses of people only with the scope for them', async () => {
    const without = await startWorkspace({ manifest: await writeManifest({ scopes: ['users:read'] }) })
    const scopes = ['users:read', 'users:read.email']
    const with_ = await startWorkspace({ manifest: await writeManifest({ scopes }) })
    const user = 'U03TANAKA1'

    const unseen = await createClient(without).users.info({ user })
    const seen = await createClient(with_).users.info({ user })

    expect(unseen.user?.profile).not.toHaveProperty('email')
    expect(seen.user?.profile?.email).toBe('misaki.tanaka@mitsuba-seiki.example')
  })

  test('takes another name only with the scope for it', async () => {
    const workspace = await startWorkspace({ manifest: await writeManifest({ scopes: ['chat:write'] }) })
    const client = createClient(workspace)

    const refusal = await refusalOf(
      client.chat.postMessage({ channel: 'C03GENERAL', text: 'x', username: '総務' }),
    )

    expect(refusal).toBe('missing_scope')
  })

  test('shows no video and asks for no file without the scopes for them', async () => {
    const workspace = await startWorkspace({ manifest: await writeManifest({ scopes: ['chat:write'] }) })
    const client = createClient(workspace)
    const text = { type: 'plain_text' as const, text: 'x' }
    const url = 'https://video.example/x'
    const video = { type: 'video' as const, video_url: url, thumbnail_url: url, alt_text: 'x', title: text }

    const refusal = await refusalOf(
      client.chat.postMessage({ channel: 'C03GENERAL', text: 'x', blocks: [video] }),
    )

    expect(refusal).toBe('invalid_blocks')
  })

  test('hears only what it subscribed to and has the scope for', async () => {
    const events = ['message.im', 'app_mention']
    const manifest = await writeManifest({ scopes: ['im:history', 'chat:write'], events })
    const workspace = await startWorkspace({ manifest })
    const bot = await createBot(workspace)
    const heard: string[] = []
    const last = Promise.withResolvers<void>()
    bot.app.use(async ({ payload, next }) => {
      const text = 'text' in payload ? String(payload.text) : ''
      heard.push(text)
      if (text === '最後') last.resolve()
      await next()
    })
    await bot.start()
    const tanaka = sit(workspace, '田中 美咲')

    await tanaka.act({ do: 'say', channel: 'general', text: '購読していない' })
    await tanaka.act({ do: 'say', channel: 'general', text: '@mamori 権限がない' })
    await tanaka.act({ do: 'say', channel: '@mamori', text: '最後' })
    await last.promise

    expect(heard).toEqual(['最後'])
  })
})

describe('cursors', () => {
  test('go on after the last item though others came and went before it', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const channel = 'C03GENERAL'
    for (const text of ['1', '2', '3', '4']) await client.chat.postMessage({ channel, text })
    const first = await client.conversations.history({ channel, limit: 2 })
    await client.chat.postMessage({ channel, text: '5' })

    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await client.conversations.history({ channel, limit: 2, cursor })

    expect(first.messages?.map(({ text }) => text)).toEqual(['4', '3'])
    expect(second.messages?.map(({ text }) => text)).toEqual(['2', '1'])
    expect(second.has_more).toBe(false)
  })

  test.each([
    ['users.list', {}, 'members'],
    ['conversations.list', { types: 'public_channel,private_channel,im' }, 'channels'],
    ['conversations.members', { channel: 'C03GENERAL' }, 'members'],
  ])('give with %s every item once, two at a time', async (method, given, field) => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const itemsOf = (answer: object): unknown[] =>
      Object.entries(answer).flatMap(([name, items]) => (name === field ? items : []))
    const whole = itemsOf(await client.apiCall(method, given))

    const found: unknown[] = []
    for await (const page of client.paginate(method, { ...given, limit: 2 })) found.push(...itemsOf(page))

    expect(found.length).toBeGreaterThan(4)
    expect(found).toEqual(whole)
  })

  test('refuse a limit that is no number', async () => {
    const client = createClient(await startWorkspace())

    expect(await refusalOf(client.apiCall('users.list', { limit: 'many' }))).toBe('invalid_limit')
    expect(await refusalOf(client.apiCall('users.list', { limit: -1 }))).toBe('invalid_limit')
  })
})
