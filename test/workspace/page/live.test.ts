import { describe, expect, test } from 'vitest'
import { listThreads } from '../../../src/workspace/page/conversation.ts'
import { emojiOf, matchEmoji } from '../../../src/workspace/page/emoji.ts'
import { sizeOf } from '../../../src/workspace/page/Files.tsx'
import { findIn, findMessages } from '../../../src/workspace/page/find.ts'
import { settleMarkdown } from '../../../src/workspace/page/markdownLive.ts'
import { mergeState, newestTs } from '../../../src/workspace/page/merge.ts'
import { formatPlace, parsePlace } from '../../../src/workspace/page/place.ts'
import { spellEmoji } from '../../../src/workspace/page/spellEmoji.ts'
import type { Message, WorkspaceState } from '../../../src/workspace/page/types.ts'

function aMessage(ts: string, more: Partial<Message> = {}): Message {
  return { channel: 'C1', ts, user: 'U1', text: '', ...more }
}

function aState(messages: readonly Message[]): WorkspaceState {
  return {
    people: [],
    channels: [],
    messages,
    views: [],
    files: [],
    statuses: [],
    prompts: [],
    sessions: [],
  }
}

describe('drawing a text that grows', () => {
  test.each([
    ['認証の**有効期', '認証の**有効期**'],
    ['認証の**', '認証の'],
    ['認証の*', '認証の'],
    ['**太字*', '**太字**'],
    ['`code', '`code`'],
    ['出典は[制度のペ', '出典は制度のペ'],
    ['出典は[制度](https://a.exam', '出典は制度'],
    ['<https://a.exam', ''],
    ['一\n- ', '一'],
    ['一\n## ', '一'],
    ['```\nconst a = **', '```\nconst a = **'],
    ['表\n| a | b |', '表'],
    ['| a | b |\n|---|---|\n| 1 |', '| a | b |\n|---|---|\n| 1 |'],
    ['| a | b |\n|---|---|\n| 1 | 2', '| a | b |\n|---|---|\n'],
    ['~~消', '~~消~~'],
    ['そのまま。', 'そのまま。'],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(settleMarkdown(text)).toBe(drawn)
  })
})

describe('keeping up with the workspace', () => {
  test('puts changed messages into those known, and keeps the objects of the others', () => {
    const kept = aMessage('1')
    const before = aState([kept, aMessage('2')])

    const after = mergeState(before, aState([aMessage('2', { text: '直した' }), aMessage('3')]), true)

    expect(after.messages.map(({ ts, text }) => [ts, text])).toEqual([
      ['1', ''],
      ['2', '直した'],
      ['3', ''],
    ])
    expect(after.messages[0]).toBe(kept)
  })

  test('gives the same list when nothing changed, and forgets what a whole answer lacks', () => {
    const before = aState([aMessage('1'), aMessage('2')])

    expect(mergeState(before, aState([aMessage('2')]), true).messages).toBe(before.messages)
    expect(mergeState(before, aState([aMessage('1'), aMessage('2')]), false).messages).toBe(before.messages)
    expect(mergeState(before, aState([aMessage('2')]), false).messages).toHaveLength(1)
  })

  test('knows the newest timestamp as a number', () => {
    expect(newestTs([aMessage('9.5'), aMessage('10.000001')])).toBe('10.000001')
    expect(newestTs([], '3')).toBe('3')
  })
})

describe('searching a conversation', () => {
  const messages = [
    aMessage('2', { text: 'fallback', blocks: [{ type: 'markdown', text: '**三つ**の手順' }] }),
    aMessage('1', { text: 'ＡＢＣの図面' }),
    aMessage('3', { text: '図面', deleted: true }),
    aMessage('4', { text: '図面', channel: 'C2' }),
  ]

  test.each([
    ['abc', ['1']],
    ['三つの手順', ['2']],
    ['図面', ['1']],
    ['fallback', []],
    ['  ', []],
  ])('%j is found in %j', (wanted, found) => {
    expect(findMessages(messages, 'C1', wanted)).toEqual(found)
  })

  test('finds every place, in the letters of the text itself', () => {
    expect(findIn('Ａbc ABC ㍿', 'abc')).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ])
  })
})

describe('naming emoji', () => {
  test('gives a tone of skin to those that show skin', () => {
    expect(emojiOf('wave::skin-tone-3')).toBe('👋🏼')
    expect(emojiOf('tada::skin-tone-3')).toBe('🎉')
    expect(emojiOf('point_up::skin-tone-6')).toBe('☝🏿')
    expect(emojiOf('nothing')).toBeUndefined()
  })

  test('completes a name, the shortest first', () => {
    expect(matchEmoji('che')[0]).toEqual({ name: 'checkered_flag', letter: '🏁' })
    expect(matchEmoji('xyz')).toEqual([])
  })

  test('turns names a person typed into emoji, but neither code nor times', () => {
    const typed = (text: string, code = false) => ({
      type: 'rich_text' as const,
      elements: [
        {
          type: 'rich_text_section' as const,
          elements: [{ type: 'text' as const, text, ...(code ? { style: { code: true } } : {}) }],
        },
      ],
    })
    const elementsOf = (text: string, code = false) => {
      const [block] = spellEmoji([typed(text, code)])
      return block?.type === 'rich_text' && block.elements[0]?.type === 'rich_text_section'
        ? block.elements[0].elements
        : []
    }

    expect(elementsOf('よし :+1: 10:30:45')).toEqual([
      { type: 'text', text: 'よし ' },
      { type: 'emoji', name: '+1' },
      { type: 'text', text: ' 10:30:45' },
    ])
    expect(elementsOf(':tada:', true)).toEqual([{ type: 'text', text: ':tada:', style: { code: true } }])
  })
})

describe('listing threads', () => {
  test('has those one takes part in, the newest reply first', () => {
    const messages = [
      aMessage('1'),
      aMessage('2', { threadTs: '1', user: 'U2' }),
      aMessage('3', { user: 'U2' }),
      aMessage('4', { threadTs: '3', user: 'U3' }),
      aMessage('5', { channel: 'D1', user: 'BOT' }),
      aMessage('6', { channel: 'D1', threadTs: '5', user: 'BOT' }),
    ]

    const threads = listThreads(messages, 'U1', 'D1')

    expect(threads.map((thread) => thread.root.ts)).toEqual(['5', '1'])
  })

  test.each([
    ['#/U1/threads', { me: 'U1', tab: 'messages', list: 'threads' }],
    [
      '#/U1/threads/C1/thread/1.5',
      { me: 'U1', tab: 'messages', list: 'threads', channel: 'C1', thread: '1.5' },
    ],
  ] as const)('%s keeps the list in the address', (hash, place) => {
    expect(parsePlace(hash)).toEqual(place)
    expect(formatPlace(place)).toBe(hash)
  })
})

describe('telling a file’s size', () => {
  test.each([
    [undefined, ''],
    [512, '512 B'],
    [12_300, '12 KB'],
    [3_500_000, '3.3 MB'],
  ])('%j bytes are %j', (bytes, words) => {
    expect(sizeOf(bytes)).toBe(words)
  })
})
