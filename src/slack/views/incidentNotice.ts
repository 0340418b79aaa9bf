import type { KnownBlock, ModalView, SectionBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Incident, IncidentType, ResponderRole } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph, plain, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { formatDay, formatMoment } from './incidentTime.ts'

/** The action of the button that acknowledges; its value is the incident's id. */
export const acknowledgeActionId = 'incident.acknowledge'

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
  const text =
    incident.acknowledged === undefined
      ? notice.text(incident.number, incident.severity)
      : notice.acknowledgedText(incident.number)
  return { text, blocks: noticeBlocks(state) }
}

/** The notice as a modal, as it is opened from the home. */
export function noticeView(state: NoticeState): ModalView {
  const { acknowledged } = sentences[state.language].incident
  return {
    type: 'modal',
    callback_id: 'incident.notice',
    title: plain(acknowledged.title, limits.viewTitle),
    close: plain(acknowledged.close, limits.viewButton),
    blocks: noticeBlocks(state),
  }
}

function noticeBlocks(state: NoticeState): KnownBlock[] {
  const { incident } = state
  const { labels, notice } = sentences[state.language].incident
  return [
    header(notice.header(incident.number)),
    ...introBlocks(state),
    ...written(labels.whatHappened, incident.whatHappened),
    ...written(labels.information, incident.information),
    ...written(labels.alreadyDone, incident.alreadyDone),
    factsBlock(state),
    ...messageBlocks(state),
    ...closingBlocks(state),
  ]
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

function factsBlock({ incident, types, language, timeZone }: NoticeState): KnownBlock {
  const words = sentences[language].incident
  const { labels } = words
  const fact = (label: string, ...value: Run[]): Run[] => [words.labelled(label), ...value]
  return bullets([
    fact(labels.type, typeLabel(types, incident.type, language)),
    fact(labels.severity, words.severity(incident.severity, words.severityNames[incident.severity])),
    fact(labels.ongoing, words.known[incident.ongoing]),
    fact(labels.personalData, words.known[incident.personalData]),
    fact(labels.noticedAt, noticedAt(incident, language, timeZone)),
    fact(labels.reportedAt, formatMoment(incident.reportedAt, language, timeZone)),
    fact(labels.reporter, { person: incident.reporterId }, ...otherLanguage(incident, language)),
  ])
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

function messageBlocks({ incident, language, permalink }: NoticeState): KnownBlock[] {
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
  if (incident.acknowledged === undefined)
    return [
      actions(
        [
          button({
            actionId: acknowledgeActionId,
            text: notice.acknowledge,
            value: incident.id,
            style: 'primary',
          }),
        ],
        `open.${round}`,
      ),
      context(notice.about),
    ]
  const next = [notice.nextContact, ...(incident.personalData === 'no' ? [] : [notice.nextPersonalData])]
  return [paragraph({ bold: notice.nextHeading }), bullets(next)]
}
