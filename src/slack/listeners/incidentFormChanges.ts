import type { App, BlockAction } from '@slack/bolt'
import { mayRespond } from '../../incident/index.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { readMetadata, readNaming, readType, SubmittedReport } from '../views/incidentAnswers.ts'
import { moreActionId, reportCallbackId, reportFormView } from '../views/incidentForm.ts'
import { reportInputs } from '../views/incidentInputs.ts'
import type { PersonToName } from '../views/incidentNaming.ts'

/** Listens to what changes the form itself: the type, whose name is told to whom, and the button for everything else. */
export function registerFormChanges(app: App, parts: IncidentParts): void {
  for (const input of ['type', 'naming'] as const) {
    const [block_id, action_id] = reportInputs[input]
    app.action<BlockAction>({ type: 'block_actions', block_id, action_id }, async ({ ack, body }) => {
      await ack()
      await redraw(parts, body)
    })
  }
  app.action<BlockAction>({ type: 'block_actions', action_id: moreActionId }, async ({ ack, body }) => {
    await ack()
    await redraw(parts, body, true)
  })
}

/** Whether somebody responds to incidents, as far as Slack says now. */
export async function isResponder(parts: IncidentParts, userId: string): Promise<boolean> {
  return mayRespond({ userId, roles: await parts.roles.of(userId) })
}

// What was typed stays, for the inputs keep their ids. Of two changes at once the later drawing stands; what is read of
// a submission goes by the type chosen in it, whatever was drawn.
async function redraw(parts: IncidentParts, body: BlockAction, showMore = false): Promise<void> {
  if (body.view?.callback_id !== reportCallbackId) return
  const form = SubmittedReport.parse(body.view)
  const { language, timeZone, message, isOwnMessage, more, receiptCode } = readMetadata(form.private_metadata)
  const naming = readNaming(form).kind
  const view = reportFormView({
    types: parts.incidents.types,
    language,
    timeZone,
    now: parts.clock.now(),
    leakType: readType(form),
    message,
    isOwnMessage,
    more: showMore || more === true,
    naming,
    toName: naming === 'confidential' ? await findPeopleToName(parts, body.user.id) : undefined,
    receiptCode,
  })
  await parts.interactive.views.update({ view_id: form.id, view })
}

async function findPeopleToName(
  parts: IncidentParts,
  reporterId: string,
): Promise<readonly PersonToName[] | undefined> {
  try {
    const held = await Promise.all(
      (['officer', 'deputy', 'admin'] as const).map((role) => parts.roles.holders(role)),
    )
    const responders = new Set([...held.flat(), ...(await parts.roles.owners())])
    responders.delete(reporterId)
    const people = await Promise.all([...responders].slice(0, 100).map((userId) => parts.people.get(userId)))
    return people
      .filter(({ isBot, isDeactivated }) => !isBot && !isDeactivated)
      .map(({ id, name }) => ({ userId: id, name }))
  } catch (error) {
    parts.log.warn('who may be told a name could not be looked up', { error })
    return undefined
  }
}
