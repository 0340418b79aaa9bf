import { createAudit } from '../../src/audit/index.ts'
import type { Language } from '../../src/common/language.ts'
import type { Database } from '../../src/database/types.ts'
import {
  type Actor,
  createIncidents,
  type DueStep,
  type Incidents,
  type Reached,
} from '../../src/incident/index.ts'
import { aReport, aRule, clockAt, keptJobs, someTypes } from './builders.ts'

export const officer: Actor = { userId: 'UOFFICER', roles: new Set(['employee', 'officer']) }
export const employee: Actor = { userId: 'UELSE', roles: new Set(['employee']) }

export function start(database: Database, rule = aRule()) {
  const clock = clockAt('2026-11-23T01:05:00Z')
  const jobs = keptJobs()
  const audit = createAudit({ clock })
  const incidents = createIncidents({ database, clock, audit, jobs, types: someTypes(), rule })
  return { incidents, jobs, clock, audit }
}

export async function reported(incidents: Incidents, changes: Parameters<typeof aReport>[0] = {}) {
  const result = await incidents.report(aReport(changes))
  if (result.kind !== 'reported') throw new Error('the report was refused')
  return result
}

export async function dueStep(
  incidents: Incidents,
  id: string,
  step: number,
  round: number,
): Promise<DueStep> {
  const due = await incidents.dueNotice({ kind: 'step', incident: id, step, round })
  if (due.kind !== 'step') throw new Error(`nothing is due, but ${due.kind}`)
  return due
}

/** A step that reached one person. */
export function reach(userId: string, language: Language = 'ja'): Reached {
  return { told: [{ userId, language }], reach: 'told' }
}

export const nothing = async () => {}

export async function count(database: Database, table: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(`select count(*) as n from ${table}`)
  return rows[0]?.n ?? 0
}
