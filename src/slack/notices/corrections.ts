import { z } from 'zod'
import { correctionQueues } from '../../answering/index.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { type AnswerParts, eyesOf, findPerson } from '../listeners/answers.ts'
import type { Person } from '../types.ts'
import { answeredView } from '../views/answered.ts'
import { changedView, wrongNote, wrongView } from '../views/correction.ts'

const Wrong = z.object({ answer: z.string(), at: z.string() })

/** Has those told, each for themselves, who got an answer that is no longer right. */
export function registerCorrectionNotices(jobs: Jobs, parts: AnswerParts): void {
  const { corrections } = parts.answers

  jobs.handle(correctionQueues.check, async (_, jobId) => {
    // First, so that a look that fails for good is not the last.
    await parts.jobs.enqueue(parts.database, corrections.nextCheck())
    const eyesOfNow = async (userId: string) => {
      const person = await findPerson(parts, userId)
      return person === undefined ? 'everyone' : eyesOf(person)
    }
    await corrections.check(eyesOfNow, async (correction) => {
      const person = await findPerson(parts, correction.person)
      return async (transaction) => {
        if (person === undefined || person.isDeactivated) return
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: `correction:${jobId}:${correction.person}:${correction.document}`,
          channel: correction.person,
          pace: 'notice',
          ...changedView(correction, person.language),
        })
      }
    })
    parts.outbox.wake()
  })

  jobs.handle(correctionQueues.wrong, async (data) => {
    const { answer: id, at } = Wrong.parse(data)
    const wrong = await corrections.findWrong(id)
    // Corrected once more meanwhile: that is told by a job of its own.
    if (wrong === undefined || wrong.at.toISOString() !== at) return
    const people = new Map<string, Person | undefined>()
    for (const { askedBy } of wrong.answers) people.set(askedBy, await findPerson(parts, askedBy))
    await parts.database.transaction(async (transaction) => {
      for (const kept of wrong.answers) {
        const person = people.get(kept.askedBy)
        if (person === undefined || person.isDeactivated) continue
        const { question, answer } = kept
        const words = sentences[person.language].gaps.wrong
        const right = person.isGuest ? words.withheld : wrong.text
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: `wrong:${id}:${at}:${person.id}`,
          channel: person.id,
          pace: 'notice',
          ...wrongView({ question, answer: answer.text, right }, person.language),
        })
        if (!(await parts.outbox.has(transaction, kept.id))) continue
        const notes = [wrongNote(wrong.text, kept, person)]
        await parts.outbox.enqueue(transaction, {
          kind: 'update',
          key: `${kept.id}:wrong:${at}`,
          message: { key: kept.id },
          ...answeredView(kept, { notes, askerLanguage: person.language }),
        })
      }
    })
    parts.outbox.wake()
  })
}
