import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import { parseView } from '../../src/workspace/checkView.ts'
import { limits, limitTable } from '../../src/workspace/limits.ts'
import { Refusal } from '../../src/workspace/refusal.ts'

const plain = (length: number) => ({ type: 'plain_text', text: 'あ'.repeat(length) })
const option = (value: string, length = 3) => ({ text: plain(length), value })
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain(4), ...more })
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain(4), element, ...more })
const select = (count: number) => ({
  type: 'static_select',
  action_id: 's',
  options: many(count, (index) => option(String(index))),
})

/** What is too much by one, beside what is just allowed. */
const edges: [string, (over: number) => unknown[]][] = [
  ['blocks of a message', (over) => many(limits.message.blocks + over, () => ({ type: 'divider' }))],
  ['text of a section', (over) => [{ type: 'section', text: plain(limits.section.text + over) }]],
  [
    'fields of a section',
    (over) => [{ type: 'section', fields: many(limits.section.fields + over, () => plain(2)) }],
  ],
  ['a field of a section', (over) => [{ type: 'section', fields: [plain(limits.section.field + over)] }]],
  ['text of a header', (over) => [{ type: 'header', text: plain(limits.header.text + over) }]],
  [
    'elements of a context',
    (over) => [{ type: 'context', elements: many(limits.context.elements + over, () => plain(2)) }],
  ],
  [
    'elements of an actions block',
    (over) => [
      {
        type: 'actions',
        elements: many(limits.actions.elements + over, (index) => button({ action_id: `a${index}` })),
      },
    ],
  ],
  [
    'text of a button',
    (over) => [{ type: 'actions', elements: [button({ text: plain(limits.button.text + over) })] }],
  ],
  [
    'value of a button',
    (over) => [{ type: 'actions', elements: [button({ value: 'x'.repeat(limits.button.value + over) })] }],
  ],
  [
    'an action_id',
    (over) => [{ type: 'actions', elements: [button({ action_id: 'x'.repeat(limits.id + over) })] }],
  ],
  ['options of a select', (over) => [input(select(limits.select.options + over))]],
  [
    'text of an option',
    (over) => [
      input({ type: 'radio_buttons', action_id: 'r', options: [option('v', limits.option.text + over)] }),
    ],
  ],
  [
    'choices of radio buttons',
    (over) => [
      input({
        type: 'radio_buttons',
        action_id: 'r',
        options: many(limits.choices.options + over, (index) => option(String(index))),
      }),
    ],
  ],
  [
    'a placeholder',
    (over) => [
      input({ type: 'plain_text_input', action_id: 't', placeholder: plain(limits.placeholder + over) }),
    ],
  ],
  [
    'markdown of a message',
    (over) => [{ type: 'markdown', text: 'x'.repeat(limits.message.markdown + over) }],
  ],
]

describe('the table of limits', () => {
  test('says of every number where it comes from', () => {
    const rows = Object.entries(limitTable).flatMap(([name, entry]) =>
      Array.isArray(entry)
        ? [[name, entry]]
        : Object.entries(entry).map(([part, row]) => [`${name}.${part}`, row]),
    )
    const sources = ['reference', 'method', 'guide', 'slackblocks', 'observed', 'ours']

    expect(rows.length).toBeGreaterThan(70)
    for (const [name, row] of rows) {
      expect(row, String(name)).toEqual([
        expect.any(Number),
        expect.toSatisfy((each) => sources.includes(each)),
      ])
    }
    expect(limits.card.body).toBe(limitTable.card.body[0])
  })
})

describe('blocks of a message', () => {
  test.each(edges)('may be as large as Slack says and no larger: %s', (_name, make) => {
    expect(checkBlocks(make(0), 'message')).toEqual([])
    expect(checkBlocks(make(1), 'message')).not.toEqual([])
  })

  test.each([
    ['an unknown block', [{ type: 'poster' }], 'unsupported type: poster', '/blocks/0/type'],
    [
      'an unknown element',
      [{ type: 'actions', elements: [{ type: 'lever' }] }],
      'unsupported type: lever',
      '/blocks/0/elements/0/type',
    ],
    ['a section with nothing in it', [{ type: 'section' }], 'must define either text or fields', '/blocks/0'],
    [
      'an empty text',
      [{ type: 'header', text: plain(0) }],
      'must be more than 0 characters',
      '/blocks/0/text/text',
    ],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      'value must be one of [plain_text]',
      '/blocks/0/text/type',
    ],
    [
      'a field Slack does not know',
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour',
      '/blocks/0',
    ],
    [
      'an image with no source',
      [{ type: 'image', alt_text: 'x' }],
      'must have exactly one of [image_url, slack_file]',
      '/blocks/0',
    ],
    [
      'a file input',
      [input({ type: 'file_input', action_id: 'f' })],
      'unsupported type: file_input',
      '/blocks/0/element/type',
    ],
    [
      'a block_id twice',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '`block_id` b already exists',
      '/blocks/1',
    ],
    [
      'an action_id twice in a block',
      [{ type: 'actions', elements: [button(), button()] }],
      '`action_id` a already exists in this block',
      '/blocks/0',
    ],
    [
      'an initial option that is none of the options',
      [input({ ...select(2), initial_option: option('9') })],
      'initial option is not among the options',
      '/blocks/0/element',
    ],
  ])('are refused with %s', (_name, blocks, message, at) => {
    expect(checkBlocks(blocks, 'message')).toContainEqual({ at, message })
  })
})

describe('a view', () => {
  const modal = { type: 'modal', title: plain(24), submit: plain(24), blocks: [] }

  test('is taken at its limits', () => {
    const full = {
      ...modal,
      private_metadata: 'x'.repeat(3000),
      blocks: many(100, () => ({ type: 'divider' })),
    }

    expect(parseView(full, 'modal')).toEqual(full)
  })

  test.each([
    ['a title of 25 characters', { ...modal, title: plain(25) }, '/view/title/text'],
    ['no title', { type: 'modal', blocks: [] }, '/view'],
    [
      '3,001 characters of private_metadata',
      { ...modal, private_metadata: 'x'.repeat(3001) },
      '/view/private_metadata',
    ],
    ['101 blocks', { ...modal, blocks: many(101, () => ({ type: 'divider' })) }, '/view/blocks'],
    [
      'inputs and no submit',
      { type: 'modal', title: plain(3), blocks: [input({ type: 'plain_text_input', action_id: 't' })] },
      '/view',
    ],
    ['a markdown block', { ...modal, blocks: [{ type: 'markdown', text: 'x' }] }, '/view/blocks/0/type'],
  ])('is refused with %s', (_name, view, pointer) => {
    let refusal: unknown
    try {
      parseView(view, 'modal')
    } catch (error) {
      refusal = error
    }

    expect(refusal).toBeInstanceOf(Refusal)
    expect(JSON.stringify(refusal)).toContain(`[json-pointer:${pointer}]`)
  })

  test('of more than 250 kB is too large', () => {
    const blocks = many(100, () => ({ type: 'section', text: plain(1000) }))

    expect(() => parseView({ ...modal, blocks }, 'modal')).toThrow('view_too_large')
  })
})
