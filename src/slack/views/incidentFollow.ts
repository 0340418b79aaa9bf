import type { Button, InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { FollowUp, IncidentType } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { actions, bullets, button, context, formView, header, paragraph, plain, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { formatMoment } from './incidentTime.ts'

/** The forms by which a report is followed up: callback ids. */
export const followForms = {
  code: 'incident.code_form',
  follow: 'incident.follow_form',
  withdraw: 'incident.withdraw_form',
} as const

/** The button of a followed report that asks whether to take it back. */
export const withdrawActionId = 'incident.withdraw'

/** The inputs of these forms: `[block_id, action_id]`. */
export const followInputs = {
  code: ['receipt_code', 'text'],
  answer: ['answer', 'text'],
  addition: ['addition', 'text'],
  evidence: ['evidence', 'files'],
  reason: ['reason', 'text'],
} as const

/** What was said last, as many as a modal holds with ease. */
const shownWords = 12

/** Which report a form follows up; of a report without a name also the code, which is kept nowhere else. */
export type FollowedPlace = {
  readonly id: string
  readonly number: string
  readonly receiptCode?: string | undefined
}

/** What a followed report is drawn from. */
export type FollowState = FollowUp & {
  readonly types: readonly IncidentType[]
  readonly language: Language
  readonly timeZone: string
  readonly receiptCode?: string | undefined
  /** Whether something was sent just now. */
  readonly isSent?: boolean
}

/** Asks for a receipt code. */
export function codeForm(language: Language): ModalView {
  const words = sentences[language].incidentReporting.code
  return formView(followForms.code, words, JSON.stringify({ language }), [
    { ...textInput('code', words.label, words.hint, { isLong: false }), optional: false },
  ])
}

/** One's own report: how it stands, what was said, and room to answer and add. */
export function followView(state: FollowState): ModalView {
  const words = sentences[state.language].incidentReporting.follow
  const { incident, language } = state
  const isAsked = hasOpenQuestion(state)
  const canWithdraw = incident.withdrawnAt === undefined && incident.status !== 'closed'
  const { id, number } = incident
  const place: FollowedPlace = { id, number, receiptCode: state.receiptCode }
  // New ids empty the inputs once something was sent.
  const draw = state.words.length
  return formView(followForms.follow, words, JSON.stringify(place), [
    ...(state.isSent === true ? [paragraph({ bold: words.done })] : []),
    header(words.header(incident.number)),
    bullets(factLines(state)),
    ...(incident.acknowledged === undefined && canWithdraw ? [context(words.notAcknowledged)] : []),
    ...wordsBlocks(state),
    ...(isAsked ? [textInput('answer', words.answer, words.answerHint, { draw })] : []),
    textInput('addition', words.add, words.addHint, { draw }),
    ...(incident.naming === 'named' ? [evidenceInput(language, draw)] : []),
    paragraph({ bold: words.reported }),
    asTyped(incident.whatHappened),
    context(words.masked),
    ...(canWithdraw ? [actions([withdrawButton(words.withdraw)])] : []),
  ])
}

/** Asks whether to take a report back, and why. */
export function withdrawForm(number: string, metadata: string, language: Language): ModalView {
  const words = sentences[language].incidentReporting.withdraw
  return formView(followForms.withdraw, words, metadata, [
    paragraph(words.text(number)),
    textInput('reason', words.reason, words.reasonHint),
  ])
}

/** Whether the responders asked something that is not answered yet. */
function hasOpenQuestion({ words }: FollowUp): boolean {
  const last = words.findLast(({ kind }) => kind === 'question' || kind === 'answer')
  return last?.kind === 'question'
}

function factLines(state: FollowState): Run[][] {
  const { incident, language, timeZone, types } = state
  const words = sentences[language].incident
  const { follow } = sentences[language].incidentReporting
  const moment = (at: Date) => formatMoment(at, language, timeZone)
  const fact = (label: string, value: string): Run[] => [words.labelled(label), { bold: value }]
  const status =
    incident.withdrawnAt === undefined ? words.home.statusNames[incident.status] : follow.withdrawn
  return [
    fact(follow.standing, status),
    ...(incident.acknowledged === undefined
      ? []
      : [fact(follow.acknowledged, moment(incident.acknowledged.at))]),
    fact(words.labels.type, typeLabel(types, incident.type, language)),
    fact(words.labels.reportedAt, moment(incident.reportedAt)),
  ]
}

function wordsBlocks({ words, language, timeZone }: FollowState): KnownBlock[] {
  const labels = sentences[language].incidentReporting.follow
  if (words.length === 0) return []
  const said = words.slice(-shownWords).flatMap(({ kind, at, text }): KnownBlock[] => {
    const who = kind === 'question' ? labels.fromResponder : labels.fromYou
    return [context(`${who}　${formatMoment(at, language, timeZone)}`), asTyped(text)]
  })
  return [paragraph({ bold: labels.wordsHeading }), ...said]
}

// Plain text: what somebody typed pings nobody.
function asTyped(text: string): KnownBlock {
  return { type: 'section', text: plain(text, limits.sectionText) }
}

function evidenceInput(language: Language, draw: number): InputBlock {
  const words = sentences[language].incidentReporting.form
  return {
    type: 'input',
    block_id: `${followInputs.evidence[0]}.${draw}`,
    optional: true,
    label: plain(words.evidence, limits.label),
    hint: plain(words.evidenceHint, limits.hint),
    element: { type: 'file_input', action_id: followInputs.evidence[1], max_files: 5 },
  }
}

function textInput(
  name: 'code' | 'answer' | 'addition' | 'reason',
  label: string,
  hint: string,
  { isLong = true, draw }: { readonly isLong?: boolean; readonly draw?: number } = {},
): InputBlock {
  const [block] = followInputs[name]
  return {
    type: 'input',
    block_id: draw === undefined ? block : `${block}.${draw}`,
    optional: true,
    label: plain(label, limits.label),
    hint: plain(hint, limits.hint),
    element: {
      type: 'plain_text_input',
      action_id: followInputs[name][1],
      multiline: isLong,
      max_length: isLong ? limits.plainTextInput : 100,
    },
  }
}

function withdrawButton(label: string): Button {
  return button({ actionId: withdrawActionId, text: label })
}
