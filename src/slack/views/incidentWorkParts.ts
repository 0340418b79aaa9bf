import type { Button, SectionBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import type { Dossier, IncidentType, may } from '../../incident/index.ts'
import { button, plain } from './blocks.ts'

/** The forms on the card; a button `incident.work.form.<form>` opens each, its value the incident's id. */
export const workForms = [
  'status',
  'severity',
  'type',
  'note',
  'ask',
  'task',
  'describe',
  'notTold',
  'roles',
  'triage',
  'clock',
  'request',
] as const
export type WorkForm = (typeof workForms)[number]

/** What else the card's buttons do; the value is the incident's id, behind `/` what it is about. */
export const workActions = {
  finishTask: 'incident.work.finish_task',
  approve: 'incident.work.decide.approved',
  refuse: 'incident.work.decide.refused',
  original: 'incident.work.original',
  log: 'incident.work.log',
  documents: 'incident.work.documents',
} as const

/** What the card of an incident is drawn from, for one responder. */
export type CardState = {
  readonly dossier: Dossier
  readonly types: readonly IncidentType[]
  readonly language: Language
  readonly timeZone: string
  readonly actor: Parameters<typeof may>[0]
  readonly permalink: string | undefined
  /** Names of the rule's clocks, by id. */
  readonly clockNames: ReadonlyMap<string, { readonly ja: string; readonly en: string }>
  /** The failed item of the self-check in words. */
  readonly failedItem: string
}

/** The button that opens a form on the card. */
export function formButton(form: WorkForm, id: string, text: string): Button {
  return button({ actionId: `incident.work.form.${form}`, text, value: id })
}

/** The action by which the owner of a task says that it is done; its value as that of `finishTask`. */
export const ownTaskActionId = 'incident.work.own_task_done'

const shownText = 1_000
const shownLine = 300

/** A line with a button at its right. */
export function row(text: string, accessory: Button): SectionBlock {
  return { ...words(text, shownLine), accessory }
}

/**
 * A paragraph as plain text: nothing anybody typed is read as markup. Long ones are cut, for Slack takes 250 kB a view.
 */
export function words(text: string, most: number = shownText): SectionBlock {
  return { type: 'section', text: plain(text, most) }
}
