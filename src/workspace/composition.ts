import {
  both,
  type Check,
  flag,
  holds,
  isFields,
  list,
  matching,
  object,
  oneOf,
  string,
  typed,
} from './checks.ts'
import { limits } from './limits.ts'

/** A plain_text object of at most `max` characters. */
export function plainText(max: number): Check {
  return object({ type: oneOf('plain_text'), text: string(max) }, { emoji: flag() })
}

/** A plain_text or mrkdwn object. */
export function anyText(max: number): Check {
  return typed({
    plain_text: plainText(max),
    mrkdwn: object({ type: oneOf('mrkdwn'), text: string(max) }, { verbatim: flag() }),
  })
}

/** An id the app gives. */
export const id = string(limits.id)
/** An address a button may lead to. */
export const address = matching(/^(https?|mailto|tel|slack):/, 'invalid url')
/** The colour of a button. */
export const style = oneOf('primary', 'danger')
/** A dialog that asks once more. */
export const confirm = object(
  { text: anyText(limits.confirm.text) },
  {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.button),
    deny: plainText(limits.confirm.button),
    style,
  },
)
/** An option of checkboxes or radio buttons, the only ones that may have mrkdwn. */
export const option = optionWith(anyText)
/** An option of a select. */
export const plainOption = optionWith(plainText)
/** An option of an overflow menu, the only one that may lead to an address. */
export const overflowOption = optionWith(plainText, { url: both(string(limits.option.url), address) })
/** A group of options in a select. */
export const group = object({
  label: plainText(limits.select.groupLabel),
  options: list(plainOption, limits.select.options),
})
/** When a text input tells the app of a change. */
export const dispatch = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
)
/** What stands in an input that is empty. */
export const placeholder = plainText(limits.placeholder)

function optionWith(text: (max: number) => Check, more: Record<string, Check> = {}): Check {
  return object(
    { text: text(limits.option.text), value: string(limits.option.value) },
    { description: text(limits.option.description), ...more },
  )
}

/** Exactly one of two fields. */
export function eitherOf(first: string, second: string): Check {
  return holds(
    (fields) => (fields[first] === undefined) !== (fields[second] === undefined),
    `must have exactly one of [${first}, ${second}]`,
  )
}

/** What an element begins with is one of its options. */
export function initialAmongOptions(): Check {
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

/** The smaller of two fields does not stand above the larger. */
export function ordered(least: string, most: string): Check {
  return holds(
    (fields) =>
      fields[least] === undefined ||
      fields[most] === undefined ||
      Number(fields[least]) <= Number(fields[most]),
    `\`${least}\` must not be greater than \`${most}\``,
  )
}

/** The checks of a table, each with a condition besides. */
export function needing(elements: Record<string, Check>, condition: Check): Record<string, Check> {
  return Object.fromEntries(Object.entries(elements).map(([type, check]) => [type, both(check, condition)]))
}

/** A file in Slack that is shown as an image, by its id or its address. */
export const slackFile: Check = both(
  object({}, { id: string(limits.id), url: string(limits.image.url) }),
  eitherOf('id', 'url'),
)
