import { createHash } from 'node:crypto'
import { z } from 'zod'
import { renderRadarChart } from '../../export/radarChart.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { downloadFile } from '../download.ts'
import { sentenceView } from '../views/conversation.ts'
import { answeredMessage, enquiryMessage, staleMessage } from '../views/selfcheckForms.ts'
import { chartInWords, chartMessage, chartOf } from '../views/selfcheckResult.ts'
import { registerSelfcheckActions } from './selfcheckActions.ts'
import { registerSelfcheckExport } from './selfcheckExport.ts'
import { enqueueExpiry, enquiryKey, queues, type SelfcheckParts } from './selfcheckJobs.ts'
import { enqueueOpening } from './selfcheckShow.ts'

/** A file given as evidence may be this large; its bytes are read once, for the hash. */
const largestFile = 50 * 1024 * 1024

/** What a chart's job carries: whose result, and the key of the message it belongs to. */
const ChartData = z.object({ session: z.string(), user: z.string(), resultKey: z.string() })
const WakeData = z.object({ session: z.string(), user: z.string(), version: z.number() })
const EnquiryData = z.object({ enquiry: z.string(), asked: z.string() })
const AnsweredData = EnquiryData.extend({ asker: z.string(), became: z.enum(['adopted', 'kept', 'late']) })
const FileData = z.object({
  user: z.string(),
  session: z.string(),
  item: z.string(),
  file: z.string(),
  expiresOn: z.string().nullable(),
})
const ExpiryData = z.object({ note: z.string(), user: z.string() })

/** Tells people later of what concerns their self-check. What cannot be told is tried again by the queue. */
export function registerSelfcheckNotices(jobs: Jobs, parts: SelfcheckParts): void {
  registerSelfcheckExport(jobs, parts)
  registerSelfcheckActions(jobs, parts)
  jobs.handle(queues.chart, async (data) => {
    await postChart(parts, ChartData.parse(data))
  })
  jobs.handle(queues.wake, async (data) => {
    const { session, user, version } = WakeData.parse(data)
    const person = await parts.people.get(user)
    const rest = { sessionId: session, version, key: `wake:${session}:${version}` }
    await parts.selfchecks.wake(rest, (transaction, outcome) =>
      enqueueOpening(parts, transaction, person, outcome),
    )
    parts.outbox.wake()
  })
  jobs.handle(queues.enquiry, async (data) => {
    const { enquiry: id, asked } = EnquiryData.parse(data)
    const person = await parts.people.get(asked)
    const found = await parts.selfchecks.enquiries.find(asked, id)
    if (found === undefined) return
    const view = enquiryMessage(found.enquiry, found.session, person.language)
    await post(parts, { key: enquiryKey(found.enquiry), channel: asked, ...view })
  })
  jobs.handle(queues.answered, async (data) => {
    const { enquiry: id, asker, became } = AnsweredData.parse(data)
    const person = await parts.people.get(asker)
    const found = await parts.selfchecks.enquiries.find(asker, id)
    if (found === undefined) return
    const view = answeredMessage(found.enquiry, found.session, became, person.language)
    await post(parts, { key: `${enquiryKey(found.enquiry)}:told`, channel: asker, ...view })
  })
  jobs.handle(queues.file, async (data, jobId) => {
    await keepFile(parts, FileData.parse(data), jobId)
  })
  jobs.handle(queues.expiry, async (data) => {
    const { note: id, user } = ExpiryData.parse(data)
    const note = await parts.selfchecks.notes.findStale(id)
    const session = note && (await parts.selfchecks.findOwn(user, note.sessionId))
    if (note === undefined || session === undefined) return
    const { language } = await parts.people.get(user)
    await post(parts, {
      key: `selfcheck:stale:${id}`,
      channel: user,
      ...staleMessage(note, session, language),
    })
  })
}

async function postChart(parts: SelfcheckParts, { session, user, resultKey }: z.infer<typeof ChartData>) {
  const person = await parts.people.get(user)
  const result = await parts.selfchecks.findResult(user, session)
  if (result === undefined) return
  const previous = await parts.selfchecks.findPrevious(result.session)
  const chart = chartOf(result, person.language, previous)
  if (chart === undefined) return
  const { fileName, title } = sentences[person.language].selfcheck.chart
  await post(parts, {
    key: `${resultKey}:chart`,
    channel: user,
    ...chartMessage(person.language),
    image: {
      fileName,
      title,
      altText: chartInWords(result, person.language),
      png: await renderRadarChart(chart),
    },
  })
}

async function keepFile(parts: SelfcheckParts, data: z.infer<typeof FileData>, jobId: string): Promise<void> {
  const { language } = await parts.people.get(data.user)
  const words = sentences[language].selfcheck.note
  const bytes = await downloadFile(parts.interactive, data.file, largestFile)
  const name = await fileName(parts, data.file)
  const key = `selfcheck:file:${jobId}`
  if (!(bytes instanceof Uint8Array)) {
    return post(parts, { key, channel: data.user, ...sentenceView(words.fileLost(name)) })
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { user, session, item, expiresOn } = data
  const note = {
    userId: user,
    sessionId: session,
    itemId: item,
    kind: 'file' as const,
    content: name,
    sha256,
  }
  await parts.selfchecks.notes.add(
    { ...note, ...(expiresOn === null ? {} : { expiresOn }) },
    async (transaction, added) => {
      const told = added.kind === 'added' ? words.fileKept(name) : words.fileLost(name)
      await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: user, ...sentenceView(told) })
      if (added.kind === 'added') await enqueueExpiry(parts, transaction, added.note)
    },
  )
  parts.outbox.wake()
}

const FileInfo = z.object({ file: z.object({ name: z.string().nullish() }) })

async function fileName(parts: SelfcheckParts, fileId: string): Promise<string> {
  const info = FileInfo.safeParse(await parts.interactive.files.info({ file: fileId }))
  return info.data?.file.name ?? fileId
}

async function post(
  parts: SelfcheckParts,
  message: Omit<Parameters<SelfcheckParts['outbox']['enqueue']>[1] & { kind: 'post' }, 'kind'>,
): Promise<void> {
  await parts.outbox.enqueue(parts.database, { kind: 'post', pace: 'notice', ...message })
  parts.outbox.wake()
}
