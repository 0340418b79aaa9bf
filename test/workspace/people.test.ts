import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  createBot,
  createClient,
  makeFolder,
  passTime,
  post,
  refusalOf,
  sit,
  startWorkspace,
} from './support.ts'

const now = 1_795_420_800_000
const nowS = now / 1000

describe('somebody who left the company', () => {
  test('is listed as deleted, and nobody can be them or write to them', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const user = 'U03WATANAB'

    const { members } = await client.users.list({})
    const acted = await post(workspace, '/workspace/act', { as: user, do: 'openHome' })

    expect(members?.find(({ id }) => id === user)).toMatchObject({ deleted: true, real_name: '渡辺 和夫' })
    expect(members?.find(({ id }) => id === user)).not.toHaveProperty('tz')
    expect(acted.status).toBe(400)
    expect((await sit(workspace, '佐藤 健').sees()).people.map(({ id }) => id)).not.toContain(user)
    expect(await refusalOf(client.conversations.open({ users: user }))).toBe('user_disabled')
    expect(await refusalOf(client.chat.postMessage({ channel: user, text: 'x' }))).toBe('channel_not_found')
    expect(await refusalOf(client.views.publish({ user_id: user, view: { type: 'home', blocks: [] } }))).toBe(
      'user_not_found',
    )
  })
})

describe('somebody of another company', () => {
  const channel = 'C03KYODOPJ'

  test('is of another workspace, and a stranger once the bot shares no channel with them', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const user = 'U03KOBAYAS'

    const shared = await client.users.info({ user, include_locale: true })
    await post(workspace, '/workspace/app', { do: 'removeFromChannel', channel })
    const apart = await client.users.info({ user })

    expect(shared.user).toMatchObject({ team_id: 'T03TOTOBUH', is_stranger: false, tz: 'Asia/Tokyo' })
    expect(shared.user).not.toHaveProperty('locale')
    expect(shared.user?.profile).not.toHaveProperty('email')
    expect(apart.user).toMatchObject({ is_stranger: true })
    expect(await refusalOf(client.conversations.open({ users: user }))).toBe('user_not_visible')
  })

  test('is heard in the shared channel, with their workspace on the message and the channel’s on the event', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard = Promise.withResolvers<{ event: unknown; isShared: unknown }>()
    bot.app.message(async ({ event, body }) => {
      heard.resolve({ event, isShared: (body as { is_ext_shared_channel?: boolean }).is_ext_shared_channel })
    })
    await bot.start()

    await sit(workspace, '小林 直樹').act({ do: 'say', channel: 'toto-kyodo', text: '図面をください' })

    const { event, isShared } = await heard.promise
    expect(isShared).toBe(true)
    expect(event).toMatchObject({ user_team: 'T03TOTOBUH', source_team: 'T03TOTOBUH', channel })
    const info = await createClient(workspace).conversations.info({ channel })
    expect(info.channel).toMatchObject({
      is_ext_shared: true,
      is_shared: true,
      conversation_host_id: 'T03MITSUBA',
      shared_team_ids: ['T03MITSUBA', 'T03TOTOBUH'],
    })
  })

  test('sees that channel only, and has neither the app’s home nor its commands', async () => {
    const workspace = await startWorkspace()
    const kobayashi = sit(workspace, '小林 直樹')

    const acted = [
      await kobayashi.act({ do: 'openHome' }),
      await kobayashi.act({ do: 'command', channel: 'toto-kyodo', command: '/mamori' }),
      await kobayashi.act({ do: 'shortcut', callbackId: 'incident.report' }),
    ]

    expect((await kobayashi.sees()).channels.map(({ name }) => name)).toEqual(['toto-kyodo'])
    expect(acted.map(({ ok }) => ok)).toEqual([false, false, false])
  })
})

