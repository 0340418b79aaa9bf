import { blocksOf, type Surface } from './blockTypes.ts'
import { isFields, list, type Problem, typed } from './checks.ts'
import { limits } from './limits.ts'
import type { Fields } from './types.ts'

/** Whether the app was given a scope. */
export type Allows = (scope: string) => boolean

type Tell = (problem: Problem) => void

/** What Slack takes only from an app with the scope. */
const scopeOfType: Readonly<Record<string, string>> = {
  video: 'links.embed:write',
  file_input: 'files:read',
}

/**
 * Finds what Slack would refuse in an array of blocks.
 *
 * @param allows says which scopes the app has; without it, all.
 * @returns the problems in the order found, empty when there is none; `at` starts with `pointer`.
 */
export function checkBlocks(
  blocks: unknown,
  surface: Surface,
  pointer = '/blocks',
  allows: Allows = () => true,
): Problem[] {
  const problems: Problem[] = []
  const tell = (problem: Problem) => void problems.push(problem)
  const max = surface === 'message' ? limits.message.blocks : limits.view.blocks
  list(typed(blocksOf(surface)), max, 0)(blocks, pointer, tell)
  if (!Array.isArray(blocks)) return problems
  const whole = blocks.filter(isFields)
  checkIds(whole, pointer, tell)
  checkScopes(blocks, pointer, allows, tell)
  if (surface === 'message') {
    checkMarkdown(whole, pointer, tell)
    checkTables(blocks, pointer, tell)
  } else {
    checkFocus(blocks, pointer, tell)
  }
  return problems
}

/** Every object in a value with its pointer, the outer before the inner. */
function* objectsIn(value: unknown, pointer: string): Generator<{ fields: Fields; at: string }> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* objectsIn(each, `${pointer}/${index}`)
  } else if (isFields(value)) {
    yield { fields: value, at: pointer }
    for (const [name, each] of Object.entries(value)) yield* objectsIn(each, `${pointer}/${name}`)
  }
}

/** block_ids are unique in a payload, action_ids in their block. */
function checkIds(blocks: readonly Fields[], pointer: string, tell: Tell): void {
  const blockIds = new Set<unknown>()
  for (const [index, each] of blocks.entries()) {
    const at = `${pointer}/${index}`
    const children = Array.isArray(each.child_blocks) ? each.child_blocks.filter(isFields) : []
    for (const { block_id: id } of [each, ...children]) {
      if (id !== undefined && blockIds.has(id))
        tell({ at, message: `\`block_id\` ${String(id)} already exists` })
      blockIds.add(id)
    }
    for (const block of [each, ...children]) checkActionIds(block, at, tell)
  }
}

function checkActionIds(block: Fields, at: string, tell: Tell): void {
  const elements = [block.accessory, block.element, block.elements, block.actions].flat()
  const actionIds = elements.filter(isFields).flatMap((element) => element.action_id ?? [])
  const doubled = actionIds.find((actionId, place) => actionIds.indexOf(actionId) !== place)
  if (doubled !== undefined)
    tell({ at, message: `\`action_id\` ${String(doubled)} already exists in this block` })
}

function checkScopes(blocks: unknown, pointer: string, allows: Allows, tell: Tell): void {
  for (const { fields, at } of objectsIn(blocks, pointer)) {
    const scope = scopeOfType[String(fields.type)]
    if (scope !== undefined && !allows(scope))
      tell({ at, message: `${fields.type} needs the scope ${scope}` })
  }
}

function checkMarkdown(blocks: readonly Fields[], pointer: string, tell: Tell): void {
  const texts = blocks.flatMap((each) => (each.type === 'markdown' ? String(each.text) : []))
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const message = `markdown blocks must together be less than ${limits.message.markdown + 1} characters`
  if (texts.length > 1 && length > limits.message.markdown) tell({ at: pointer, message })
}

/** One table in a message, of not too many characters. */
function checkTables(blocks: unknown, pointer: string, tell: Tell): void {
  const tables = [...objectsIn(blocks, pointer)].filter(({ fields }) => fields.type === 'table')
  const second = tables[limits.message.tables]
  if (second !== undefined) tell({ at: second.at, message: 'only one table is allowed in a message' })
  for (const { fields, at } of objectsIn(blocks, pointer)) {
    if (fields.type !== 'table' && fields.type !== 'data_table') continue
    const most = fields.type === 'table' ? limits.table.characters : limits.dataTable.characters
    if (lengthOf(fields.rows) > most)
      tell({ at: `${at}/rows`, message: `cells must together be less than ${most + 1} characters` })
  }
}

/** The characters people read in the cells. */
function lengthOf(rows: unknown): number {
  const texts = [...objectsIn(rows, '')].flatMap(({ fields }) =>
    typeof fields.text === 'string' ? fields.text : [],
  )
  return texts.reduce((sum, text) => sum + text.length, 0)
}

/** Only one input of a view may take the focus. */
function checkFocus(blocks: unknown, pointer: string, tell: Tell): void {
  const focused = [...objectsIn(blocks, pointer)].filter(({ fields }) => fields.focus_on_load === true)
  const second = focused[1]
  if (second !== undefined) tell({ at: second.at, message: 'only one element can have `focus_on_load`' })
}
