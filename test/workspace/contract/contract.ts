import type { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, describe, expect, test as vitestTest } from 'vitest'
import type { Party } from './parties.ts'

/**
 * Declares what a stand-in for Slack must do for the methods the bot calls: shapes, errors, paging, what edits and
 * deletions leave, hashes and triggers of views, metadata.
 *
 * @param otherwise titles of tests in which this party is known to do otherwise; they must fail, so that the list
 *   stays true.
 */
export function declareContract(
  name: string,
  start: () => Promise<Party>,
  otherwise: readonly string[] = [],
): Party {
  let party: Party
  const unknown = new Set(otherwise)
  const test = (title: string, run: () => Promise<void>) => {
    unknown.delete(title)
    if (otherwise.includes(title)) vitestTest.fails(title, run)
    else vitestTest(title, run)
  }
  const get = <K extends keyof Party>(key: K): Party[K] => party[key]
  /** Stands for the party in declarations, before it is started. */
  const later = new Proxy({} as Party, { get: (_, key) => get(key as keyof Party) })

  describe(`${name} keeps the contract of`, () => {
    beforeAll(async () => {
      party = await start()
    })
    afterAll(() => party.stop())

    describe('auth.test', () => declareAuth(test, later))
    describe('chat', () => declareChat(test, later))
    describe('conversations', () => declareConversations(test, later))
    describe('channels', () => declareChannels(test, later))
    describe('users', () => declareUsers(test, later))
    describe('reactions and files', () => declareRest(test, later))
    describe('views', () => declareViews(test, later))

    vitestTest('the list of what it does otherwise names tests that there are', () => {
      expect([...unknown]).toEqual([])
    })
  })
  return later
}

type Declare = (title: string, run: () => Promise<void>) => void

function declareAuth(test: Declare, party: Party): void {
  test('says who the bot is', async () => {
    const me = await party.client.auth.test()

    expect(me).toMatchObject({ ok: true, user_id: party.botUserId })
    expect(me.team_id).toMatch(/^T/)
    expect(me.bot_id).toMatch(/^B/)
  })

  test('refuses a call without a token', async () => {
    const response = await fetch(`${party.apiUrl}auth.test`, { method: 'POST' })

    expect(await response.json()).toMatchObject({ ok: false, error: 'not_authed' })
  })

  test('refuses a token nobody has', async () => {
    const headers = { authorization: 'Bearer xoxb-nobody' }
    const response = await fetch(`${party.apiUrl}auth.test`, { method: 'POST', headers })

    expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_auth' })
  })
}

