import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits as ours } from '../../src/slack/limits.ts'
import { limits as theirs } from '../../src/workspace/limits.ts'
import { nothingWrong, problemsOf, problemsOfView } from './limitsParts.ts'

/** The bot's limit, the workspace's, and where the comments of @slack/types say it: an interface and its property. */
const table: readonly (readonly [name: keyof typeof ours, theirs: number, documented?: string])[] = [
  ['messageBlocks', theirs.message.blocks],
  ['messageText', theirs.message.updateText],
  ['markdown', theirs.message.markdown, 'MarkdownBlock.text'],
  ['viewBlocks', theirs.view.blocks],
  ['viewTitle', theirs.view.title, 'ModalView.title'],
  ['viewButton', theirs.view.button, 'ModalView.submit'],
  ['privateMetadata', theirs.view.privateMetadata],
  ['viewBytes', theirs.view.bytes],
  ['header', theirs.header.text, 'HeaderBlock.text'],
  ['sectionText', theirs.section.text, 'SectionBlock.text'],
  ['sectionFields', theirs.section.fields, 'SectionBlock.fields'],
  ['fieldText', theirs.section.field],
  ['contextElements', theirs.context.elements, 'ContextBlock.elements'],
  ['contextActionsElements', theirs.contextActions.elements, 'ContextActionsBlock.elements'],
  ['actionsElements', theirs.actions.elements, 'ActionsBlock.elements'],
  ['buttonText', theirs.button.text, 'Button.text'],
  ['buttonValue', theirs.button.value, 'Button.value'],
  ['url', theirs.button.url, 'Button.url'],
  ['id', theirs.id, 'Block.block_id'],
  ['optionText', theirs.option.text, 'PlainTextOption.text'],
  ['optionValue', theirs.option.value, 'OptionDescriptor.value'],
  ['optionDescription', theirs.option.description, 'OptionDescriptor.description'],
  ['selectOptions', theirs.select.options, 'StaticSelect.options'],
  ['optionGroups', theirs.select.groups, 'StaticSelect.option_groups'],
  ['choices', theirs.choices.options, 'RadioButtons.options'],
  ['overflowOptions', theirs.overflow.options, 'Overflow.options'],
  ['placeholder', theirs.placeholder],
  ['label', theirs.input.label, 'InputBlock.label'],
  ['hint', theirs.input.hint, 'InputBlock.hint'],
  ['altText', theirs.image.altText, 'ImageBlock.alt_text'],
  ['imageTitle', theirs.image.title, 'ImageBlock.title'],
  ['plainTextInput', theirs.textInput.length, 'PlainTextInput.min_length'],
  ['confirmTitle', theirs.confirm.title, 'Confirm.title'],
  ['confirmText', theirs.confirm.text, 'Confirm.text'],
  ['confirmButton', theirs.confirm.button, 'Confirm.confirm'],
  ['tableRows', theirs.table.rows, 'TableBlock.rows'],
  ['tableColumns', theirs.table.columns],
]

const folder = dirname(createRequire(import.meta.url).resolve('@slack/types'))
const declarations = ['blocks', 'block-elements', 'composition-objects', 'extensions']
  .map((name) => readFileSync(join(folder, 'block-kit', `${name}.d.ts`), 'utf8'))
  .concat(readFileSync(join(folder, 'views.d.ts'), 'utf8'))
  .join('\n')

