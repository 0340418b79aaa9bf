import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { firstResponseHeadings, type Incident, type IncidentType, typeNamed } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph, plain } from './blocks.ts'
import { reportCallbackId } from './incidentForm.ts'
import { formatMoment } from './incidentTime.ts'

/** The action of the button by which a person says that they do not report now. */
export const dismissActionId = 'incident.dismiss'

/** The name of an incident's type as people read it; that it is not known where the reporter did not know. */
export function typeLabel(types: readonly IncidentType[], id: string, language: Language): string {
  const found = types.find((type) => type.id === id)
  return found === undefined ? sentences[language].incident.form.typeUnknown : found.name[language]
}

/** What to do and what not to do, as two lists. */
export function doAndDoNotBlocks(type: IncidentType, language: Language): KnownBlock[] {
  const advice = type.firstResponse[language]
  const headings = firstResponseHeadings[language]
  return [
    paragraph({ bold: headings.do }),
    bullets(advice.do, 'ordered'),
    paragraph({ bold: headings.doNot }),
    bullets(advice.doNot),
  ]
}

type Types = { readonly types: readonly IncidentType[] }

/** What a message that reads like a live leak is answered with: first response, report button, a way out. */
export function firstResponseMessage(
  incidents: Types,
  leakType: string | undefined,
  language: Language,
): MessageView {
  const { dismiss } = sentences[language].incident
  const { type, text, blocks } = advice(incidents, leakType, language)
  const notNow = button({ actionId: dismissActionId, text: dismiss, value: `${language}.${type.id}` })
  return { text, blocks: [...blocks, actions([reportButton(language, type.id), notNow])] }
}

/** The same after いまは報告しない: the advice without its buttons. */
export function dismissedMessage(
  incidents: Types,
  leakType: string | undefined,
  language: Language,
): MessageView {
  const { text, blocks } = advice(incidents, leakType, language)
  return { text, blocks: [...blocks, context(sentences[language].incident.dismissed)] }
}

/** A message of one sentence with the button that opens the form. */
export function reportAgainMessage(sentence: string, language: Language): MessageView {
  return { text: sentence, blocks: [paragraph(sentence), actions([reportButton(language)])] }
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

function advice(incidents: Types, leakType: string | undefined, language: Language) {
  const words = sentences[language].incident.firstResponse
  const type = typeNamed(incidents.types, leakType)
  const name = type.name[language]
  const blocks: KnownBlock[] = [
    header(words.header),
    paragraph(words.lead(name)),
    ...doAndDoNotBlocks(type, language),
    paragraph({ bold: firstResponseHeadings[language].tell }),
    bullets(type.firstResponse[language].tell),
  ]
  return { type, text: words.text(name), blocks }
}

function reportButton(language: Language, leakType?: string) {
  const { report } = sentences[language].incident
  const value = leakType === undefined ? {} : { value: leakType }
  return button({ actionId: reportCallbackId, text: report, style: 'primary', ...value })
}