function declareChat(test: Declare, party: Party): void {
  const blocks = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: '本文' } }]

  test('postMessage answers with the place and the message, which stands in the history', async () => {
    const { client, channel } = party
    const posted = await client.chat.postMessage({ channel, text: 'a &amp; b', blocks })

    expect(posted).toMatchObject({ ok: true, channel, message: { type: 'message', text: 'a &amp; b' } })
    expect(posted.ts).toMatch(/^\d{10}\.\d{6}$/)
    const [newest] = await history(client, channel)
    expect(newest).toMatchObject({ ts: posted.ts, text: 'a &amp; b', user: party.botUserId })
    expect(newest?.blocks).toMatchObject(blocks)
  })

  test('a message of the bot names the bot besides its user', async () => {
    const { client, channel } = party
    await client.chat.postMessage({ channel, text: '?' })

    const [newest] = await history(client, channel)

    expect(newest?.bot_id).toMatch(/^B/)
  })

  test('postMessage to a person goes to their direct message', async () => {
    const { client, person } = party
    const opened = await client.conversations.open({ users: person.id })

    const posted = await client.chat.postMessage({ channel: person.id, text: '?' })

    expect(posted.channel).toBe(opened.channel?.id)
  })

  test('postMessage is refused by name', async () => {
    const { client, channel } = party

    expect(await errorOf(client.chat.postMessage({ channel: 'C0NOWHERE', text: '?' }))).toBe(
      'channel_not_found',
    )
    expect(await errorOf(client.chat.postMessage({ channel, text: '' }))).toBe('no_text')
  })

  test('postMessage is refused in a channel the bot is not in', async () => {
    const { client, elsewhere } = party

    expect(await errorOf(client.chat.postMessage({ channel: elsewhere, text: '?' }))).toBe('not_in_channel')
  })

  test('postMessage cuts at 40,000 characters', async () => {
    const { client, channel } = party
    const posted = await client.chat.postMessage({ channel, text: 'x'.repeat(40_100) })

    expect(posted.message?.text?.length).toBe(40_000)
    expect(JSON.stringify(posted.response_metadata)).toContain('message_truncated')
  })

  test('metadata comes with the history when asked for', async () => {
    const { client, channel } = party
    const metadata = { event_type: 'contract', event_payload: { id: 'out_1' } }
    const posted = await client.chat.postMessage({ channel, text: 'with metadata', metadata })

    const whole = await client.conversations.history({ channel, limit: 1, include_all_metadata: true })

    expect(whole.messages?.[0]).toMatchObject({ ts: posted.ts, metadata })
  })

  test('metadata does not come with the history unless asked for', async () => {
    const { client, channel } = party
    const metadata = { event_type: 'contract', event_payload: { id: 'out_2' } }
    await client.chat.postMessage({ channel, text: 'with metadata', metadata })

    const { messages } = await client.conversations.history({ channel, limit: 1 })

    expect(messages?.[0]?.metadata?.event_payload).toBeUndefined()
  })

  test('update changes the text in place and marks it as edited', async () => {
    const { client, channel } = party
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'before', blocks })

    const updated = await client.chat.update({ channel, ts, text: 'after', blocks: [] })

    expect(updated).toMatchObject({ ok: true, channel, ts, text: 'after' })
    const [newest] = await history(client, channel)
    expect(newest).toMatchObject({ ts, text: 'after', edited: { user: party.botUserId } })
    expect(newest?.blocks ?? []).toEqual([])
  })

  test('update is refused for a message that is not there or not the bot’s', async () => {
    const { client, channel } = party
    const ts = await party.postByPerson('mine')

    const nowhere = client.chat.update({ channel, ts: '1700000000.000001', text: '?' })
    expect(await errorOf(nowhere)).toBe('message_not_found')
    expect(await errorOf(client.chat.update({ channel, ts, text: '?' }))).toBe('cant_update_message')
  })

  test('delete takes a message away, once, and none of somebody else’s', async () => {
    const { client, channel } = party
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'soon gone' })
    const theirs = await party.postByPerson('mine')

    const deleted = await client.chat.delete({ channel, ts })

    expect(deleted).toMatchObject({ ok: true, channel, ts })
    expect((await history(client, channel)).map((message) => message.ts)).not.toContain(ts)
    expect(await errorOf(client.chat.delete({ channel, ts }))).toBe('message_not_found')
    expect(await errorOf(client.chat.delete({ channel, ts: theirs }))).toBe('cant_delete_message')
  })

  test('postEphemeral leaves nothing in the history', async () => {
    const { client, channel, person } = party
    const before = await history(client, channel)

    const posted = await client.chat.postEphemeral({ channel, user: person.id, text: 'between us' })

    expect(posted.message_ts).toMatch(/^\d{10}\.\d{6}$/)
    expect((await history(client, channel)).map(({ ts }) => ts)).toEqual(before.map(({ ts }) => ts))
  })

  test('postEphemeral is refused for somebody who is not there', async () => {
    const { client, channel, stranger } = party
    const posting = client.chat.postEphemeral({ channel, user: stranger, text: '?' })

    expect(await errorOf(posting)).toBe('user_not_in_channel')
  })

  test('getPermalink names a message’s address', async () => {
    const { client, channel } = party
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'here' })

    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts })

    expect(permalink).toMatch(/^https?:\/\//)
    expect(permalink).toContain(ts.replace('.', ''))
    const nowhere = client.chat.getPermalink({ channel, message_ts: '1700000000.000001' })
    expect(await errorOf(nowhere)).toBe('message_not_found')
  })
}

