import type { Connection } from '../database/types.ts'
import { planClocks, type WarningShare, warningShares } from './clocks.ts'
import { isSilent } from './figures.ts'
import { forReaders, maskTask, type Stored } from './masking.ts'
import type { NewsKind, NoticeData } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
import { redactedText } from './redacting.ts'
import { findIncident } from './store/incidents.ts'
import { findLastReport } from './store/lists.ts'
import { findRequest, listClockMarks, listTasks, type Task } from './store/work.ts'
import { ruleOf } from './telling.ts'
import type { Incident } from './types.ts'

/** Something that happened to an incident, to be told to somebody. */
export type News = {
  /** The same for the same thing told again. */
  readonly key: string
  readonly incident: Incident
  /** `responders`: officer, deputy and whoever acknowledged, without those who must not be told. Else a Slack id. */
  readonly to: 'responders' | { readonly userId: string }
} & (
  | {
      readonly about: NewsKind
      /** What the news is of, where it is of a task: its owner need not be somebody who may open the incident. */
      readonly task?: Pick<Task, 'id' | 'title' | 'dueOn'> | undefined
      /** Who caused it, and need not be told. */
      readonly by?: string | undefined
    }
  | {
      readonly about: 'clock'
      readonly clock: string
      readonly share: WarningShare
      readonly dueAt: Date
      /** By language, for clocks of the rule. */
      readonly name: { readonly ja: string; readonly en: string } | undefined
    }
)

/** What a news job asks to be told as things stand now; `undefined` when it no longer matters. */
export async function readNews(
  connection: Connection,
  { clock }: Pick<DomainParts, 'clock'>,
  data: Exclude<
    NoticeData,
    { kind: 'step' | 'delivery' | 'acknowledged' | 'changed' | 'progress' | 'silence' }
  >,
): Promise<News | undefined> {
  const incident = await findIncident(connection, data.incident)
  if (incident === undefined || incident.deletedAt !== undefined) return undefined
  const shared = { incident: forReaders(incident) }
  if (data.kind !== 'clock') {
    const { kind, ref, to } = data
    if (to !== 'responders' && incident.notTold.includes(to)) return undefined
    const task = (await listTasks(connection, incident.id)).map(maskTask).find((each) => each.id === ref)
    if (kind === 'task-due' && (task === undefined || task.doneAt !== undefined)) return undefined
    const key = newsKey(incident.id, kind, ref, to)
    const by = kind === 'requested' ? (await findRequest(connection, ref))?.askedBy : undefined
    return { ...shared, key, about: kind, task, by, to: to === 'responders' ? to : { userId: to } }
  }

  const { clock: id, share, dueAt } = data
  const rule = await ruleOf(connection, incident.id)
  const marks = (await listClockMarks(connection, [incident.id])).get(incident.id) ?? []
  const found = planClocks(incident, rule, marks, clock.now()).find((each) => each.id === id)
  const isLive = found?.state === 'running' || found?.state === 'overdue'
  if (!isLive || found?.dueAt?.toISOString() !== dueAt) return undefined
  if (isOvertaken(share, found.startsAt, found.dueAt, clock.now())) return undefined
  return {
    ...shared,
    key: `incident:${incident.id}:clock:${id}:${share}:${dueAt}`,
    about: 'clock',
    to: 'responders',
    clock: id,
    share,
    dueAt: new Date(dueAt),
    name: rule.clocks.find((each) => each.id === id)?.name,
  }
}

/** What owners were told of tasks whose text is gone. */
export async function listStaleTaskNews(connection: Connection, incident: Stored): Promise<News[]> {
  const { id, notTold } = incident
  const tasks = await listTasks(connection, id)
  return tasks
    .filter(({ title, owner }) => (title === '' || title === redactedText) && !notTold.includes(owner))
    .flatMap((task) =>
      (['task', 'task-due'] as const).map((about): News => {
        const key = newsKey(id, about, task.id, task.owner)
        return { key, incident: forReaders(incident), about, task, to: { userId: task.owner } }
      }),
    )
}

function newsKey(id: string, kind: NewsKind, ref: string, to: string): string {
  return `incident:${id}:${kind}:${ref}:${to}`
}

// After an outage several warnings fall due together: the latest says all.
function isOvertaken(share: WarningShare, startsAt: Date, dueAt: Date, now: Date): boolean {
  const passed = (now.getTime() - startsAt.getTime()) / (dueAt.getTime() - startsAt.getTime())
  return warningShares.some((later) => later > share && passed >= later)
}

/** Since when nothing was reported, where that is too long ago to believe; `undefined` where all is well. */
export async function readSilence(connection: Connection, now: Date): Promise<Date | undefined> {
  // Where nothing was ever reported there is no beginning to count from.
  const last = await findLastReport(connection)
  return last !== undefined && isSilent(last, now) ? last : undefined
}
