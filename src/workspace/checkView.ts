import { type Allows, checkBlocks } from './blocks.ts'
import { type Check, flag, isFields, object, oneOf, type Problem, string } from './checks.ts'
import { plainText } from './composition.ts'
import { limits } from './limits.ts'
import { Refusal } from './refusal.ts'
import type { Fields } from './types.ts'

const shared: Record<string, Check> = {
  blocks: () => undefined,
  callback_id: string(limits.id, 0),
  external_id: string(limits.id, 0),
  private_metadata: string(limits.view.privateMetadata, 0),
}
const shapes = {
  home: object({ type: oneOf('home'), blocks: () => undefined }, shared),
  modal: object(
    { type: oneOf('modal'), title: plainText(limits.view.title), blocks: () => undefined },
    {
      ...shared,
      submit: plainText(limits.view.button),
      close: plainText(limits.view.button),
      clear_on_close: flag(),
      notify_on_close: flag(),
    },
  ),
}

/** Finds what Slack would refuse in a view. */
export function findViewProblems(
  view: Fields,
  type: 'home' | 'modal',
  pointer = '/view',
  allows?: Allows,
): Problem[] {
  const problems: Problem[] = []
  shapes[type](view, pointer, (problem) => problems.push(problem))
  problems.push(...checkBlocks(view.blocks, type, `${pointer}/blocks`, allows))
  const hasInput =
    Array.isArray(view.blocks) && view.blocks.some((each) => isFields(each) && each.type === 'input')
  if (type === 'modal' && hasInput && view.submit === undefined) {
    problems.push({ at: pointer, message: 'must include `submit` when the view has input blocks' })
  }
  return problems
}

/**
 * A view an app hands in, when Slack would take it.
 *
 * @throws Refusal `invalid_arguments` with the problems, or `view_too_large`.
 */
export function parseView(view: unknown, type: 'home' | 'modal', allows?: Allows): Fields {
  if (!isFields(view)) throw refuse([{ at: '/view', message: 'must provide an object' }])
  if (Buffer.byteLength(JSON.stringify(view)) > limits.view.bytes) throw new Refusal('view_too_large')
  const problems = findViewProblems(view, type, '/view', allows)
  if (problems.length > 0) throw refuse(problems)
  return view
}

/** Problems as lines of `response_metadata.messages`. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `[ERROR] ${problem.message} [json-pointer:${problem.at}]`)
}

function refuse(problems: readonly Problem[]): Refusal {
  return new Refusal('invalid_arguments', { response_metadata: { messages: problemLines(problems) } })
}
