import { expect } from 'vitest'
import { type Declare, errorOf, history } from './declaring.ts'
import type { Party } from './parties.ts'

/** Conversations as they are read: histories, threads, members, lists. */
export function declareConversations(test: Declare, party: Party): void {
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

/** Channels as the bot makes and keeps them. */
export function declareChannels(test: Declare, party: Party): void {
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
