import type { Language } from '../../common/language.ts'
import type { SlackParts } from '../parts.ts'

/** What the work comes to when it is done in time, else `undefined`; the work itself goes on. */
export async function within<T>(timeMs: number, work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), timeMs)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** How to speak to a person. */
export type Reader = { readonly userId: string; readonly language: Language; readonly timeZone: string }

/** Milliseconds a click waits for the person's language; what is known already comes at once. */
const lookUpMs = 200

/** The person's language and time zone, or Japanese and Japan's where they are not known in time. Never fails. */
export async function readerSoon(parts: SlackParts, userId: string): Promise<Reader> {
  const looking = parts.people.get(userId).catch((error: unknown) => {
    // Without the id: whoever opens the form may want to stay unnamed.
    parts.log.warn('a person could not be looked up; spoken to in Japanese', { error })
    return undefined
  })
  const person = await within(lookUpMs, looking)
  return { userId, language: person?.language ?? 'ja', timeZone: person?.timeZone ?? 'Asia/Tokyo' }
}
