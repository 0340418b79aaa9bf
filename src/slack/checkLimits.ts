import { limits } from './limits.ts'

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home'

/**
 * What Slack would refuse in these blocks, each with its place: `blocks[2].text: 3001 characters, at most 3000`.
 *
 * It knows the blocks this bot sends and their limits, not all of Block Kit: any other type is a problem too.
 *
 * @returns empty when they may go out.
 */
export function checkBlocks(blocks: readonly object[], surface: Surface): string[] {
  const all = blocks.map(fieldsOf)
  const most = surface === 'message' ? limits.messageBlocks : limits.viewBlocks
  const markdown = all.filter(({ type }) => type === 'markdown').map(({ text }) => String(text))
  return [
    ...count('blocks', all, 0, most),
    ...all.flatMap((block, index) => checkBlock(`blocks[${index}]`, block)),
    ...twice('blocks', 'block_id', all),
    ...text('blocks (markdown)', markdown.join(''), 0, limits.markdown),
  ]
}

/** What Slack would refuse in a modal or a home, its blocks among it. @returns empty when it may go out. */
export function checkView(view: object): string[] {
  const given = fieldsOf(view)
  const blocks = listOf(given.blocks)
  const bytes = Buffer.byteLength(JSON.stringify(view))
  const isModal = given.type === 'modal'
  const lacksSubmit = isModal && given.submit === undefined && blocks.some(({ type }) => type === 'input')
  return [
    ...(bytes > limits.viewBytes ? [`view: ${bytes} bytes, at most ${limits.viewBytes}`] : []),
    ...(lacksSubmit ? ['view: has inputs and no submit'] : []),
    ...optional('callback_id', given.callback_id, 0, limits.id),
    ...optional('external_id', given.external_id, 0, limits.id),
    ...optional('private_metadata', given.private_metadata, 0, limits.privateMetadata),
    ...(isModal ? label('title', given.title, limits.viewTitle) : []),
    ...optionalLabel('submit', given.submit, limits.viewButton),
    ...optionalLabel('close', given.close, limits.viewButton),
    ...checkBlocks(blocks, isModal ? 'modal' : 'home'),
  ]
}

type Fields = Readonly<Record<string, unknown>>

function checkBlock(at: string, block: Fields): string[] {
  return [...optional(`${at}.block_id`, block.block_id, 1, limits.id), ...checkContent(at, block)]
}

function checkContent(at: string, block: Fields): string[] {
  switch (block.type) {
    case 'divider':
    case 'markdown': // all of a message together: see checkBlocks
      return []
    case 'header':
      return label(`${at}.text`, block.text, limits.header)
    case 'section':
      return checkSection(at, block)
    case 'context':
      return checkElements(at, block, limits.contextElements)
    case 'actions':
      return checkElements(at, block, limits.actionsElements)
    case 'context_actions':
      return checkElements(at, block, limits.contextActionsElements)
    case 'image':
      return [...optionalLabel(`${at}.title`, block.title, limits.imageTitle), ...checkElement(at, block)]
    case 'input':
      return [
        ...label(`${at}.label`, block.label, limits.label),
        ...optionalLabel(`${at}.hint`, block.hint, limits.hint),
        ...checkElement(`${at}.element`, fieldsOf(block.element)),
      ]
    case 'rich_text':
      return checkRich(at, block)
    case 'table':
      return checkTable(at, Array.isArray(block.rows) ? block.rows : [])
    default:
      return [`${at}: ${String(block.type)} is no block this bot sends`]
  }
}

function checkSection(at: string, block: Fields): string[] {
  const fields = listOf(block.fields)
  return [
    ...(block.text === undefined && block.fields === undefined ? [`${at}: neither text nor fields`] : []),
    ...optionalLabel(`${at}.text`, block.text, limits.sectionText),
    ...(block.fields === undefined ? [] : count(`${at}.fields`, fields, 1, limits.sectionFields)),
    ...fields.flatMap((field, index) => label(`${at}.fields[${index}]`, field, limits.fieldText)),
    ...(block.accessory === undefined ? [] : checkElement(`${at}.accessory`, fieldsOf(block.accessory))),
  ]
}

function checkTable(at: string, rows: readonly unknown[]): string[] {
  const cells = rows.flatMap((row, index) =>
    count(`${at}.rows[${index}]`, Array.isArray(row) ? row : [], 1, limits.tableColumns),
  )
  return [...count(`${at}.rows`, rows, 1, limits.tableRows), ...cells]
}

// A rich text has no limit of its own but the message's; what Slack refuses in it is an empty text.
function checkRich(at: string, node: Fields): string[] {
  return listOf(node.elements).flatMap((child, index) => {
    const here = `${at}.elements[${index}]`
    return [
      ...(child.type === 'text' ? text(here, child.text, 1, Number.POSITIVE_INFINITY) : []),
      ...(child.type === 'link' ? text(`${here}.url`, child.url, 1, limits.url) : []),
      ...checkRich(here, child),
    ]
  })
}

function checkElements(at: string, block: Fields, most: number): string[] {
  const elements = listOf(block.elements)
  return [
    ...count(`${at}.elements`, elements, 1, most),
    ...elements.flatMap((element, index) => checkElement(`${at}.elements[${index}]`, element)),
    ...twice(at, 'action_id', elements),
  ]
}