describe('what people say about themselves', () => {
  test('is a status that goes by itself, and the bot hears of both', async () => {
    const workspace = await startWorkspace({ now: () => now })
    const bot = await createBot(workspace)
    const heard: string[] = []
    const both = Promise.withResolvers<void>()
    bot.app.event('user_change', async ({ event }) => {
      heard.push(`${event.user.profile.status_emoji} ${event.user.profile.status_text} ${event.user.locale}`)
      if (heard.length === 2) both.resolve()
    })
    await bot.start()
    const emma = sit(workspace, 'Emma Wilson')

    await emma.act({ do: 'setStatus', text: 'On leave', emoji: ':palm_tree:', until: nowS + 3600 })
    const { user } = await createClient(workspace).users.info({ user: 'U03EMMAWIL' })
    const shown = (await emma.sees()).people.find(({ id }) => id === 'U03EMMAWIL')
    await passTime(workspace, 3600)
    await both.promise

    expect(user).toMatchObject({ updated: nowS, profile: { status_expiration: nowS + 3600 } })
    expect(shown?.status).toEqual({ text: 'On leave', emoji: ':palm_tree:', untilS: nowS + 3600 })
    expect(heard).toEqual([':palm_tree: On leave en-US', '  en-US'])
    const after = (await emma.sees()).people.find(({ id }) => id === 'U03EMMAWIL')
    expect(after?.status).toBeUndefined()
  })

  test('is that they are not to be disturbed, until then', async () => {
    const workspace = await startWorkspace({ now: () => now })
    const client = createClient(workspace)
    const sato = sit(workspace, '佐藤 健')

    await sato.act({ do: 'setDnd', untilS: nowS + 60 })
    const during = await client.dnd.info({ user: 'U03SATOKEN' })
    const team = await client.dnd.teamInfo({ users: 'U03SATOKEN,U03TANAKA1,U0NOBODY' })
    const shown = (await sato.sees()).people.find(({ id }) => id === 'U03SATOKEN')
    await passTime(workspace, 60)
    const after = await client.dnd.info({ user: 'U03SATOKEN' })

    expect(during).toMatchObject({
      dnd_enabled: true,
      next_dnd_start_ts: nowS,
      next_dnd_end_ts: nowS + 60,
    })
    expect(team.users).toMatchObject({
      U03SATOKEN: { dnd_enabled: true },
      U03TANAKA1: { dnd_enabled: false },
    })
    expect(Object.keys(team.users ?? {})).toHaveLength(2)
    expect(shown?.dndUntilS).toBe(nowS + 60)
    expect(after.dnd_enabled).toBe(false)
  })
})

describe('a workspace from before', () => {
  test('keeps what was said in it and gains the people it lacked', async () => {
    const dataDir = await makeFolder()
    const first = await startWorkspace({ dataDir })
    await sit(first, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '残りますか' })
    await first.stop()
    const path = join(dataDir, 'journal.jsonl')
    const rare = /"(U03WATANAB|U03KOBAYAS|C03KYODOPJ)"/
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    const entries = lines.flatMap((line) => JSON.parse(line) as [string, string, { status?: object }][])
    const old = entries
      .filter(([, key]) => !rare.test(`"${key}"`))
      .map(([table, key, value]) => [table, key, table === 'meta' ? { ...value, seed: 1 } : value])
    const status = { 1: '考えています' }
    const assistant = { channel: 'D03TANAKA1', title: '', prompts: [], status }
    const unknown = ['tableOfTomorrow', 'x', {}]
    const journal = [...old, ['assistant', 'D03TANAKA1', assistant], unknown]
    await writeFile(path, journal.map((entry) => `${JSON.stringify([entry])}\n`).join(''))

    const second = await startWorkspace({ dataDir })

    const tanaka = sit(second, '田中 美咲')
    expect((await tanaka.sees()).messages).toMatchObject([{ text: '残りますか', streaming: false }])
    expect((await tanaka.sees()).people.map(({ name }) => name)).toContain('小林 直樹')
    await passTime(second, 1)
    expect((await tanaka.sees()).statuses).toEqual([])
    expect(second.botToken).toBe(first.botToken)
  })
})
