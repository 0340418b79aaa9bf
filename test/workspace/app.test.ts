import { describe, expect, test } from 'vitest'
import { createBot, createClient, post, refusalOf, sit, startWorkspace } from './support.ts'

describe('an administrator', () => {
  test('takes the bot’s token back in the middle of its work, and gives it back', async () => {
    const workspace = await startWorkspace()
    const client = createClient(workspace)
    const say = () => client.chat.postMessage({ channel: 'C03GENERAL', text: 'x' })

    await post(workspace, '/workspace/app', { do: 'revokeToken' })
    const revoked = [await refusalOf(say()), await refusalOf(client.auth.test())]
    await post(workspace, '/workspace/app', { do: 'restoreToken' })

    expect(revoked).toEqual(['token_revoked', 'token_revoked'])
    expect((await say()).ok).toBe(true)
  })

  test('takes the bot out of a channel, which it hears of, and where it is then not', async () => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard = Promise.withResolvers<unknown>()
    bot.app.event('member_left_channel', async ({ event }) => heard.resolve(event))
    await bot.start()
    const client = createClient(workspace)

    await post(workspace, '/workspace/app', { do: 'removeFromChannel', channel: '#general' })

    expect(await heard.promise).toMatchObject({
      user: 'U03MAMORI1',
      channel: 'C03GENERAL',
      channel_type: 'C',
    })
    expect(await refusalOf(client.chat.postMessage({ channel: 'C03GENERAL', text: 'x' }))).toBe(
      'not_in_channel',
    )
    await post(workspace, '/workspace/app', { do: 'addToChannel', channel: 'C03GENERAL' })
    expect((await client.chat.postMessage({ channel: 'C03GENERAL', text: 'x' })).ok).toBe(true)
  })

  test('does so through the test door only', async () => {
    const workspace = await startWorkspace({ door: 'page' })

    const response = await post(workspace, '/workspace/app', { do: 'revokeToken' }, { origin: workspace.url })

    expect(response.status).toBe(403)
    expect((await createClient(workspace).auth.test()).ok).toBe(true)
  })
})

describe('what Slack does to a message by itself', () => {
  test.each([
    ['a preview of its link', { do: 'unfurl' }, { attachments: [{ from_url: 'https://www.meti.go.jp/a' }] }],
    [
      'a mark of its language',
      { do: 'languageTag', language: 'ja' },
      { language: { locale: 'ja', is_reliable: true } },
    ],
  ])('is heard of as a change without an edit: %s', async (_name, act, expected) => {
    const workspace = await startWorkspace()
    const bot = await createBot(workspace)
    const heard = Promise.withResolvers<{ message: object; previous: object }>()
    bot.app.message(async ({ message }) => {
      if (message.subtype !== 'message_changed') return
      heard.resolve({ message: message.message, previous: message.previous_message })
    })
    await bot.start()
    const tanaka = sit(workspace, '田中 美咲')
    const text = 'https://www.meti.go.jp/a を見てください'
    const { ts } = await tanaka.act({ do: 'say', channel: 'general', text })

    const acted = await tanaka.act({ ...act, channel: 'general', ts })

    expect(acted).toEqual({ ok: true, ts })
    const { message, previous } = await heard.promise
    expect(message).toMatchObject({ ...expected, ts, user: 'U03TANAKA1' })
    expect(message).not.toHaveProperty('edited')
    for (const field of Object.keys(expected)) expect(previous).not.toHaveProperty(field)
    expect((await tanaka.sees()).messages[0]?.edited).toBe(false)
  })

  test('is not for anybody at the page to do', async () => {
    const workspace = await startWorkspace({ door: 'page' })
    const act = { as: '田中 美咲', do: 'unfurl', channel: 'general', ts: '1.000000' }

    const response = await post(workspace, '/workspace/act', act, { origin: workspace.url })

    expect(response.status).toBe(403)
  })
})

describe('blocks.validate', () => {
  const header = (text: string) => ({ type: 'header' as const, text: { type: 'plain_text' as const, text } })
  const title = { type: 'plain_text' as const, text: '題' }

  test('finds blocks, a message and a view well', async () => {
    const client = createClient(await startWorkspace())

    const answers = [
      await client.blocks.validate({ blocks: [header('見出し')] }),
      await client.blocks.validate({ message: { blocks: [header('見出し')] } }),
      await client.blocks.validate({ view: { type: 'modal', title, blocks: [header('見出し')] } }),
    ]

    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
  })

  test('names the place of what is wrong, without a token', async () => {
    const workspace = await startWorkspace()
    const blocks = [{ type: 'section', text: { type: 'invalid', text: 'x' } }]

    const response = await post(workspace, '/api/blocks.validate', { blocks })

    expect(await response.json()).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: [{ code: 'failed_constraint', message: 'unsupported type: invalid', pointer: '/0/text/type' }],
    })
  })

  test('refuses with the name of what it was given, and when that is not one thing', async () => {
    const client = createClient(await startWorkspace())
    const long = header('x'.repeat(151))

    const refusals = await Promise.all(
      [
        client.blocks.validate({ message: { blocks: [long] } }),
        client.blocks.validate({ view: { type: 'modal', title, blocks: [long] } }),
        client.blocks.validate({}),
        client.blocks.validate({ blocks: [], message: {} }),
        client.blocks.validate({ blocks: [header('x'.repeat(100_000))] }),
      ].map(refusalOf),
    )

    expect(refusals).toEqual([
      'invalid_message',
      'invalid_view',
      'invalid_arguments',
      'invalid_arguments',
      'invalid_arguments',
    ])
  })
})