function checkElement(at: string, element: Fields): string[] {
  return [
    ...optional(`${at}.action_id`, element.action_id, 1, limits.id),
    ...optionalLabel(`${at}.placeholder`, element.placeholder, limits.placeholder),
    ...(element.confirm === undefined ? [] : checkConfirm(`${at}.confirm`, fieldsOf(element.confirm))),
    ...checkKind(at, element),
  ]
}

function checkKind(at: string, element: Fields): string[] {
  switch (element.type) {
    case 'plain_text':
    case 'mrkdwn':
      return label(at, element, limits.fieldText)
    case 'image':
      return [
        ...text(`${at}.alt_text`, element.alt_text, 1, limits.altText),
        ...optional(`${at}.image_url`, element.image_url, 1, limits.url),
      ]
    case 'button':
      return [
        ...label(`${at}.text`, element.text, limits.buttonText),
        ...optional(`${at}.value`, element.value, 1, limits.buttonValue),
        ...optional(`${at}.url`, element.url, 1, limits.url),
        ...optional(`${at}.accessibility_label`, element.accessibility_label, 1, limits.buttonText),
      ]
    case 'feedback_buttons':
      return ['positive_button', 'negative_button'].flatMap((name) =>
        label(`${at}.${name}`, fieldsOf(element[name]).text, limits.buttonText),
      )
    case 'plain_text_input': {
      const most = Number(element.max_length ?? limits.plainTextInput)
      return [
        ...(most > limits.plainTextInput ? [`${at}.max_length: at most ${limits.plainTextInput}`] : []),
        ...optional(`${at}.initial_value`, element.initial_value, 0, most),
      ]
    }
    case 'static_select':
    case 'multi_static_select':
      return checkSelect(at, element)
    case 'radio_buttons':
    case 'checkboxes':
      return checkOptions(at, element, limits.choices)
    case 'overflow':
      return checkOptions(at, element, limits.overflowOptions)
    default:
      return withoutLimits.has(String(element.type))
        ? []
        : [`${at}: ${String(element.type)} is no element this bot sends`]
  }
}

/** Elements whose only limits are those all share. */
const withoutLimits = new Set([
  ...['users', 'conversations', 'channels'].flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]),
  ...['datepicker', 'timepicker', 'datetimepicker', 'file_input'],
  ...['number_input', 'email_text_input', 'url_text_input', 'rich_text_input'],
])

function checkSelect(at: string, element: Fields): string[] {
  if (element.option_groups === undefined) return checkOptions(at, element, limits.selectOptions)
  const groups = listOf(element.option_groups)
  const inside = groups.flatMap((group, index) => [
    ...label(`${at}.option_groups[${index}].label`, group.label, limits.optionText),
    ...checkOptions(`${at}.option_groups[${index}]`, group, limits.selectOptions),
  ])
  return [...count(`${at}.option_groups`, groups, 1, limits.optionGroups), ...inside]
}

function checkOptions(at: string, element: Fields, most: number): string[] {
  const options = listOf(element.options)
  const inside = options.flatMap((option, index) => [
    ...label(`${at}.options[${index}].text`, option.text, limits.optionText),
    ...text(`${at}.options[${index}].value`, option.value, 1, limits.optionValue),
    ...optionalLabel(`${at}.options[${index}].description`, option.description, limits.optionDescription),
  ])
  return [...count(`${at}.options`, options, 1, most), ...inside]
}

function checkConfirm(at: string, confirm: Fields): string[] {
  return [
    ...label(`${at}.title`, confirm.title, limits.confirmTitle),
    ...label(`${at}.text`, confirm.text, limits.confirmText),
    ...label(`${at}.confirm`, confirm.confirm, limits.confirmButton),
    ...label(`${at}.deny`, confirm.deny, limits.confirmButton),
  ]
}

function label(at: string, object: unknown, most: number): string[] {
  return text(at, fieldsOf(object).text, 1, most)
}

function optionalLabel(at: string, object: unknown, most: number): string[] {
  return object === undefined ? [] : label(at, object, most)
}

function optional(at: string, value: unknown, least: number, most: number): string[] {
  return value === undefined ? [] : text(at, value, least, most)
}

function text(at: string, value: unknown, least: number, most: number): string[] {
  if (typeof value !== 'string') return [`${at}: no text`]
  if (value.length < least) return [`${at}: empty`]
  return value.length > most ? [`${at}: ${value.length} characters, at most ${most}`] : []
}

function count(at: string, items: readonly unknown[], least: number, most: number): string[] {
  if (items.length < least) return [`${at}: empty`]
  return items.length > most ? [`${at}: ${items.length}, at most ${most}`] : []
}

function twice(at: string, name: string, items: readonly Fields[]): string[] {
  const ids = items.flatMap((item) => (item[name] === undefined ? [] : [String(item[name])]))
  const again = ids.filter((id, index) => ids.indexOf(id) !== index)
  return [...new Set(again)].map((id) => `${at}: ${name} ${id} stands twice`)
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : []
}
