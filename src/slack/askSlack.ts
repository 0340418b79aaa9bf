import { ExternalError } from '../common/errors.ts'
import { readFailure } from './failures.ts'

/**
 * What Slack answered, or the word with which it refuses for good; a missing permission is one, for nobody gives it while
 * somebody waits.
 *
 * @throws ExternalError where it may go another time.
 */
export async function askSlack<Answer>(
  method: string,
  call: () => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly refused: string }> {
  try {
    return { answer: await call() }
  } catch (error) {
    const outcome = readFailure(error)
    if (outcome.kind === 'refused') return { refused: outcome.reason }
    if (outcome.kind === 'unclear' && outcome.reason === 'missing_scope') return { refused: outcome.reason }
    throw new ExternalError('Slack', method, true, 'Slack gave no clear answer', { cause: error })
  }
}