/** The numbers in the comment above a property of an interface; `12,000` is one number. */
function documentedNumbers(place: string): number[] {
  const [name, property] = place.split('.')
  const from = declarations.search(new RegExp(`(?:interface|type) ${name}\\b`))
  if (from < 0) throw new Error(`@slack/types has no ${name}`)
  const body = declarations.slice(from, declarations.indexOf('\n}', from))
  const comment = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*${property}\\??:`).exec(body)?.[1]
  if (comment === undefined) throw new Error(`@slack/types says nothing of ${place}`)
  return [...comment.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')))
}

describe('the two tables of Slack’s limits', () => {
  test.each(table.map(([name, number]) => ({ name, number })))('say the same of $name ($number)', (row) => {
    expect(ours[row.name]).toBe(row.number)
  })

  test.each(table.flatMap(([name, , place]) => (place === undefined ? [] : [{ name, place }])))(
    'say of $name what @slack/types documents of $place',
    ({ name, place }) => {
      expect(documentedNumbers(place)).toContain(ours[name])
    },
  )

  test('are compared in every line of the bot’s', () => {
    expect(table.map(([name]) => name).toSorted()).toEqual(Object.keys(ours).toSorted())
  })
})

const word = (length: number) => 'あ'.repeat(length)
const plain = (length: number) => ({ type: 'plain_text', text: word(length) })
const many = <T>(length: number, item: (index: number) => T) =>
  Array.from({ length }, (_, index) => item(index))
const button = (changes: object = {}, index = 0) => ({
  type: 'button',
  action_id: `b${index}`,
  text: plain(2),
  ...changes,
})
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const option = (changes: object = {}, index = 0) => ({ text: plain(2), value: `o${index}`, ...changes })
const select = (changes: object) => ({
  type: 'static_select',
  action_id: 's',
  options: [option()],
  ...changes,
})
const input = (element: object, changes: object = {}) => ({
  type: 'input',
  label: plain(2),
  element,
  ...changes,
})
const typed = (changes: object = {}) => ({ type: 'plain_text_input', action_id: 't', ...changes })
const confirm = (changes: object) =>
  button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...changes } })

/** For each limit blocks that use it to a given number. */
const blocksOf: Partial<Record<keyof typeof ours, (size: number) => object[]>> = {
  messageBlocks: (size) => many(size, () => ({ type: 'divider' })),
  markdown: (size) => [
    { type: 'markdown', text: word(size - 10) },
    { type: 'markdown', text: word(10) },
  ],
  header: (size) => [{ type: 'header', text: plain(size) }],
  sectionText: (size) => [{ type: 'section', text: plain(size) }],
  sectionFields: (size) => [{ type: 'section', fields: many(size, () => plain(2)) }],
  fieldText: (size) => [{ type: 'section', fields: [plain(size)] }],
  contextElements: (size) => [{ type: 'context', elements: many(size, () => plain(2)) }],
  contextActionsElements: (size) => [
    {
      type: 'context_actions',
      elements: many(size, (index) => ({
        type: 'feedback_buttons',
        action_id: `f${index}`,
        positive_button: { text: plain(2), value: 'good' },
        negative_button: { text: plain(2), value: 'bad' },
      })),
    },
  ],
  actionsElements: (size) => [actions(...many(size, (index) => button({}, index)))],
  buttonText: (size) => [actions(button({ text: plain(size) }))],
  buttonValue: (size) => [actions(button({ value: word(size) }))],
  url: (size) => [actions(button({ url: `https://e.com/${'a'.repeat(size - 14)}` }))],
  id: (size) => [{ type: 'divider', block_id: 'a'.repeat(size) }],
  optionText: (size) => [actions(select({ options: [option({ text: plain(size) })] }))],
  optionValue: (size) => [actions(select({ options: [option({ value: word(size) })] }))],
  optionDescription: (size) => [actions(select({ options: [option({ description: plain(size) })] }))],
  selectOptions: (size) => [actions(select({ options: many(size, (index) => option({}, index)) }))],
  optionGroups: (size) => [
    actions(
      select({
        options: undefined,
        option_groups: many(size, (index) => ({ label: plain(2), options: [option({}, index)] })),
      }),
    ),
  ],
  choices: (size) => [
    actions({ type: 'radio_buttons', action_id: 'r', options: many(size, (index) => option({}, index)) }),
  ],
  overflowOptions: (size) => [
    actions({ type: 'overflow', action_id: 'o', options: many(size, (index) => option({}, index)) }),
  ],
  placeholder: (size) => [actions(select({ placeholder: plain(size) }))],
  altText: (size) => [{ type: 'image', image_url: 'https://e.com/a.png', alt_text: word(size) }],
  imageTitle: (size) => [
    { type: 'image', image_url: 'https://e.com/a.png', alt_text: '図', title: plain(size) },
  ],
  confirmTitle: (size) => [actions(confirm({ title: plain(size) }))],
  confirmText: (size) => [actions(confirm({ text: plain(size) }))],
  confirmButton: (size) => [actions(confirm({ deny: plain(size) }))],
  tableRows: (size) => [{ type: 'table', rows: many(size, () => [{ type: 'raw_text', text: 'a' }]) }],
  tableColumns: (size) => [{ type: 'table', rows: [many(size, () => ({ type: 'raw_text', text: 'a' }))] }],
}

