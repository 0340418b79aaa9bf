import { createId } from '../common/ids.ts'
import type { Connection } from '../database/types.ts'
import { type ActResult, act, type Deed } from './acting.ts'
import { checkRequest, judgeRequest } from './approval.ts'
import { legalClocks, planClocks } from './clocks.ts'
import type { Stored } from './masking.ts'
import { newsJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { linesOf, listRedactable, type RedactableText, redactText } from './redacting.ts'
import { tidy } from './report.ts'
import { clearIncident, updateIncident } from './store/incidents.ts'
import { listEvidence, listWords } from './store/words.ts'
import {
  decideRequest,
  findRequest,
  insertRequest,
  listClockMarks,
  listRequests,
  listTasks,
  type Request,
  type SecondPersonAction,
} from './store/work.ts'
import { ruleOf } from './telling.ts'
import type { Actor, RegisterEvent, Severity } from './types.ts'

/** What somebody asks a second person to agree to. */
export type Asked = {
  readonly action: SecondPersonAction
  readonly reason: string
  /** For `lower`: to which severity. */
  readonly severity?: Severity | undefined
  /** For `redact`: which text, see `TextTarget`. */
  readonly target?: string | undefined
  /** Everyone who holds a responder's role now, looked up by the caller. */
  readonly responders: readonly string[]
}

export type Approving = {
  /**
   * Asks for closing, lowering the severity, 報告不要, deleting or redacting; another responder decides. Where nobody else
   * could, the top has it done at once, alone, and the register says so; but nobody redacts alone.
   */
  request(id: string, by: Actor, asked: Asked): Promise<ActResult<{ request: string; alone: boolean }>>
  /** Decides as the second person: neither who asked, nor the reporter, nor a person concerned. */
  decide(id: string, by: Actor, requestId: string, decision: 'approved' | 'refused'): Promise<ActResult>
}

/** What needs two persons. */
export function createApproving(parts: DomainParts): Approving {
  return {
    request: (id, by, asked) =>
      act(
        parts,
        id,
        by,
        'request',
        async (transaction, incident, at): Promise<Deed<{ request: string; alone: boolean }>> => {
          const { action, severity } = asked
          const target = action === 'redact' ? asked.target : undefined
          const reason = tidy(asked.reason)
          const problems = checkRequest(action, incident, {
            reason,
            severity,
            hasText: (await findText(transaction, parts, incident, target)) !== undefined,
            ...(await countOpen(transaction, incident, at)),
          })
          const outcome = judgeRequest(by, incident, asked.responders)
          if (problems.length > 0) return { refused: problems }
          // The audit chain takes a redaction by two persons only.
          if (action === 'redact' && outcome !== 'wait-for-second') return { refused: ['needs-two'] }
          if (outcome === 'needs-top') return { refused: ['needs-top'] }

          const alone = outcome === 'alone'
          const request: Request = {
            id: createId('req'),
            incident: id,
            action,
            severity: action === 'lower' ? severity : undefined,
            target,
            reason,
            askedBy: by.userId,
            askedAt: at,
            decidedBy: alone ? by.userId : undefined,
            decision: alone ? 'approved' : undefined,
            alone,
          }
          // What waits for a second person who is no longer there would stand in the way for ever.
          if (alone) await dropWaiting(transaction, request)
          if (!(await insertRequest(transaction, request))) return { refused: ['asked-already'] }
          const value = { request: request.id, alone }
          if (alone)
            return { ...(await carryOut(transaction, parts, incident, request, by.userId, at)), value }
          return {
            what: 'requested',
            details: { request: request.id, action },
            value,
            jobs: [newsJob('requested', id, 'responders', request.id, at)],
          }
        },
      ),

    decide: (id, by, requestId, decision) =>
      act(parts, id, by, 'decide', async (transaction, incident, at): Promise<Deed<undefined>> => {
        const request = await findRequest(transaction, requestId)
        if (request === undefined || request.incident !== id) return { refused: ['request-unknown'] }
        if (request.decision !== undefined) return { refused: ['decided-already'] }
        if (request.askedBy === by.userId) return { refused: ['same-person'] }
        const { reason, action, severity, target } = request
        const open = await countOpen(transaction, incident, at)
        const hasText = (await findText(transaction, parts, incident, target)) !== undefined
        const problems = checkRequest(action, incident, { reason, severity, hasText, ...open })
        // What was asked may not fit any longer; refusing it still does.
        if (decision === 'approved' && problems.length > 0) return { refused: problems }

        await decideRequest(transaction, requestId, { by: by.userId, at, decision })
        const news = newsJob('decided', id, request.askedBy, requestId, at)
        if (decision === 'refused')
          return { what: 'refused', details: { request: requestId, action }, value: undefined, jobs: [news] }
        const done = await carryOut(transaction, parts, incident, request, by.userId, at)
        return { ...done, value: undefined, jobs: [...done.jobs, news] }
      }),
  }
}

async function dropWaiting(transaction: Connection, { incident, action, askedBy, askedAt }: Request) {
  const waiting = (await listRequests(transaction, incident)).filter(
    (each) => each.action === action && each.decision === undefined,
  )
  for (const { id } of waiting)
    await decideRequest(transaction, id, { by: askedBy, at: askedAt, decision: 'refused' })
}

type Done = {
  readonly what: RegisterEvent
  readonly details: Readonly<Record<string, string | number | boolean>>
  readonly jobs: ReturnType<typeof newsJob>[]
  readonly redactions?: Extract<Deed<unknown>, { what: string }>['redactions']
}

/** More lines than one incident ever has. */
const everyLine = 100_000

async function carryOut(
  transaction: Connection,
  parts: DomainParts,
  incident: Stored,
  request: Request,
  decidedBy: string,
  at: Date,
): Promise<Done> {
  const { id } = incident
  const details = { request: request.id, askedBy: request.askedBy, decidedBy, alone: request.alone }
  switch (request.action) {
    case 'close': {
      await updateIncident(transaction, id, { status: 'closed', closedAt: at })
      const to = incident.naming === 'named' ? incident.reporterId : undefined
      return { what: 'closed', details, jobs: to === undefined ? [] : [newsJob('closed', id, to, '', at)] }
    }
    case 'lower': {
      const severity = request.severity ?? incident.severity
      await updateIncident(transaction, id, { severity, severityConfirmed: true })
      return { what: 'lowered', details: { ...details, from: incident.severity, to: severity }, jobs: [] }
    }
    case 'no-report':
      await updateIncident(transaction, id, { noReportSince: at })
      return { what: 'no-report', details, jobs: [] }
    case 'delete':
      await clearIncident(transaction, id, at)
      return { what: 'deleted', details, jobs: [] }
    case 'redact': {
      const found = await findText(transaction, parts, incident, request.target)
      if (found === undefined) throw new Error('what is to be redacted was there a moment ago')
      const { target } = found
      await redactText(transaction, incident, found)
      const lines = linesOf(target, await parts.audit.listOf(transaction, id, everyLine))
      // The line that says so can never lose its text: the reason stands with the request, where it can be redacted itself.
      const shared = { reason: request.id, by: request.askedBy, approvedBy: decidedBy }
      const redactions = lines.map((sequence) => ({ sequence, ...shared }))
      return { what: 'redacted', details: { ...details, text: target }, jobs: [], redactions }
    }
  }
}

async function findText(
  transaction: Connection,
  { types }: Pick<DomainParts, 'types'>,
  incident: Stored,
  target: string | undefined,
): Promise<RedactableText | undefined> {
  if (target === undefined) return undefined
  const words = await listWords(transaction, incident.id)
  const tasks = await listTasks(transaction, incident.id)
  const evidence = await listEvidence(transaction, incident.id)
  const requests = await listRequests(transaction, incident.id)
  return listRedactable({ incident, words, tasks, evidence, requests }, types).find(
    (each) => each.target === target,
  )
}

async function countOpen(transaction: Connection, incident: Stored, at: Date) {
  const { id } = incident
  const tasks = await listTasks(transaction, id)
  const marks = (await listClockMarks(transaction, [id])).get(id) ?? []
  const clocks = planClocks(incident, await ruleOf(transaction, id), marks, at)
  const legal: readonly string[] = legalClocks
  return {
    openTasks: tasks.filter(({ doneAt }) => doneAt === undefined).length,
    openLegalClocks: clocks.filter(
      (clock) => legal.includes(clock.id) && (clock.state === 'running' || clock.state === 'overdue'),
    ).length,
  }
}
