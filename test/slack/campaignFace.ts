import type { WebClient } from '@slack/web-api'
import { createAudit } from '../../src/audit/index.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import type { Job, JobHandler, Jobs } from '../../src/jobs/types.ts'
import { createSelfchecks } from '../../src/selfcheck/index.ts'
import { registerCampaign } from '../../src/slack/listeners/campaign.ts'
import { registerCampaignNotices } from '../../src/slack/notices/campaign.ts'
import type { CampaignParts } from '../../src/slack/notices/campaignJobs.ts'
import type { OutgoingPost, OutgoingUpdate, Role } from '../../src/slack/types.ts'
import { aChecklist } from '../selfcheck/builders.ts'
import { aPerson, createBareApp } from './bare.ts'

/** The people of the table of rights, by who they are. */
export const actors: Readonly<Record<string, readonly Role[]>> = {
  ULAUNCH: ['employee', 'manager'],
  UOTHER: ['employee', 'manager'],
  UOFFICER: ['employee', 'officer'],
  UDEPUTY: ['employee', 'deputy'],
  UADMIN: ['employee', 'admin'],
  UEMPLOY: ['employee'],
  UGUEST: ['guest'],
}

const idle: Jobs = {
  enqueue: async () => {},
  handle() {},
  start: async () => {},
  stop: async () => {},
  wake() {},
  clockMoved: async () => {},
}

/** The campaign's listeners on a real Bolt app: what they post, open, answer and enqueue is kept. */
export async function startCampaignFace(database: Database) {
  const clock = { now: () => new Date('2026-11-24T01:00:00Z') }
  const audit = createAudit({ clock })
  const posted: OutgoingPost[] = []
  const jobs: Job[] = []
  const opened: unknown[] = []
  const uploads: string[] = []
  const acks: unknown[] = []
  let isSlackAway = false
  const selfchecks = createSelfchecks({ database, clock, audit, checklists: [aChecklist({ a: 2, b: 1 })] })
  const client = {
    views: {
      open: async (view: unknown) => opened.push(view),
      update: async (view: unknown) => opened.push(view),
    },
    usergroups: { list: async () => ({ usergroups: [] }) },
    dnd: { teamInfo: async () => ({ users: {} }) },
    async *paginate() {
      if (isSlackAway) throw new Error('Slack is away')
      yield { members: [] }
    },
    conversations: { open: async () => ({ channel: { id: 'D1' } }) },
    files: {
      // No place is given: what would have been sent is known, and nothing is.
      getUploadURLExternal: async ({ filename }: { filename: string }) => {
        uploads.push(filename)
        return {}
      },
    },
  }
  const parts: CampaignParts = {
    clock,
    audit,
    database,
    log: silentLog,
    jobs: {
      enqueue: async (_, job) => {
        jobs.push(job)
      },
    },
    people: {
      named: async () => undefined,
      get: async (id) => aPerson(id, { isGuest: actors[id]?.includes('guest') === true }),
    },
    roles: {
      of: async (id) => new Set(actors[id] ?? ['employee']),
      holders: async () => [],
      owners: async () => ['UOWNER'],
    },
    outbox: {
      enqueue: async (_: unknown, message: OutgoingPost | OutgoingUpdate) => {
        if (message.kind === 'post') posted.push(message)
      },
      wake() {},
      find: async () => undefined,
      has: async () => false,
      isWaiting: async () => false,
    },
    interactive: client as unknown as WebClient,
    selfchecks,
    teamId: 'T1',
    botUserId: 'UBOT',
  }
  const app = createBareApp()
  const errors: unknown[] = []
  app.error(async (error) => {
    errors.push(error)
  })
  registerCampaign(app, parts)

  const handlers = new Map<string, JobHandler>()
  registerCampaignNotices({ ...idle, handle: (queue, handler) => handlers.set(queue, handler) }, parts)
  const runJob = async (queue: string, data: Job['data']) => handlers.get(queue)?.(data, 'job')

  let count = 0
  async function send(body: Record<string, unknown>): Promise<void> {
    await app.processEvent({
      body: { team: { id: 'T1' }, api_app_id: 'A1', ...body },
      ack: async (answer?: unknown) => {
        acks.push(answer)
      },
    })
    if (errors.length > 0) throw errors[0]
  }

  return {
    selfchecks,
    database,
    posted,
    jobs,
    opened,
    acks,
    uploads,
    /** The job a press of the export's button leaves, done for whoever pressed. */
    async makeExport(by: string, campaign: string): Promise<void> {
      await runJob('campaign.export', { campaign, by }).catch(() => undefined)
    },
    /** The hourly look for reminders, while Slack does not answer. */
    async remindInVain(campaign: string): Promise<void> {
      isSlackAway = true
      await runJob('campaign.remind', { campaign })
    },
    /** The job a press of the nudge's button leaves. */
    async nudge(by: string, campaign: string): Promise<void> {
      await runJob('campaign.nudge', { campaign, by })
    },
    /** A choice in a form that is open, or is said to be. */
    async choose(actionId: string, by: string, metadata: string, option: string): Promise<void> {
      count += 1
      await send({
        type: 'block_actions',
        user: { id: by },
        trigger_id: `t${count}`,
        view: { id: `V${count}`, type: 'modal', private_metadata: metadata },
        actions: [
          {
            type: 'static_select',
            block_id: 'b',
            action_id: actionId,
            action_ts: `17.${count}`,
            selected_option: { value: option },
          },
        ],
      })
    },
    /** A press as any program with somebody's session could send it, whatever is shown to them. */
    async press(actionId: string, by: string, value: string): Promise<void> {
      count += 1
      await send({
        type: 'block_actions',
        user: { id: by },
        trigger_id: `t${count}`,
        actions: [{ type: 'button', block_id: 'b', action_id: actionId, action_ts: `17.${count}`, value }],
      })
    },
    /** A form sent by anybody, opened for them or not. */
    async submit(callbackId: string, by: string, metadata: string, values: object): Promise<unknown> {
      count += 1
      await send({
        type: 'view_submission',
        user: { id: by },
        view: {
          id: `V${count}`,
          root_view_id: `V${count}`,
          type: 'modal',
          callback_id: callbackId,
          private_metadata: metadata,
          state: { values },
        },
      })
      return acks.at(-1)
    },
  }
}
