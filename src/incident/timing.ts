import { type ActResult, act } from './acting.ts'
import { type IncidentClock, planClocks } from './clocks.ts'
import { type DraftKind, draftItems } from './drafts.ts'
import { forReaders, type Stored } from './masking.ts'
import type { DomainParts } from './parts.ts'
import { mayRespond } from './permissions.ts'
import { updateIncident } from './store/incidents.ts'
import { listWhole } from './store/lists.ts'
import { listRegisterLines } from './store/register.ts'
import { insertDraft, listClockMarks, markClock } from './store/work.ts'
import { enqueueWarnings } from './taking.ts'
import { ruleOf as beganUnder } from './telling.ts'
import type { Actor, Incident, Triage } from './types.ts'

/** The clocks of one incident. */
export type Clocks = {
  readonly incident: Pick<Incident, 'id' | 'number' | 'type' | 'severity'>
  readonly clocks: readonly IncidentClock[]
}

export type Timing = {
  /** Every clock of the incidents that are not closed and that the person may read; the earliest due first. */
  listClocks(reader: Actor): Promise<readonly Clocks[]>
  /** Notes what was found out about personal data; the law's clocks follow it. */
  triage(id: string, by: Actor, triage: Triage): Promise<ActResult>
  /** Starts a clock of the rule that waits to be started by hand. It counts from knowing all the same. */
  startClock(id: string, by: Actor, clock: string): Promise<ActResult>
  /** Notes that what the clock is for was done; of 速報 and 確報 what they said is kept. */
  finishClock(id: string, by: Actor, clock: string): Promise<ActResult>
}

const drafted: Readonly<Record<string, DraftKind>> = {
  prompt_report: 'prompt-report',
  full_report: 'full-report',
}

/** The clocks of incidents. */
export function createTiming(parts: DomainParts): Timing {
  const { database, clock } = parts

  async function clocksOf(incident: Stored, marks: Parameters<typeof planClocks>[2]): Promise<Clocks> {
    const rule = await beganUnder(database, incident.id)
    const { id, number, type, severity } = incident
    return {
      incident: { id, number, type, severity },
      clocks: planClocks(incident, rule, marks, clock.now()),
    }
  }

  return {
    async listClocks(reader) {
      if (!mayRespond(reader)) return []
      const open = await listWhole(database, { status: 'open', reader: reader.userId })
      const marks = await listClockMarks(
        database,
        open.map(({ id }) => id),
      )
      const all: Clocks[] = []
      for (const incident of open) all.push(await clocksOf(incident, marks.get(incident.id) ?? []))
      return all.filter(({ clocks }) => clocks.length > 0).sort((a, b) => firstDue(a) - firstDue(b))
    },

    triage: (id, by, triage) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        const changed = { ...incident, triage, personalData: triage.personalData }
        await updateIncident(transaction, id, { triage, personalData: triage.personalData })
        const marks = (await listClockMarks(transaction, [id])).get(id) ?? []
        await enqueueWarnings(transaction, parts, changed, await beganUnder(transaction, id), at, marks)
        return { what: 'triaged', details: { ...triage }, value: undefined }
      }),

    startClock: (id, by, name) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        const rule = await beganUnder(transaction, id)
        if (!rule.clocks.some((each) => each.id === name)) return { refused: ['clock-unknown'] }
        if (!(await markClock(transaction, id, name, 'started', at))) return { refused: ['unchanged'] }
        const marks = (await listClockMarks(transaction, [id])).get(id) ?? []
        await enqueueWarnings(transaction, parts, incident, rule, at, marks)
        return { what: 'clock-started', details: { clock: name }, value: undefined }
      }),

    finishClock: (id, by, name) =>
      act(parts, id, by, 'change', async (transaction, incident, at) => {
        const marks = (await listClockMarks(transaction, [id])).get(id) ?? []
        const rule = await beganUnder(transaction, id)
        const found = planClocks(incident, rule, marks, at).find((each) => each.id === name)
        if (found === undefined) return { refused: ['clock-unknown'] }
        if (!(await markClock(transaction, id, name, 'done', at))) return { refused: ['unchanged'] }
        const kind = drafted[name]
        if (kind !== undefined) {
          const register = await listRegisterLines(transaction, id)
          const items = draftItems(kind, { incident: forReaders(incident), register, types: parts.types })
          const said = items.map((item) => [item.id, item.text] as const)
          await insertDraft(transaction, id, kind, Object.fromEntries(said), at)
        }
        return { what: 'clock-done', details: { clock: name }, value: undefined }
      }),
  }
}

function firstDue({ clocks }: Clocks): number {
  const due = clocks.flatMap(({ state, dueAt }) =>
    (state === 'running' || state === 'overdue') && dueAt !== undefined ? [dueAt.getTime()] : [],
  )
  return due.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...due)
}
