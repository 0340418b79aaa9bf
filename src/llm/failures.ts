import type { ModelFailure } from './types.ts'

/**
 * What an error of the libraries means for whoever waits.
 *
 * @param hasBegun whether any text had come. A stream that breaks is a plain `TypeError: terminated`, nothing of OpenAI's.
 */
export function classifyFailure(error: unknown, hasBegun: boolean): ModelFailure {
  if (statusOf(error) === 429) return 'rate'
  if (hasBegun) return 'cut-off'
  return isEmpty(error) ? 'empty' : 'down'
}

/** The HTTP status an error of the libraries carries, theirs or one it wraps; `undefined` where nothing answered. */
export function statusOf(error: unknown): number | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1)
    if ('status' in each && typeof each.status === 'number') return each.status
  return undefined
}

// Neither error has a code: LangChain's for a stream without content, LangGraph's for a model that only ever searches.
function isEmpty(error: unknown): boolean {
  return (
    error instanceof Error && (/empty response/i.test(error.message) || error.name === 'GraphRecursionError')
  )
}
