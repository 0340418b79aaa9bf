import {
  anything,
  both,
  type Check,
  flag,
  holds,
  integer,
  isFields,
  list,
  object,
  oneOf,
  type Problem,
  string,
  typed,
} from './checks.ts'
import {
  anyText,
  choosable,
  eitherOf,
  imageElement,
  judgeable,
  plainText,
  pressable,
  typable,
} from './elements.ts'
import { limits } from './limits.ts'
import { richText } from './richText.ts'
import type { Fields } from './types.ts'

/** Where blocks stand; not every block may stand everywhere. */
export type Surface = 'message' | 'modal' | 'home'

/**
 * Finds what Slack would refuse in an array of blocks.
 *
 * @returns the problems in the order found, empty when there is none; `at` starts with `pointer`.
 */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): Problem[] {
  const problems: Problem[] = []
  const tell = (problem: Problem) => void problems.push(problem)
  const max = surface === 'message' ? limits.message.blocks : limits.view.blocks
  list(typed(blocksOf(surface)), max, 0)(blocks, pointer, tell)
  if (!Array.isArray(blocks)) return problems
  checkIds(blocks.filter(isFields), pointer, tell)
  if (surface === 'message') checkMarkdown(blocks.filter(isFields), pointer, tell)
  return problems
}

function block(type: string, required: Record<string, Check>, optional: Record<string, Check> = {}) {
  return { [type]: object({ type: oneOf(type), ...required }, { block_id: string(limits.id), ...optional }) }
}

function needing(blocks: Record<string, Check>, ...conditions: Check[]): Record<string, Check> {
  return Object.fromEntries(
    Object.entries(blocks).map(([type, check]) => [type, conditions.reduce(both, check)]),
  )
}

const section = needing(
  block(
    'section',
    {},
    {
      text: anyText(limits.section.text),
      fields: list(anyText(limits.section.field), limits.section.fields),
      accessory: typed({ ...pressable, ...choosable, ...imageElement }),
      expand: flag(),
    },
  ),
  holds(
    (fields) => fields.text !== undefined || fields.fields !== undefined,
    'must define either text or fields',
  ),
)
const context = block('context', {
  elements: list(
    typed({
      ...imageElement,
      plain_text: anyText(limits.section.text),
      mrkdwn: anyText(limits.section.text),
    }),
    limits.context.elements,
  ),
})
const actions = block('actions', {
  elements: list(typed({ ...pressable, ...choosable }), limits.actions.elements),
})
const image = needing(
  block(
    'image',
    { alt_text: string(limits.image.altText) },
    {
      image_url: string(limits.image.url),
      slack_file: anything(),
      title: plainText(limits.image.title),
    },
  ),
  eitherOf('image_url', 'slack_file'),
)

function input(inputs: Record<string, Check>): Record<string, Check> {
  return block(
    'input',
    { label: plainText(limits.input.label), element: typed({ ...choosable, ...inputs }) },
    { hint: plainText(limits.input.hint), optional: flag(), dispatch_action: flag() },
  )
}

/** Files can be handed in by a modal only. */
const inputInModal = input(typable)
const inputElsewhere = input(
  Object.fromEntries(Object.entries(typable).filter(([type]) => type !== 'file_input')),
)

const rich = block('rich_text', { elements: list(richText, 200, 0) })
const common: Record<string, Check> = {
  ...section,
  ...context,
  ...actions,
  ...image,
  ...rich,
  ...block('divider', {}),
  ...block('header', { text: plainText(limits.header.text) }),
  ...block(
    'video',
    {
      video_url: string(3000),
      thumbnail_url: string(3000),
      alt_text: string(limits.image.altText),
      title: plainText(limits.video.title),
    },
    {
      title_url: string(3000),
      author_name: string(limits.video.author),
      provider_name: string(limits.id),
      provider_icon_url: string(3000),
      description: plainText(limits.section.text),
    },
  ),
}

