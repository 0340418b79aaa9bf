import type { App } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import { mayRule } from '../../incident/index.ts'
import { paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { drillIds, drillMessage, drillReportView, drillStartView } from '../views/incidentDrill.ts'
import { readerSoon } from './incidentSoon.ts'
import {
  actorOf,
  onPress,
  pressedValue,
  readForm,
  say,
  showModal,
  type WorkParts,
} from './incidentWorkParts.ts'

/** Listens to drills: an officer starts one for somebody, who reports it as they would; times are measured. */
export function registerDrill(app: App, parts: WorkParts): void {
  onPress(app, parts, drillIds.start, async (body, responder) => {
    const { language } = responder.reader
    if (mayRule(responder.actor)) {
      await showModal(parts, body, drillStartView(language))
      return
    }
    const text = sentences[language].incidentRule.notAllowed
    await say(parts, body, responder.reader, [paragraph(text)], text)
  })

  app.view({ type: 'view_submission', callback_id: drillIds.startForm }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const actor = await actorOf(parts, reader)
    const { drill } = sentences[reader.language].incidentRegister
    const refuse = (text: string) => ack({ response_action: 'errors', errors: { who: text } })
    if (actor === undefined || !mayRule(actor))
      return refuse(sentences[reader.language].incidentRule.notAllowed)
    const given = readForm(view.state)
    const person = await parts.people.get(given.one('who'))
    if (person.isBot || person.isGuest || person.isDeactivated) return refuse(drill.gone)
    const startedAt = parts.clock.now().toISOString()
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key: `incident:drill:${view.id}`,
      channel: person.id,
      ...drillMessage(given.one('scenario'), startedAt, person.language),
    })
    await ack({
      response_action: 'update',
      view: sentenceModal(reader.language, [paragraph(drill.started)]),
    })
    parts.outbox.wake()
  })

  app.action({ type: 'block_actions', action_id: drillIds.report }, async ({ ack, body, action }) => {
    await ack()
    const { language } = await readerSoon(parts, body.user.id)
    await showModal(parts, body, drillReportView(pressedValue(action), parts.incidents.types, language))
  })

  app.view({ type: 'view_submission', callback_id: drillIds.reportForm }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const given = readForm(view.state)
    const startedAt = new Date(view.private_metadata)
    const type = given.one('type')
    const result = await parts.incidents.report({
      submissionKey: `view:${view.id}`,
      reporterId: body.user.id,
      language: reader.language,
      leakType: type === '' ? undefined : type,
      whatHappened: given.one('what'),
      information: '',
      ongoing: 'unknown',
      personalData: 'unknown',
      alreadyDone: '',
      noticed: Number.isNaN(startedAt.getTime()) ? undefined : { at: startedAt, precision: 'minute' },
      message: undefined,
      certainty: 'actual',
      drill: true,
    })
    if (result.kind === 'invalid') {
      const { problems } = sentences[reader.language].incidentWork
      await ack({ response_action: 'errors', errors: { what: problems['text-missing'] } })
      return
    }
    const { received } = sentences[reader.language].incidentRegister.drill
    const told = paragraph(received(result.incident.number))
    await ack({ response_action: 'update', view: sentenceModal(reader.language, [told]) })
  })
}
