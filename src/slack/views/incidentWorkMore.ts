import type { ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { type Dossier, type DraftKind, draftKinds, type Incident } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { actions, bullets, button, context, header, paragraph, plain, type Run } from './blocks.ts'
import { formatMoment } from './incidentTime.ts'
import { registerRuns, whoRun } from './incidentWorkBlocks.ts'
import { words as typed } from './incidentWorkParts.ts'

type Reader = { readonly language: Language; readonly timeZone: string }

/** Lines of a record that are shown; all of them are in the exports. */
const shownLines = 100

/** The whole register of an incident, what was written, and who viewed or exported it. */
export function logView({ register, words: exchanged, audit }: Dossier, reader: Reader): ModalView {
  const words = sentences[reader.language].incidentWork
  const names: Readonly<Record<string, string>> = words.log.actions
  const readings = audit.filter(({ action, actor }) => names[action] !== undefined && actor !== undefined)
  // Whoever works on it sees it again at every step: one line, with the last time.
  const last = readings.filter(({ actor, action }, at) => {
    const next = readings[at + 1]
    return next?.actor !== actor || next?.action !== action
  })
  const readers = last.map(({ at, actor = '', action }): Run[] => {
    const moment = formatMoment(at, reader.language, reader.timeZone)
    return [`${moment}　${names[action] ?? ''}　`, whoRun(actor, reader.language)]
  })
  const said = exchanged
    .slice(-20)
    .flatMap(({ at, author, kind, text }) => [
      paragraph(
        { bold: words.words[kind] },
        `　${formatMoment(at, reader.language, reader.timeZone)}　`,
        whoRun(author, reader.language),
      ),
      typed(text),
    ])
  return modal(words.log.title, reader.language, [
    header(words.log.register),
    bullets(register.slice(-shownLines).map((line) => registerRuns(line, reader))),
    ...(said.length === 0 ? [] : [header(words.headings.exchange), ...said]),
    header(words.log.readers),
    ...(readers.length === 0 ? [context(words.log.noReaders)] : [bullets(readers.slice(-shownLines))]),
  ])
}

/** What was typed, before anything in it was masked. */
export function originalView(incident: Incident, language: Language): ModalView {
  const { labels } = sentences[language].incident
  const words = sentences[language].incidentWork
  const texts = (['whatHappened', 'information', 'alreadyDone'] as const).flatMap((name) =>
    incident[name] === ''
      ? []
      : [paragraph({ bold: labels[name] }), typed(incident[name], limits.sectionText)],
  )
  return modal(words.buttons.original, language, [context(words.originalNote), ...texts])
}

/** The action of the buttons that make a document: `incident.work.document.<kind>`. */
export const documentAction = 'incident.work.document.'

/** The documents that can be made. @param sent the kinds that were just sent. */
export function documentsView(id: string, language: Language, sent: readonly DraftKind[] = []): ModalView {
  const words = sentences[language].incidentWork
  const { titles } = sentences[language].incidentDocuments
  return modal(words.documents.title, language, [
    paragraph(words.documents.about),
    ...draftKinds.flatMap((kind) => [
      actions([button({ actionId: `${documentAction}${kind}`, text: titles[kind], value: id })]),
      ...(sent.includes(kind) ? [context(`✓ ${words.documents.sent}`)] : []),
    ]),
  ])
}

function modal(title: string, language: Language, blocks: ModalView['blocks']): ModalView {
  const { close } = sentences[language].incidentWork
  return {
    type: 'modal',
    callback_id: 'incident.work.more',
    title: plain(title, limits.viewTitle),
    close: plain(close, limits.viewButton),
    blocks: blocks.slice(0, limits.viewBlocks),
  }
}
