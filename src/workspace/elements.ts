import {
  anything,
  both,
  type Check,
  flag,
  holds,
  integer,
  isFields,
  list,
  matching,
  object,
  oneOf,
  string,
} from './checks.ts'
import { limits } from './limits.ts'

/** A plain_text object of at most `max` characters. */
export function plainText(max: number): Check {
  return object({ type: oneOf('plain_text'), text: string(max) }, { emoji: flag() })
}

/** A plain_text or mrkdwn object. */
export function anyText(max: number): Check {
  return object(
    { type: oneOf('plain_text', 'mrkdwn'), text: string(max) },
    { emoji: flag(), verbatim: flag() },
  )
}

const id = string(limits.id)
const address = matching(/^(https?|mailto|tel|slack):/, 'invalid url')
const style = oneOf('primary', 'danger')
const confirm = object(
  { text: anyText(limits.confirm.text) },
  {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.button),
    deny: plainText(limits.confirm.button),
    style,
  },
)
const option = optionWith(anyText)
/** Only checkboxes and radio buttons may have mrkdwn in their options. */
const plainOption = optionWith(plainText)
const group = object({
  label: plainText(limits.select.groupLabel),
  options: list(plainOption, limits.select.options),
})
const dispatch = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
)
const placeholder = plainText(limits.placeholder)
const common = { action_id: id, confirm, focus_on_load: flag() }
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date of the form YYYY-MM-DD')
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the form HH:mm')

function optionWith(text: (max: number) => Check): Check {
  return object(
    { text: text(limits.option.text) },
    {
      value: string(limits.option.value),
      description: text(limits.option.description),
      url: string(limits.option.url),
    },
  )
}

/** Exactly one of two fields. */
export function eitherOf(first: string, second: string): Check {
  return holds(
    (fields) => (fields[first] === undefined) !== (fields[second] === undefined),
    `must have exactly one of [${first}, ${second}]`,
  )
}

function initialAmongOptions(): Check {
  return holds((fields) => {
    const groups = Array.isArray(fields.option_groups) ? fields.option_groups : [{ options: fields.options }]
    const offered = groups.flatMap((each) =>
      isFields(each) && Array.isArray(each.options) ? each.options : [],
    )
    const values = new Set(offered.map((each) => (isFields(each) ? each.value : undefined)))
    const chosen = [
      fields.initial_option,
      ...(Array.isArray(fields.initial_options) ? fields.initial_options : []),
    ]
    return chosen.every((each) => !isFields(each) || values.has(each.value))
  }, 'initial option is not among the options')
}

function element(
  type: string,
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
): Record<string, Check> {
  return { [type]: object({ type: oneOf(type), ...required }, { ...common, ...optional }) }
}

function textInput(type: string, more: Record<string, Check> = {}): Record<string, Check> {
  const { length } = limits.textInput
  const optional = { placeholder, dispatch_action_config: dispatch, initial_value: string(length, 0) }
  return element(type, {}, { ...optional, ...more })
}

function staticSelect(type: string, initial: Record<string, Check>): Record<string, Check> {
  const optional = {
    placeholder,
    options: list(plainOption, limits.select.options),
    option_groups: list(group, limits.select.groups),
    ...initial,
  }
  const shape = element(type, {}, optional)[type] ?? anything()
  return { [type]: both(shape, both(eitherOf('options', 'option_groups'), initialAmongOptions())) }
}

function select(type: string, initial: string, more: Record<string, Check> = {}): Record<string, Check> {
  const isMulti = type.startsWith('multi_')
  return element(
    type,
    {},
    {
      placeholder,
      [initial]: isMulti ? list(string(limits.id), limits.select.options) : string(limits.id),
      ...(isMulti
        ? { max_selected_items: integer(1, limits.select.options) }
        : { response_url_enabled: flag() }),
      ...more,
    },
  )
}

