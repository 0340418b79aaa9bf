import type { ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { IncidentSummary, IncidentType } from '../../incident/index.ts'
import { cut } from '../limits.ts'
import { quotation } from './blocks.ts'
import { summaryLine } from './incidentRegister.ts'
import { type Choice, formModal, selectInput } from './incidentWorkInputs.ts'

/** The message shortcut that takes a message into an incident's timeline, and its form. */
export const takeIds = { shortcut: 'incident.take_message', form: 'incident.take_form' } as const

/** To which incident a message belongs. @param metadata the message itself; it travels with the form. */
export function takeView(state: {
  readonly incidents: readonly IncidentSummary[]
  readonly types: readonly IncidentType[]
  readonly text: string
  readonly metadata: string
  readonly language: Language
  readonly timeZone: string
}): ModalView {
  const { incidents, text, metadata, language } = state
  const { take } = sentences[language].incidentWork
  const choices = incidents.map(
    (incident): Choice => [incident.id, summaryLine(incident, state).replace('\n', '　')],
  )
  return formModal({
    callbackId: takeIds.form,
    metadata,
    title: take.title,
    submit: take.submit,
    close: sentences[language].incidentWork.cancel,
    blocks: [
      quotation(cut(text, 500)),
      selectInput('incident', { label: take.which, hint: take.hint, choices }),
    ],
  })
}
