import { instantOf } from '../calendar/index.ts'
import { createId } from '../common/ids.ts'
import type { Connection } from '../database/types.ts'
import { type ActResult, act } from './acting.ts'
import { checkWords, isSaidTwice } from './following.ts'
import { newsJob, stepJob } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { extendNotTold } from './recipients.ts'
import { tidy } from './report.ts'
import { planSteps } from './reportingRule.ts'
import { enqueueRoom } from './roomJobs.ts'
import { keepCurrentRule } from './rules.ts'
import { updateIncident } from './store/incidents.ts'
import { insertRegisterLine } from './store/register.ts'
import { dropRoles } from './store/rooms.ts'
import { type Evidence, findMessage, insertEvidence, insertWords, updateMessage } from './store/words.ts'
import { finishTask, insertTask, listTasks, type Task } from './store/work.ts'
import { enqueueWarnings } from './taking.ts'
import { isSettled, ruleOf } from './telling.ts'
import type { Actor, Finding, IncidentStatus, MessageReference, Severity } from './types.ts'

export type Handling = {
  /** 調査中, 対応中, or back; 完了 needs a second person, see `request`. */
  setStatus(id: string, by: Actor, status: Exclude<IncidentStatus, 'closed'>): Promise<ActResult>
  /** Confirms the severity or raises it; lowering needs a second person. Raised and unacknowledged, the rule's steps come sooner. */
  confirmSeverity(id: string, by: Actor, severity: Severity): Promise<ActResult>
  setType(id: string, by: Actor, type: string): Promise<ActResult>
  /** Names who must not be told, with their managers by the rule; nobody can take themselves out. */
  setNotTold(id: string, by: Actor, userIds: readonly string[]): Promise<ActResult>
  /** A remark among responders; the same one over again is `unchanged`, and so are the same question, answer and task. */
  note(id: string, by: Actor, text: string): Promise<ActResult>
  /** Cause 原因, prevention 再発防止, the item of the self-check that failed (as `preparation/9`), or a finding. */
  describe(
    id: string,
    by: Actor,
    what: 'cause' | 'prevention' | 'failed-item' | Finding,
    text: string,
  ): Promise<ActResult>
  /** A task with its owner and day, told to the owner now and on that day. @returns the task's id. */
  addTask(
    id: string,
    by: Actor,
    task: { readonly title: string; readonly owner: string; readonly dueOn: string },
  ): Promise<ActResult<string>>
  finishTask(id: string, by: Actor, taskId: string): Promise<ActResult>
  /** Notes that one's own task is done, by whoever it was given to, a responder or not. @returns false where it is not. */
  finishOwnTask(id: string, by: Actor, taskId: string): Promise<boolean>
  /** Notes a file with its hash; the reporter's and the responders' alike. */
  addEvidence(id: string, by: Actor, evidence: Omit<Evidence, 'at' | 'author'>): Promise<ActResult>
  /** Takes a message into the timeline. */
  takeMessage(id: string, by: Actor, message: TakenMessage, text: string): Promise<ActResult>
  /**
   * Follows a message that was taken in: what it says now, or that it is gone. What it said before stays, as words of its
   * own; each is a line of the register. @returns whether something changed.
   */
  followMessage(message: MessageReference, now: { readonly text: string } | 'gone'): Promise<boolean>
}

/** A message of Slack's, with its author's id where that is known; else it stands under who took it. */
export type TakenMessage = MessageReference & { readonly author?: string }

