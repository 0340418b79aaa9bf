import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import { type ActResult, draftKinds, may } from '../../incident/index.ts'
import { sendDraft } from '../notices/incidentFiles.ts'
import { paragraph } from '../views/blocks.ts'
import { openActionId } from '../views/incidentHome.ts'
import { documentAction, documentsView, logView, originalView } from '../views/incidentWorkMore.ts'
import { ownTaskActionId, workActions, workForms } from '../views/incidentWorkParts.ts'
import { registerAcknowledge } from './incidentAcknowledge.ts'
import { openCard, redrawCard } from './incidentWorkCard.ts'
import { openWorkForm, registerWorkForms } from './incidentWorkForms.ts'
import {
  pressedValue,
  problemOf,
  type Responder,
  responderOf,
  say,
  showModal,
  type WorkParts,
} from './incidentWorkParts.ts'

/** Listens to everything responders do with an incident. What a person may is looked up at every click. */
export function registerIncidentWork(app: App, parts: WorkParts): void {
  registerAcknowledge(app, parts)
  registerWorkForms(app, parts)
  app.action({ type: 'block_actions', action_id: openActionId }, async ({ ack, body, action }) => {
    await ack()
    await openCard(parts, body, pressedValue(action))
  })

  for (const form of workForms)
    onPress(`incident.work.form.${form}`, async (body, id, responder, ack) => {
      await ack()
      await openWorkForm(parts, body, form, id, responder)
    })

  onPress(workActions.finishTask, async (body, value, responder, ack) => {
    const [id = '', task = ''] = value.split('/')
    const result = await parts.incidents.finishTask(id, responder.actor, task)
    await ack()
    await answer(body, id, responder, result)
  })
  onPress(ownTaskActionId, async (body, value, responder, ack) => {
    const [id = '', task = ''] = value.split('/')
    const isNoted = await parts.incidents.finishOwnTask(id, responder.actor, task)
    await ack()
    const { ownNoted, ownGone } = sentences[responder.reader.language].incidentWork.tasks
    const text = isNoted ? ownNoted : ownGone
    await say(parts, body, responder.reader, [paragraph(text)], text)
  })
  for (const decision of ['approved', 'refused'] as const)
    onPress(`incident.work.decide.${decision}`, async (body, value, responder, ack) => {
      const [id = '', request = ''] = value.split('/')
      const result = await parts.incidents.decide(id, responder.actor, request, decision)
      await ack()
      await answer(body, id, responder, result)
    })

  onPress(workActions.original, async (body, id, responder, ack) => {
    await ack()
    const original = await parts.incidents.findOriginal(id, responder.actor)
    if (original === undefined) return notFound(body, responder)
    await showModal(parts, body, originalView(original, responder.reader.language))
  })
  onPress(workActions.log, async (body, id, responder, ack) => {
    await ack()
    const dossier = await parts.incidents.open(id, responder.actor)
    if (dossier === undefined) return notFound(body, responder)
    await showModal(parts, body, logView(dossier, responder.reader))
  })
  onPress(workActions.documents, async (body, id, responder, ack) => {
    await ack()
    const incident = await parts.incidents.find(id, responder.actor)
    if (incident === undefined || !may(responder.actor, 'export', { ...incident, namedTo: undefined }))
      return notFound(body, responder)
    await showModal(parts, body, documentsView(id, responder.reader.language))
  })
  for (const kind of draftKinds)
    onPress(`${documentAction}${kind}`, async (body, id, responder, ack) => {
      await ack()
      const isSent = await sendDraft(parts, { id, kind, ...responder })
      if (!isSent) return notFound(body, responder)
      const view = documentsView(id, responder.reader.language, [kind])
      if (body.view !== undefined) await parts.interactive.views.update({ view_id: body.view.id, view })
    })

  function onPress(
    actionId: string,
    handle: (
      body: BlockAction,
      value: string,
      responder: Responder,
      ack: () => Promise<void>,
    ) => Promise<void>,
  ): void {
    app.action<BlockAction<ButtonAction>>(
      { type: 'block_actions', action_id: actionId },
      async ({ ack, body, action }) => {
        const responder = await responderOf(parts, body, ack)
        if (responder !== undefined) await handle(body, pressedValue(action), responder, ack)
      },
    )
  }

  async function answer(
    body: BlockAction,
    id: string,
    responder: Responder,
    result: ActResult,
  ): Promise<void> {
    parts.outbox.wake()
    const problem = problemOf(result, responder.reader)
    if (problem !== undefined) await say(parts, body, responder.reader, [paragraph(problem)], problem)
    await redrawCard(parts, responder, id, body.view?.id)
  }

  async function notFound(body: BlockAction, { reader }: Responder): Promise<void> {
    const text = sentences[reader.language].incidentWork.problems['not-found']
    await say(parts, body, reader, [paragraph(text)], text)
  }
}
