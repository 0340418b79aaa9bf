import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import { limits } from '../../src/workspace/limits.ts'
import {
  button,
  choice,
  dataTable,
  input,
  many,
  mrkdwn,
  plain,
  raw,
  rows,
  task,
  url,
  video,
} from './blockMakers.ts'

const judge = { text: plain(2), value: 'v' }
const feedback = (more: object = {}) => ({
  type: 'feedback_buttons',
  positive_button: judge,
  negative_button: judge,
  ...more,
})
const icon = (more: object = {}) => ({ type: 'icon_button', icon: 'trash', text: plain(2), ...more })

/** What is too much by one, beside what is just allowed. */
const edges: [string, (over: number) => object[]][] = [
  ['rows of a table', (over) => [{ type: 'table', rows: rows(limits.table.rows + over) }]],
  ['columns of a table', (over) => [{ type: 'table', rows: rows(1, limits.table.columns + over) }]],
  [
    'settings of a table',
    (over) => [
      { type: 'table', rows: rows(1), column_settings: many(limits.table.settings + over, () => null) },
    ],
  ],
  [
    'characters of a table',
    (over) => [
      {
        type: 'table',
        rows: many(10, (index) => [raw('x'.repeat(limits.table.characters / 10 + (index === 0 ? over : 0)))]),
      },
    ],
  ],
  ['rows of a data table', (over) => [dataTable({ rows: rows(limits.dataTable.rows + over) })]],
  ['a page of a data table', (over) => [dataTable({ page_size: limits.dataTable.pageSize + over })]],
  ['title of a card', (over) => [{ type: 'card', title: mrkdwn(limits.card.title + over) }]],
  [
    'subtitle of a card',
    (over) => [{ type: 'card', title: mrkdwn(1), subtitle: mrkdwn(limits.card.subtitle + over) }],
  ],
  ['body of a card', (over) => [{ type: 'card', body: mrkdwn(limits.card.body + over) }]],
  [
    'buttons of a card',
    (over) => [{ type: 'card', actions: many(limits.card.actions + over, () => button()) }],
  ],
  [
    'cards of a carousel',
    (over) => [
      {
        type: 'carousel',
        elements: many(limits.carousel.cards + over, () => ({ type: 'card', title: mrkdwn(1) })),
      },
    ],
  ],
  [
    'blocks of a container',
    (over) => [
      {
        type: 'container',
        title: plain(1),
        child_blocks: many(limits.container.blocks + over, () => ({ type: 'divider' })),
      },
    ],
  ],
  [
    'title of a container',
    (over) => [
      { type: 'container', title: plain(limits.container.title + over), child_blocks: [{ type: 'divider' }] },
    ],
  ],
  ['title of a task', (over) => [task({ title: 'x'.repeat(limits.task.title + over) })]],
  [
    'tasks of a plan',
    (over) => [{ type: 'plan', title: 'x', tasks: many(limits.plan.tasks + over, () => task()) }],
  ],
  [
    'elements of a context_actions block',
    (over) => [
      { type: 'context_actions', elements: many(limits.contextActions.elements + over, () => feedback()) },
    ],
  ],
  [
    'people who see an icon button',
    (over) => [
      {
        type: 'context_actions',
        elements: [icon({ visible_to_user_ids: many(limits.iconButton.visibleTo + over, String) })],
      },
    ],
  ],
  ['title of a video', (over) => [video({ title: plain(limits.video.title + over) })]],
  ['author of a video', (over) => [video({ author_name: 'x'.repeat(limits.video.author + over) })]],
  [
    'options of an overflow menu',
    (over) => [
      {
        type: 'actions',
        elements: [
          { type: 'overflow', options: many(limits.overflow.options + over, (index) => choice(`${index}`)) },
        ],
      },
    ],
  ],
  [
    'groups of a select',
    (over) => [
      input({
        type: 'static_select',
        option_groups: many(limits.select.groups + over, (index) => ({
          label: plain(2),
          options: [choice(`${index}`)],
        })),
      }),
    ],
  ],
  [
    'text of a confirmation',
    (over) => [
      { type: 'actions', elements: [button({ confirm: { text: plain(limits.confirm.text + over) } })] },
    ],
  ],
  [
    'lines of a rich_text_input',
    (over) => [input({ type: 'rich_text_input', max_lines: limits.textInput.lines + over })],
  ],
  [
    'alternative text of an image',
    (over) => [{ type: 'image', image_url: url, alt_text: 'x'.repeat(limits.image.altText + over) }],
  ],
  [
    'markdown of two blocks together',
    (over) => many(2, (index) => ({ type: 'markdown', text: 'x'.repeat(6000 + (index === 0 ? over : 0)) })),
  ],
]

describe('the rarer blocks and elements', () => {
  test.each(edges)('may be as large as Slack says and no larger: %s', (_name, make) => {
    expect(checkBlocks(make(0), 'message')).toEqual([])
    expect(checkBlocks(make(1), 'message')).not.toEqual([])
  })
})
