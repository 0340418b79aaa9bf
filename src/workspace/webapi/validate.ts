import { checkBlocks } from '../blocks.ts'
import { isFields, type Problem } from '../checks.ts'
import { findViewProblems } from '../checkView.ts'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import { type Method, missing } from './call.ts'

const kinds = ['blocks', 'message', 'view'] as const

/** blocks.validate: what Slack would find wrong in blocks, a message or a view. It needs no token. */
export const validate: Method = (args) => {
  const given = kinds.filter((kind) => args.has(kind))
  const [kind] = given
  if (kind === undefined || given.length > 1) {
    const messages = ['must provide exactly one of `blocks`, `view`, or `message`']
    throw new Refusal('invalid_arguments', { response_metadata: { messages } })
  }
  const value = args.json(kind)
  if (value === undefined) throw missing(kind)
  if (JSON.stringify(value).length > limits.validate.characters) throw new Refusal('invalid_arguments')
  const problems = find(kind, value)
  if (problems.length === 0) return {}
  throw new Refusal(`invalid_${kind}`, {
    errors: problems.map(({ at, message }) => ({ code: 'failed_constraint', message, pointer: at })),
  })
}

function find(kind: (typeof kinds)[number], value: unknown): Problem[] {
  if (kind === 'blocks') return checkBlocks(value, 'message', '')
  if (!isFields(value)) return [{ at: '', message: 'must provide an object' }]
  if (kind === 'view') return findViewProblems(value, value.type === 'home' ? 'home' : 'modal', '')
  const attachments = Array.isArray(value.attachments) ? value.attachments : []
  return [
    ...(value.blocks === undefined ? [] : checkBlocks(value.blocks, 'message')),
    ...attachments
      .filter(isFields)
      .flatMap(({ blocks }, index) =>
        blocks === undefined ? [] : checkBlocks(blocks, 'message', `/attachments/${index}/blocks`),
      ),
  ]
}