function declareConversations(test: Declare, party: Party): void {
  test('open gives the same direct message every time', async () => {
    const { client, person } = party
    const first = await client.conversations.open({ users: person.id })
    const second = await client.conversations.open({ users: person.id })

    expect(first.channel?.id).toMatch(/^D/)
    expect(second.channel?.id).toBe(first.channel?.id)
    expect(await errorOf(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found')
  })

  test('history comes newest first, in pages that join without gap or overlap', async () => {
    const { client, channel } = party
    const sent: string[] = []
    for (let index = 0; index < 5; index += 1) {
      sent.unshift(String((await client.chat.postMessage({ channel, text: `page ${index}` })).ts))
    }

    const first = await client.conversations.history({ channel, limit: 2 })
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await client.conversations.history({ channel, limit: 2, cursor })

    const got = [...(first.messages ?? []), ...(second.messages ?? [])].map(({ ts }) => ts)
    expect(got).toEqual(sent.slice(0, 4))
    expect(first.has_more).toBe(true)
  })

  test('history starts after `oldest`, or with it when inclusive', async () => {
    const { client, channel } = party
    const a = await client.chat.postMessage({ channel, text: 'a' })
    const b = await client.chat.postMessage({ channel, text: 'b' })
    const oldest = a.ts ?? ''

    const after = await client.conversations.history({ channel, oldest })
    const from = await client.conversations.history({ channel, oldest, inclusive: true })

    expect(after.messages?.map(({ ts }) => ts)).toEqual([b.ts])
    expect(from.messages?.map(({ ts }) => ts)).toEqual([b.ts, a.ts])
  })

  test('a reply stands in its thread, its parent first, and not in the history', async () => {
    const { client, channel } = party
    const parent = await client.chat.postMessage({ channel, text: 'parent' })
    const thread_ts = parent.ts ?? ''
    const reply = await client.chat.postMessage({ channel, thread_ts, text: 'reply' })

    const { messages = [] } = await client.conversations.replies({ channel, ts: thread_ts })

    expect(messages.map(({ ts }) => ts)).toEqual([parent.ts, reply.ts])
    expect(messages[0]).toMatchObject({ reply_count: 1 })
    expect(messages[1]).toMatchObject({ thread_ts })
    const listed = (await history(client, channel)).map(({ ts }) => ts)
    expect(listed).toContain(parent.ts)
    expect(listed).not.toContain(reply.ts)
  })

  test('a message with replies names itself as their thread', async () => {
    const { client, channel } = party
    const { ts: thread_ts = '' } = await client.chat.postMessage({ channel, text: 'parent' })
    await client.chat.postMessage({ channel, thread_ts, text: 'reply' })

    const { messages = [] } = await client.conversations.replies({ channel, ts: thread_ts })

    expect(messages[0]?.thread_ts).toBe(thread_ts)
  })

  test('replies of a thread that is not there are refused', async () => {
    const { client, channel } = party
    const asking = client.conversations.replies({ channel, ts: '1700000000.000001' })

    expect(await errorOf(asking)).toBe('thread_not_found')
  })

  test('info tells a channel’s kind and whether the bot is in it', async () => {
    const { client, channel, elsewhere } = party
    const [inside, outside] = await Promise.all(
      [channel, elsewhere].map((id) => client.conversations.info({ channel: id })),
    )

    expect(inside?.channel).toMatchObject({ id: channel, is_private: false, is_member: true })
    expect(outside?.channel).toMatchObject({ id: elsewhere, is_member: false })
    expect(await errorOf(client.conversations.info({ channel: 'C0NOWHERE' }))).toBe('channel_not_found')
  })

  test('members lists the bot among them', async () => {
    const { client, channel } = party
    const { members } = await client.conversations.members({ channel })

    expect(members).toContain(party.botUserId)
    expect(members).toContain(party.person.id)
    expect(members).not.toContain(party.stranger)
  })

  test('list comes in pages', async () => {
    const { client, channel } = party
    const names: unknown[] = []
    let cursor = ''
    do {
      const page = await client.conversations.list({ limit: 1, ...(cursor === '' ? {} : { cursor }) })
      expect(page.channels).toHaveLength(1)
      names.push(page.channels?.[0]?.id)
      cursor = page.response_metadata?.next_cursor ?? ''
    } while (cursor !== '')

    expect(names).toContain(channel)
    expect(new Set(names).size).toBe(names.length)
  })
}

function declareChannels(test: Declare, party: Party): void {
  const createPrivate = async (name: string) => {
    const { channel } = await party.client.conversations.create({ name, is_private: true })
    return channel?.id ?? ''
  }

  test('create makes a private channel with nobody in it but the bot', async () => {
    const { client, botUserId } = party
    const { channel } = await client.conversations.create({ name: 'contract-alone', is_private: true })

    expect(channel).toMatchObject({ name: 'contract-alone', is_private: true, creator: botUserId })
    const { members } = await client.conversations.members({ channel: channel?.id ?? '' })
    expect(members).toEqual([botUserId])
  })

  test('create takes a name once, also of an archived channel', async () => {
    const { client } = party
    const channel = await createPrivate('contract-taken')
    await client.conversations.archive({ channel })

    expect(await errorOf(createPrivate('contract-taken'))).toBe('name_taken')
  })

  test('create refuses a name with capitals or spaces', async () => {
    expect(await errorOf(createPrivate('Contract Room'))).toBe('invalid_name_specials')
  })

  test('invite lets somebody in once, and kick takes them out', async () => {
    const { client, person } = party
    const channel = await createPrivate('contract-invite')

    await client.conversations.invite({ channel, users: person.id })

    const again = client.conversations.invite({ channel, users: person.id })
    expect(await errorOf(again)).toBe('already_in_channel')
    expect((await client.conversations.members({ channel })).members).toContain(person.id)
    await client.conversations.kick({ channel, user: person.id })
    expect((await client.conversations.members({ channel })).members).not.toContain(person.id)
  })

  test('kick is refused for somebody who is not there', async () => {
    const { client, person } = party
    const channel = await createPrivate('contract-kick')

    expect(await errorOf(client.conversations.kick({ channel, user: person.id }))).toBe('not_in_channel')
  })

  test('invite refuses the bot itself and people nobody knows', async () => {
    const { client, botUserId } = party
    const channel = await createPrivate('contract-refused')

    const itself = client.conversations.invite({ channel, users: botUserId })
    expect(await errorOf(itself)).toBe('cant_invite_self')
    const nobody = client.conversations.invite({ channel, users: 'U0NOBODY' })
    expect(await errorOf(nobody)).toBe('user_not_found')
  })

  test('setTopic stands at the channel', async () => {
    const { client } = party
    const channel = await createPrivate('contract-topic')

    await client.conversations.setTopic({ channel, topic: '対応の連絡' })

    const { channel: found } = await client.conversations.info({ channel })
    expect(found?.topic?.value).toBe('対応の連絡')
  })

  test('archive leaves a channel to be read only', async () => {
    const { client, person } = party
    const channel = await createPrivate('contract-archive')

    await client.conversations.archive({ channel })

    expect(await errorOf(client.conversations.archive({ channel }))).toBe('already_archived')
    expect(await errorOf(client.chat.postMessage({ channel, text: '?' }))).toBe('is_archived')
    const inviting = client.conversations.invite({ channel, users: person.id })
    expect(await errorOf(inviting)).toBe('is_archived')
  })

  test('pins.add pins a message once', async () => {
    const { client, channel } = party
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'pinned' })

    await client.pins.add({ channel, timestamp })

    expect(await errorOf(client.pins.add({ channel, timestamp }))).toBe('already_pinned')
  })

  test('a pinned message names its channel', async () => {
    const { client, channel } = party
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'pinned' })

    await client.pins.add({ channel, timestamp })

    const [newest] = await history(client, channel)
    expect(newest).toMatchObject({ pinned_to: [channel] })
  })
}

