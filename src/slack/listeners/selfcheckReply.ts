import type { ReplyOutcome } from '../../selfcheck/types.ts'
import type { Said } from '../intake.ts'
import type { SelfcheckParts } from '../notices/selfcheckJobs.ts'
import { enqueueReply, messageKey } from '../notices/selfcheckShow.ts'
import type { Person } from '../types.ts'
import { unknownBefore } from './selfcheck.ts'

/** Longer texts that are not understood are questions or talk, no answers to an item. */
const longestReply = 60

/**
 * Takes what a person typed as a reply to the item in front of them.
 *
 * @param wants what the message reads like, an incident left out: it never comes here.
 * @returns whether it was one; `false` also for a question, which is answered as any other.
 */
export async function takeSelfcheckReply(
  parts: SelfcheckParts,
  said: Said,
  person: Person,
  typed: string,
  wants: 'question' | 'selfcheck' | 'other',
): Promise<boolean> {
  if (said.revision !== undefined || !(await isAtItem(parts, said))) return false
  const text = wants === 'selfcheck' ? commandIn(typed) : typed
  if (text === undefined) return false
  const asksBack = wants === 'question' && typed.length <= longestReply
  const request = { userId: person.id, key: replyKey(said), text, asksBack, timeZone: person.timeZone }
  const outcome = await parts.selfchecks.reply(request, (transaction, found) =>
    enqueueReply(parts, transaction, person, found, extrasOf(found)),
  )
  parts.outbox.wake()
  return outcome.kind !== 'other'
}

/** Shows the item again that somebody left for a question a moment ago, below the answer. */
export async function returnToSelfcheck(parts: SelfcheckParts, said: Said, person: Person): Promise<void> {
  if (!said.isDirect || said.inThread || said.revision !== undefined) return
  if ((await parts.selfchecks.findUnderWay(said.userId))?.status !== 'open') return
  const request = { userId: person.id, key: replyKey(said) }
  await parts.selfchecks.returnTo(request, (transaction, found) =>
    enqueueReply(parts, transaction, person, found, {}),
  )
  parts.outbox.wake()
}

// In the direct message itself, or in the thread under the item: elsewhere a はい answers something else.
async function isAtItem(parts: SelfcheckParts, said: Said): Promise<boolean> {
  if (!said.isDirect) return false
  const session = await parts.selfchecks.findUnderWay(said.userId)
  if (session?.status !== 'open') return false
  if (!said.inThread) return true
  const place = await parts.outbox.find(parts.database, messageKey(session))
  return place?.ts === said.threadTs
}

// “自己チェックを中断したい” asks for the self-check, but not to begin it.
function commandIn(typed: string): string | undefined {
  return /中断|やめ|止め|とめ|一時停止|\b(?:pause|stop|quit|cancel)\b/i.test(typed) ? '中断' : undefined
}

function extrasOf(outcome: ReplyOutcome) {
  if (!('before' in outcome) || outcome.kind === 'lead') return {}
  const { before, session } = outcome
  const optionId = session.answers[before.current ?? '']
  if (before.current === null || optionId === undefined || optionId === before.answers[before.current])
    return {}
  return unknownBefore({ kind: 'answer', optionId }, before.current, session)
}

function replyKey(said: Said): string {
  return `selfcheck:${said.channel}:${said.ts}`
}
