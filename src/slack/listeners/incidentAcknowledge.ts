import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { ExternalError } from '../../common/errors.ts'
import { sentences } from '../../i18n/index.ts'
import { type AcknowledgeResult, type Actor, type Incident, mayRespond } from '../../incident/index.ts'
import { findPermalink, type IncidentParts } from '../notices/incident.ts'
import { escapeText } from '../text.ts'
import { context, paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { openActionId } from '../views/incidentHome.ts'
import { acknowledgeActionId, noticeMessage, noticeView } from '../views/incidentNotice.ts'
import { formatMoment } from '../views/incidentTime.ts'
import { type Reader, readerSoon, within } from './incidentSoon.ts'

/** Listens to responders who open an incident from their home, and to 受領. */
export function registerAcknowledge(app: App, parts: IncidentParts): void {
  app.action({ type: 'block_actions', action_id: acknowledgeActionId }, async ({ ack, body, action }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const result = actor && (await parts.incidents.acknowledge(idOf(action), actor))
    // After it is stored: a press that a crash swallows must not look taken.
    await ack()
    await answer(parts, body, reader, result)
  })
  app.action({ type: 'block_actions', action_id: openActionId }, async ({ ack, body, action }) => {
    await ack()
    await open(parts, body, idOf(action))
  })
}

// `undefined`: whether the person may could not be found out, and nothing was done.
async function answer(
  parts: IncidentParts,
  body: BlockAction,
  reader: Reader,
  result: AcknowledgeResult | undefined,
): Promise<void> {
  const words = sentences[reader.language].incident.acknowledged
  if (result === undefined) return say(parts, body, reader, [paragraph(words.notSure)], words.notSure)
  switch (result.kind) {
    case 'not-allowed':
      return say(parts, body, reader, [paragraph(words.notAllowed)], words.notAllowed)
    case 'not-found':
      return say(parts, body, reader, [paragraph(words.notFound)], words.notFound)
    case 'already': {
      const { number, acknowledged } = result.incident
      if (acknowledged === undefined) throw new Error('acknowledged already, but by nobody')
      const text = words.already(number, formatMoment(acknowledged.at, reader.language, reader.timeZone))
      await showAcknowledged(parts, body, reader, result.incident)
      // A double click: the redrawn notice says it.
      if (acknowledged.by === reader.userId) return
      return say(parts, body, reader, [paragraph(text, { person: acknowledged.by })], text)
    }
    case 'acknowledged':
      return showAcknowledged(parts, body, reader, result.incident)
  }
}

// The person who pressed sees it at once; every other notice is brought up to date by a job. That job also brings this
// one up to date, should this call fail.
async function showAcknowledged(
  parts: IncidentParts,
  body: BlockAction,
  reader: Reader,
  incident: Incident,
): Promise<void> {
  const state = {
    incident,
    types: parts.incidents.types,
    language: reader.language,
    timeZone: reader.timeZone,
    round: 0,
    insteadOf: undefined,
    permalink: await findPermalink(parts, incident),
  }
  try {
    if (body.view !== undefined) {
      await parts.interactive.views.update({ view_id: body.view.id, view: noticeView(state) })
    } else if (body.channel !== undefined && body.message !== undefined) {
      const { text, blocks } = noticeMessage(state)
      const place = { channel: body.channel.id, ts: body.message.ts }
      await parts.interactive.chat.update({ ...place, text: escapeText(text), blocks })
    }
  } catch (error) {
    parts.log.warn('an acknowledged notice could not be redrawn at once', { incident: incident.id, error })
  }
}

async function open(parts: IncidentParts, body: BlockAction, id: string): Promise<void> {
  const reader = await readerSoon(parts, body.user.id)
  const loading = context(sentences[reader.language].incident.home.loading)
  const opened = await parts.interactive.views.open({
    trigger_id: body.trigger_id,
    view: sentenceModal(reader.language, [loading]),
  })
  const viewId = opened.view?.id
  if (viewId === undefined) throw new Error('a modal was opened without an id')
  const words = sentences[reader.language].incident.acknowledged
  const actor = await actorOf(parts, reader)
  const incident = actor && mayRespond(actor) ? await parts.incidents.find(id, actor) : undefined
  const view =
    incident === undefined
      ? sentenceModal(reader.language, [paragraph(actor === undefined ? words.notSure : words.notFound)])
      : noticeView({
          incident,
          types: parts.incidents.types,
          language: reader.language,
          timeZone: reader.timeZone,
          round: 0,
          insteadOf: undefined,
          permalink: await findPermalink(parts, incident),
        })
  await parts.interactive.views.update({ view_id: viewId, view })
}

// Slack waits three seconds for the ack of a press; the rest is the database's and the network's.
const rolesMs = 2_000

/** The person with the roles they have now; `undefined` when that cannot be found out in time: then nothing is allowed. */
async function actorOf(parts: IncidentParts, reader: Reader): Promise<Actor | undefined> {
  try {
    const roles = await within(rolesMs, parts.roles.of(reader.userId))
    return roles && { userId: reader.userId, roles }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    parts.log.warn('roles could not be checked', { userId: reader.userId, error })
    return undefined
  }
}

// Seen by the person only: in the conversation they pressed in, else in a modal.
async function say(
  parts: IncidentParts,
  body: BlockAction,
  reader: Reader,
  blocks: KnownBlock[],
  text: string,
): Promise<void> {
  if (body.view === undefined && body.channel !== undefined) {
    await parts.interactive.chat.postEphemeral({
      channel: body.channel.id,
      user: reader.userId,
      text: escapeText(text),
      blocks,
    })
    return
  }
  const view = sentenceModal(reader.language, blocks)
  if (body.view?.type === 'modal') await parts.interactive.views.push({ trigger_id: body.trigger_id, view })
  else await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
}

function idOf(action: { readonly type: string } | ButtonAction): string {
  return 'value' in action && typeof action.value === 'string' ? action.value : ''
}
