import type { AuditEntry } from '../audit/types.ts'
import type { Connection } from '../database/types.ts'
import type { DraftItemId } from './drafts.ts'
import { mask, type Stored } from './masking.ts'
import type { IncidentType } from './schema.ts'
import { updateIncident } from './store/incidents.ts'
import { type Evidence, redactWords, renameEvidence, type Words } from './store/words.ts'
import {
  type Draft,
  listDrafts,
  type Request,
  renameTask,
  rewordReason,
  type Task,
  updateDraft,
} from './store/work.ts'
import { type Finding, findingKinds } from './types.ts'

/** What stands in place of a text that two persons had redacted: no gap, and in no language. */
export const redactedText = '■■■■■■■■'

/** What can be redacted that stands in a column of its own: the audit line it came with, and what it is drafted into. */
const columns = {
  whatHappened: { action: 'incident.reported', item: 'overview', isFinal: true },
  information: { action: 'incident.reported', item: 'data-items', isFinal: true },
  alreadyDone: { action: 'incident.reported', item: 'first-measures', isFinal: true },
  cause: { action: 'incident.cause', item: 'cause', isFinal: false },
  prevention: { action: 'incident.prevention', item: 'prevention', isFinal: false },
} as const satisfies Record<string, { action: string; item: DraftItemId; isFinal: boolean }>
type Column = keyof typeof columns

/**
 * A text of an incident: a column, the answer to a question of its type, a finding, a task, a file's name, the reason of a
 * request, or words by their id.
 */
export type TextTarget =
  | Column
  | `fields/${string}`
  | `findings/${Finding}`
  | `tasks/${string}`
  | `evidence/${string}`
  | `reasons/${string}`
  | `words/${number}`

/** A text that can be redacted; `text` as readers see it, masked. */
export type RedactableText = {
  readonly target: TextTarget
  readonly text: string
  /** Of words: who wrote them when, and in which capacity. */
  readonly words: Pick<Words, 'kind' | 'at' | 'author'> | undefined
}

/** Where the texts of an incident stand. */
type Texts = {
  readonly incident: Pick<Stored, Column | 'type' | 'fields' | 'findings'>
  readonly words: readonly Words[]
  readonly tasks: readonly Task[]
  readonly evidence: readonly Evidence[]
  readonly requests: readonly Pick<Request, 'id' | 'reason'>[]
}

/**
 * The texts of an incident that are there and not redacted yet: what was reported and found out, tasks, names of files,
 * reasons of requests, then words, oldest first. A choice, a number or a date is no text.
 */
export function listRedactable(
  { incident, words, tasks, evidence, requests }: Texts,
  types: readonly IncidentType[],
): RedactableText[] {
  const asked = types.find(({ id }) => id === incident.type)?.fields ?? []
  const isText = (id: string) => (asked.find((field) => field.id === id)?.kind ?? 'text') === 'text'
  const fields = Object.entries(incident.fields).filter(([id]) => isText(id))
  const said: (readonly [TextTarget, string])[] = [
    ...(Object.keys(columns) as Column[]).map((column) => [column, incident[column]] as const),
    ...fields.map(([id, text]) => [`fields/${id}`, text] as const),
    ...findingKinds.map((kind) => [`findings/${kind}`, incident.findings[kind] ?? ''] as const),
    ...tasks.map(({ id, title }) => [`tasks/${id}`, title] as const),
    ...evidence.map(({ fileId, name }) => [`evidence/${fileId}`, name] as const),
    ...requests.map(({ id, reason }) => [`reasons/${id}`, reason] as const),
  ]
  const written = words.map(
    ({ id, text, ...rest }): RedactableText => ({ target: `words/${id}`, text, words: rest }),
  )
  return [...said.map(([target, text]) => ({ target, text, words: undefined })), ...written]
    .filter(({ text }) => text !== '' && text !== redactedText)
    .map((each) => ({ ...each, text: mask(each.text) }))
}

/**
 * Puts `redactedText` in place of a text wherever the register keeps it: in what was reported to the outside too, and, of
 * a message, in what it said before it was edited.
 *
 * @param found one of `listRedactable`.
 */
export async function redactText(
  transaction: Connection,
  incident: Stored,
  { target, text }: RedactableText,
): Promise<void> {
  const { id } = incident
  const [kind, name = ''] = partsOf(target)
  switch (kind) {
    case 'words':
      return await redactWords(transaction, id, Number(name), redactedText)
    case 'tasks':
      return await renameTask(transaction, id, name, redactedText)
    case 'evidence':
      return await renameEvidence(transaction, id, name, redactedText)
    case 'reasons':
      return await rewordReason(transaction, id, name, redactedText)
    case 'fields':
      await updateIncident(transaction, id, { fields: { ...incident.fields, [name]: redactedText } })
      break
    case 'findings':
      await updateIncident(transaction, id, { findings: { ...incident.findings, [name]: redactedText } })
      break
    default:
      await updateIncident(transaction, id, { [kind]: redactedText })
  }
  const { item, isFinal } = draftedInto(target)
  for (const draft of await listDrafts(transaction, id)) {
    const items = redactItem(draft.items, item, isFinal ? text : undefined)
    await updateDraft(transaction, id, { ...draft, items })
  }
}

/** The sequences of the audit lines that a text came with: of the incident's lines those whose text can still go. */
export function linesOf(target: TextTarget, lines: readonly AuditEntry[]): number[] {
  const [kind, name = ''] = partsOf(target)
  const isIts = ({ action, details }: AuditEntry) => {
    switch (kind) {
      case 'words':
        return details?.words !== undefined && String(details.words) === name
      case 'tasks':
        return action === 'incident.task' && details?.task === name
      case 'evidence':
        return action === 'incident.evidence' && details?.file === name
      // Its line says that something was asked for, and not why.
      case 'reasons':
        return false
      case 'fields':
        return action === 'incident.reported'
      case 'findings':
        return action === 'incident.finding' && details?.finding === name
      default:
        return action === columns[kind].action
    }
  }
  return lines.filter((line) => line.details !== undefined && isIts(line)).map(({ sequence }) => sequence)
}

type Kind = Column | 'words' | 'tasks' | 'evidence' | 'reasons' | 'fields' | 'findings'

function partsOf(target: TextTarget): [Kind, string?] {
  return target.split('/') as [Kind, string?]
}

// What can be written anew may have been reported to the outside in other words: then the whole item goes.
function draftedInto(target: TextTarget): { readonly item: string; readonly isFinal: boolean } {
  const [kind, name = ''] = partsOf(target)
  if (kind === 'findings') return { item: name, isFinal: false }
  if (kind === 'fields') return { item: 'other', isFinal: true }
  return columns[kind as Column]
}

function redactItem(items: Draft['items'], item: string, text: string | undefined): Draft['items'] {
  const said = items[item]
  if (said === undefined || said === '') return items
  return { ...items, [item]: text === undefined ? redactedText : said.replaceAll(text, () => redactedText) }
}
