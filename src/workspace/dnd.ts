import type { Fields, PersonRecord } from './types.ts'

/** Whether somebody is not to be disturbed just now. */
export function isDisturbable({ dnd }: PersonRecord, nowMs: number): boolean {
  return dnd === undefined || dnd.untilS * 1000 <= nowMs
}

/** Somebody's do not disturb as Slack tells it to others; 1 stands for no time. */
export function dndFields(person: PersonRecord, nowMs: number): Fields {
  const { dnd } = person
  if (dnd === undefined || isDisturbable(person, nowMs)) {
    return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }
  }
  return { dnd_enabled: true, next_dnd_start_ts: dnd.fromS, next_dnd_end_ts: dnd.untilS }
}
