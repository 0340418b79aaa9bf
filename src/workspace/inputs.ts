import { isFields } from './checks.ts'
import type { Fields, InputState, InputValues } from './types.ts'

/** An element a person can press or fill in, with the block it stands in. */
export type Interactive = {
  readonly blockId: string
  readonly actionId: string
  readonly element: Fields
  readonly block: Fields
}

/** How an element's state is written: the field of its value, and where it begins. */
type Shape = {
  readonly field: string
  readonly initial: string
  readonly kind: 'text' | 'rich' | 'option' | 'options' | 'id' | 'ids' | 'number' | 'files'
}

const shapes: Readonly<Record<string, Shape>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', kind: 'text' },
  email_text_input: { field: 'value', initial: 'initial_value', kind: 'text' },
  url_text_input: { field: 'value', initial: 'initial_value', kind: 'text' },
  number_input: { field: 'value', initial: 'initial_value', kind: 'text' },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', kind: 'rich' },
  static_select: { field: 'selected_option', initial: 'initial_option', kind: 'option' },
  external_select: { field: 'selected_option', initial: 'initial_option', kind: 'option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', kind: 'option' },
  overflow: { field: 'selected_option', initial: '', kind: 'option' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', kind: 'options' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', kind: 'options' },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', kind: 'options' },
  users_select: { field: 'selected_user', initial: 'initial_user', kind: 'id' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', kind: 'id' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', kind: 'id' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', kind: 'ids' },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    kind: 'ids',
  },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', kind: 'ids' },
  datepicker: { field: 'selected_date', initial: 'initial_date', kind: 'id' },
  timepicker: { field: 'selected_time', initial: 'initial_time', kind: 'id' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', kind: 'number' },
  file_input: { field: 'files', initial: '', kind: 'files' },
}

/** Every element of the blocks that a person can press or fill in, in reading order. */
export function listInteractive(blocks: readonly Fields[]): Interactive[] {
  return blocks.flatMap((block) => {
    const nested = [block.child_blocks, block.type === 'carousel' ? block.elements : undefined]
    const elements = [block.accessory, block.element, block.elements, block.actions].flat()
    const own = elements
      .filter(isFields)
      .flatMap((element) =>
        typeof element.action_id === 'string'
          ? [{ blockId: String(block.block_id), actionId: element.action_id, element, block }]
          : [],
      )
    return [...own, ...listInteractive(nested.flat().filter(isFields))]
  })
}

/** The values a view or message begins with; those of `before` stay where block_id, action_id and type are the same. */
export function startValues(blocks: readonly Fields[], before: InputValues = {}): InputValues {
  const values: Record<string, Record<string, InputState>> = {}
  for (const { blockId, actionId, element } of listInteractive(blocks)) {
    const shape = shapes[String(element.type)]
    if (shape === undefined || element.type === 'overflow') continue
    const kept = before[blockId]?.[actionId]
    const initial = element[shape.initial] ?? emptyOf(shape)
    const state = kept?.type === element.type ? kept : undefined
    values[blockId] = {
      ...values[blockId],
      [actionId]: state ?? { type: element.type, [shape.field]: initial },
    }
  }
  return values
}

/** The values with one of them replaced. */
export function withValue(
  values: InputValues,
  { blockId, actionId }: Interactive,
  state: InputState,
): InputValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: state } }
}

/**
 * What an element's state becomes when a person gives it this value: an option's `value`, an id, a date, a text, an
 * array of them; `null` or `''` empties it.
 *
 * @returns `undefined` when the element has no such option, or has no state (a button).
 */
export function readInput(
  element: Fields,
  given: unknown,
  findFile: (id: string) => Fields | undefined,
): InputState | undefined {
  const shape = shapes[String(element.type)]
  if (shape === undefined) return undefined
  const value = readValue(element, shape, given, findFile)
  return value === undefined ? undefined : { type: element.type, [shape.field]: value }
}

/** The value in a state as it would be handed in again; `null` or an empty array when it is empty. */
export function plainValue(state: InputState): unknown {
  const value = state[shapes[String(state.type)]?.field ?? '']
  if (Array.isArray(value)) return value.map((each) => (isFields(each) ? (each.value ?? each.id) : each))
  return isFields(value) && value.type !== 'rich_text' ? value.value : (value ?? null)
}

function emptyOf(shape: Shape): unknown {
  return shape.kind === 'options' || shape.kind === 'ids' || shape.kind === 'files' ? [] : null
}

function readValue(
  element: Fields,
  shape: Shape,
  given: unknown,
  findFile: (id: string) => Fields | undefined,
): unknown {
  const isEmpty = given === null || given === undefined || given === ''
  const items = isEmpty ? [] : Array.isArray(given) ? given : [given]
  switch (shape.kind) {
    case 'text':
    case 'id':
      return isEmpty ? null : String(items[0])
    case 'number':
      return isEmpty ? null : Number(items[0])
    case 'rich':
      return isEmpty ? null : isFields(given) ? given : richTextOf(String(items[0]))
    case 'ids':
      return items.map(String)
    case 'option':
      return isEmpty ? null : findOption(element, items[0])
    case 'options':
      return whole(items.map((item) => findOption(element, item)))
    case 'files':
      return whole(items.map((item) => findFile(String(item))))
  }
}

function whole<T>(items: (T | undefined)[]): T[] | undefined {
  return items.some((item) => item === undefined) ? undefined : items.filter((item) => item !== undefined)
}

function findOption(element: Fields, value: unknown): Fields | undefined {
  if (String(element.type).includes('external')) {
    return { text: { type: 'plain_text', text: String(value) }, value: String(value) }
  }
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isFields) : [element]
  const options = groups.flatMap((group) =>
    Array.isArray(group.options) ? group.options.filter(isFields) : [],
  )
  return options.find((option) => option.value === String(value))
}

function richTextOf(text: string): Fields {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return { type: 'rich_text', elements: [section] }
}
