import {
  anything,
  both,
  type Check,
  flag,
  holds,
  integer,
  list,
  matching,
  object,
  oneOf,
  string,
  typed,
} from './checks.ts'
import { anyText, eitherOf, id, needing, plainText, slackFile } from './composition.ts'
import {
  buttonOnly,
  choosable,
  formattable,
  imageElement,
  judgeable,
  moment,
  pressable,
  typable,
} from './elements.ts'
import { limits } from './limits.ts'
import { richText } from './richText.ts'

/** Where blocks stand; not every block may stand everywhere. */
export type Surface = 'message' | 'modal' | 'home'

/** The blocks that may stand there, each with its check. */
export function blocksOf(surface: Surface): Record<string, Check> {
  if (surface === 'message') return inMessages
  return surface === 'modal' ? { ...common, ...inputInModal, ...alert } : { ...common, ...inputElsewhere }
}

function block(type: string, required: Record<string, Check>, optional: Record<string, Check> = {}) {
  return { [type]: object({ type: oneOf(type), ...required }, { block_id: id, ...optional }) }
}

/** At least one of these fields. */
function someOf(...names: readonly string[]): Check {
  return holds(
    (fields) => names.some((name) => fields[name] !== undefined),
    `must define at least one of [${names.join(', ')}]`,
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
  elements: list(typed({ ...pressable, ...choosable, ...moment, ...formattable }), limits.actions.elements),
})
const image = needing(
  block(
    'image',
    { alt_text: string(limits.image.altText) },
    {
      image_url: both(string(limits.image.url), matching(/^https?:/, 'invalid url')),
      slack_file: slackFile,
      title: plainText(limits.image.title),
    },
  ),
  eitherOf('image_url', 'slack_file'),
)

function input(inputs: Record<string, Check>): Record<string, Check> {
  return block(
    'input',
    { label: plainText(limits.input.label), element: typed({ ...choosable, ...moment, ...inputs }) },
    { hint: plainText(limits.input.hint), optional: flag(), dispatch_action: flag() },
  )
}

/** Files can be handed in by a modal only. */
const inputInModal = input(typable)
const inputElsewhere = input(
  Object.fromEntries(Object.entries(typable).filter(([type]) => type !== 'file_input')),
)

const rich = block('rich_text', { elements: list(richText, limits.richText.sections, 0) })
const https = matching(/^https:\/\//, 'must be an https url')
const video = block(
  'video',
  {
    video_url: both(string(limits.video.url), https),
    thumbnail_url: string(limits.video.url),
    alt_text: string(limits.image.altText),
    title: plainText(limits.video.title),
  },
  {
    title_url: both(string(limits.video.titleUrl), https),
    author_name: string(limits.video.author),
    provider_name: string(limits.video.provider),
    provider_icon_url: string(limits.video.titleUrl),
    description: plainText(limits.video.description),
  },
)
const plain = {
  ...section,
  ...context,
  ...actions,
  ...image,
  ...rich,
  ...video,
  ...block('divider', {}),
  ...block('header', { text: plainText(limits.header.text) }),
}
/** The blocks of every surface. */
const common: Record<string, Check> = plain

const numeric: Check = (value, at, tell) => {
  if (typeof value !== 'number') tell({ at, message: 'must provide a number' })
}
const cell = typed({
  raw_text: object({ type: anything(), text: string(limits.section.text) }),
  raw_number: object({ type: anything(), text: string(limits.section.text), value: numeric }),
  ...rich,
})
const setting = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag() })
/** A column may be passed over with null. */
const settingOrNone: Check = (value, at, tell) => {
  if (value !== null) setting(value, at, tell)
}
const table = block(
  'table',
  { rows: list(list(cell, limits.table.columns), limits.table.rows) },
  { column_settings: list(settingOrNone, limits.table.settings, 0) },
)
const dataTable = block(
  'data_table',
  {
    caption: string(limits.dataTable.caption),
    rows: list(list(cell, limits.dataTable.columns), limits.dataTable.rows, 2),
  },
  {
    page_size: integer(1, limits.dataTable.pageSize),
    row_header_column_index: integer(0, limits.dataTable.columns - 1),
  },
)
const card = needing(
  block(
    'card',
    {},
    {
      hero_image: typed(imageElement),
      icon: typed(imageElement),
      title: anyText(limits.card.title),
      subtitle: anyText(limits.card.subtitle),
      body: anyText(limits.card.body),
      actions: list(typed(buttonOnly), limits.card.actions),
    },
  ),
  someOf('hero_image', 'title', 'actions', 'body'),
)
/** A url element, one of the sources of a task. */
export const urlSource: Check = object({
  type: oneOf('url'),
  url: string(limits.source.url),
  text: string(limits.source.text),
})
/** What state a task is in. */
export const taskStatus: Check = oneOf('pending', 'in_progress', 'complete', 'error')
const task = block(
  'task_card',
  { task_id: id, title: string(limits.task.title), status: taskStatus },
  { details: typed(rich), output: typed(rich), sources: list(urlSource, limits.task.sources, 0) },
)
const container = needing(
  needing(
    block(
      'container',
      { child_blocks: list(typed({ ...plain, ...inputElsewhere, ...table }), limits.container.blocks) },
      {
        title: plainText(limits.container.title),
        rich_text_title: typed(rich),
        subtitle: anyText(limits.container.subtitle),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: typed(imageElement),
        is_collapsible: flag(),
        default_collapsed: flag(),
        has_header_divider: flag(),
      },
    ),
    someOf('title', 'rich_text_title'),
  ),
  holds(
    (fields) => fields.default_collapsed !== true || fields.is_collapsible === true,
    '`default_collapsed` needs `is_collapsible`',
  ),
)
/** A remote file shows this block in a history; nobody can send it. */
const file: Check = (_value, at, tell) => {
  tell({ at: `${at}/type`, message: 'file blocks cannot be added by an app' })
}
const inMessages: Record<string, Check> = {
  ...common,
  ...inputElsewhere,
  ...table,
  ...dataTable,
  ...card,
  ...task,
  ...container,
  file,
  ...block('markdown', { text: string(limits.message.markdown) }),
  ...block('context_actions', { elements: list(typed(judgeable), limits.contextActions.elements) }),
  ...block('carousel', { elements: list(typed(card), limits.carousel.cards) }),
  ...block('plan', { title: string(limits.plan.title) }, { tasks: list(typed(task), limits.plan.tasks, 0) }),
}
/** Slack takes it in modals only. */
const alert = block(
  'alert',
  { text: anyText(limits.alert.text) },
  { level: oneOf('default', 'info', 'warning', 'error', 'success') },
)
