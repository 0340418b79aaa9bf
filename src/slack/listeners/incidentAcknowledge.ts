import type { App, BlockAction } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import type { AcknowledgeResult, Incident } from '../../incident/index.ts'
import { findPermalink } from '../notices/incident.ts'
import { escapeText } from '../text.ts'
import { paragraph } from '../views/blocks.ts'
import { acknowledgeActionId, channelMessage, noticeMessage } from '../views/incidentNotice.ts'
import { formatMoment } from '../views/incidentTime.ts'
import { readerSoon } from './incidentSoon.ts'
import { redrawCard } from './incidentWorkCard.ts'
import { actorOf, pressedValue, type Responder, say, type WorkParts } from './incidentWorkParts.ts'

/** Listens to 受領, in a notice and on the card. */
export function registerAcknowledge(app: App, parts: WorkParts): void {
  app.action({ type: 'block_actions', action_id: acknowledgeActionId }, async ({ ack, body, action }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const result = actor && (await parts.incidents.acknowledge(pressedValue(action), actor))
    // After it is stored: a press that a crash swallows must not look taken.
    await ack()
    if (actor === undefined || result === undefined) {
      const { notSure } = sentences[reader.language].incident.acknowledged
      return say(parts, body, reader, [paragraph(notSure)], notSure)
    }
    await answer(parts, body, { reader, actor }, result)
  })
}

async function answer(
  parts: WorkParts,
  body: BlockAction,
  responder: Responder,
  result: AcknowledgeResult,
): Promise<void> {
  const { reader } = responder
  const words = sentences[reader.language].incident.acknowledged
  switch (result.kind) {
    case 'not-allowed':
      return say(parts, body, reader, [paragraph(words.notAllowed)], words.notAllowed)
    case 'not-found':
      return say(parts, body, reader, [paragraph(words.notFound)], words.notFound)
    case 'already': {
      const { number, acknowledged } = result.incident
      if (acknowledged === undefined) throw new Error('acknowledged already, but by nobody')
      const text = words.already(number, formatMoment(acknowledged.at, reader.language, reader.timeZone))
      await showAcknowledged(parts, body, responder, result.incident)
      // A double click: the redrawn notice says it.
      if (acknowledged.by === reader.userId) return
      return say(parts, body, reader, [paragraph(text, { person: acknowledged.by })], text)
    }
    case 'acknowledged':
      return showAcknowledged(parts, body, responder, result.incident)
  }
}

// The person who pressed sees it at once; every other notice is brought up to date by a job. That job also brings this
// one up to date, should this call fail.
async function showAcknowledged(
  parts: WorkParts,
  body: BlockAction,
  responder: Responder,
  incident: Incident,
): Promise<void> {
  if (body.view !== undefined) return redrawCard(parts, responder, incident.id, body.view.id)
  if (body.channel === undefined || body.message === undefined) return
  const { reader } = responder
  const state = {
    incident,
    types: parts.incidents.types,
    language: reader.language,
    timeZone: reader.timeZone,
    round: 0,
    insteadOf: undefined,
    permalink: await findPermalink(parts, incident),
  }
  // What was reported is for direct messages only.
  const isDirect = body.channel.id.startsWith('D')
  const { text, blocks } = isDirect ? noticeMessage(state) : channelMessage(incident, 'ja')
  const place = { channel: body.channel.id, ts: body.message.ts }
  try {
    await parts.interactive.chat.update({ ...place, text: escapeText(text), blocks })
  } catch (error) {
    parts.log.warn('an acknowledged notice could not be redrawn at once', { incident: incident.id, error })
  }
}
