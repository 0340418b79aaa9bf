import { describe, expect, test } from 'vitest'
import { button, modal, takeReports } from './boltBlocks.ts'
import { createBot, createClient, passTime, post, sit, startWorkspace } from './support.ts'

describe('a bot on Bolt’s own receiver', () => {
  test('hears a direct message and answers in its thread', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    bot.app.message(async ({ message, say }) => {
      if (message.subtype === undefined) await say({ text: `> ${message.text}`, thread_ts: message.ts })
    })
    await bot.start()
    const tanaka = sit(workspace, '田中 美咲')

    const said = await tanaka.act({ do: 'say', channel: '@mamori', text: '<b> & 「質問」' })

    const state = await tanaka.seesWhen(({ messages }) => messages.length === 2)
    expect(said.ok).toBe(true)
    expect(state.messages[1]).toMatchObject({ threadTs: said.ts, text: '> &lt;b&gt; &amp; 「質問」' })
  })

  test('gets a mention in a channel as the two events that Slack sends', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard: { type: string; id: string; text: unknown }[] = []
    const both = Promise.withResolvers<void>()
    const hear = (type: string, body: { event_id?: string }, text: unknown) => {
      heard.push({ type, id: String(body.event_id), text })
      if (heard.length === 2) both.resolve()
    }
    bot.app.event('app_mention', async ({ event, body }) => hear(event.type, body, event.text))
    bot.app.message(async ({ message, body }) => {
      hear(message.type, body, 'text' in message ? message.text : undefined)
    })
    await bot.start()

    await sit(workspace, '田中 美咲').act({ do: 'say', channel: 'general', text: '@mamoriに聞きます' })
    await both.promise

    expect(heard.map(({ type }) => type).sort()).toEqual(['app_mention', 'message'])
    expect(new Set(heard.map(({ id }) => id)).size).toBe(2)
    expect(heard[0]?.text).toBe('<@U03MAMORI1>に聞きます')
  })

  test('opens a modal from a command, finds an error in it, and takes it the second time', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    takeReports(bot.app)
    await bot.start()
    const tanaka = sit(workspace, 'U03TANAKA1')

    const opened = await tanaka.act({ do: 'command', channel: 'general', command: '/mamori', text: 'report' })
    const empty = await tanaka.act({ do: 'submit', viewId: opened.viewId, values: {} })
    const short = await tanaka.act({ do: 'submit', viewId: opened.viewId, values: { 'what.text': '漏洩' } })
    const [kept] = (await tanaka.sees()).views
    const sent = await tanaka.act({
      do: 'submit',
      viewId: opened.viewId,
      values: { 'what.text': '漏洩です。' },
    })

    expect(empty).toMatchObject({ ok: false, code: 'invalid_input' })
    expect(short).toMatchObject({ ok: false, code: 'view_errors', fieldErrors: { what: '短すぎます' } })
    expect(kept?.values.what?.text).toEqual({ type: 'plain_text_input', value: '漏洩' })
    expect(kept?.errors).toEqual({ what: '短すぎます' })
    expect(sent).toEqual({ ok: true })
    const state = await tanaka.sees()
    expect(state.views).toEqual([])
    expect(state.messages[0]).toMatchObject({ channel: 'D03TANAKA1', text: '漏洩です。' })
  })

  test('updates a message in place when its button is pressed', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    bot.app.action('yes', async ({ ack, body, client }) => {
      if (body.type !== 'block_actions' || body.message === undefined) return
      const [action] = body.actions
      const text = action?.type === 'button' ? String(action.value) : ''
      await client.chat.update({ channel: body.channel?.id ?? '', ts: body.message.ts, text, blocks: [] })
      await ack()
    })
    await bot.start()
    const posted = await createClient(workspace).chat.postMessage({
      channel: 'U03TANAKA1',
      text: '?',
      blocks: [button],
    })
    const tanaka = sit(workspace, '田中 美咲')

    const pressed = await tanaka.act({ do: 'press', actionId: 'yes' })

    expect(pressed).toEqual({ ok: true })
    expect((await tanaka.sees()).messages).toMatchObject([{ ts: posted.ts, text: 'item-1', blocks: [] }])
  })

  test('replaces an ephemeral answer through its response_url', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    bot.app.command('/mamori', ({ ack }) => ack({ text: '?', blocks: [button] }))
    bot.app.action('yes', async ({ ack, respond }) => {
      await respond({ text: '済みました', replace_original: true })
      await ack()
    })
    await bot.start()
    const tanaka = sit(workspace, '田中 美咲')

    await tanaka.act({ do: 'command', channel: 'general', command: '/mamori', text: '' })
    const [before] = (await tanaka.sees()).messages
    await tanaka.act({ do: 'press', actionId: 'yes' })

    expect(before).toMatchObject({ text: '?', ephemeralFor: 'U03TANAKA1' })
    expect((await tanaka.sees()).messages).toMatchObject([{ ts: before?.ts, text: '済みました' }])
    expect((await sit(workspace, '佐藤 健').sees()).messages).toEqual([])
  })

  test('may answer by a response_url five times, for half an hour', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const urls: string[] = []
    bot.app.command('/mamori', async ({ ack, body }) => {
      urls.push(body.response_url)
      await ack()
    })
    await bot.start()
    const tanaka = sit(workspace, '田中 美咲')
    await tanaka.act({ do: 'command', channel: 'general', command: '/mamori' })
    await tanaka.act({ do: 'command', channel: 'general', command: '/mamori' })
    const [often = '', late = ''] = urls.map((url) => new URL(url).pathname)

    const answers: string[] = []
    for (let use = 1; use <= 6; use += 1) {
      answers.push(await (await post(workspace, often, { text: `${use}` })).text())
    }
    await passTime(workspace, 1801)
    answers.push(await (await post(workspace, late, { text: 'late' })).text())

    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => '{"ok":true}'))
    expect(answers.slice(5)).toEqual([
      '{"ok":false,"error":"used_url"}',
      '{"ok":false,"error":"expired_url"}',
    ])
    expect((await tanaka.sees()).messages).toHaveLength(5)
  })

  test('gets a choice in a message with the state of all its inputs', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard = Promise.withResolvers<unknown>()
    bot.app.action('area', async ({ ack, body, action }) => {
      if (body.type === 'block_actions') heard.resolve({ action, state: body.state?.values })
      await ack()
    })
    await bot.start()
    const options = ['物理', '人的'].map((name) => ({
      text: { type: 'plain_text' as const, text: name },
      value: name,
    }))
    const elements = [
      { type: 'static_select' as const, action_id: 'area', options },
      { type: 'datepicker' as const, action_id: 'day', initial_date: '2026-11-23' },
    ]
    await createClient(workspace).chat.postMessage({
      channel: 'C03GENERAL',
      text: '?',
      blocks: [{ type: 'actions', block_id: 'choices', elements }],
    })
    const sato = sit(workspace, '佐藤 健')

    const wrong = await sato.act({ do: 'press', actionId: 'area', value: '組織的' })
    await sato.act({ do: 'press', actionId: 'area', value: '人的' })

    expect(wrong).toMatchObject({ ok: false, code: 'invalid_value' })
    expect(await heard.promise).toMatchObject({
      action: { block_id: 'choices', selected_option: { value: '人的' } },
      state: {
        choices: { area: { selected_option: { value: '人的' } }, day: { selected_date: '2026-11-23' } },
      },
    })
  })

  test('publishes a home when it is opened', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    bot.app.event('app_home_opened', async ({ event, client }) => {
      const text = { type: 'plain_text' as const, text: String(event.tab) }
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'header', text }] },
      })
    })
    await bot.start()
    const emma = sit(workspace, 'Emma Wilson')

    await emma.act({ do: 'openHome' })

    const state = await emma.seesWhen(({ views }) => views.length === 1)
    expect(state.views[0]).toMatchObject({ type: 'home', blocks: [{ text: { text: 'home' } }] })
  })

  test('gets a message shortcut in a channel it is not in', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard = Promise.withResolvers<unknown>()
    bot.app.shortcut('report_message', async ({ ack, shortcut }) => {
      heard.resolve('message' in shortcut ? shortcut.message.text : undefined)
      await ack()
    })
    await bot.start()
    await createClient(workspace).conversations.leave({ channel: 'C03GENERAL' })
    const tanaka = sit(workspace, '田中 美咲')
    const said = await tanaka.act({ do: 'say', channel: 'general', text: '図面を誤って送りました' })

    const used = await tanaka.act({
      do: 'messageShortcut',
      callbackId: 'report_message',
      channel: 'general',
      ts: said.ts,
    })

    expect(used).toEqual({ ok: true })
    expect(await heard.promise).toBe('図面を誤って送りました')
  })

  test('that does not ack within 3 s leaves the person with a sentence and the modal with its values', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const arrived = Promise.withResolvers<void>()
    bot.app.command('/mamori', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: modal })
      await ack()
    })
    bot.app.view('report', async () => arrived.resolve())
    await bot.start()
    const emma = sit(workspace, 'Emma Wilson')
    const opened = await emma.act({ do: 'command', channel: 'general', command: '/mamori' })

    const submitting = emma.act({ do: 'submit', viewId: opened.viewId, values: { 'what.text': 'A leak' } })
    await arrived.promise
    await passTime(workspace, 3)

    expect(await submitting).toEqual({
      ok: false,
      code: 'no_ack',
      error: 'The app did not respond. Please try again.',
    })
    expect((await emma.sees()).views[0]?.values.what?.text?.value).toBe('A leak')
  })
})
