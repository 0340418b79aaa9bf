import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { type Incident, incidentRoles, may, type Request } from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { actions, button, context, divider, header, paragraph, plain, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { measuredLine } from './incidentDrill.ts'
import { acknowledgeButton, reportBlocks } from './incidentNotice.ts'
import { formatMoment } from './incidentTime.ts'
import {
  clockBlocks,
  evidenceBlocks,
  exchangeBlocks,
  knownBlocks,
  openButton,
  registerBlocks,
  taskBlocks,
  textChoices,
} from './incidentWorkBlocks.ts'
import { type CardState, formButton, row, words as typed, workActions } from './incidentWorkParts.ts'

/** The incident's card: how it stands, what it is about, and beside each thing the button that changes it. */
export function cardView(state: CardState): ModalView {
  const { incident } = state.dossier
  const words = sentences[state.language].incidentWork
  return {
    type: 'modal',
    callback_id: 'incident.card',
    private_metadata: incident.id,
    title: plain(titleOf(incident, state.language), limits.viewTitle),
    close: plain(words.close, limits.viewButton),
    blocks:
      incident.deletedAt === undefined
        ? cardBlocks(state)
        : [paragraph(words.deleted), ...registerBlocks(state)],
  }
}

/** What the incident is called at the head of a view. */
export function titleOf({ number, drill }: Pick<Incident, 'number' | 'drill'>, language: Language): string {
  const words = sentences[language].incidentWork
  return drill ? words.drillTitle(number) : words.title(number)
}

function cardBlocks(state: CardState): KnownBlock[] {
  const { language, timeZone, types, permalink, dossier } = state
  const { incident } = dossier
  return [
    ...requestBlocks(state),
    ...standingBlocks(state),
    divider(),
    ...reportBlocks({ incident, types, language, timeZone, permalink }, 'on-card'),
    actions([openButton(state, 'original')]),
    ...clockBlocks(state),
    ...taskBlocks(state),
    ...knownBlocks(state),
    ...exchangeBlocks(state),
    ...evidenceBlocks(state),
    ...registerBlocks(state),
  ]
}

function standingBlocks(state: CardState): KnownBlock[] {
  const { language, timeZone, types } = state
  const { incident } = state.dossier
  const words = sentences[language].incidentWork
  const { labels } = words
  const { severityNames } = sentences[language].incident
  const { id, acknowledged, severity, severityConfirmed } = incident
  const taken =
    acknowledged === undefined
      ? [paragraph(words.waiting), actions([acknowledgeButton(id, language)], 'acknowledge')]
      : [
          paragraph(
            { person: acknowledged.by },
            words.takenBy(formatMoment(acknowledged.at, language, timeZone)),
          ),
        ]
  const level = words.severityOf(severity, severityNames[severity], severityConfirmed)
  return [
    ...(incident.drill ? [paragraph({ bold: words.drill }), context(measuredLine(incident, language))] : []),
    ...(incident.withdrawnAt === undefined ? [] : [paragraph({ bold: words.withdrawn })]),
    ...taken,
    row(
      words.labelled(labels.status, words.statusNames[incident.status]),
      formButton('status', id, words.change),
    ),
    row(words.labelled(labels.severity, level), formButton('severity', id, words.confirm)),
    row(
      words.labelled(labels.type, typeLabel(types, incident.type, language)),
      formButton('type', id, words.change),
    ),
    ...roomBlocks(state),
    ...(incident.notTold.length === 0
      ? [actions([formButton('notTold', id, words.buttons.notTold)], 'not_told')]
      : [
          paragraph(
            words.labelled(labels.notTold, ''),
            ...incident.notTold.slice(0, 20).flatMap((person): Run[] => [{ person }, ' ']),
          ),
          actions([formButton('notTold', id, words.change)], 'not_told'),
        ]),
  ]
}

/** Who leads and who keeps the record, and the way to the incident's own channel. */
function roomBlocks({ dossier: { incident, roles, channel }, language }: CardState): KnownBlock[] {
  const { labels, labelled } = sentences[language].incidentWork
  const { nobodyYet, setRoles } = sentences[language].incidentRoom
  const who = incidentRoles.flatMap((role, index): Run[] => {
    const userId = roles[role]
    const name: Run = userId === undefined ? nobodyYet : { person: userId }
    return [`${index === 0 ? '' : '　'}${labelled(labels[role], '')}`, name]
  })
  return [
    paragraph(...who),
    ...(channel === undefined ? [] : [paragraph(labelled(labels.channel, ''), { channel })]),
    actions([formButton('roles', incident.id, setRoles)], 'roles'),
  ]
}

function requestBlocks(state: CardState): KnownBlock[] {
  const { dossier, language, actor } = state
  const { incident, requests } = dossier
  const words = sentences[language].incidentWork
  const open = requests.filter(({ decision }) => decision === undefined)
  if (open.length === 0) return []
  return [
    header(words.headings.requests),
    ...open.flatMap((request): KnownBlock[] => {
      const said = [
        paragraph({ person: request.askedBy }, words.requests.askedBy(requestName(request, state))),
        typed(words.requests.reason(request.reason)),
      ]
      if (request.askedBy === actor.userId) return [...said, context(words.requests.yours)]
      if (!may(actor, 'decide', incident)) return said
      return [...said, decideButtons(incident.id, request, language)]
    }),
  ]
}

function decideButtons(id: string, request: Request, language: Language): KnownBlock {
  const { requests, cancel } = sentences[language].incidentWork
  const value = `${id}/${request.id}`
  return actions(
    [
      button({
        actionId: workActions.approve,
        text: requests.approve,
        value,
        style: 'primary',
        confirm: {
          title: plain(requests.confirmTitle, limits.confirmTitle),
          text: plain(requests.confirmText, limits.confirmText),
          confirm: plain(requests.approve, limits.confirmButton),
          deny: plain(cancel, limits.confirmButton),
        },
      }),
      button({ actionId: workActions.refuse, text: requests.refuse, value }),
    ],
    `decide.${request.id}`,
  )
}

function requestName({ action, severity, target }: Request, state: CardState): string {
  const { requests } = sentences[state.language].incidentWork
  if (action !== 'redact')
    return `${requests.names[action]}${severity === undefined ? '' : requests.lowerTo(severity)}`
  const text = textChoices(state.dossier, state).find(([value]) => value === target)?.[1]
  return `${requests.names.redact}${requests.redactOf(text ?? requests.redactGone)}`
}