const modal = (changes: object) => ({
  type: 'modal',
  title: plain(2),
  submit: plain(2),
  blocks: [{ type: 'divider' }] as object[],
  ...changes,
})

/** The limits that only a view can reach. */
const viewsOf: Partial<Record<keyof typeof ours, (size: number) => { type: string }>> = {
  viewBlocks: (size) => modal({ blocks: many(size, () => ({ type: 'divider' })) }),
  viewTitle: (size) => modal({ title: plain(size) }),
  viewButton: (size) => modal({ submit: plain(size) }),
  privateMetadata: (size) => modal({ private_metadata: word(size) }),
  label: (size) => modal({ blocks: [input(typed(), { label: plain(size) })] }),
  hint: (size) => modal({ blocks: [input(typed(), { hint: plain(size) })] }),
  plainTextInput: (size) => modal({ blocks: [input(typed({ max_length: size }))] }),
  viewBytes: (size) => {
    const sections = many(90, () => ({ type: 'section', text: plain(900) }))
    const filled = (rest: string) =>
      modal({ blocks: [...sections, { type: 'section', text: { ...plain(1), text: rest } }] })
    return filled('a'.repeat(size - Buffer.byteLength(JSON.stringify(filled('')))))
  },
}

const sizes = Object.entries({ ...blocksOf, ...viewsOf }) as [keyof typeof ours, (size: number) => never][]

describe('blocks and views', () => {
  test.each(sizes)('at the limit of %s are accepted by both', (name, build) => {
    const built: object[] | { type: string } = build(ours[name])

    expect(Array.isArray(built) ? problemsOf(built) : problemsOfView(built)).toEqual(nothingWrong)
  })

  test.each(sizes)('over the limit of %s are refused by both', (name, build) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (over) => {
        const built: object[] | { type: string } = build(ours[name] + over)
        const { bot, workspace } = Array.isArray(built) ? problemsOf(built) : problemsOfView(built)

        expect(bot).not.toEqual([])
        expect(workspace).not.toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  test('of every limit but that of a message’s text are tried', () => {
    const tried = sizes.map(([name]) => name)

    expect(Object.keys(ours).filter((name) => !tried.some((each) => each === name))).toEqual(['messageText'])
  })

  test.each([
    ['an empty text', [{ type: 'section', text: plain(0) }]],
    ['an empty row of buttons', [actions()]],
    ['two blocks with one id', many(2, () => ({ type: 'divider', block_id: 'twice' }))],
    ['two buttons with one action_id in a row', [actions(button(), button())]],
    ['a section with nothing in it', [{ type: 'section' }]],
    ['a type that Slack does not know', [{ type: 'hologram' }]],
    ['an element that Slack does not know', [actions({ type: 'lever', action_id: 'l' })]],
    [
      'an empty run of rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
        },
      ],
    ],
  ])('with %s are refused by both', (_, blocks) => {
    const { bot, workspace } = problemsOf(blocks)

    expect(bot).not.toEqual([])
    expect(workspace).not.toEqual([])
  })

  test('with inputs and no submit button are refused by both', () => {
    const { bot, workspace } = problemsOfView(modal({ submit: undefined, blocks: [input(typed())] }))

    expect(bot).toEqual(['view: has inputs and no submit'])
    expect(workspace).not.toEqual([])
  })
})
