import { describe, expect, test } from 'vitest'
import { createClient, refusalOf, sit, startWorkspace } from './support.ts'

describe('the Web API', () => {
  test.each([
    ['', 'not_authed'],
    ['xoxb-wrong', 'invalid_auth'],
  ])('refuses the token %o as %s', async (token, error) => {
    const workspace = await startWorkspace()

    const body = {
      method: 'POST',
      ...(token === '' ? {} : { headers: { authorization: `Bearer ${token}` } }),
    }
    const response = await fetch(`${workspace.url}/api/auth.test`, body)

    expect(await response.json()).toEqual({ ok: false, error })
  })

  test('tells the bot who it is', async () => {
    const workspace = await startWorkspace()

    const me = await createClient(workspace).auth.test()

    expect(me).toMatchObject({
      user: 'mamori',
      user_id: 'U03MAMORI1',
      bot_id: 'B03MAMORI1',
      team: '三葉精機',
    })
  })

  test('takes JSON bodies as well as forms', async () => {
    const workspace = await startWorkspace()

    const response = await fetch(`${workspace.url}/api/chat.postMessage`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${workspace.botToken}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({ channel: 'C03GENERAL', text: 'おはようございます' }),
    })

    expect(await response.json()).toMatchObject({ ok: true, message: { text: 'おはようございます' } })
  })

  test('posts to a person as their direct message and says which that is', async () => {
    const workspace = await startWorkspace()

    const posted = await createClient(workspace).chat.postMessage({ channel: 'U03EMMAWIL', text: 'Hello' })

    expect(posted.channel).toBe('D03EMMAWIL')
  })

  test('refuses with the names Slack has for it', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const { ts = '' } = await client.chat.postMessage({ channel: 'C03GENERAL', text: 'x' })
    const said = await sit(workspace, '佐藤 健').act({ do: 'say', channel: 'general', text: 'y' })
    await client.conversations.leave({ channel: 'C03SECURIT' })
    await client.conversations.leave({ channel: 'C03SEIZOBU' })

    const refusals = await Promise.all(
      [
        client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }),
        client.chat.postMessage({ channel: 'C03SECURIT', text: 'x' }),
        client.chat.postMessage({ channel: 'C03SEIZOBU', text: 'x' }),
        client.apiCall('chat.postMessage', { channel: 'C03GENERAL' }),
        client.chat.update({ channel: 'C03GENERAL', ts, text: 'x'.repeat(4001) }),
        client.chat.update({ channel: 'C03GENERAL', ts: '1.000000', text: 'x' }),
        client.chat.update({ channel: 'C03GENERAL', ts: said.ts ?? '', text: 'x' }),
        client.users.info({ user: 'U0NOBODY' }),
        client.users.list({ cursor: 'nonsense' }),
        client.apiCall('chat.conquer'),
      ].map(refusalOf),
    )

    expect(refusals).toEqual([
      'channel_not_found',
      'channel_not_found',
      'not_in_channel',
      'no_text',
      'msg_too_long',
      'message_not_found',
      'cant_update_message',
      'user_not_found',
      'invalid_cursor',
      'unknown_method',
    ])
  })

  test('cuts a text of more than 40,000 characters and warns', async () => {
    const workspace = await startWorkspace()

    const posted = await createClient(workspace).chat.postMessage({
      channel: 'C03GENERAL',
      text: 'x'.repeat(40_001),
    })

    expect(posted.message?.text).toHaveLength(40_000)
    expect(posted.response_metadata?.warnings).toEqual(['message_truncated'])
  })

  test('refuses pictures of files that are not there or are no picture, wherever they stand', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const channel = 'C03GENERAL'
    const upload = await client.filesUploadV2({ content: 'x', filename: 'notes.txt' })
    const id = upload.files[0]?.files?.[0]?.id ?? ''
    const picture = (file: string) => ({
      type: 'image' as const,
      alt_text: 'x',
      slack_file: { id: file },
    })
    const text = { type: 'plain_text' as const, text: 'x' }
    const section = { type: 'section' as const, text, accessory: picture('F0NOTTHERE') }
    const home = { type: 'home' as const, blocks: [picture('F0NOTTHERE')] }

    const refusals = await Promise.all(
      [
        client.chat.postMessage({ channel, text: 'x', blocks: [section] }),
        client.chat.postMessage({ channel, text: 'x', blocks: [picture(id)] }),
        client.views.publish({ user_id: 'U03TANAKA1', view: home }),
      ].map(refusalOf),
    )

    expect(id).toMatch(/^F0/)
    expect(refusals).toEqual(['invalid_blocks', 'invalid_blocks', 'invalid_arguments'])
  })

  test('refuses attachments that are none, too many, or hold what no message may', async () => {
    const client = createClient(await startWorkspace())
    const given = (attachments: unknown) =>
      client.apiCall('chat.postMessage', { channel: 'C03GENERAL', text: 'x', attachments })
    const unknown = { blocks: [{ type: 'poster' }] }

    const refusals = await Promise.all(
      [given(['x']), given(Array.from({ length: 101 }, () => ({}))), given([unknown])].map(refusalOf),
    )

    expect(refusals).toEqual(['invalid_attachments', 'too_many_attachments', 'invalid_attachments'])
  })

  test('pages through a history, newest first, and finds a message again by its metadata', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const metadata = { event_type: 'outbox', event_payload: { key: 'k1' } }
    await client.chat.postMessage({ channel: 'C03GENERAL', text: '1', metadata })
    await client.chat.postMessage({ channel: 'C03GENERAL', text: '2' })
    await client.chat.postMessage({ channel: 'C03GENERAL', text: '3' })

    const first = await client.conversations.history({ channel: 'C03GENERAL', limit: 2 })
    const cursor = first.response_metadata?.next_cursor ?? ''
    const second = await client.conversations.history({
      channel: 'C03GENERAL',
      limit: 2,
      cursor,
      include_all_metadata: true,
    })

    expect(first.messages?.map(({ text }) => text)).toEqual(['3', '2'])
    expect(first.has_more).toBe(true)
    expect(second.messages).toMatchObject([{ text: '1', metadata }])
    expect(second.has_more).toBe(false)
  })

  test('shows a thread from its first message on, and ephemeral messages nowhere', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const channel = 'C03GENERAL'
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'root' })
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts })
    await client.chat.postEphemeral({ channel, user: 'U03TANAKA1', text: 'secret', thread_ts: ts })

    const replies = await client.conversations.replies({ channel, ts })
    const history = await client.conversations.history({ channel })

    expect(replies.messages?.map(({ text }) => text)).toEqual(['root', 'reply'])
    expect(replies.messages?.[0]).toMatchObject({ reply_count: 1, thread_ts: ts })
    expect(history.messages?.map(({ text }) => text)).toEqual(['root'])
  })

  test('knows people with their language, time zone and standing', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)

    const guest = await client.users.info({ user: 'U03YAMAMOT', include_locale: true })
    const owner = await client.users.info({ user: 'U03ITOTAKU' })
    const members = await client.usergroups.users.list({ usergroup: 'S03OFFICER' })

    expect(guest.user).toMatchObject({
      locale: 'ja-JP',
      tz: 'Asia/Tokyo',
      tz_offset: 32_400,
      is_restricted: true,
    })
    expect(owner.user).toMatchObject({ is_owner: true, is_admin: true })
    expect(members.users).toEqual(['U03SUZUKI1'])
  })

  test('takes a file up, shows it in a message and gives it back', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const bytes = Buffer.from([137, 80, 78, 71, 1, 2, 3])

    await client.filesUploadV2({
      channel_id: 'D03TANAKA1',
      file: bytes,
      filename: 'chart.png',
      title: 'グラフ',
    })

    const tanaka = sit(workspace, '田中 美咲')
    const [message] = (await tanaka.sees()).messages
    const shown = await fetch(`${workspace.url}${message?.files[0]?.url}`)
    const info = await client.files.info({ file: message?.files[0]?.id ?? '' })
    const fetched = await fetch(info.file?.url_private ?? '', {
      headers: { authorization: `Bearer ${workspace.botToken}` },
    })
    const strange = await fetch(`${workspace.url}/workspace/file/${message?.files[0]?.id}?as=U03SATOKEN`)
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes)
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes)
    expect(strange.status).toBe(404)
  })

  test('keeps what the bot sets for the assistant’s pane', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const said = await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '質問' })
    const thread = { channel_id: 'D03TANAKA1', thread_ts: said.ts ?? '' }

    await client.assistant.threads.setStatus({ ...thread, status: '考えています' })

    expect(await sit(workspace, '田中 美咲').sees()).toMatchObject({
      statuses: [{ channel: 'D03TANAKA1', threadTs: said.ts, status: '考えています' }],
    })
  })
})
