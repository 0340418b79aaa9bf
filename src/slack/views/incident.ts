import type { KnownBlock, ModalView } from '@slack/types'
import { type Language, languages } from '../../common/language.ts'
import { isThirdLanguage } from '../../common/thirdLanguage.ts'
import { sentences } from '../../i18n/index.ts'
import {
  firstResponseHeadings,
  type Incident,
  type IncidentType,
  type MessageReference,
  otherType,
  typeNamed,
} from '../../incident/index.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph, plain } from './blocks.ts'
import { followButton, type ReportBeginning, reportButton } from './incidentButtons.ts'
import { formatMoment } from './incidentTime.ts'

/** The action of the button by which a person says that they do not report now. */
export const dismissActionId = 'incident.dismiss'

/** The name of an incident's type as people read it; that it is not known where the reporter did not know. */
export function typeLabel(types: readonly IncidentType[], id: string, language: Language): string {
  const found = types.find((type) => type.id === id)
  return found === undefined ? sentences[language].incident.form.typeUnknown : found.name[language]
}

/** What to do first, in order; once it is reported, without the step that the report itself has carried out. */
export function doBlocks(type: IncidentType, language: Language, isReported: boolean): KnownBlock[] {
  const advice = type.firstResponse[language]
  const steps = advice.do.filter((_, index) => !isReported || index + 1 !== advice.reportStep)
  if (steps.length === 0) return []
  return [paragraph({ bold: firstResponseHeadings[language].do }), bullets(steps, 'ordered')]
}

/** What must not be done. */
export function doNotBlocks(type: IncidentType, language: Language): KnownBlock[] {
  const { doNot } = type.firstResponse[language]
  return [paragraph({ bold: firstResponseHeadings[language].doNot }), bullets(doNot)]
}

/** The language advice is given in; both where the person wrote in neither. */
type Spoken = Language | 'both'

/** In which language somebody who wrote this is advised. */
export function spokenTo(typed: string, language: Language): Spoken {
  return isThirdLanguage(typed) ? 'both' : language
}

type Types = { readonly types: readonly IncidentType[] }

/**
 * What a message that reads like a live leak is answered with: what to do first, the report button, a way out, and
 * below them the rest. On a telephone, first steps and button stand on the first screen.
 *
 * @param message becomes the draft of the report, for its author only.
 */
export function firstResponseMessage(
  incidents: Types,
  leakType: string | undefined,
  spoken: Spoken,
  message?: MessageReference,
): MessageView {
  return inEach(spoken, (language) => {
    const { dismiss } = sentences[language].incident
    const { type, text, first, rest } = advice(incidents, leakType, language)
    const report = reportButton(language, { leakType: type.id, message })
    const notNow = button({ actionId: dismissActionId, text: dismiss, value: `${spoken}.${type.id}` })
    return { text, blocks: [...first, actions([report, notNow]), ...rest] }
  })
}

/** The same after いまは報告しない: the advice without its buttons. */
export function dismissedMessage(
  incidents: Types,
  leakType: string | undefined,
  spoken: Spoken,
): MessageView {
  return inEach(spoken, (language) => {
    const { text, first, rest } = advice(incidents, leakType, language)
    return { text, blocks: [...first, ...rest, context(sentences[language].incident.dismissed)] }
  })
}

/** A message of one sentence with the button that opens the form. */
export function reportAgainMessage(
  sentence: string,
  language: Language,
  beginning: ReportBeginning = {},
): MessageView {
  return { text: sentence, blocks: [paragraph(sentence), actions([reportButton(language, beginning)])] }
}

/** What to say by telephone while nothing can be recorded. */
export function offlineMessage(contact: string, language: Language): MessageView {
  const words = sentences[language].incidentReporting.offline
  return {
    text: words.text,
    blocks: [
      header(words.header),
      paragraph(words.contact(contact)),
      paragraph({ bold: words.tellHeading }),
      bullets(words.tell),
      paragraph(words.later),
      actions([reportButton(language)]),
    ],
  }
}

/** To the reporter: who has acknowledged, and what comes. */
export function acknowledgedMessage(
  incident: Incident & { acknowledged: { at: Date; by: string } },
  language: Language,
  timeZone: string,
): MessageView {
  const { acknowledged } = sentences[language].incident
  const moment = formatMoment(incident.acknowledged.at, language, timeZone)
  return {
    text: acknowledged.toReporter(incident.number),
    blocks: [
      paragraph({ bold: acknowledged.toReporter(incident.number) }),
      paragraph({ person: incident.acknowledged.by }, acknowledged.byWhom(moment)),
      paragraph(acknowledged.next),
      actions([followButton(incident.id, language)]),
    ],
  }
}

/** A small modal with one sentence, where there is no channel to say it in. */
export function sentenceModal(language: Language, blocks: KnownBlock[]): ModalView {
  const { title, close } = sentences[language].incident.acknowledged
  return {
    type: 'modal',
    callback_id: 'incident.sentence',
    title: plain(title, limits.viewTitle),
    close: plain(close, limits.viewButton),
    blocks,
  }
}

function inEach(spoken: Spoken, viewIn: (language: Language) => MessageView): MessageView {
  const views = (spoken === 'both' ? languages : [spoken]).map(viewIn)
  return { text: views.map(({ text }) => text).join(' '), blocks: views.flatMap(({ blocks }) => blocks) }
}

function advice(incidents: Types, leakType: string | undefined, language: Language) {
  const words = sentences[language].incident.firstResponse
  const type = typeNamed(incidents.types, leakType)
  const about = type.id === otherType ? words.aboutOther : words.about(type.name[language])
  const first = [header(words.header), ...doBlocks(type, language, false)]
  const rest = [
    context(about),
    ...doNotBlocks(type, language),
    paragraph({ bold: firstResponseHeadings[language].tell }),
    bullets(type.firstResponse[language].tell),
  ]
  return { type, text: words.text, first, rest }
}
