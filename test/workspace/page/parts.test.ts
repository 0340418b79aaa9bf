import { describe, expect, test } from 'vitest'
import { initials } from '../../../src/workspace/page/Avatar.tsx'
import {
  decodeText,
  matchCommands,
  mentionBefore,
  parseCommand,
} from '../../../src/workspace/page/compose.ts'
import { countUnread, listRows, listThread } from '../../../src/workspace/page/conversation.ts'
import { formatAgo, formatDay, formatSlackDate, formatTime } from '../../../src/workspace/page/dates.ts'
import { safeHref, safeImage } from '../../../src/workspace/page/links.ts'
import { formatPlace, parsePlace } from '../../../src/workspace/page/place.ts'
import { errorSentence, stringsFor } from '../../../src/workspace/page/strings.ts'
import type { Message } from '../../../src/workspace/page/types.ts'
import { initialValue, plainValue } from '../../../src/workspace/page/values.ts'

function aMessage(ts: string, more: Partial<Message> = {}): Message {
  return { channel: 'C1', ts, user: 'U1', text: '', ...more }
}

describe('keeping the place in the address', () => {
  test.each([
    ['#/U1/app/messages', { me: 'U1', tab: 'messages' }],
    ['#/U1/app/home', { me: 'U1', tab: 'home' }],
    ['#/U1/C1', { me: 'U1', tab: 'messages', channel: 'C1' }],
    ['#/U1/C1/thread/1.000001', { me: 'U1', tab: 'messages', channel: 'C1', thread: '1.000001' }],
    ['#/U1/app/messages/thread/1.5', { me: 'U1', tab: 'messages', thread: '1.5' }],
  ] as const)('%s is read and written alike', (hash, place) => {
    expect(parsePlace(hash)).toEqual(place)
    expect(formatPlace(place)).toBe(hash)
  })

  test.each(['', '#', '#/', '#x', '#/%zz'])('survives %j', (hash) => {
    expect(() => parsePlace(hash)).not.toThrow()
  })
})

