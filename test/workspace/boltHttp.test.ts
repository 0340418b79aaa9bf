import { describe, expect, test } from 'vitest'
import { withIntake } from '../../src/slack/receiver.ts'
import { button, modal, takeReports } from './boltBlocks.ts'
import { createHttpBot } from './httpParts.ts'
import { passTime, post, sit, startWorkspace } from './support.ts'

describe('a bot on Bolt’s HTTPReceiver', () => {
  test('answers the challenge, hears a message by a signed request, and answers in its thread', async () => {
    const workspace = await startWorkspace()
    const bot = createHttpBot(workspace)
    bot.app.message(async ({ message, say }) => {
      if (message.subtype === undefined) await say({ text: `> ${message.text}`, thread_ts: message.ts })
    })
    const wrong = await workspace.deliverTo(await bot.listen())
    const tanaka = sit(workspace, '田中 美咲')

    const said = await tanaka.act({ do: 'say', channel: '@mamori', text: '<b> & 「質問」' })

    const state = await tanaka.seesWhen(({ messages }) => messages.length === 2)
    expect(wrong).toBeUndefined()
    expect(state.messages[1]).toMatchObject({ threadTs: said.ts, text: '> &lt;b&gt; &amp; 「質問」' })
  })

  test('opens a modal from a command, finds an error in it, and takes it the second time', async () => {
    const workspace = await startWorkspace()
    const bot = createHttpBot(workspace)
    takeReports(bot.app)
    await workspace.deliverTo(await bot.listen())
    const tanaka = sit(workspace, '田中 美咲')

    const opened = await tanaka.act({ do: 'command', channel: 'general', command: '/mamori', text: 'report' })
    const short = await tanaka.act({ do: 'submit', viewId: opened.viewId, values: { 'what.text': '漏洩' } })
    const sent = await tanaka.act({
      do: 'submit',
      viewId: opened.viewId,
      values: { 'what.text': '漏洩です。' },
    })

    expect(short).toMatchObject({ ok: false, code: 'view_errors', fieldErrors: { what: '短すぎます' } })
    expect(sent).toEqual({ ok: true })
    const state = await tanaka.sees()
    expect(state.views).toEqual([])
    expect(state.messages[0]).toMatchObject({ channel: 'D03TANAKA1', text: '漏洩です。' })
  })

  test('answers a command in the response itself, and replaces the answer through its response_url', async () => {
    const workspace = await startWorkspace()
    const bot = createHttpBot(workspace)
    bot.app.command('/mamori', ({ ack }) => ack({ text: '?', blocks: [button] }))
    bot.app.action('yes', async ({ ack, respond }) => {
      await respond({ text: '済みました', replace_original: true })
      await ack()
    })
    await workspace.deliverTo(await bot.listen())
    const tanaka = sit(workspace, '田中 美咲')

    await tanaka.act({ do: 'command', channel: 'general', command: '/mamori', text: '' })
    const [before] = (await tanaka.sees()).messages
    await tanaka.act({ do: 'press', actionId: 'yes' })

    expect(before).toMatchObject({ text: '?', ephemeralFor: 'U03TANAKA1' })
    expect((await tanaka.sees()).messages).toMatchObject([{ ts: before?.ts, text: '済みました' }])
  })

  test('offers options for what somebody types, and none that Slack would refuse', async () => {
    const workspace = await startWorkspace()
    const bot = createHttpBot(workspace)
    const select = { type: 'external_select' as const, action_id: 'place', min_query_length: 1 }
    const label = { type: 'plain_text' as const, text: 'どこで' }
    const blocks = [{ type: 'input' as const, block_id: 'where', label, element: select }]
    bot.app.shortcut('open', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: { ...modal, blocks } })
      await ack()
    })
    bot.app.options('place', async ({ ack, payload }) => {
      const text = { type: 'plain_text' as const, text: payload.value.repeat(40) }
      await ack({ options: [{ text, value: 'p1' }] })
    })
    await workspace.deliverTo(await bot.listen())
    const tanaka = sit(workspace, '田中 美咲')
    const { viewId } = await tanaka.act({ do: 'shortcut', callbackId: 'open' })
    const type = async (value: string) => {
      const typing = { as: '田中 美咲', viewId, actionId: 'place', value }
      return (await post(workspace, '/workspace/options', typing)).json()
    }

    const offered = await type('工')
    const refused = await type('工場')
    const elsewhere = await post(workspace, '/workspace/options', {
      as: '佐藤 健',
      viewId,
      actionId: 'place',
    })

    expect(offered).toEqual({
      ok: true,
      options: [{ text: { type: 'plain_text', text: '工'.repeat(40) }, value: 'p1' }],
    })
    expect(refused).toMatchObject({ ok: false, code: 'invalid_options' })
    expect(await elsewhere.json()).toMatchObject({ ok: false, code: 'action_not_found' })
  })

  test('that does not ack within 3 s leaves the person with a sentence', async () => {
    const workspace = await startWorkspace()
    const bot = createHttpBot(workspace)
    const arrived = Promise.withResolvers<void>()
    bot.app.command('/mamori', async () => arrived.resolve())
    await workspace.deliverTo(await bot.listen())
    const emma = sit(workspace, 'Emma Wilson')

    const acting = emma.act({ do: 'command', channel: 'general', command: '/mamori', text: '' })
    await arrived.promise
    await passTime(workspace, 3)

    expect(await acting).toMatchObject({ ok: false, code: 'no_ack' })
  })

  test('with another signing secret gets nothing, and its address is not taken', async () => {
    const workspace = await startWorkspace()
    const bot = createHttpBot(workspace, { signingSecret: 'another' })

    const wrong = await workspace.deliverTo(await bot.listen())

    expect(wrong).toBe('http_error')
  })

  test('behind an intake has an event stored before Slack hears of it, and gets it again when storing failed', async () => {
    const workspace = await startWorkspace()
    const stored: { id: unknown; attempt: number | undefined }[] = []
    const handled = Promise.withResolvers<unknown>()
    let isBroken = true
    const bot = createHttpBot(workspace, {
      wrap: (receiver) =>
        withIntake(receiver, async (event, process) => {
          if (isBroken) {
            isBroken = false
            throw new Error('planted: the database is away')
          }
          stored.push({ id: event.body.event_id, attempt: event.retryNum })
          await event.ack()
          await process({ ...event, ack: async () => undefined })
        }),
    })
    bot.app.message(async ({ body }) => handled.resolve(body.event_id))
    await workspace.deliverTo(await bot.listen())

    await sit(workspace, '田中 美咲').act({ do: 'say', channel: '@mamori', text: '質問' })

    const id = await handled.promise
    expect(stored).toEqual([{ id, attempt: 1 }])
  })
})
