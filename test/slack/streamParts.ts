import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { createMovableClock } from '../../src/common/clock.ts'
import { createLog, silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { clientOptions } from '../../src/slack/clients.ts'
import { createDelivery } from '../../src/slack/delivery.ts'
import { createSlackLogger } from '../../src/slack/logger.ts'
import { createOutbox } from '../../src/slack/outbox.ts'
import { type AnswerPlace, type AnswerStream, createStreams, type Streams } from '../../src/slack/stream.ts'
import { growingView, type MessageView } from '../../src/slack/views/answer.ts'
import { sentenceView } from '../../src/slack/views/conversation.ts'
import { createWorkspace } from '../../src/workspace/index.ts'
import { startApiProxy } from '../support/apiProxy.ts'
import { test as databaseTest } from '../support/database.ts'
import { createPersonAt, type Door, openDoor, type SeenMessage, type TestPerson } from '../support/door.ts'

/** Streams with the outbox they end in, before a workspace, with a way between them that can be broken. */
export type Streaming = Awaited<ReturnType<typeof startStreaming>>

/** A test on `streaming`, the embedded database below it. */
export const test = withStreaming(databaseTest)

/** @param base a test with a database. */
export function withStreaming(base: typeof databaseTest, options: StreamingOptions = {}) {
  return base.extend('streaming', async ({ database }, { onCleanup }) => {
    const streaming = await startStreaming(database, options)
    onCleanup(() => streaming.leave())
    return streaming
  })
}

type StreamingOptions = {
  /** Methods the workspace lacks. */
  readonly without?: readonly string[]
  /** Milliseconds a call may take; the bot waits four seconds. */
  readonly timeoutMs?: number
}

async function startStreaming(database: Database, { without = [], timeoutMs = 4_000 }: StreamingOptions) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-stream-'))
  const workspace = await createWorkspace({ dataDir, door: 'test', rateLimits: 'off', without })
  const api = await startApiProxy(workspace.url)
  const clock = createMovableClock()
  const door = await openDoor(workspace.url)
  const logLines: string[] = []
  const log = createLog('info', (line) => logLines.push(line))
  const client = new WebClient(
    workspace.botToken,
    clientOptions(api.apiUrl, timeoutMs, createSlackLogger(silentLog)),
  )
  const { user_id: botUserId = '', team_id: teamId = '' } = await client.auth.test()
  const outbox = createOutbox({
    database,
    clock,
    log,
    deliver: createDelivery({ interactive: client, stream: client, bulk: client }),
  })
  await outbox.start()
  /** As a process of its own would make them. */
  const createOthers = (): Streams => createStreams({ database, outbox, clock, log, client, botUserId })

  const asker = createPersonAt(door, 'employee')

  async function ask(person: TestPerson = asker, place: { channel?: string; threadTs?: string } = {}) {
    const ts = await person.says('認証の有効期間は何年ですか', place)
    const said = (await person.looks()).messages.find((message) => message.ts === ts)
    const key = `reply:${said?.channel}:${ts}`
    const threadTs = place.threadTs ?? ts
    const answer: AnswerPlace = {
      key,
      messageKey: key,
      channel: said?.channel ?? '',
      threadTs,
      userId: person.id,
      teamId,
      questionTs: ts,
    }
    return answer
  }

  return {
    api,
    client,
    clock,
    door,
    logLines,
    outbox,
    asker,
    streams: createOthers(),
    createOthers,
    ask,
    /** Resolves when nothing waits to be sent; waits for a further try are cut short. */
    async settled(): Promise<void> {
      for (;;) {
        const { rows } = await database.query(
          `select 1 from outbox_messages where state in ('new', 'sending')`,
        )
        if (rows.length === 0) return
        await database.query(`update outbox_messages set run_after = now() where state = 'new'`)
        outbox.wake()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    /** What the bot says in the thread of an answer. */
    seen: (answer: AnswerPlace) => seenBy(door, asker, answer),
    async leave(): Promise<void> {
      await outbox.stop()
      await api.stop()
      await workspace.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function seenBy(door: Door, person: TestPerson, answer: AnswerPlace): Promise<SeenMessage[]> {
  const people = new Set(door.directory.people.map(({ id }) => id))
  return (await person.looks()).messages.filter(
    ({ threadTs, user, deleted, ts }) =>
      threadTs === answer.threadTs && !people.has(user) && !deleted && ts > answer.questionTs,
  )
}

/** Two sentences of an answer. */
export const first = '認証の有効期間は3年間です。'
export const second = '更新の申請は期限の前にします。'

/** The grounds as they are shown first. */
export const grounds = [
  {
    sectionId: 1,
    document: 'ja/a.md',
    title: '認証の取得・有効期間・ロゴマーク',
    heading: '有効期間',
    score: 1,
  },
]

/** Opens a stream of an answer in Japanese. */
export function openStream(stream: AnswerStream): void {
  stream.open({ title: '有効期間', status: 'お答えを書いています…', ...growingView(grounds, 'ja') })
}

/** A whole answer. */
export function whole(text: string): MessageView {
  return sentenceView(text)
}

/** Nothing more belongs into the transaction. */
export const nothingMore = async (): Promise<void> => undefined

/** Begins an answer. @throws Error when it is finished already. */
export async function begin(streams: Streams, place: AnswerPlace): Promise<AnswerStream> {
  const stream = await streams.begin(place)
  if (stream === undefined) throw new Error('the answer is finished already')
  return stream
}