const conversationFilter = {
  default_to_current_conversation: flag(),
  filter: object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
      exclude_external_shared_channels: flag(),
      exclude_bot_users: flag(),
    },
  ),
}
const multi = { max_selected_items: integer(1, limits.select.options) }
const initialOptions = { initial_options: list(plainOption, limits.select.options) }
const choices = { options: list(option, limits.choices.options) }
const feedback = object(
  { text: plainText(limits.button.text), value: string(limits.button.value) },
  { accessibility_label: string(limits.button.label) },
)

function choice(type: string, initial: Record<string, Check>): Record<string, Check> {
  return { [type]: both(element(type, choices, initial)[type] ?? anything(), initialAmongOptions()) }
}

/** An image element, of a section, a context or a card. */
export const imageElement: Record<string, Check> = {
  image: both(
    object(
      { type: oneOf('image'), alt_text: string(limits.image.altText) },
      { image_url: both(string(limits.image.url), address), slack_file: anything() },
    ),
    eitherOf('image_url', 'slack_file'),
  ),
}

/** Buttons and what else is pressed rather than filled in. */
export const pressable: Record<string, Check> = {
  ...element(
    'button',
    { text: plainText(limits.button.text) },
    {
      value: string(limits.button.value, 0),
      url: both(string(limits.button.url), address),
      style,
      accessibility_label: string(limits.button.label),
    },
  ),
  ...element('overflow', { options: list(plainOption, limits.overflow.options) }),
  ...element(
    'workflow_button',
    { text: plainText(limits.button.text), workflow: anything() },
    { style, accessibility_label: string(limits.button.label) },
  ),
}

/** What is chosen: selects, pickers, boxes; allowed in sections, actions and inputs. */
export const choosable: Record<string, Check> = {
  ...staticSelect('static_select', { initial_option: plainOption }),
  ...staticSelect('multi_static_select', { ...initialOptions, ...multi }),
  ...element(
    'external_select',
    {},
    { placeholder, initial_option: plainOption, min_query_length: integer(0, 255) },
  ),
  ...element(
    'multi_external_select',
    {},
    { placeholder, ...initialOptions, min_query_length: integer(0, 255), ...multi },
  ),
  ...select('users_select', 'initial_user'),
  ...select('multi_users_select', 'initial_users'),
  ...select('conversations_select', 'initial_conversation', conversationFilter),
  ...select('multi_conversations_select', 'initial_conversations', conversationFilter),
  ...select('channels_select', 'initial_channel'),
  ...select('multi_channels_select', 'initial_channels'),
  ...element('datepicker', {}, { placeholder, initial_date: date }),
  ...element('timepicker', {}, { placeholder, initial_time: time, timezone: string(limits.id) }),
  ...element('datetimepicker', {}, { initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
  ...choice('checkboxes', { initial_options: list(option, limits.choices.options) }),
  ...choice('radio_buttons', { initial_option: option }),
}

const number = matching(/^-?\d+(\.\d+)?$/, 'must be a number in a string')

/** What is typed or uploaded; allowed in inputs only. */
export const typable: Record<string, Check> = {
  ...textInput('plain_text_input', {
    multiline: flag(),
    min_length: integer(0, limits.textInput.length),
    max_length: integer(1, limits.textInput.length),
  }),
  ...textInput('email_text_input'),
  ...textInput('url_text_input'),
  ...textInput('number_input', { is_decimal_allowed: flag(), min_value: number, max_value: number }),
  ...textInput('rich_text_input', {
    initial_value: anything(),
    min_lines: integer(1, 100),
    max_lines: integer(1, 100),
  }),
  ...element(
    'file_input',
    {},
    { filetypes: list(string(limits.id), 100), max_files: integer(1, limits.fileInput.files) },
  ),
}

/** The two of a context_actions block. */
export const judgeable: Record<string, Check> = {
  ...element('feedback_buttons', { positive_button: feedback, negative_button: feedback }),
  ...element(
    'icon_button',
    { icon: string(limits.id), text: plainText(limits.button.text) },
    {
      value: string(limits.button.value),
      accessibility_label: string(limits.button.label),
      visible_to_user_ids: list(string(limits.id), 10),
    },
  ),
}
