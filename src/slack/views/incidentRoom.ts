import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { type IncidentType, incidentRoles, type RoomState } from '../../incident/index.ts'
import { cut, limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph, plain, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { openActionId } from './incidentHome.ts'
import { clockRuns } from './incidentWorkBlocks.ts'
import { formButton } from './incidentWorkParts.ts'

/** The reaction by which a responder takes a message of an incident's channel into its timeline. */
export const takeEmoji = 'pushpin'

/** The action that archives the channel of an incident that is closed; its value is the incident's id. */
export const archiveRoomActionId = 'incident.room.archive'

/** Tasks and clocks that are shown; all of them are on the card. */
const shownTasks = 10
const shownClocks = 5
// Its readers may be anywhere; the rule and the law count in Japan's days.
const timeZone = 'Asia/Tokyo'

/** What an incident's channel is called above its messages. */
export function roomTopic({ number, drill }: RoomState['incident'], language: Language): string {
  const { topic, drillTopic } = sentences[language].incidentRoom
  return drill ? drillTopic(number) : topic(number)
}

/** The pinned message: how the incident stands, who does what, what is to be done by when; never what happened. */
export function roomMessage(state: RoomState, types: readonly IncidentType[]): MessageView {
  const { incident, language } = state
  const words = sentences[language].incidentRoom
  const { statusNames, drill, deleted, withdrawn, open } = sentences[language].incidentWork
  const title = incident.drill ? words.drillTitle(incident.number) : words.title(incident.number)
  const buttons = [
    button({ actionId: openActionId, text: open, value: incident.id, style: 'primary' }),
    formButton('roles', incident.id, words.setRoles),
  ]
  return {
    text: words.text(title, incident.severity, statusNames[incident.status]),
    blocks: [
      header(title),
      ...(incident.drill ? [paragraph({ bold: drill })] : []),
      ...(incident.deletedAt === undefined ? [] : [paragraph(deleted)]),
      ...(incident.withdrawnAt === undefined ? [] : [paragraph({ bold: withdrawn })]),
      bullets(standing(state, types)),
      ...taskBlocks(state),
      ...clockBlocks(state),
      actions(buttons, `room.${incident.status}.${incident.severity}`),
      context(words.take),
    ],
  }
}

/** What a channel is told when its incident is closed, with the button that archives it. */
export function roomOverMessage({ incident, language }: RoomState): MessageView {
  const words = sentences[language].incidentRoom
  const text = incident.drill ? words.overDrill : words.over
  const confirm = {
    title: plain(words.archiveTitle, limits.confirmTitle),
    text: plain(words.archiveText, limits.confirmText),
    confirm: plain(words.archive, limits.confirmButton),
    deny: plain(sentences[language].incidentWork.cancel, limits.confirmButton),
  }
  const archive = button({
    actionId: archiveRoomActionId,
    text: words.archive,
    value: incident.id,
    confirm,
  })
  return { text, blocks: [paragraph(text), actions([archive])] }
}

function standing({ incident, roles, language }: RoomState, types: readonly IncidentType[]): Run[][] {
  const words = sentences[language].incidentWork
  const { labels, labelled } = words
  const { severityNames } = sentences[language].incident
  const { acknowledged, nobodyYet, notYet } = sentences[language].incidentRoom
  const { severity, severityConfirmed, status, type } = incident
  const who = (userId: string | undefined, nobody: string): Run =>
    userId === undefined ? nobody : { person: userId }
  const level = words.severityOf(severity, severityNames[severity], severityConfirmed)
  return [
    [labelled(labels.type, typeLabel(types, type, language))],
    [labelled(labels.severity, level)],
    [labelled(labels.status, words.statusNames[status])],
    [labelled(acknowledged, ''), who(incident.acknowledged?.by, notYet)],
    ...incidentRoles.map((role): Run[] => [labelled(labels[role], ''), who(roles[role], nobodyYet)]),
  ]
}

function taskBlocks({ tasks, language }: RoomState): KnownBlock[] {
  const words = sentences[language].incidentRoom
  const shown = tasks
    .slice(0, shownTasks)
    .map(({ title, dueOn, owner }): Run[] => [words.task(cut(title, 100), dueOn), { person: owner }])
  return [
    paragraph({ bold: words.tasks }),
    shown.length === 0 ? context(words.noTasks) : bullets(shown),
    ...moreThan(shownTasks, tasks.length, language),
  ]
}

function clockBlocks({ clocks, clockNames, language }: RoomState): KnownBlock[] {
  if (clocks.length === 0) return []
  const { note } = sentences[language].incidentWork.clocks
  const shown = clocks.slice(0, shownClocks)
  return [
    paragraph({ bold: sentences[language].incidentRoom.clocks }),
    bullets(shown.map((clock) => clockRuns(clock, { language, timeZone, clockNames }))),
    ...moreThan(shownClocks, clocks.length, language),
    context(note),
  ]
}

function moreThan(shown: number, all: number, language: Language): KnownBlock[] {
  return all > shown ? [context(sentences[language].incidentRoom.more(all - shown))] : []
}
