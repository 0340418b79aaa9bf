import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import {
  button,
  choice,
  dataTable,
  input,
  mrkdwn,
  plain,
  raw,
  rows,
  task,
  url,
  video,
} from './blockMakers.ts'

describe('blocks and elements', () => {
  test.each<[string, object, string, string]>([
    [
      'a card of nothing',
      { type: 'card' },
      'must define at least one of [hero_image, title, actions, body]',
      '/blocks/0',
    ],
    [
      'a container without a title',
      { type: 'container', child_blocks: [{ type: 'divider' }] },
      'must define at least one of [title, rich_text_title]',
      '/blocks/0',
    ],
    [
      'a container in a container',
      {
        type: 'container',
        title: plain(1),
        child_blocks: [{ type: 'container', title: plain(1), child_blocks: [] }],
      },
      'unsupported type: container',
      '/blocks/0/child_blocks/0/type',
    ],
    [
      'a container that is collapsed and cannot be',
      { type: 'container', title: plain(1), child_blocks: [{ type: 'divider' }], default_collapsed: true },
      '`default_collapsed` needs `is_collapsible`',
      '/blocks/0',
    ],
    [
      'a file block',
      { type: 'file', source: 'remote', external_id: 'x' },
      'file blocks cannot be added by an app',
      '/blocks/0/type',
    ],
    ['an alert', { type: 'alert', text: plain(3) }, 'unsupported type: alert', '/blocks/0/type'],
    [
      'a data table of its header only',
      dataTable({ rows: rows(1) }),
      'must be at least 2 items',
      '/blocks/0/rows',
    ],
    [
      'an empty cell',
      { type: 'table', rows: [[raw('')]] },
      'must be more than 0 characters',
      '/blocks/0/rows/0/0/text',
    ],
    [
      'a source that is no address',
      task({ sources: [{ type: 'url', text: 'x' }] }),
      'missing required field: url',
      '/blocks/0/sources/0',
    ],
    [
      'a video that is not over https',
      video({ video_url: 'http://x.example' }),
      'must be an https url',
      '/blocks/0/video_url',
    ],
    [
      'an image of a file and an address at once',
      { type: 'image', alt_text: 'x', image_url: url, slack_file: { id: 'F1' } },
      'must have exactly one of [image_url, slack_file]',
      '/blocks/0',
    ],
    [
      'a file named twice',
      { type: 'image', alt_text: 'x', slack_file: { id: 'F1', url } },
      'must have exactly one of [id, url]',
      '/blocks/0/slack_file',
    ],
    [
      'a day with its time in a section',
      { type: 'section', text: plain(1), accessory: { type: 'datetimepicker' } },
      'unsupported type: datetimepicker',
      '/blocks/0/accessory/type',
    ],
    [
      'a button that takes the focus',
      { type: 'actions', elements: [button({ focus_on_load: true })] },
      'invalid additional property: focus_on_load',
      '/blocks/0/elements/0',
    ],
    [
      'an option that leads to an address outside an overflow menu',
      input({ type: 'static_select', options: [{ ...choice('1'), url }] }),
      'invalid additional property: url',
      '/blocks/0/element/options/0',
    ],
    [
      'an option without a value',
      input({ type: 'static_select', options: [{ text: plain(1) }] }),
      'missing required field: value',
      '/blocks/0/element/options/0',
    ],
    [
      'a number that does not say whether it may be a fraction',
      input({ type: 'number_input' }),
      'missing required field: is_decimal_allowed',
      '/blocks/0/element',
    ],
    [
      'a text whose least length is above its most',
      input({ type: 'plain_text_input', min_length: 5, max_length: 4 }),
      '`min_length` must not be greater than `max_length`',
      '/blocks/0/element',
    ],
    [
      'a filter that filters nothing',
      input({ type: 'conversations_select', filter: {} }),
      'must define at least one filter',
      '/blocks/0/element/filter',
    ],
    [
      'mrkdwn with the mark for emoji',
      { type: 'section', text: { ...mrkdwn(2), emoji: true } },
      'invalid additional property: emoji',
      '/blocks/0/text',
    ],
  ])('are refused when they are %s', (_name, block, message, at) => {
    expect(checkBlocks([block], 'message')).toContainEqual({ at, message })
  })

  test('come with one table in a message', () => {
    const table = { type: 'table', rows: rows(1) }

    expect(checkBlocks([table], 'message')).toEqual([])
    expect(checkBlocks([table, table], 'message')).toEqual([
      { at: '/blocks/1', message: 'only one table is allowed in a message' },
    ])
  })

  test('show an alert in a modal, and one focus in a view', () => {
    const focused = input({ type: 'plain_text_input', focus_on_load: true })

    expect(checkBlocks([{ type: 'alert', level: 'warning', text: plain(200) }, focused], 'modal')).toEqual([])
    expect(checkBlocks([focused, focused], 'modal')).toEqual([
      { at: '/blocks/1/element', message: 'only one element can have `focus_on_load`' },
    ])
  })

  test('need their scopes: a video, a file_input', () => {
    const file = input({ type: 'file_input' })
    const allows = () => false

    expect(checkBlocks([video()], 'message', '/blocks', allows)).toEqual([
      { at: '/blocks/0', message: 'video needs the scope links.embed:write' },
    ])
    expect(checkBlocks([file], 'modal', '/blocks', allows)).toEqual([
      { at: '/blocks/0/element', message: 'file_input needs the scope files:read' },
    ])
    expect(checkBlocks([file], 'modal')).toEqual([])
  })
})
