import { expect } from 'vitest'
import { type Declare, errorOf, history } from './declaring.ts'
import type { Party } from './parties.ts'

/** What the bot learns of itself, and what it is refused without its token. */
export function declareAuth(test: Declare, party: Party): void {
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

/** Messages: posted, changed, taken away, shown to one person. */
export function declareChat(test: Declare, party: Party): void {
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
