import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { IncidentSummary, IncidentType } from '../../incident/index.ts'
import { actions, button, context, paragraph, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { followButton } from './incidentButtons.ts'
import { codeActionId } from './incidentForm.ts'
import { formatMoment } from './incidentTime.ts'

/** The action of the button that opens an incident; its value is the incident's id. */
export const openActionId = 'incident.open'

/** What the home of one person shows of incidents. */
export type IncidentHomeState = {
  readonly types: readonly IncidentType[]
  readonly timeZone: string
  readonly own: readonly IncidentSummary[]
  /** Only for those who may respond. */
  readonly open: readonly IncidentSummary[] | undefined
}

/** Incidents listed on the home; the home as a whole takes 100 blocks. */
const listedOnHome = 10

/** Of one's own, the latest. */
const ownOnHome = 5

/** For responders the open incidents, each with its state and a button; for everyone their own reports. */
export function incidentHomeBlocks(state: IncidentHomeState, language: Language): KnownBlock[] {
  const { home } = sentences[language].incident
  return [
    ...openBlocks(state, language),
    ...(state.own.length === 0 ? [] : [paragraph({ bold: home.own }), ...ownBlocks(state, language)]),
    actions([button({ actionId: codeActionId, text: sentences[language].incidentReporting.form.haveCode })]),
  ]
}

function ownBlocks({ own, ...state }: IncidentHomeState, language: Language): KnownBlock[] {
  return own
    .slice(0, ownOnHome)
    .flatMap((incident) => [
      paragraph(...summaryRuns(incident, { ...state, own }, language)),
      actions([followButton(incident.id, language)]),
    ])
}

function openBlocks(state: IncidentHomeState, language: Language): KnownBlock[] {
  const { home } = sentences[language].incident
  if (state.open === undefined) return []
  if (state.open.length === 0) return [paragraph({ bold: home.open }), context(home.noneOpen)]
  const entries = state.open.slice(0, listedOnHome).flatMap((incident): KnownBlock[] => {
    const line = paragraph(...summaryRuns(incident, state, language))
    return [line, actions([button({ actionId: openActionId, text: home.see, value: incident.id })])]
  })
  return [paragraph({ bold: home.open }), ...entries]
}

function summaryRuns(incident: IncidentSummary, state: IncidentHomeState, language: Language): Run[] {
  const { home } = sentences[language].incident
  const type = typeLabel(state.types, incident.type, language)
  const moment = (at: Date) => formatMoment(at, language, state.timeZone)
  const { number, severity, status, acknowledged, reportedAt } = incident
  const isKnown = acknowledged === undefined ? home.waiting : home.acknowledgedAt(moment(acknowledged.at))
  // Until work on it has begun, whether anybody has taken it says it all.
  const standing = status === 'received' ? isKnown : home.state([home.statusNames[status], isKnown])
  return [
    { bold: home.title(number, standing) },
    `\n${home.facts(type, severity)}`,
    `\n${home.reportedAt(moment(reportedAt))}`,
  ]
}
