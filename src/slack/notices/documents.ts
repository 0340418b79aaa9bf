import { z } from 'zod'
import { type Answering, indexQueue, readQueue } from '../../answering/index.ts'
import type { Clock } from '../../common/clock.ts'
import { sentences } from '../../i18n/index.ts'
import type { Job, Jobs } from '../../jobs/types.ts'
import { downloadFile } from '../download.ts'
import type { Homes } from '../homes.ts'
import type { DocumentParts } from '../listeners/documentFiles.ts'
import { sentenceView } from '../views/conversation.ts'
import { newsView, offerView } from '../views/documents.ts'
import { findReaders } from './incident.ts'

export type DocumentNoticeParts = DocumentParts & {
  readonly answering: Pick<Answering, 'listUntold' | 'markTold'>
  readonly homes: Homes
}

/** The queue of what the officers are to be told of the folder of documents. */
const newsQueue = 'documents.news'

const Id = z.object({ id: z.string() })

/** The job that has the officers told of files that nobody was told of; one, however often it is called for. */
export function documentNews(clock: Clock): Job {
  return { queue: newsQueue, key: 'news', runAt: clock.now(), data: {} }
}

/** Has shared files read and indexed, and their sharers told; and the officers told of the folder's files. */
export function registerDocumentNotices(jobs: Jobs, parts: DocumentNoticeParts): void {
  jobs.handle(readQueue, async (data) => {
    const { shared } = parts
    await shared.readReceived(
      Id.parse(data).id,
      (document) => downloadFile(parts.interactive, document.slackFile, shared.mostBytes),
      async (transaction, document) => {
        const { message } = document
        const key = `${message}:offer`
        await parts.outbox.enqueue(transaction, {
          kind: 'update',
          key,
          message: { key: message },
          ...offerView(document),
        })
      },
    )
    parts.outbox.wake()
  })

  jobs.handle(indexQueue, async (data) => {
    await parts.shared.indexConfirmed(Id.parse(data).id, async (transaction, document, sections) => {
      const { message, choice, name, language, sharedBy } = document
      const sentence = sentences[language].documents.offer.registered(choice?.title ?? name, sections)
      const key = `${message}:indexed`
      await parts.outbox.enqueue(transaction, {
        kind: 'update',
        key,
        message: { key: message },
        ...sentenceView(sentence),
      })
      parts.homes.changed(sharedBy)
    })
    parts.outbox.wake()
  })

  jobs.handle(newsQueue, async (_, jobId) => {
    const files = await parts.answering.listUntold()
    if (files.length === 0) return
    const { readers } = await findReaders(parts, 'officer')
    await parts.database.transaction(async (transaction) => {
      for (const { userId, language } of readers)
        await parts.outbox.enqueue(transaction, {
          kind: 'post',
          key: `documents:news:${jobId}:${userId}`,
          channel: userId,
          pace: 'notice',
          ...newsView(files, language),
        })
      await parts.answering.markTold(
        transaction,
        files.map(({ path }) => path),
      )
    })
    parts.outbox.wake()
  })
}
