import type { App } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { createAudit } from '../../src/audit/index.ts'
import { ExternalError } from '../../src/common/errors.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { createIncidents } from '../../src/incident/index.ts'
import type { ReportingParts } from '../../src/slack/listeners/incident.ts'
import type { WorkParts } from '../../src/slack/listeners/incidentWorkParts.ts'
import type { OutgoingPost, OutgoingUpdate, Person, Role } from '../../src/slack/types.ts'
import { aRule, clockAt, keptJobs, someTypes } from '../incident/builders.ts'
import { aChecklist } from '../selfcheck/builders.ts'
import { aPerson, createBareApp } from './bare.ts'

type Call = { readonly method: string; readonly args: Record<string, unknown> }

/** Slack as these tests need it: who holds which role, whether it answers, and what it was asked to do. */
export type SlackStand = {
  readonly parts: ReportingParts & WorkParts
  readonly calls: Call[]
  readonly sent: (OutgoingPost | OutgoingUpdate)[]
  readonly jobs: ReturnType<typeof keptJobs>
  readonly clock: ReturnType<typeof clockAt>
  readonly holders: Record<'officer' | 'deputy' | 'manager' | 'admin' | 'owners', string[]>
  readonly people: Map<string, Partial<Person>>
  /** While true, Slack answers nothing about people and roles. */
  away: boolean
  /** Methods of the Web API that are refused, with what Slack says: `files.info=file_not_found`. */
  readonly refused: Set<string>
  /** What methods of the Web API answer beside the usual. */
  readonly answers: Map<string, object>
}

/** Everything an incident listener is handed, over a real database and a real audit; only Slack is a stand-in. */
export function slackStand(database: Database): SlackStand {
  const clock = clockAt('2026-11-23T01:05:00Z')
  const jobs = keptJobs()
  const audit = createAudit({ clock })
  const calls: Call[] = []
  const sent: (OutgoingPost | OutgoingUpdate)[] = []
  const refused = new Set<string>()
  const answers = new Map<string, object>()
  const people = new Map<string, Partial<Person>>()
  const holders: SlackStand['holders'] = {
    officer: ['UOFFICER'],
    deputy: ['UDEPUTY'],
    manager: [],
    admin: [],
    owners: ['UOWNER'],
  }
  const state = { away: false }

  const named = (id: string) => aPerson(id, { name: `name of ${id}`, ...people.get(id) })

  function answer<T>(value: T): T {
    if (state.away) throw new ExternalError('Slack', 'users.info', true, 'Slack is away')
    return value
  }

  const interactive = new WebClient('xoxb-test', {
    retryConfig: { retries: 0 },
    fetch: async (url, init) => {
      const method = String(url).split('/').at(-1) ?? ''
      calls.push({ method, args: readBody(init?.body) })
      const refusal = [...refused].find((each) => each.split('=')[0] === method)
      if (refusal !== undefined)
        return Response.json({ ok: false, error: refusal.split('=')[1] ?? 'refused' })
      return Response.json({
        ok: true,
        view: { id: 'VOPENED' },
        channel: { id: 'C0ROOM' },
        permalink: 'https://acme.slack.com/archives/C1/p1',
        ...answers.get(method),
      })
    },
  })
  const parts: ReportingParts & WorkParts = {
    botUserId: 'UBOT',
    clock,
    log: silentLog,
    database,
    audit,
    jobs,
    interactive,
    people: {
      get: async (userId) => answer(named(userId)),
      named: async (text) => [...people.keys()].map(named).find(({ name }) => name === text),
    },
    roles: {
      of: async (userId) => answer(new Set<Role>(['employee', ...rolesHeld(holders, userId)])),
      holders: async (role) => answer(holders[role]),
      owners: async () => answer(holders.owners),
    },
    outbox: {
      async enqueue(_connection, message) {
        if (!sent.some(({ key }) => key === message.key)) sent.push(message)
      },
      wake() {},
      has: async (_connection, key) => sent.some((message) => message.key === key),
      isWaiting: async () => false,
      find: async () => undefined,
    },
    selfchecks: { checklists: [aChecklist({ paper: 2 })] },
    incidents: createIncidents({ database, clock, audit, jobs, types: someTypes(), rule: aRule() }),
  }
  return Object.assign(state, { parts, calls, sent, jobs, clock, holders, people, refused, answers })
}

/** The same where no report can be recorded, for the database is gone. */
export function withoutDatabase<Parts extends ReportingParts>(parts: Parts): Parts {
  const report = async () => Promise.reject(new Error('connection refused'))
  return { ...parts, incidents: { ...parts.incidents, report } }
}

/** A Bolt app to which payloads are handed directly; `send` returns what was acked. */
export async function boltApp(register: (app: App) => void) {
  const app = createBareApp()
  app.error(async (error) => {
    throw error
  })
  register(app)
  return {
    async send(body: Record<string, unknown>, onAck: () => void = () => {}): Promise<unknown[]> {
      const acks: unknown[] = []
      const whole = {
        team: { id: 'T1', domain: 'acme' },
        user: { id: 'UREPORTER' },
        trigger_id: 'trigger.1',
        ...body,
      }
      await app.processEvent({
        body: whole,
        ack: async (response) => {
          acks.push(response)
          onAck()
        },
      })
      return acks
    },
  }
}

/** A press of a button in a direct message. */
export function press(actionId: string, value: string | undefined, from = 'UREPORTER') {
  return {
    type: 'block_actions',
    user: { id: from },
    channel: { id: 'D1' },
    message: { ts: '1700000000.000100' },
    container: { type: 'message', is_ephemeral: false },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1' }],
  }
}

function rolesHeld(holders: SlackStand['holders'], userId: string): Role[] {
  return (['officer', 'deputy', 'manager', 'admin'] as const).filter((role) => holders[role].includes(userId))
}

// The Web API takes a form whose objects are JSON strings.
function readBody(body: unknown): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(String(body))].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  )
}
