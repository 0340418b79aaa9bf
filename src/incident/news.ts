import type { Connection } from '../database/types.ts'
import { planClocks, type WarningShare } from './clocks.ts'
import { isSilent } from './figures.ts'
import { forReaders } from './masking.ts'
import type { NewsKind, NoticeData } from './noticeJobs.ts'
import type { DomainParts } from './parts.ts'
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
  data: Exclude<NoticeData, { kind: 'step' | 'delivery' | 'acknowledged' | 'progress' | 'silence' }>,
): Promise<News | undefined> {
  const incident = await findIncident(connection, data.incident)
  if (incident === undefined || incident.deletedAt !== undefined) return undefined
  const shared = { incident: forReaders(incident) }
  if (data.kind !== 'clock') {
    const { kind, ref, to } = data
    if (to !== 'responders' && incident.notTold.includes(to)) return undefined
    const task = (await listTasks(connection, incident.id)).find((each) => each.id === ref)
    if (kind === 'task-due' && (task === undefined || task.doneAt !== undefined)) return undefined
    const key = `incident:${incident.id}:${kind}:${ref}:${to}`
    const by = kind === 'requested' ? (await findRequest(connection, ref))?.askedBy : undefined
    return { ...shared, key, about: kind, task, by, to: to === 'responders' ? to : { userId: to } }
  }

  const { clock: id, share, dueAt } = data
  const rule = await ruleOf(connection, incident.id)
  const marks = (await listClockMarks(connection, [incident.id])).get(incident.id) ?? []
  const found = planClocks(incident, rule, marks, clock.now()).find((each) => each.id === id)
  const isLive = found?.state === 'running' || found?.state === 'overdue'
  if (!isLive || found?.dueAt?.toISOString() !== dueAt) return undefined
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

/** Since when nothing was reported, where that is too long ago to believe; `undefined` where all is well. */
export async function readSilence(connection: Connection, now: Date): Promise<Date | undefined> {
  // Where nothing was ever reported there is no beginning to count from.
  const last = await findLastReport(connection)
  return last !== undefined && isSilent(last, now) ? last : undefined
}
