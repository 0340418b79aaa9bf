import { describe, expect, test } from 'vitest'
import { seedState } from '../../src/workspace/seed.ts'
import { openState } from '../../src/workspace/state.ts'
import { parseTyped } from '../../src/workspace/text.ts'
import { makeFolder } from './support.ts'

async function typed(text: string) {
  const state = await openState(await makeFolder())
  seedState(state, 0)
  const parsed = parseTyped(text, state)
  await state.close()
  return parsed
}

describe('typing a message', () => {
  test.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['@mamori 教えて', '<@U03MAMORI1> 教えて'],
    ['@mamoriに質問です', '<@U03MAMORI1>に質問です'],
    ['@mamori-officers へ', '<!subteam^S03OFFICER> へ'],
    ['@田中 美咲さんと<@U03SATOKEN>', '<@U03TANAKA1>さんと<@U03SATOKEN>'],
    ['mail@mamori.example', 'mail@mamori.example'],
    ['@mamorisan', '@mamorisan'],
    ['<@U0NOBODY>', '&lt;@U0NOBODY&gt;'],
    ['<!channel>', '&lt;!channel&gt;'],
    ['@channel', '<!channel>'],
    ['#general で', '<#C03GENERAL|> で'],
    ['https://example.jp/a?b=1&c=2。', '<https://example.jp/a?b=1&amp;c=2>。'],
    ['（https://example.jp/）を見て', '（<https://example.jp/>）を見て'],
  ])('makes of %o the wire’s %o', async (text, wire) => {
    expect((await typed(text)).text).toBe(wire)
  })

  test('says the same in one rich_text block, unescaped', async () => {
    const { blocks } = await typed('@mamori <b> https://example.jp')

    expect(blocks).toMatchObject([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: 'U03MAMORI1' },
              { type: 'text', text: ' <b> ' },
              { type: 'link', url: 'https://example.jp' },
            ],
          },
        ],
      },
    ])
  })
})
