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
} from './checks.ts'
import {
  address,
  confirm,
  dispatch,
  eitherOf,
  group,
  id,
  initialAmongOptions,
  needing,
  option,
  ordered,
  overflowOption,
  placeholder,
  plainOption,
  plainText,
  slackFile,
  style,
} from './composition.ts'
import { limits } from './limits.ts'
import { richText } from './richText.ts'

/** What the elements of a kind may have besides; by the mixins of @slack/types. */
const pressed = { action_id: id, confirm }
const chosen = { ...pressed, focus_on_load: flag() }
const entered = { action_id: id, focus_on_load: flag() }
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date of the form YYYY-MM-DD')
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the form HH:mm')

function element(
  type: string,
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
): Record<string, Check> {
  return { [type]: object({ type: oneOf(type), ...required }, optional) }
}

function textInput(
  type: string,
  more: Record<string, Check> = {},
  required: Record<string, Check> = {},
): Record<string, Check> {
  const { length } = limits.textInput
  const optional = { placeholder, dispatch_action_config: dispatch, initial_value: string(length, 0) }
  return element(type, required, { ...entered, ...optional, ...more })
}

function staticSelect(type: string, initial: Record<string, Check>): Record<string, Check> {
  const optional = {
    ...chosen,
    placeholder,
    options: list(plainOption, limits.select.options),
    option_groups: list(group, limits.select.groups),
    ...initial,
  }
  return needing(
    element(type, {}, optional),
    both(eitherOf('options', 'option_groups'), initialAmongOptions()),
  )
}

function select(type: string, initial: string, more: Record<string, Check> = {}): Record<string, Check> {
  const isMulti = type.startsWith('multi_')
  return element(
    type,
    {},
    {
      ...chosen,
      placeholder,
      [initial]: isMulti ? list(string(limits.id), limits.select.options) : string(limits.id),
      ...(isMulti
        ? { max_selected_items: integer(1, limits.select.options) }
        : type === 'users_select'
          ? {}
          : { response_url_enabled: flag() }),
      ...more,
    },
  )
}

const conversationFilter = {
  default_to_current_conversation: flag(),
  filter: both(
    object(
      {},
      {
        include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
        exclude_external_shared_channels: flag(),
        exclude_bot_users: flag(),
      },
    ),
    holds((fields) => Object.keys(fields).length > 0, 'must define at least one filter'),
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
  return needing(element(type, choices, { ...chosen, ...initial }), initialAmongOptions())
}

/** An image element, of a section, a context or a card. */
export const imageElement: Record<string, Check> = {
  image: both(
    object(
      { type: oneOf('image'), alt_text: string(limits.image.altText) },
      { image_url: both(string(limits.image.url), address), slack_file: slackFile },
    ),
    eitherOf('image_url', 'slack_file'),
  ),
}

const parameter = object({ name: string(limits.id), value: anything() })
const trigger = object(
  { url: string(limits.button.url) },
  { customizable_input_parameters: list(parameter, limits.select.options, 0) },
)

/** Buttons and what else is pressed rather than filled in. */
export const pressable: Record<string, Check> = {
  ...element(
    'button',
    { text: plainText(limits.button.text) },
    {
      ...pressed,
      value: string(limits.button.value, 0),
      url: both(string(limits.button.url), address),
      style,
      accessibility_label: string(limits.button.label),
    },
  ),
  ...element('overflow', { options: list(overflowOption, limits.overflow.options) }, pressed),
  ...element(
    'workflow_button',
    { text: plainText(limits.button.text), workflow: object({ trigger }) },
    { ...pressed, style, accessibility_label: string(limits.button.label) },
  ),
}

/** What a card may have below. */
export const buttonOnly: Record<string, Check> = { button: pressable.button ?? anything() }

const queried = { ...chosen, placeholder, min_query_length: integer(0, 255) }
const picked = { ...chosen, placeholder }

/** What is chosen: selects, pickers, boxes; allowed in sections, actions and inputs. */
export const choosable: Record<string, Check> = {
  ...staticSelect('static_select', { initial_option: plainOption }),
  ...staticSelect('multi_static_select', { ...initialOptions, ...multi }),
  ...element('external_select', {}, { ...queried, initial_option: plainOption }),
  ...element('multi_external_select', {}, { ...queried, ...initialOptions, ...multi }),
  ...select('users_select', 'initial_user'),
  ...select('multi_users_select', 'initial_users'),
  ...select('conversations_select', 'initial_conversation', conversationFilter),
  ...select('multi_conversations_select', 'initial_conversations', conversationFilter),
  ...select('channels_select', 'initial_channel'),
  ...select('multi_channels_select', 'initial_channels'),
  ...element('datepicker', {}, { ...picked, initial_date: date }),
  ...element('timepicker', {}, { ...picked, initial_time: time, timezone: string(limits.id) }),
  ...choice('checkboxes', { initial_options: list(option, limits.choices.options) }),
  ...choice('radio_buttons', { initial_option: option }),
}

/** A day with its time, which a section has no room for. */
export const moment: Record<string, Check> = element(
  'datetimepicker',
  {},
  { ...chosen, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
)

const number = matching(/^-?\d+(\.\d+)?$/, 'must be a number in a string')

const initialRichText = object({
  type: oneOf('rich_text'),
  elements: list(richText, limits.richText.sections, 0),
})
const lines = integer(1, limits.textInput.lines)

/** The editor for formatted text; in inputs, and in an actions block. */
export const formattable: Record<string, Check> = needing(
  textInput('rich_text_input', { initial_value: initialRichText, min_lines: lines, max_lines: lines }),
  ordered('min_lines', 'max_lines'),
)

/** What is typed or uploaded; allowed in inputs only. */
export const typable: Record<string, Check> = {
  ...formattable,
  ...needing(
    textInput('plain_text_input', {
      multiline: flag(),
      min_length: integer(0, limits.textInput.length),
      max_length: integer(1, limits.textInput.length),
    }),
    ordered('min_length', 'max_length'),
  ),
  ...textInput('email_text_input'),
  ...textInput('url_text_input'),
  ...needing(
    textInput('number_input', { min_value: number, max_value: number }, { is_decimal_allowed: flag() }),
    ordered('min_value', 'max_value'),
  ),
  ...element(
    'file_input',
    {},
    {
      action_id: id,
      filetypes: list(string(limits.id), 100),
      max_files: integer(1, limits.fileInput.files),
    },
  ),
}

/** The two of a context_actions block. */
export const judgeable: Record<string, Check> = {
  ...element('feedback_buttons', { positive_button: feedback, negative_button: feedback }, { action_id: id }),
  ...element(
    'icon_button',
    { icon: string(limits.id), text: plainText(limits.button.text) },
    {
      ...pressed,
      value: string(limits.button.value),
      accessibility_label: string(limits.button.label),
      visible_to_user_ids: list(string(limits.id), limits.iconButton.visibleTo),
    },
  ),
}