function declareUsers(test: Declare, party: Party): void {
  test('info knows a person and refuses an unknown one', async () => {
    const { client, person } = party
    const { user } = await client.users.info({ user: person.id })

    expect(user).toMatchObject({ id: person.id, real_name: '田中 美咲', is_bot: false, deleted: false })
    expect(user?.profile?.email).toBe(person.email)
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found')
  })

  test('info tells the locale when asked for it', async () => {
    const { client, person } = party
    const { user } = await client.users.info({ user: person.id, include_locale: true })

    expect(user?.locale).toMatch(/^[a-z]{2}-[A-Z]{2}$/)
    expect(user?.tz_offset).toEqual(expect.any(Number))
  })

  test('list comes in pages', async () => {
    const { client, person } = party
    const ids: unknown[] = []
    let cursor = ''
    do {
      const page = await client.users.list({ limit: 2, ...(cursor === '' ? {} : { cursor }) })
      ids.push(...(page.members ?? []).map(({ id }) => id))
      cursor = page.response_metadata?.next_cursor ?? ''
    } while (cursor !== '')

    expect(ids).toContain(person.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('lookupByEmail finds a person, or nobody', async () => {
    const { client, person } = party
    const { user } = await client.users.lookupByEmail({ email: person.email })

    expect(user?.id).toBe(person.id)
    expect(await errorOf(client.users.lookupByEmail({ email: 'nobody@example.com' }))).toBe('users_not_found')
  })
}

function declareRest(test: Declare, party: Party): void {
  test('a reaction is added once and removed once', async () => {
    const { client, channel } = party
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'react' })
    const place = { channel, timestamp, name: 'eyes' }

    await client.reactions.add(place)

    expect(await errorOf(client.reactions.add(place))).toBe('already_reacted')
    const [newest] = await history(client, channel)
    expect(newest?.reactions).toMatchObject([{ name: 'eyes', count: 1, users: [party.botUserId] }])
    await client.reactions.remove(place)
    expect(await errorOf(client.reactions.remove(place))).toBe('no_reaction')
  })

  test('a file goes up in three steps and can be read back', async () => {
    const { client, token } = party
    const ticket = await client.files.getUploadURLExternal({ filename: 'chart.txt', length: 5 })
    const form = new FormData()
    form.append('file', new Blob(['chart']), 'chart.txt')
    const uploaded = await fetch(String(ticket.upload_url), { method: 'POST', body: form })
    const id = String(ticket.file_id)

    const done = await client.files.completeUploadExternal({ files: [{ id, title: 'レーダーチャート' }] })

    expect(uploaded.status).toBe(200)
    expect(done.files?.[0]).toMatchObject({ id, title: 'レーダーチャート' })
    const { file } = await client.files.info({ file: id })
    expect(file).toMatchObject({ id, name: 'chart.txt', size: 5 })
    const bytes = await fetch(String(file?.url_private), { headers: { authorization: `Bearer ${token}` } })
    expect(await bytes.text()).toBe('chart')
  })

  test('a file that was never uploaded is not found', async () => {
    const { client } = party
    const completing = client.files.completeUploadExternal({ files: [{ id: 'F0NOWHERE', title: '?' }] })

    expect(await errorOf(completing)).toBe('file_not_found')
    expect(await errorOf(client.files.info({ file: 'F0NOWHERE' }))).toBe('file_not_found')
  })
}

function declareViews(test: Declare, party: Party): void {
  test('open takes a trigger once', async () => {
    const { client } = party
    const trigger_id = await party.trigger()
    const { view } = await client.views.open({ trigger_id, view: aModal() })

    expect(view).toMatchObject({ type: 'modal', callback_id: 'contract', private_metadata: 'opaque' })
    expect(view?.id).toMatch(/^V/)
    expect(view?.root_view_id).toBe(view?.id)
    expect(view?.hash).toEqual(expect.any(String))
    expect(await errorOf(client.views.open({ trigger_id, view: aModal() }))).toBe('exchanged_trigger_id')
  })

  test('open refuses a trigger nobody gave', async () => {
    const opening = party.client.views.open({ trigger_id: '1.2.nobody', view: aModal() })

    expect(await errorOf(opening)).toBe('invalid_trigger_id')
  })

  test('update changes the hash, and a stale one is refused', async () => {
    const { client } = party
    const { view: opened } = await client.views.open({ trigger_id: await party.trigger(), view: aModal() })
    const place = { view_id: opened?.id ?? '', hash: opened?.hash ?? '' }

    const { view } = await client.views.update({ ...place, view: aModal({ private_metadata: 'second' }) })

    expect(view).toMatchObject({ id: opened?.id, private_metadata: 'second' })
    expect(view?.hash).not.toBe(opened?.hash)
    expect(await errorOf(client.views.update({ ...place, view: aModal() }))).toBe('hash_conflict')
  })

  test('update finds a view by its external id, and refuses one that is not there', async () => {
    const { client } = party
    const external_id = `contract-${Date.now()}`
    const trigger_id = await party.trigger()
    const { view: opened } = await client.views.open({ trigger_id, view: aModal({ external_id }) })

    const { view } = await client.views.update({ external_id, view: aModal({ external_id }) })

    expect(view?.id).toBe(opened?.id)
    expect(await errorOf(client.views.update({ view_id: 'V0NOWHERE', view: aModal() }))).toBe('not_found')
  })

  test('an external id may be used once', async () => {
    const { client } = party
    const view = aModal({ external_id: `twice-${Date.now()}` })
    await client.views.open({ trigger_id: await party.trigger(), view })

    const again = client.views.open({ trigger_id: await party.trigger(), view })

    expect(await errorOf(again)).toBe('duplicate_external_id')
  })

  test('push lays views over each other, three deep', async () => {
    const { client } = party
    const { view: root } = await client.views.open({ trigger_id: await party.trigger(), view: aModal() })
    const second = await client.views.push({ trigger_id: await party.trigger(root?.id), view: aModal() })
    const third = await client.views.push({
      trigger_id: await party.trigger(second.view?.id),
      view: aModal(),
    })

    const fourth = client.views.push({ trigger_id: await party.trigger(third.view?.id), view: aModal() })

    expect(second.view).toMatchObject({ previous_view_id: root?.id, root_view_id: root?.id })
    expect(third.view).toMatchObject({ previous_view_id: second.view?.id, root_view_id: root?.id })
    expect(await errorOf(fourth)).toBe('push_limit_reached')
  })

  test('publish replaces a home and refuses a stale hash', async () => {
    const { client, person } = party
    const home = (text: string) => ({
      user_id: person.id,
      view: {
        type: 'home' as const,
        blocks: [{ type: 'section' as const, text: { type: 'plain_text' as const, text } }],
      },
    })
    const { view: first } = await client.views.publish(home('first'))

    const { view: second } = await client.views.publish({ ...home('second'), hash: first?.hash ?? '' })

    expect(second).toMatchObject({ id: first?.id, type: 'home' })
    const stale = client.views.publish({ ...home('third'), hash: first?.hash ?? '' })
    expect(await errorOf(stale)).toBe('hash_conflict')
  })
}

function aModal(more: { private_metadata?: string; external_id?: string } = {}) {
  const go = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: '進む' } }
  return {
    type: 'modal' as const,
    callback_id: 'contract',
    private_metadata: 'opaque',
    title: { type: 'plain_text' as const, text: '契約' },
    blocks: [{ type: 'actions' as const, block_id: 'steps', elements: [go] }],
    ...more,
  }
}

async function history(client: WebClient, channel: string) {
  return (await client.conversations.history({ channel, limit: 50 })).messages ?? []
}

/** Slack's name for the refusal, or what came instead. */
async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'no error'
  } catch (error) {
    const { data } = error as { data?: { error?: string } }
    return data?.error ?? String(error)
  }
}
