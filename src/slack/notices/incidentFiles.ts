import type { Language } from '../../common/language.ts'
import { renderPdf } from '../../export/document.ts'
import { renderCsv, renderSpreadsheet } from '../../export/table.ts'
import { sentences } from '../../i18n/index.ts'
import {
  type Actor,
  type DraftKind,
  emergencyCard,
  type Filter,
  registerTable,
} from '../../incident/index.ts'
import { sendFile } from '../files.ts'
import { toPickers } from '../views/incidentTime.ts'
import type { IncidentParts } from './incident.ts'

/** Who asked for a file: it comes to their own direct message, in their language. */
export type FileReader = {
  readonly actor: Actor
  readonly reader: { readonly userId: string; readonly language: Language; readonly timeZone: string }
}

/** The forms in which the register can be had. */
export const registerFormats = ['xlsx', 'csv'] as const
export type RegisterFormat = (typeof registerFormats)[number]

/** Sends a document about an incident as PDF. @returns false where the person may not have it. */
export async function sendDraft(
  parts: IncidentParts,
  { id, kind, actor, reader }: FileReader & { readonly id: string; readonly kind: DraftKind },
): Promise<boolean> {
  const { language, userId } = reader
  const words = sentences[language].incidentDocuments
  const { documents } = sentences[language].incidentWork
  const document = await parts.incidents.draft(id, actor, kind, words, language)
  const incident = document && (await parts.incidents.find(id, actor))
  if (document === undefined || incident === undefined) return false
  await sendFile(parts.interactive, {
    userId,
    name: `${documents.fileName(words.titles[kind], incident.number)}.pdf`,
    bytes: await renderPdf(document),
    comment: documents.comment(incident.number),
  })
  return true
}

/** Sends the register as the filter asks. @returns how many incidents are in it; `undefined` where the person may not. */
export async function sendRegister(
  parts: IncidentParts,
  {
    filter,
    format,
    actor,
    reader,
  }: FileReader & { readonly filter: Filter; readonly format: RegisterFormat },
): Promise<number | undefined> {
  const { language, userId, timeZone } = reader
  const incidents = await parts.incidents.exportRegister(actor, filter)
  if (incidents === undefined) return undefined
  const words = sentences[language].incidentDocuments
  const table = registerTable(incidents, { types: parts.incidents.types, words, language })
  const day = toPickers(parts.clock.now(), timeZone).date
  const { register } = sentences[language].incidentRegister
  await sendFile(parts.interactive, {
    userId,
    name: `${words.register.sheet}_${day}.${format}`,
    bytes: format === 'csv' ? renderCsv(table) : await renderSpreadsheet(table),
    comment: register.comment(incidents.length),
  })
  return incidents.length
}

/** Sends the emergency card to print, by the rule in force. */
export async function sendEmergencyCard(
  parts: IncidentParts,
  { reader }: Pick<FileReader, 'reader'>,
): Promise<void> {
  const { language, userId } = reader
  const words = sentences[language].incidentDocuments
  const card = emergencyCard({
    rule: await parts.incidents.currentRule(),
    types: parts.incidents.types,
    words,
    language,
    now: parts.clock.now(),
  })
  await sendFile(parts.interactive, {
    userId,
    name: `${card.title}.pdf`,
    bytes: await renderPdf(card, 'large'),
    comment: sentences[language].incidentRule.cardComment,
  })
}
