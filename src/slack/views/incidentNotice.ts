import type { Button, KnownBlock, SectionBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Incident, IncidentType, ResponderRole } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph, plain, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { openActionId } from './incidentHome.ts'
import { formatDay, formatMoment } from './incidentTime.ts'

/** The action of the button that acknowledges; its value is the incident's id. */
export const acknowledgeActionId = 'incident.acknowledge'

/** What was reported, as its reader may see it. */
export type ReportedState = Pick<NoticeState, 'incident' | 'types' | 'language' | 'timeZone' | 'permalink'>

/** What a notice to a responder is drawn from; the same state, acknowledged, brings it up to date. */
export type NoticeState = {
  readonly incident: Incident
  readonly types: readonly IncidentType[]
  readonly language: Language
  /** The reader's. */
  readonly timeZone: string
  /** Which step of the rule tells the reader, 0 the first; left out where nobody is told, as in the home's modal. */
  readonly step?: number
  /** 0 for the first telling of the step. */
  readonly round: number
  /** The role the reader stands in for as an owner, where nobody holds it. */
  readonly insteadOf: ResponderRole | undefined
  /** Where the message the report is about can be opened, by those who may see it. */
  readonly permalink: string | undefined
}

/** The notice as a direct message. Its notification text names number and severity only: a locked screen shows it. */
export function noticeMessage(state: NoticeState): MessageView {
  const { incident } = state
  const { notice } = sentences[state.language].incident
  const { number, severity, status, acknowledged, deletedAt } = incident
  const text = acknowledged === undefined ? notice.text(number, severity) : notice.acknowledgedText(number)
  const isOver = status === 'closed' || deletedAt !== undefined
  return { text: isOver ? notice.closed(number) : text, blocks: noticeBlocks(state) }
}

/** What stands in place of a notice whose reader must not be told any longer. */
export function takenBackMessage(language: Language): MessageView {
  const text = sentences[language].incident.notice.takenBack
  return { text, blocks: [{ ...paragraph(text), block_id: 'taken_back' }] }
}

function noticeBlocks(state: NoticeState): KnownBlock[] {
  const { incident, language } = state
  const { notice } = sentences[language].incident
  const { drill } = sentences[language].incidentNews
  const { deleted, withdrawn } = sentences[language].incidentWork
  const title = header(notice.header(incident.drill ? drill(incident.number) : incident.number))
  if (incident.deletedAt !== undefined)
    return [title, { ...paragraph(deleted), block_id: 'deleted' }, actions([openButton(incident, language)])]
  return [
    title,
    ...(incident.withdrawnAt === undefined ? [] : [paragraph({ bold: withdrawn })]),
    ...introBlocks(state),
    ...reportBlocks(state),
    ...closingBlocks(state),
  ]
}

/** What the responders' channel sees of an incident: number, severity, who acknowledged; opening it is checked. */
export function channelMessage(incident: Incident, language: Language): MessageView {
  const { notice } = sentences[language].incident
  const { drill } = sentences[language].incidentNews
  const { takenInChannel } = sentences[language].incidentWork
  const number = incident.drill ? drill(incident.number) : incident.number
  const openIt = openButton(incident, language)
  const { acknowledged, severity, status } = incident
  if (status === 'closed' || incident.deletedAt !== undefined) {
    const text = notice.closed(number)
    return { text, blocks: [{ ...paragraph(text), block_id: 'standing' }, actions([openIt])] }
  }
  if (acknowledged === undefined) {
    const text = notice.text(number, severity)
    return { text, blocks: [paragraph(text), actions([acknowledgeButton(incident.id, language), openIt])] }
  }
  const text = notice.acknowledgedText(number)
  return {
    text,
    blocks: [paragraph(text, ' ', { person: acknowledged.by }, takenInChannel), actions([openIt])],
  }
}

/** What was reported: the words, then the facts; on the card without those that stand above it. */
export function reportBlocks(
  state: ReportedState,
  place: 'in-notice' | 'on-card' = 'in-notice',
): KnownBlock[] {
  const { incident } = state
  const { labels } = sentences[state.language].incident
  return [
    ...written(labels.whatHappened, incident.whatHappened),
    ...written(labels.information, incident.information),
    ...written(labels.alreadyDone, incident.alreadyDone),
    factsBlock(state, place),
    ...messageBlocks(state),
  ]
}

function openButton({ id }: Incident, language: Language): Button {
  return button({ actionId: openActionId, text: sentences[language].incidentWork.open, value: id })
}