/** What responders do with an incident. */
export function createHandling(parts: DomainParts): Handling {
  const { database, clock, audit } = parts

  async function follow(
    transaction: Connection,
    place: string,
    change: { readonly text: string } | { readonly goneAt: Date },
    at: Date,
  ): Promise<boolean> {
    const before = await findMessage(transaction, place)
    if (before === undefined || !(await updateMessage(transaction, place, change))) return false
    const { id: words, incident, author, text } = before
    const earlier =
      'text' in change && (await insertWords(transaction, incident, { at, author, kind: 'earlier', text }))
    const details = { words: String(words), ...(earlier ? { earlier: String(earlier) } : {}) }
    const what = 'text' in change ? 'message-edited' : 'message-gone'
    await insertRegisterLine(transaction, incident, { at, actor: 'system', what, details })
    await audit.append(transaction, {
      actor: 'system',
      action: `incident.${what}`,
      subject: incident,
      details,
    })
    return true
  }

  return {
    setStatus: (id, by, status) =>
      act(parts, id, by, 'change', async (transaction, incident) => {
        if (incident.status === 'closed') return { refused: ['closed-already'] }
        if (incident.status === status) return { refused: ['unchanged'] }
        await updateIncident(transaction, id, { status })
        return { what: 'status', details: { from: incident.status, to: status }, value: undefined }
      }),

    confirmSeverity: (id, by, severity) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        if (severity < incident.severity) return { refused: ['needs-second-person'] }
        if (severity === incident.severity && incident.severityConfirmed) return { refused: ['unchanged'] }
        await updateIncident(transaction, id, { severity, severityConfirmed: true })
        const rule = await ruleOf(transaction, id)
        const raised = { ...incident, severity, severityConfirmed: true }
        if (severity > incident.severity) {
          await enqueueWarnings(transaction, parts, raised, rule, at)
          await enqueueRoom(transaction, parts, raised, rule)
        }
        const steps = severity > incident.severity && !(await isSettled(transaction, incident))
        const plan = steps ? planSteps(rule, severity, incident.reportedAt, incident) : []
        return {
          what: 'severity',
          details: { from: incident.severity, to: severity },
          value: undefined,
          jobs: plan.map((step) =>
            stepJob(id, step.step, 0, step.at < at ? at : step.at, `:severity:${severity}`),
          ),
        }
      }),

    setType: (id, by, type) =>
      act(parts, id, by, 'change', async (transaction, incident) => {
        if (!parts.types.some((known) => known.id === type)) return { refused: ['type-unknown'] }
        if (incident.type === type) return { refused: ['unchanged'] }
        await updateIncident(transaction, id, { type })
        return { what: 'type', details: { from: incident.type, to: type }, value: undefined }
      }),

    setNotTold: (id, by, userIds) =>
      act(parts, id, by, 'change', async (transaction, incident) => {
        const { managers } = await keepCurrentRule(transaction, parts)
        const notTold = extendNotTold([...new Set(userIds)], managers)
        if (notTold.includes(by.userId)) return { refused: ['yourself'] }
        await updateIncident(transaction, id, { notTold })
        await dropRoles(transaction, id, notTold)
        const details = { before: incident.notTold.length, now: notTold.length }
        return { what: 'not-told', details, value: undefined }
      }),

    note: (id, by, typed) =>
      act(parts, id, by, 'note', async (transaction, _, at, actor) => {
        const text = tidy(typed)
        const problems = checkWords(text)
        if (problems.length > 0) return { refused: problems }
        if (await isSaidTwice(transaction, id, { author: actor, kind: 'note', text }))
          return { refused: ['unchanged'] }
        const words = await insertWords(transaction, id, { at, author: actor, kind: 'note', text })
        return { what: 'noted', details: { words: String(words) }, value: undefined }
      }),

    describe: (id, by, what, typed) =>
      act(parts, id, by, 'change', async (transaction, incident) => {
        const text = tidy(typed)
        const problems = checkWords(text)
        if (problems.length > 0) return { refused: problems }
        switch (what) {
          case 'cause':
          case 'prevention':
            await updateIncident(transaction, id, { [what]: text })
            return { what, value: undefined }
          case 'failed-item':
            await updateIncident(transaction, id, { failedItem: text })
            return { what, details: { item: text }, value: undefined }
          default:
            await updateIncident(transaction, id, { findings: { ...incident.findings, [what]: text } })
            return { what: 'finding', details: { finding: what }, value: undefined }
        }
      }),

    addTask: (id, by, { title, owner, dueOn }) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        const text = tidy(title)
        const problems = checkWords(text)
        if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn)) problems.push('day-missing')
        if (incident.notTold.includes(owner)) problems.push('owner-not-told')
        if (problems.length > 0) return { refused: problems }
        const isThere = (each: Task) =>
          each.doneAt === undefined && each.title === text && each.owner === owner && each.dueOn === dueOn
        if ((await listTasks(transaction, id)).some(isThere)) return { refused: ['unchanged'] }
        const task = { id: createId('tsk'), title: text, owner, dueOn, doneAt: undefined }
        await insertTask(transaction, id, task, at)
        const morning = instantOf(dueOn, 9 * 60, 'Asia/Tokyo')
        return {
          what: 'task',
          details: { task: task.id, owner, dueOn },
          value: task.id,
          jobs: [
            newsJob('task', id, owner, task.id, at),
            newsJob('task-due', id, owner, task.id, morning < at ? at : morning),
          ],
        }
      }),

    async finishOwnTask(id, by, taskId) {
      const result = await act(
        parts,
        id,
        by,
        'change',
        async (transaction, incident, at) => {
          const task = (await listTasks(transaction, id)).find((each) => each.id === taskId)
          const isOwn = task?.owner === by.userId && !incident.notTold.includes(by.userId)
          if (!isOwn || !(await finishTask(transaction, id, taskId, at))) return { refused: ['task-unknown'] }
          return { what: 'task-done', details: { task: taskId }, value: undefined }
        },
        'by-work',
      )
      return result.kind === 'done'
    },

    finishTask: (id, by, taskId) =>
      act(parts, id, by, 'change', async (transaction, _, at) => {
        if (!(await finishTask(transaction, id, taskId, at))) return { refused: ['task-unknown'] }
        return { what: 'task-done', details: { task: taskId }, value: undefined }
      }),

    addEvidence: (id, by, evidence) =>
      act(parts, id, by, 'read', async (transaction, _, at, actor) => {
        if (!/^[0-9a-f]{64}$/.test(evidence.sha256)) return { refused: ['hash-missing'] }
        const isNew = await insertEvidence(transaction, id, { ...evidence, at, author: actor })
        if (!isNew) return { refused: ['unchanged'] }
        const { sha256, fileId, bytes } = evidence
        return { what: 'evidence', details: { file: fileId, sha256, bytes }, value: undefined }
      }),

    takeMessage: (id, by, message, typed) =>
      act(parts, id, by, 'note', async (transaction, _, at, actor) => {
        const text = tidy(typed)
        const place = placeOf(message)
        const words = await insertWords(transaction, id, {
          at,
          author: message.author ?? actor,
          kind: 'message',
          text,
          place,
        })
        if (words === undefined) return { refused: ['unchanged'] }
        return { what: 'noted', details: { words: String(words) }, value: undefined }
      }),

    async followMessage(message, now) {
      const at = clock.now()
      const change = now === 'gone' ? { goneAt: at } : { text: tidy(now.text) }
      const place = placeOf(message)
      // Nearly every message that changes in Slack was never taken in.
      if ((await findMessage(database, place)) === undefined) return false
      return await database.transaction((transaction) => follow(transaction, place, change, at))
    },
  }
}

function placeOf({ channel, ts }: MessageReference): string {
  return `${channel}/${ts}`
}