describe('following links and loading images', () => {
  test.each([
    ['https://a.example/', 'https://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', undefined],
    [' java\nscript:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['//a.example', undefined],
    ['file:///etc/passwd', undefined],
  ])('takes %j as %j', (address, href) => {
    expect(safeHref(address)).toBe(href)
  })

  test('loads images of its own origin only', () => {
    const origin = 'http://127.0.0.1:1'

    expect(safeImage('/workspace/file/F1', origin)).toBe('/workspace/file/F1')
    expect(safeImage('http://127.0.0.1:1/x.png', origin)).toBe('http://127.0.0.1:1/x.png')
    expect(safeImage('https://a.example/x.png', origin)).toBeUndefined()
    expect(safeImage('//a.example/x.png', origin)).toBeUndefined()
    expect(safeImage('data:text/html,x', origin)).toBeUndefined()
  })
})

describe('telling the time in Japan', () => {
  const ms = Date.UTC(2026, 10, 23, 5, 5)

  test('uses the words of the reader’s language', () => {
    expect(formatTime(ms, 'ja-JP')).toBe('14:05')
    expect(formatTime(ms, 'en-US')).toMatch(/^2:05\sPM$/)
    expect(formatDay(ms, ms, 'ja-JP')).toBe('今日')
    expect(formatDay(ms, ms + 86_400_000, 'en-US')).toBe('Yesterday')
    expect(formatDay(ms, ms + 10 * 86_400_000, 'ja-JP')).toBe('11月23日月曜日')
    expect(formatAgo(ms - 3 * 60_000, ms, 'ja-JP')).toBe('3 分前')
  })

  test('fills Slack’s date notation and leaves unknown braces', () => {
    const late = Date.UTC(2026, 10, 22, 15, 30)

    expect(formatSlackDate(late, '{date_num} {time} {what}', ms, 'ja-JP')).toBe('2026-11-23 0:30 {what}')
    expect(formatSlackDate(ms, '{date_short_pretty} {time}', ms, 'ja-JP')).toBe('今日 14:05')
  })
})

describe('typing in the composer', () => {
  test('tells commands from text', () => {
    expect(parseCommand('/mamori　ask 図面 は？ ')).toEqual({ command: '/mamori', text: 'ask 図面 は？' })
    expect(parseCommand('/mamori')).toEqual({ command: '/mamori', text: '' })
    expect(parseCommand('and/or')).toBeUndefined()
    expect(parseCommand('/usr/bin/x')).toBeUndefined()
  })

  test('completes a command until its text begins', () => {
    const commands = [{ command: '/mamori' }, { command: '/other' }]

    expect(matchCommands('/m', commands)).toEqual([{ command: '/mamori' }])
    expect(matchCommands('/mamori ', commands)).toEqual([])
    expect(matchCommands('x /m', commands)).toEqual([])
  })

  test.each([
    ['@', ''],
    ['こんにちは @田', '田'],
    ['こんにちは@ma', 'ma'],
    ['a@b', undefined],
    ['@田中 ', undefined],
  ])('finds the mention begun in %j', (typed, begun) => {
    expect(mentionBefore(typed, typed.length)).toBe(begun)
  })

  test('gives a message back as it was typed', () => {
    const name = (id: string) => (id === 'U1' ? '田中 美咲' : undefined)

    expect(decodeText('<@U1> a &lt;b&gt; <https://a.example>', name)).toBe(
      '@田中 美咲 a <b> https://a.example',
    )
  })
})

describe('listing a conversation', () => {
  test('groups what one person says within minutes', () => {
    const rows = listRows(
      [aMessage('100'), aMessage('160'), aMessage('170', { user: 'U2' }), aMessage('900')],
      'C1',
    )

    expect(rows.map((row) => row.follows)).toEqual([false, true, false, false])
  })

  test('keeps replies out of the channel and with their message', () => {
    const messages = [
      aMessage('1', { threadTs: '1' }),
      aMessage('2', { threadTs: '1', user: 'U2' }),
      aMessage('3', { threadTs: '1', deleted: true }),
      aMessage('4', { threadTs: '1', ephemeralFor: 'U1' }),
    ]

    const rows = listRows(messages, 'C1')

    expect(rows.map((row) => row.message.ts)).toEqual(['1'])
    expect(rows[0]?.replies.map((reply) => reply.ts)).toEqual(['2'])
    expect(listThread(messages, 'C1', '1').map((row) => row.message.ts)).toEqual(['1', '2', '4'])
  })

  test('drops a deleted message, but not one on which a thread hangs', () => {
    const messages = [
      aMessage('1', { deleted: true }),
      aMessage('2', { deleted: true }),
      aMessage('3', { threadTs: '2' }),
    ]

    expect(listRows(messages, 'C1').map((row) => row.message.ts)).toEqual(['2'])
  })

  test('counts what others said since one has read', () => {
    const messages = [aMessage('1', { user: 'U2' }), aMessage('2', { user: 'U2' }), aMessage('3')]

    expect(countUnread(messages, 'C1', 'U1', '1')).toBe(1)
  })
})

describe('reading what inputs hold', () => {
  test.each([
    [{ type: 'plain_text_input', value: 'a' }, 'a'],
    [{ type: 'plain_text_input', value: null }, undefined],
    [{ type: 'static_select', selected_option: { text: {}, value: 'x' } }, 'x'],
    [{ type: 'checkboxes', selected_options: [{ value: 'x' }, { value: 'y' }] }, ['x', 'y']],
    [{ type: 'multi_users_select', selected_users: ['U1'] }, ['U1']],
    [{ type: 'datetimepicker', selected_date_time: 5 }, '5'],
    [{ type: 'file_input', files: [{ id: 'F1' }] }, ['F1']],
  ])('%j is %j', (state, value) => {
    expect(plainValue(state)).toEqual(value)
  })

  test('takes what an element begins with', () => {
    expect(initialValue({ type: 'radio_buttons', initial_option: { value: 'x' } })).toBe('x')
    expect(initialValue({ type: 'multi_users_select', initial_users: ['U1'] })).toEqual(['U1'])
    expect(initialValue({ type: 'datepicker' })).toBeUndefined()
  })
})

describe('speaking to people', () => {
  test('shows initials that fit the name', () => {
    expect(initials('田中 美咲')).toBe('田')
    expect(initials('Emma Wilson')).toBe('EW')
    expect(initials('')).toBe('?')
  })

  test('turns an error into a sentence of the reader’s language', () => {
    const t = stringsFor('en-US')

    expect(errorSentence(t, 'unreachable')).toBe(
      'The workspace cannot be reached. Check that npm start is running.',
    )
    expect(errorSentence(t, 'The message is empty.')).toBe('The message is empty.')
    expect(errorSentence(t, 'odd_code')).toContain('(odd_code)')
  })
})