/** The button that acknowledges. */
export function acknowledgeButton(id: string, language: Language): Button {
  const { acknowledge } = sentences[language].incident.notice
  return button({ actionId: acknowledgeActionId, text: acknowledge, value: id, style: 'primary' })
}

// New block ids with the change of state: Slack keeps what stands where they stay the same.
function introBlocks({
  incident,
  step = 0,
  round,
  insteadOf,
  language,
  timeZone,
}: NoticeState): KnownBlock[] {
  const { notice, roleNames } = sentences[language].incident
  if (incident.acknowledged !== undefined) {
    const { at, by } = incident.acknowledged
    const line = paragraph({ person: by }, notice.acknowledgedBy(formatMoment(at, language, timeZone)))
    return [{ ...line, block_id: 'acknowledged' }]
  }
  return [
    ...(step > 0 && round === 0 ? [paragraph({ bold: notice.escalated })] : []),
    ...(round === 0 ? [] : [paragraph({ bold: notice.again(round + 1) })]),
    ...(insteadOf === undefined ? [] : [paragraph(notice.instead(roleNames[insteadOf]))]),
  ]
}

function factsBlock(
  { incident, types, language, timeZone }: ReportedState,
  place: 'in-notice' | 'on-card',
): KnownBlock {
  const words = sentences[language].incident
  const { labels } = words
  const { status } = sentences[language].incidentWork.labels
  const { statusNames } = sentences[language].incidentWork
  const fact = (label: string, ...value: Run[]): Run[] => [words.labelled(label), ...value]
  const standing = [
    fact(labels.type, typeLabel(types, incident.type, language)),
    fact(labels.severity, words.severity(incident.severity, words.severityNames[incident.severity])),
    ...(incident.status === 'received' ? [] : [fact(status, statusNames[incident.status])]),
  ]
  return bullets([
    ...(place === 'on-card' ? [] : standing),
    fact(labels.ongoing, words.known[incident.ongoing]),
    fact(labels.personalData, words.known[incident.personalData]),
    fact(labels.noticedAt, noticedAt(incident, language, timeZone)),
    fact(labels.reportedAt, formatMoment(incident.reportedAt, language, timeZone)),
    fact(labels.reporter, reporterRun(incident, language), ...otherLanguage(incident, language)),
  ])
}

function reporterRun({ reporterId, naming }: Incident, language: Language): Run {
  if (reporterId !== undefined) return { person: reporterId }
  return sentences[language].incident.reporterHidden[naming === 'anonymous' ? 'anonymous' : 'confidential']
}

// Whoever answers in the reporter's language is understood at once.
function otherLanguage({ reporterLanguage }: Incident, language: Language): Run[] {
  return reporterLanguage === language
    ? []
    : [sentences[language].incident.notice.writtenIn[reporterLanguage]]
}

function noticedAt(incident: Incident, language: Language, timeZone: string): string {
  const words = sentences[language].incident
  if (incident.noticed === undefined) return words.unknownMoment
  const { at, precision } = incident.noticed
  if (precision === 'minute') return formatMoment(at, language, timeZone)
  return words.dayOnly(formatDay(at, language, timeZone))
}

// Plain text: nothing a reporter typed is read as markup, so it can ping nobody.
function written(label: string, typed: string): KnownBlock[] {
  if (typed === '') return []
  const section: SectionBlock = { type: 'section', text: plain(typed, limits.sectionText) }
  return [paragraph({ bold: label }), section]
}

function messageBlocks({ incident, language, permalink }: ReportedState): KnownBlock[] {
  const words = sentences[language].incident
  if (incident.message === undefined) return []
  const link: Run =
    permalink === undefined
      ? words.notice.messagePlace(incident.message.channel, incident.message.ts)
      : { link: words.notice.messageLink, url: permalink }
  return [paragraph(words.labelled(words.labels.message), link)]
}

function closingBlocks({ incident, language, round }: NoticeState): KnownBlock[] {
  const { notice } = sentences[language].incident
  const openIt = openButton(incident, language)
  if (incident.status === 'closed') return [actions([openIt], 'closed')]
  if (incident.acknowledged === undefined)
    return [
      actions([acknowledgeButton(incident.id, language), openIt], `open.${round}`),
      context(notice.about),
    ]
  const next = [notice.nextContact, ...(incident.personalData === 'no' ? [] : [notice.nextPersonalData])]
  return [
    paragraph({ bold: notice.nextHeading }),
    bullets(next),
    actions([{ ...openIt, style: 'primary' }], 'work'),
  ]
}
