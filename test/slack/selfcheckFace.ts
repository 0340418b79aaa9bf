import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { KnownBlock } from '@slack/types'
import { WebClient } from '@slack/web-api'
import { createAudit } from '../../src/audit/index.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import type { Job, JobHandler, Jobs } from '../../src/jobs/types.ts'
import { createSelfchecks } from '../../src/selfcheck/index.ts'
import {
  registerSelfcheck,
  type SelfcheckParts,
  startSelfcheck,
} from '../../src/slack/listeners/selfcheck.ts'
import { registerSelfcheckNotices } from '../../src/slack/notices/selfcheck.ts'
import type { OutgoingPost, OutgoingUpdate } from '../../src/slack/types.ts'
import { aChecklist } from '../selfcheck/builders.ts'
import { aPerson, createBareApp } from './bare.ts'

export type Message = {
  channel: string
  text: string
  blocks: readonly KnownBlock[] | undefined
  image: string | undefined
}

/** The self-check's listeners on a real Bolt app; what they send is kept as Slack would show it. */
export async function startFace(database: Database) {
  let at = new Date('2026-11-23T01:00:00Z')
  const clock = { now: () => at }
  const audit = createAudit({ clock })
  const board = createBoard()
  const told: string[] = []
  const acks: string[] = []
  const queue = createQueue()

  // Where private answers go: the address Slack hands out with every press in a message.
  const slack = createServer(async (request, response) => {
    const body: Buffer[] = []
    for await (const piece of request) body.push(piece)
    const said = JSON.parse(Buffer.concat(body).toString()) as { response_type: string; text: string }
    told.push(`${said.response_type}: ${said.text}`)
    response.end('ok')
  })
  await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve))
  const responseUrl = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/`

  const parts: SelfcheckParts = {
    clock,
    audit,
    database,
    log: silentLog,
    jobs: queue.jobs,
    people: { get: async (id) => aPerson(id), named: async () => undefined },
    roles: { of: async () => new Set(['employee']), holders: async () => [], owners: async () => ['UOWNER'] },
    outbox: board.outbox,
    interactive: new WebClient(undefined, { slackApiUrl: responseUrl }),
    selfchecks: createSelfchecks({ database, clock, audit, checklists: [aChecklist({ a: 2, b: 1 })] }),
  }
  const app = createBareApp()
  const errors: unknown[] = []
  app.error(async (error) => {
    errors.push(error)
  })
  registerSelfcheck(app, parts)
  registerSelfcheckNotices(queue.jobs, parts)

  let presses = 0
  return {
    told,
    acks,
    messages: board.messages,
    /** Runs every job that waits, each as often as asked. */
    runJobs: queue.run,
    passTime(seconds: number) {
      at = new Date(at.getTime() + seconds * 1000)
    },
    says: (key: string, wish: 'start' | 'result' = 'start', userId = 'U1') =>
      startSelfcheck(parts, { userId, key, wish }),
    async press(
      actionId: string,
      value?: string,
      { by = 'U1', moment = '', channel = 'D1' } = {},
    ): Promise<void> {
      presses++
      await app.processEvent({
        body: {
          type: 'block_actions',
          user: { id: by },
          team: { id: 'T1' },
          api_app_id: 'A1',
          trigger_id: `t${presses}`,
          ...(channel === ''
            ? {}
            : { channel: { id: channel, name: 'directmessage' }, response_url: responseUrl }),
          actions: [
            {
              type: 'button',
              block_id: 'b',
              action_id: actionId,
              action_ts: moment || `1700000000.${presses}`,
              ...(value === undefined ? {} : { value }),
            },
          ],
        },
        ack: async () => {
          acks.push(actionId)
        },
      })
      if (errors.length > 0) throw errors[0]
    },
    stop: () => new Promise<void>((resolve) => slack.close(() => resolve())),
  }
}

// Keeps jobs until a test runs them.
function createQueue() {
  const handlers = new Map<string, JobHandler>()
  const waiting: Job[] = []
  const jobs: Jobs = {
    handle: (queue, handler) => handlers.set(queue, handler),
    enqueue: async (_, job) => {
      waiting.push(job)
    },
    start: async () => {},
    stop: async () => {},
    wake() {},
    clockMoved: async () => {},
  }
  return {
    jobs,
    async run(times = 1) {
      for (const job of waiting.splice(0)) {
        for (let time = 0; time < times; time += 1) await handlers.get(job.queue)?.(job.data, 'job')
      }
    },
  }
}

// Keeps messages as Slack would show them: a post with a known key is dropped, an update replaces what stands.
function createBoard() {
  const messages = new Map<string, Message>()
  const keys = new Set<string>()
  return {
    messages: () => [...messages.values()],
    outbox: {
      async enqueue(_: unknown, message: OutgoingPost | OutgoingUpdate) {
        if (keys.has(message.key)) return
        keys.add(message.key)
        if (message.kind === 'post') {
          const { channel, text, blocks, image } = message
          messages.set(message.key, { channel, text, blocks, image: image?.altText })
          return
        }
        const standing = 'key' in message.message ? messages.get(message.message.key) : undefined
        if (standing === undefined) throw new Error('an update of no message of ours')
        standing.text = message.text
        standing.blocks = message.blocks
      },
      wake() {},
      find: async () => undefined,
      has: async (_: unknown, key: string) => keys.has(key),
      isWaiting: async () => false,
    },
  }
}

/** The value of a message's button with this action. */
export function buttonValueOf(message: Message | undefined, actionId: string): string {
  const rows = (message?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []))
  const found = rows.find((element) => element.type === 'button' && element.action_id === actionId)
  if (found?.type !== 'button' || found.value === undefined) throw new Error(`no button ${actionId}`)
  return found.value
}
