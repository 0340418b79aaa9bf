import { localTime } from '../calendar/index.ts'
import type { IncidentType } from './schema.ts'
import type { Incident, Noticed, RegisterLine, Triage } from './types.ts'

/** What can be drafted: 速報, 確報, the notice to a customer, the notice to the certification body, the 事故報告書. */
export const draftKinds = [
  'prompt-report',
  'full-report',
  'customer-notice',
  'certification-notice',
  'accident-report',
] as const
export type DraftKind = (typeof draftKinds)[number]

/** The nine items of a report by the rule (規則 8 条 1 項), and those of the company's own report. */
export type DraftItemId =
  | 'overview'
  | 'data-items'
  | 'persons'
  | 'cause'
  | 'secondary-damage'
  | 'response'
  | 'publication'
  | 'prevention'
  | 'other'
  | 'first-measures'
  | 'timeline'

/** What a fact of an item is about. */
export type DraftFactId =
  | 'number'
  | 'type'
  | 'severity'
  | 'status'
  | 'certainty'
  | 'occurred'
  | 'noticed'
  | 'reported'
  | 'what-happened'
  | 'information'
  | 'personal-data'
  | 'categories'
  | 'ongoing'
  | 'field'
  | 'text'
  | 'event'

/** One fact: `value` as it stands in the register, `key` what it is a word for where it is one. */
export type DraftFact = { readonly id: DraftFactId; readonly value: string; readonly key?: string }

/** One item of a draft; `gap`: the register does not hold it yet. */
export type DraftItem = {
  readonly id: DraftItemId
  readonly facts: readonly DraftFact[]
  readonly gap: boolean
  /** All facts as one text, to be compared with a later draft. */
  readonly text: string
}

type Source = {
  /** As a reader may see it. */
  readonly incident: Incident
  readonly register: readonly RegisterLine[]
  readonly types: readonly IncidentType[]
}

const nine: readonly DraftItemId[] = [
  'overview',
  'data-items',
  'persons',
  'cause',
  'secondary-damage',
  'response',
  'publication',
  'prevention',
  'other',
]

const itemsOf: Readonly<Record<DraftKind, readonly DraftItemId[]>> = {
  'prompt-report': nine,
  'full-report': nine,
  'customer-notice': ['overview', 'data-items', 'first-measures', 'cause', 'prevention'],
  'certification-notice': ['overview', 'data-items', 'first-measures', 'cause', 'prevention', 'other'],
  'accident-report': [...nine.slice(0, -1), 'first-measures', 'other', 'timeline'],
}

/** The items of a draft with what the register holds; what it does not is marked as a gap, never made up. */
export function draftItems(kind: DraftKind, source: Source): DraftItem[] {
  return itemsOf[kind].map((id) => {
    const facts = factsOf(id, source)
    const text = facts.map(({ value }) => value).join('\n')
    return { id, facts, gap: facts.length === 0, text }
  })
}

/** Which items differ from what was said before; what was not said counts as empty. */
export function changedItems(
  items: readonly DraftItem[],
  before: Readonly<Record<string, string>>,
): ReadonlyMap<DraftItemId, string> {
  return new Map(
    items.flatMap(({ id, text }) => ((before[id] ?? '') === text ? [] : [[id, before[id] ?? ''] as const])),
  )
}

/** A moment as documents write it, by the clock in Japan. */
export function writeMoment(at: Date): string {
  const { date, minutes } = localTime(at, 'Asia/Tokyo')
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function factsOf(id: DraftItemId, { incident, register, types }: Source): DraftFact[] {
  switch (id) {
    case 'overview':
      return [
        { id: 'number', value: incident.number },
        { id: 'type', value: incident.type, key: incident.type },
        { id: 'certainty', value: incident.certainty, key: incident.certainty },
        ...moment('occurred', incident.occurred),
        ...moment('noticed', incident.noticed),
        { id: 'reported', value: writeMoment(incident.reportedAt) },
        { id: 'ongoing', value: incident.ongoing, key: incident.ongoing },
        ...written('what-happened', incident.whatHappened),
      ]
    case 'data-items':
      return [
        ...written('information', incident.information),
        { id: 'personal-data', value: incident.personalData, key: incident.personalData },
        ...categories(incident.triage),
      ]
    case 'cause':
      return written('text', incident.cause)
    case 'prevention':
      return written('text', incident.prevention)
    case 'persons':
    case 'secondary-damage':
    case 'response':
    case 'publication':
      return written('text', incident.findings[id] ?? '')
    case 'other':
      return [...written('text', incident.findings.other ?? ''), ...ownFields(incident, types)]
    case 'first-measures':
      return written('text', incident.alreadyDone)
    case 'timeline':
      return register.map(({ at, what }) => ({ id: 'event', value: writeMoment(at), key: what }))
  }
}

function written(id: DraftFactId, text: string): DraftFact[] {
  return text === '' ? [] : [{ id, value: text }]
}

function moment(id: DraftFactId, noticed: Noticed | undefined): DraftFact[] {
  if (noticed === undefined) return []
  const shown = writeMoment(noticed.at)
  return [{ id, value: noticed.precision === 'day' ? shown.slice(0, 10) : shown }]
}

function categories(triage: Triage | undefined): DraftFact[] {
  if (triage === undefined) return []
  const found = (['sensitive', 'propertyDamage', 'improperPurpose', 'overThousand'] as const).filter(
    (each) => triage[each] === 'yes',
  )
  return found.map((each) => ({ id: 'categories', value: each, key: each }))
}

function ownFields(incident: Incident, types: readonly IncidentType[]): DraftFact[] {
  const fields = types.find(({ id }) => id === incident.type)?.fields ?? []
  return fields.flatMap((field): DraftFact[] => {
    const answer = incident.fields[field.id]
    return answer === undefined ? [] : [{ id: 'field', value: answer, key: field.id }]
  })
}
