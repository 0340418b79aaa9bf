import type { App } from '@slack/bolt'
import { z } from 'zod'
import { sentences } from '../../i18n/index.ts'
import { type Incidents, mayRespond } from '../../incident/index.ts'
import { cut } from '../limits.ts'
import { paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { takeIds, takeView } from '../views/incidentTimeline.ts'
import { readerSoon } from './incidentSoon.ts'
import { actorOf, problemOf, readForm, type WorkParts } from './incidentWorkParts.ts'
import { readableText } from './readableText.ts'

// The message travels with the form, of which Slack takes 3,000 characters; escaped in JSON each may take two.
const takenText = 1_300

/** Listens to responders who take a message into an incident's timeline. */
export function registerTimeline(app: App, parts: WorkParts): void {
  app.shortcut({ type: 'message_action', callback_id: takeIds.shortcut }, async ({ ack, body, shortcut }) => {
    await ack()
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const { language, timeZone } = reader
    const words = sentences[language].incidentWork
    const incidents = actor === undefined ? [] : await parts.incidents.listOpen(actor)
    const text = await readableText(parts, shortcut.message.text ?? '')
    const sentence =
      actor === undefined
        ? words.problems['not-sure']
        : !mayRespond(actor)
          ? words.problems['not-allowed']
          : incidents.length === 0
            ? words.take.none
            : undefined
    const place = { channel: body.channel.id, ts: body.message_ts }
    const metadata = JSON.stringify({ ...place, text: cut(text, takenText) })
    const view =
      sentence === undefined
        ? takeView({ incidents, types: parts.incidents.types, text, metadata, language, timeZone })
        : sentenceModal(language, [paragraph(sentence)])
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.view({ type: 'view_submission', callback_id: takeIds.form }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const words = sentences[reader.language].incidentWork
    const refuse = (text: string) => ack({ response_action: 'errors', errors: { incident: text } })
    if (actor === undefined) return refuse(words.problems['not-sure'])
    const { channel, ts, text } = Taken.parse(JSON.parse(view.private_metadata))
    const id = readForm(view.state).one('incident')
    const result = await parts.incidents.takeMessage(id, actor, { channel, ts }, text)
    const isTaken = result.kind === 'refused' && result.problems.includes('unchanged')
    const problem = isTaken ? words.take.already : problemOf(result, reader)
    if (problem !== undefined) return refuse(problem)
    const told = paragraph(words.take.done)
    await ack({ response_action: 'update', view: sentenceModal(reader.language, [told]) })
  })
}

const Taken = z.object({ channel: z.string(), ts: z.string(), text: z.string() })

const Followed = z.object({
  event: z.discriminatedUnion('subtype', [
    z.object({
      type: z.literal('message'),
      subtype: z.literal('message_changed'),
      channel: z.string(),
      message: z.object({ ts: z.string(), text: z.string().default('') }),
    }),
    z.object({
      type: z.literal('message'),
      subtype: z.literal('message_deleted'),
      channel: z.string(),
      deleted_ts: z.string(),
    }),
  ]),
})

/** Follows edits and deletions of messages that were taken into a timeline; idempotent, nothing for all other events. */
export async function followTaken(
  parts: Pick<WorkParts, 'people' | 'interactive' | 'log'> & {
    readonly incidents: Pick<Incidents, 'followMessage'>
  },
  body: unknown,
): Promise<void> {
  const found = Followed.safeParse(body)
  if (!found.success) return
  const { event } = found.data
  if (event.subtype === 'message_deleted')
    await parts.incidents.followMessage({ channel: event.channel, ts: event.deleted_ts }, 'gone')
  else
    await parts.incidents.followMessage(
      { channel: event.channel, ts: event.message.ts },
      { text: await readableText(parts, event.message.text) },
    )
}