const cell = typed({
  raw_text: object({ type: anything(), text: string(limits.section.text, 0) }),
  raw_number: object({ type: anything(), text: string(limits.section.text, 0), value: anything() }),
  ...rich,
})
const card = block(
  'card',
  {},
  {
    hero_image: typed(imageElement),
    icon: typed(imageElement),
    title: anyText(limits.card.title),
    subtitle: anyText(limits.card.subtitle),
    body: anyText(limits.card.body),
    actions: list(typed(pressable), limits.card.actions),
  },
)
const task = block(
  'task_card',
  {
    task_id: string(limits.id),
    title: string(limits.id),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { details: typed(rich), output: typed(rich), sources: list(anything(), 100, 0) },
)
const table = block(
  'table',
  { rows: list(list(cell, limits.table.columns), limits.table.rows) },
  { column_settings: list(anything(), limits.table.settings, 0) },
)
const inMessages: Record<string, Check> = {
  ...common,
  ...inputElsewhere,
  ...table,
  ...card,
  ...task,
  ...block('markdown', { text: string(limits.message.markdown) }),
  ...block('context_actions', { elements: list(typed(judgeable), limits.contextActions.elements) }),
  ...block(
    'data_table',
    {
      caption: string(limits.id),
      rows: list(list(cell, limits.dataTable.columns), limits.dataTable.rows, 2),
    },
    { page_size: integer(1, limits.dataTable.pageSize), row_header_column_index: integer(0, 19) },
  ),
  ...block('carousel', { elements: list(typed(card), limits.carousel.cards) }),
  ...block('plan', { title: string(limits.id) }, { tasks: list(typed(task), 50, 0) }),
  ...block('file', { source: oneOf('remote'), external_id: string(limits.id) }),
  ...block(
    'container',
    { child_blocks: list(typed({ ...common, ...inputElsewhere, ...table }), limits.container.blocks) },
    {
      title: plainText(limits.container.title),
      rich_text_title: typed(rich),
      subtitle: anyText(limits.container.title),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: typed(imageElement),
      is_collapsible: flag(),
      default_collapsed: flag(),
      has_header_divider: flag(),
    },
  ),
}
const alert = block(
  'alert',
  { text: anyText(limits.alert.text) },
  { level: oneOf('default', 'info', 'warning', 'error', 'success') },
)

function blocksOf(surface: Surface): Record<string, Check> {
  if (surface === 'message') return inMessages
  return surface === 'modal' ? { ...common, ...inputInModal, ...alert } : { ...common, ...inputElsewhere }
}

/** block_ids are unique in a payload, action_ids in their block. */
function checkIds(blocks: readonly Fields[], pointer: string, tell: (problem: Problem) => void): void {
  const blockIds = new Set<unknown>()
  for (const [index, each] of blocks.entries()) {
    const id = each.block_id
    const at = `${pointer}/${index}`
    if (id !== undefined && blockIds.has(id))
      tell({ at, message: `\`block_id\` ${String(id)} already exists` })
    blockIds.add(id)
    const elements = [each.accessory, each.element, ...(Array.isArray(each.elements) ? each.elements : [])]
    const actionIds = elements.filter(isFields).flatMap((element) => element.action_id ?? [])
    const doubled = actionIds.find((actionId, place) => actionIds.indexOf(actionId) !== place)
    if (doubled !== undefined)
      tell({ at, message: `\`action_id\` ${String(doubled)} already exists in this block` })
  }
}

function checkMarkdown(blocks: readonly Fields[], pointer: string, tell: (problem: Problem) => void): void {
  const texts = blocks.flatMap((each) => (each.type === 'markdown' ? String(each.text) : []))
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const message = `markdown blocks must together be less than ${limits.message.markdown + 1} characters`
  if (texts.length > 1 && length > limits.message.markdown) tell({ at: pointer, message })
}
