import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { type BegunIncident, type IncidentType, type PlannedStep, typeNamed } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, context, divider, header, paragraph, plain, type Run } from './blocks.ts'
import { doBlocks, doNotBlocks, typeLabel } from './incident.ts'
import { followButton } from './incidentButtons.ts'
import { formatMoment, formatSoon } from './incidentTime.ts'

/** Who was found for a role; `instead`: nobody holds it, and the people are the workspace's owners. */
export type Found = { readonly userIds: readonly string[]; readonly instead: boolean }

/** What a receipt is drawn from. */
export type ReceiptState = BegunIncident & {
  readonly types: readonly IncidentType[]
  readonly language: Language
  readonly timeZone: string
  /** Who is told by the first step; `undefined` where they could not be looked up in time. */
  readonly found: Found | undefined
  /** Of a report without a name that was taken just now: shown here and never again. */
  readonly receiptCode?: string | undefined
  /** Whether files were handed in that a report without a name does not take. */
  readonly filesLeft?: boolean | undefined
}

/** The receipt in place of the form. */
export function receiptView(state: ReceiptState): ModalView {
  const words = sentences[state.language].incident.receipt
  return {
    type: 'modal',
    callback_id: 'incident.receipt',
    title: plain(words.title, limits.viewTitle),
    close: plain(words.close, limits.viewButton),
    blocks: [...receiptBlocks(state), ...(isNamed(state) ? [context(words.alsoByMessage)] : [])],
  }
}

/** The same as a direct message, for a modal can be closed. */
export function receiptMessage(state: ReceiptState): MessageView {
  const { text } = sentences[state.language].incident.receipt
  return { text: text(state.incident.number), blocks: receiptBlocks(state) }
}

function receiptBlocks(state: ReceiptState): KnownBlock[] {
  const { incident, language, timeZone } = state
  const words = sentences[language].incident
  const { labels, receipt } = words
  const type = typeNamed(state.types, incident.type)
  const fact = (label: string, value: string): Run[] => [words.labelled(label), { bold: value }]
  return [
    header(receipt.header),
    paragraph(receipt.thanks),
    ...codeBlocks(state),
    bullets([
      fact(labels.number, incident.number),
      fact(labels.reportedAt, formatMoment(incident.reportedAt, language, timeZone)),
      fact(labels.type, typeLabel(state.types, incident.type, language)),
      fact(labels.severity, words.severity(incident.severity, words.severityNames[incident.severity])),
    ]),
    paragraph({ bold: receipt.toldHeading }),
    ...toldBlocks(state),
    divider(),
    paragraph(receipt.doMeanwhile),
    ...doBlocks(type, language, true),
    ...doNotBlocks(type, language),
    divider(),
    paragraph({ bold: receipt.nextHeading }),
    bullets(nextLines(state)),
    ...(isNamed(state) ? [actions([followButton(incident.id, language)])] : []),
  ]
}

function isNamed({ incident }: ReceiptState): boolean {
  return incident.naming === 'named'
}

// First of all: whoever closes the receipt without it cannot come back.
function codeBlocks(state: ReceiptState): KnownBlock[] {
  if (isNamed(state)) return []
  const words = sentences[state.language].incidentReporting.receipt
  const code =
    state.receiptCode === undefined
      ? [paragraph(words.codeAgain)]
      : [
          paragraph({ bold: words.codeHeading }),
          paragraph({ code: state.receiptCode }),
          paragraph(words.codeText),
          context(words.codeUse),
        ]
  return [
    ...code,
    context(words.noMessage),
    ...(state.filesLeft === true ? [paragraph(words.filesLeft)] : []),
    divider(),
  ]
}

function toldBlocks({ plan, found, language }: ReceiptState): KnownBlock[] {
  const words = sentences[language].incident
  const role = plan[0]?.to ?? 'officer'
  const sentence = found?.instead
    ? words.receipt.toldInstead(words.roleNames[role], words.roleNames.owners)
    : words.receipt.told(words.roleNames[role])
  if (found === undefined || found.userIds.length === 0) return [paragraph(sentence)]
  const people = found.userIds.slice(0, 10).flatMap((person): Run[] => [{ person }, ' '])
  return [paragraph(sentence), paragraph(words.receipt.toldPeople, ...people)]
}

function nextLines(state: ReceiptState): string[] {
  const { incident, plan, found, language, timeZone } = state
  const words = sentences[language].incident
  const { receipt } = sentences[language].incidentReporting
  const nextStep = ({ at, to }: PlannedStep) =>
    words.receipt.nextStep(formatSoon(at, incident.reportedAt, language, timeZone), words.roleNames[to])
  const later = plan.slice(1).filter(({ to }) => found?.instead !== true || to !== 'owners')
  return [
    ...(plan[0] === undefined ? [] : [words.receipt.repeats(plan[0].repeatEveryMinutes)]),
    ...later.map(nextStep),
    isNamed(state) ? words.receipt.whenAcknowledged : receipt.whenAcknowledged,
    isNamed(state) ? receipt.laterKnownNamed : receipt.laterKnown,
  ]
}
