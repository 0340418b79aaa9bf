import { findSensitive, type SensitiveKind } from '../common/sensitive.ts'
import type { Task } from './store/work.ts'
import type { Actor, Incident } from './types.ts'

// A name or an address is often what a responder must know; a number or a key never is.
const maskedKinds: ReadonlySet<SensitiveKind> = new Set(['secret', 'card', 'my-number', 'phone'])

/** The text with card numbers, My Numbers, telephone numbers, passwords and keys covered: one ■ for each character. */
export function mask(text: string): string {
  return findSensitive(text)
    .filter(({ kind }) => maskedKinds.has(kind))
    .reduceRight(
      (masked, { start, end }) =>
        `${masked.slice(0, start)}${'■'.repeat(Math.min(end - start, 16))}${masked.slice(end)}`,
      text,
    )
}

/** The incident with every text masked and the reporter's name for nobody but `namedFor`. */
export function forReaders(incident: Stored, namedFor?: Pick<Actor, 'userId'>): Incident {
  const { namedTo, ...seen } = incident
  const isNamed =
    incident.naming === 'named' ||
    (namedFor !== undefined && [namedTo, incident.reporterId].includes(namedFor.userId))
  return {
    ...seen,
    reporterId: isNamed ? incident.reporterId : undefined,
    whatHappened: mask(incident.whatHappened),
    information: mask(incident.information),
    alreadyDone: mask(incident.alreadyDone),
    cause: mask(incident.cause),
    prevention: mask(incident.prevention),
    fields: maskAll(incident.fields),
    findings: maskAll(incident.findings),
  }
}

/** The task with what is sensitive in its text masked. */
export function maskTask(task: Task): Task {
  return { ...task, title: mask(task.title) }
}

/** An incident as it is kept: as typed, with the reporter of a confidential one, and whom their name is for. */
export type Stored = Incident & { readonly namedTo: string | undefined }

function maskAll(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, mask(text)]))
}
