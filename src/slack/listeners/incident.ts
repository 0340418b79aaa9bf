import type { App } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { type MessageReference, mayRespond } from '../../incident/index.ts'
import type { IncidentParts } from '../notices/incident.ts'
import type { Person, Role } from '../types.ts'
import { dismissActionId, reportAgainMessage } from '../views/incident.ts'
import { reportCallbackId, reportFormView } from '../views/incidentForm.ts'
import { incidentHomeBlocks } from '../views/incidentHome.ts'
import { registerAcknowledge } from './incidentAcknowledge.ts'
import { createContacts } from './incidentContacts.ts'
import { dismissed } from './incidentDismiss.ts'
import { readerSoon } from './incidentSoon.ts'
import { submitReport } from './incidentSubmission.ts'

export type { IncidentParts } from '../notices/incident.ts'

/** Listens to everything around a report: its entrances, its submission, and the responders' clicks. */
export function registerIncident(app: App, parts: IncidentParts): void {
  const contacts = createContacts(parts)

  // After the form is on its way: remembered for the moment when the database is gone.
  async function openAndRemember(request: ReportRequest): Promise<void> {
    await openReport(parts, request)
    await contacts.find().catch((error: unknown) => {
      parts.log.warn('who is told first could not be looked up', { error })
    })
  }

  app.action({ type: 'block_actions', action_id: reportCallbackId }, async ({ ack, body, action }) => {
    await ack()
    const leakType = 'value' in action && typeof action.value === 'string' ? action.value : undefined
    await openAndRemember({ triggerId: body.trigger_id, userId: body.user.id, leakType })
  })

  app.shortcut({ type: 'shortcut', callback_id: reportCallbackId }, async ({ ack, body }) => {
    await ack()
    await openAndRemember({ triggerId: body.trigger_id, userId: body.user.id })
  })

  app.shortcut({ type: 'message_action', callback_id: 'incident.report_message' }, async ({ ack, body }) => {
    await ack()
    const message = { channel: body.channel.id, ts: body.message_ts }
    await openAndRemember({ triggerId: body.trigger_id, userId: body.user.id, message })
  })

  app.view({ type: 'view_submission', callback_id: reportCallbackId }, async ({ ack, body, view }) => {
    await ack(await submitReport(parts, contacts, view, body.user.id))
  })

  app.action(
    { type: 'block_actions', action_id: dismissActionId },
    async ({ ack, body, action, respond }) => {
      await ack()
      const value = 'value' in action && typeof action.value === 'string' ? action.value : ''
      await dismissed(parts, body, value, respond)
    },
  )

  registerAcknowledge(app, parts)
}

/** How a person came to the form. */
export type ReportRequest = {
  readonly triggerId: string
  readonly userId: string
  /** Where it is not given, the person's own, should it be known in time. */
  readonly language?: Language
  /** The type chosen beforehand; one that is not offered is not chosen. */
  readonly leakType?: string | undefined
  readonly message?: MessageReference
}

/**
 * Opens the form of a first report. When it cannot be opened (the three seconds of the trigger are over), the person
 * gets a direct message with the button.
 */
export async function openReport(parts: IncidentParts, request: ReportRequest): Promise<void> {
  const reader = await readerSoon(parts, request.userId)
  const language = request.language ?? reader.language
  const view = reportFormView({
    types: parts.incidents.types,
    language,
    timeZone: reader.timeZone,
    now: parts.clock.now(),
    leakType: request.leakType,
    message: request.message,
  })
  try {
    await parts.interactive.views.open({ trigger_id: request.triggerId, view })
  } catch (error) {
    parts.log.error('the report form could not be opened', { error })
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key: `incident:form-failed:${request.triggerId}`,
      channel: request.userId,
      ...reportAgainMessage(sentences[language].incident.formFailed, language),
    })
    parts.outbox.wake()
  }
}

/** The home's lists of incidents as things stand: open ones for responders, one's own for everyone. */
export async function loadIncidentHome(
  parts: IncidentParts,
  person: Person,
  roles: ReadonlySet<Role>,
): Promise<KnownBlock[]> {
  const reader = { userId: person.id, roles }
  const state = {
    types: parts.incidents.types,
    timeZone: person.timeZone,
    own: await parts.incidents.listForReporter(person.id),
    open: mayRespond(reader) ? await parts.incidents.listOpen(reader) : undefined,
  }
  return incidentHomeBlocks(state, person.language)
}
