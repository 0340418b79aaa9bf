import { createHash } from 'node:crypto'
import { findSensitive } from '../../common/sensitive.ts'
import type { UnembeddedSection } from './store.ts'

/** Characters that are sent of a section, and of a question: models take some thousand tokens, and read on no further. */
const longestSection = 6000
const longestQuestion = 2000

/** A section as it leaves, and its hash: two sections of the same hash have the same vector. */
export function sectionToSend(section: UnembeddedSection): { readonly text: string; readonly hash: string } {
  const { title, heading, asked, text: body } = section
  const text = withoutPersons([title, heading, ...asked, body].join('\n').slice(0, longestSection))
  return { text, hash: createHash('sha256').update(text).digest('hex') }
}

/** A question as it leaves, the one before it first where it leans on that. */
export function questionToSend(question: {
  readonly text: string
  readonly context: string | undefined
}): string {
  return withoutPersons([question.context ?? '', question.text].join('\n').trim().slice(0, longestQuestion))
}

// Personal data and secrets become words for what they are. Nothing comes back that they would have to be put into again,
// and the same text must always leave the same.
function withoutPersons(text: string): string {
  let sent = ''
  let done = 0
  for (const { kind, start, end } of findSensitive(text)) {
    sent += `${text.slice(done, start)}[${kind}]`
    done = end
  }
  return (sent + text.slice(done)).toWellFormed()
}
