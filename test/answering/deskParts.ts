import { createAnswerDesk, createAnswering } from '../../src/answering/index.ts'
import { createAudit } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import type { Job } from '../../src/jobs/types.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'

const words = { ja: sentences.ja.gaps.document, en: sentences.en.gaps.document }
const monday = new Date('2026-11-30T00:00:00Z')

/** The desk over a library of one document; `jobs` are those enqueued. */
export async function open(database: Database) {
  let now = monday
  const clock = { now: () => now }
  const jobs: Job[] = []
  const answering = createAnswering({
    database,
    clock,
    glossary: [],
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  })
  const desk = createAnswerDesk({
    database,
    clock,
    audit: createAudit({ clock }),
    jobs: { enqueue: async (_, job) => void jobs.push(job) },
    answering,
    glossary: [],
    words,
  })
  const index = (text: string) =>
    answering.indexDocuments([
      aSourceDocument({
        path: 'ja/house.md',
        title: '倉庫の決まり',
        layer: 'company',
        audience: 'employees',
        sections: [aSourceSection({ heading: '倉庫の鍵', text })],
      }),
    ])
  return {
    desk,
    jobs,
    index,
    answering,
    passDays(days: number) {
      now = new Date(now.getTime() + days * 86_400_000)
    },
    /** Asks in private, and keeps the answer. */
    async ask(id: string, text: string, askedBy = 'U1', audience: 'employees' | 'everyone' = 'employees') {
      const answer = await answering.answerQuestion({ text, language: 'ja', audience })
      const kept = {
        id,
        askedBy,
        channel: askedBy,
        revision: '',
        question: text,
        context: '',
        answer,
        audience,
      }
      await database.transaction((transaction) => desk.kept.keep(transaction, { ...kept, isPrivate: false }))
      return answer
    },
  }
}
