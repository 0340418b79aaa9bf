import { WebAPIPlatformError } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import { createBot, createClient, passTime, sit, startWorkspace } from './support.ts'

const text = (value: string) => ({ type: 'plain_text' as const, text: value })
const modal = (title: string) => ({
  type: 'modal' as const,
  callback_id: title,
  notify_on_close: true,
  title: text(title),
  submit: text('次へ'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      optional: true,
      label: text('名前'),
      element: { type: 'plain_text_input' as const, action_id: 'text', initial_value: '未定' },
    },
    {
      type: 'actions' as const,
      block_id: 'more',
      elements: [{ type: 'button' as const, action_id: 'push', text: text('もう一枚') }],
    },
  ],
})

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof WebAPIPlatformError ? error.data.error : `not refused: ${String(error)}`
}

/** A bot whose command hands out the trigger. */
async function startWithTrigger() {
  const workspace = await startWorkspace()
  const bot = await createBot(workspace)
  let trigger = ''
  bot.app.command('/mamori', async ({ ack, body }) => {
    trigger = body.trigger_id
    await ack()
  })
  await bot.start()
  const tanaka = sit(workspace, '田中 美咲')
  const client = createClient(workspace)
  const getTrigger = async () => {
    await tanaka.act({ do: 'command', channel: '@mamori', command: '/mamori' })
    return trigger
  }
  return { workspace, bot, tanaka, client, getTrigger }
}

describe('a trigger', () => {
  test('opens one view, once, within 3 s', async () => {
    const { workspace, client, getTrigger } = await startWithTrigger()
    const used = await getTrigger()
    const late = await getTrigger()
    await client.views.open({ trigger_id: used, view: modal('A') })

    const twice = await refusalOf(client.views.open({ trigger_id: used, view: modal('B') }))
    await passTime(workspace, 4)
    const tooLate = await refusalOf(client.views.open({ trigger_id: late, view: modal('B') }))
    const unknown = await refusalOf(client.views.open({ trigger_id: '1.2.abc', view: modal('B') }))

    expect([twice, tooLate, unknown]).toEqual([
      'exchanged_trigger_id',
      'expired_trigger_id',
      'invalid_trigger_id',
    ])
  })

  test('stays good when the view is refused', async () => {
    const { client, getTrigger, tanaka } = await startWithTrigger()
    const trigger_id = await getTrigger()

    const refused = await refusalOf(
      client.views.open({ trigger_id, view: { ...modal('A'), title: text('x'.repeat(25)) } }),
    )
    await client.views.open({ trigger_id, view: modal('A') })

    expect(refused).toBe('invalid_arguments')
    expect((await tanaka.sees()).views).toHaveLength(1)
  })
})

describe('the stack of modals', () => {
  test('holds three and refuses a fourth', async () => {
    const { bot, client, tanaka, getTrigger } = await startWithTrigger()
    const refusals: string[] = []
    bot.app.action('push', async ({ ack, body }) => {
      if (body.type !== 'block_actions') return
      const pushed = client.views.push({ trigger_id: body.trigger_id, view: modal('more') })
      refusals.push(await refusalOf(pushed))
      await ack()
    })
    await client.views.open({ trigger_id: await getTrigger(), view: modal('root') })

    for (const _ of [1, 2, 3]) await tanaka.act({ do: 'press', actionId: 'push' })

    expect((await tanaka.sees()).views.map(({ title }) => title)).toEqual(['root', 'more', 'more'])
    expect(refusals.at(-1)).toBe('push_limit_reached')
  })

  test('follows what the ack of a submission says: push, update, clear', async () => {
    const { bot, client, tanaka, getTrigger } = await startWithTrigger()
    bot.app.view('one', async ({ ack }) => ack({ response_action: 'push', view: modal('two') }))
    bot.app.view('two', async ({ ack }) => ack({ response_action: 'update', view: modal('three') }))
    bot.app.view('three', async ({ ack }) => ack({ response_action: 'clear' }))
    const opened = await client.views.open({ trigger_id: await getTrigger(), view: modal('one') })
    const titles: (string | null)[][] = []
    const look = async () => titles.push((await tanaka.sees()).views.map(({ title }) => title))

    const pushed = await tanaka.act({ do: 'submit', viewId: opened.view?.id })
    await look()
    const updated = await tanaka.act({ do: 'submit', viewId: pushed.viewId })
    await look()
    await tanaka.act({ do: 'submit', viewId: updated.viewId })
    await look()

    expect(titles).toEqual([['one', 'two'], ['one', 'three'], []])
    expect(updated.viewId).toBe(pushed.viewId)
  })

  test('tells the bot that a modal was closed, when it asked', async () => {
    const { bot, client, tanaka, getTrigger } = await startWithTrigger()
    const closed: string[] = []
    bot.app.view({ type: 'view_closed', callback_id: 'one' }, async ({ ack, view }) => {
      closed.push(view.callback_id)
      await ack()
    })
    const opened = await client.views.open({ trigger_id: await getTrigger(), view: modal('one') })

    await tanaka.act({ do: 'close', viewId: opened.view?.id })

    expect(closed).toEqual(['one'])
    expect((await tanaka.sees()).views).toEqual([])
  })
})

describe('updating a view', () => {
  test('keeps what was entered where block and action stay, and drops it elsewhere', async () => {
    const { client, tanaka, getTrigger } = await startWithTrigger()
    const opened = await client.views.open({ trigger_id: await getTrigger(), view: modal('one') })
    const view_id = opened.view?.id ?? ''
    await tanaka.act({ do: 'press', viewId: view_id, actionId: 'text', value: '田中' })

    await client.views.update({ view_id, view: modal('two') })
    const kept = (await tanaka.sees()).views[0]?.values.name?.text
    const [input, ...rest] = modal('three').blocks
    const renamed = { ...input, block_id: 'other' } as typeof input
    await client.views.update({ view_id, view: { ...modal('three'), blocks: [renamed, ...rest] as never } })
    const fresh = (await tanaka.sees()).views[0]?.values

    expect(kept?.value).toBe('田中')
    expect(fresh?.other?.text?.value).toBe('未定')
  })

  test('refuses an outdated hash, an unknown view and an external_id that is taken', async () => {
    const { client, getTrigger } = await startWithTrigger()
    const first = { ...modal('one'), external_id: 'mine' }
    const opened = await client.views.open({ trigger_id: await getTrigger(), view: first })
    const view_id = opened.view?.id ?? ''
    const hash = opened.view?.hash ?? ''
    await client.views.update({ external_id: 'mine', hash, view: first })

    const refusals = [
      await refusalOf(client.views.update({ view_id, hash, view: first })),
      await refusalOf(client.views.update({ view_id: 'V0NOWHERE', view: first })),
      await refusalOf(
        client.views.publish({
          user_id: 'U03EMMAWIL',
          view: { type: 'home', blocks: [], external_id: 'mine' },
        }),
      ),
    ]

    expect(refusals).toEqual(['hash_conflict', 'not_found', 'duplicate_external_id'])
  })
})
