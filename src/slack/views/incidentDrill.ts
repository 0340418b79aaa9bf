import type { ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { drillFigures, type Incident, type IncidentType } from '../../incident/index.ts'
import type { MessageView } from './answer.ts'
import { actions, button, header, paragraph } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { type Choice, formModal, personInput, selectInput, textInput } from './incidentWorkInputs.ts'
import { words as typed } from './incidentWorkParts.ts'

/** The forms and buttons of drills. */
export const drillIds = {
  start: 'incident.drill.start',
  startForm: 'incident.drill.start_form',
  report: 'incident.drill.report',
  reportForm: 'incident.drill.report_form',
} as const

/** The form by which an officer starts a drill. */
export function drillStartView(language: Language): ModalView {
  const { drill } = sentences[language].incidentRegister
  return formModal({
    callbackId: drillIds.startForm,
    metadata: '',
    title: drill.title,
    submit: drill.start,
    close: drill.cancel,
    blocks: [
      paragraph(drill.about),
      personInput('who', { label: drill.who }),
      textInput('scenario', { label: drill.scenario, hint: drill.scenarioExample, most: 1_000 }),
    ],
  })
}

/** To whoever is to report: what is supposed to have happened. @param startedAt what the button carries, as ISO. */
export function drillMessage(scenario: string, startedAt: string, language: Language): MessageView {
  const { drill } = sentences[language].incidentRegister
  return {
    text: drill.text,
    blocks: [
      header(drill.header),
      paragraph(drill.ask),
      typed(scenario),
      actions([
        button({ actionId: drillIds.report, text: drill.report, value: startedAt, style: 'primary' }),
      ]),
    ],
  }
}

/** The short form by which the drill is reported. */
export function drillReportView(
  startedAt: string,
  types: readonly IncidentType[],
  language: Language,
): ModalView {
  const { drill } = sentences[language].incidentRegister
  return formModal({
    callbackId: drillIds.reportForm,
    metadata: startedAt,
    title: drill.reportTitle,
    submit: drill.send,
    close: drill.cancel,
    blocks: [
      textInput('what', { label: drill.what }),
      selectInput('type', {
        label: drill.type,
        choices: types.map(({ id }): Choice => [id, typeLabel(types, id, language)]),
        optional: true,
      }),
    ],
  })
}

/** What a drill measured, in one line. */
export function measuredLine(
  incident: Pick<Incident, 'drill' | 'noticed' | 'reportedAt' | 'acknowledged'>,
  language: Language,
): string {
  const { drill } = sentences[language].incidentRegister
  const { minutesToReport, minutesToAcknowledge } = drillFigures(incident)
  const shown = (minutes: number | undefined) =>
    minutes === undefined ? drill.notYet : drill.minutes(minutes)
  return drill.measured(shown(minutesToReport), shown(minutesToAcknowledge))
}
