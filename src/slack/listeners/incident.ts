import type { App } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  createReceiptCode,
  type MessageReference,
  mask,
  mayRespond,
  reportLimits,
} from '../../incident/index.ts'
import { limits } from '../limits.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { cutEscaped, readTypedText } from '../text.ts'
import type { Person, Role } from '../types.ts'
import { dismissActionId, reportAgainMessage } from '../views/incident.ts'
import { readReportButton } from '../views/incidentButtons.ts'
import { reportCallbackId, reportFormView } from '../views/incidentForm.ts'
import { incidentHomeBlocks } from '../views/incidentHome.ts'
import { createContacts } from './incidentContacts.ts'
import { dismissed } from './incidentDismiss.ts'
import { openFollowed, registerFollow } from './incidentFollow.ts'
import { registerFormChanges } from './incidentFormChanges.ts'
import { createOffline } from './incidentOffline.ts'
import { readerSoon, within } from './incidentSoon.ts'
import { submitReport } from './incidentSubmission.ts'
import { readMessage } from './readMessage.ts'

export type { IncidentParts } from '../notices/incident.ts'

/** What the reporter's side needs beside the parts of everything around incidents. */
export type ReportingParts = IncidentParts & { readonly botUserId: string }

/** Listens to everything a reporter does: the entrances of the form, its submission, and the follow-up. */
export function registerIncident(app: App, parts: ReportingParts): void {
  const contacts = createContacts(parts)
  const offline = createOffline(parts)

  // After the form is on its way: remembered for the moment when the database is gone.
  async function openAndRemember(request: ReportRequest): Promise<void> {
    await openReport(parts, request)
    await contacts.find().catch((error: unknown) => {
      parts.log.warn('who is told first could not be looked up', { error })
    })
  }

  app.action({ type: 'block_actions', action_id: reportCallbackId }, async ({ ack, body, action }) => {
    await ack()
    const value = 'value' in action && typeof action.value === 'string' ? action.value : ''
    const { leakType, message } = readReportButton(value)
    const user = { triggerId: body.trigger_id, userId: body.user.id, leakType }
    const drafted = message && (await draftOf(parts, message, body.user.id))
    await openAndRemember({ ...user, ...drafted })
  })

  app.shortcut({ type: 'shortcut', callback_id: reportCallbackId }, async ({ ack, body }) => {
    await ack()
    await openAndRemember({ triggerId: body.trigger_id, userId: body.user.id })
  })

  app.shortcut({ type: 'message_action', callback_id: 'incident.report_message' }, async ({ ack, body }) => {
    await ack()
    const message = { channel: body.channel.id, ts: body.message_ts }
    const isOwnMessage = body.message.user === body.user.id
    await openAndRemember({ triggerId: body.trigger_id, userId: body.user.id, message, isOwnMessage })
  })

  app.view({ type: 'view_submission', callback_id: reportCallbackId }, async ({ ack, body, view }) => {
    await ack(await submitReport({ ...parts, contacts, offline }, view, body.user.id))
  })

  app.action(
    { type: 'block_actions', action_id: dismissActionId },
    async ({ ack, body, action, respond }) => {
      await ack()
      const value = 'value' in action && typeof action.value === 'string' ? action.value : ''
      await dismissed(parts, body, value, respond)
    },
  )

  registerFormChanges(app, parts)
  registerFollow(app, parts)
}

/** How a person came to the form. */
export type ReportRequest = {
  readonly triggerId: string
  readonly userId: string
  /** Where it is not given, the person's own, should it be known in time. */
  readonly language?: Language
  /** The type chosen beforehand; one that is not offered is not chosen. */
  readonly leakType?: string | undefined
  readonly message?: MessageReference | undefined
  /** Whether the person wrote that message. */
  readonly isOwnMessage?: boolean
  /** What happened, in the person's own words. */
  readonly draft?: string | undefined
}

/**
 * Opens the form of a first report. When it cannot be opened (the three seconds of the trigger are over), the person
 * gets a direct message with the button, past the outbox: who opened a form is stored nowhere.
 */
export async function openReport(parts: ReportingParts, request: ReportRequest): Promise<void> {
  const reader = await readerSoon(parts, request.userId)
  const language = request.language ?? reader.language
  const draft =
    request.draft === undefined ? undefined : mask(request.draft).slice(0, reportLimits.whatHappened)
  const view = reportFormView({
    types: parts.incidents.types,
    language,
    timeZone: reader.timeZone,
    now: parts.clock.now(),
    leakType: request.leakType,
    message: request.message,
    isOwnMessage: request.isOwnMessage,
    draft: draft === '' ? undefined : draft,
    receiptCode: createReceiptCode(),
  })
  try {
    await parts.interactive.views.open({ trigger_id: request.triggerId, view })
  } catch (error) {
    parts.log.error('the report form could not be opened', { error })
    const { text, blocks } = reportAgainMessage(sentences[language].incident.formFailed, language)
    const message = { text: cutEscaped(text, limits.messageText), blocks: [...blocks] }
    await parts.interactive.chat.postMessage({ channel: request.userId, ...message })
  }
}

/**
 * Opens what the words after `/mamori report` ask for: the report of a receipt code, one's own report of a number, or
 * the form, those words its draft.
 */
export async function openByWords(
  parts: ReportingParts,
  request: ReportRequest,
  words: string,
): Promise<void> {
  const typed = words.normalize('NFKC').trim()
  const receiptCode = /^[a-z0-9]{5}(?:[ -]?[a-z0-9]{5}){3}$/i.test(typed) ? typed : undefined
  const number = /^D?\d{4}-\d{3,}$/i.test(typed) ? typed.toUpperCase() : undefined
  if (receiptCode === undefined && number === undefined)
    return openReport(parts, { ...request, draft: words })
  const reader = await readerSoon(parts, request.userId)
  const open = async (view: ModalView) => {
    const shown = await parts.interactive.views.open({ trigger_id: request.triggerId, view })
    if (shown.view?.id === undefined) throw new Error('a modal was opened without an id')
    return shown.view.id
  }
  await openFollowed(parts, reader, open, async () => {
    if (receiptCode !== undefined) return { id: '', receiptCode }
    const own = await parts.incidents.listForReporter(request.userId)
    return { id: own.find((incident) => incident.number === number)?.id ?? '' }
  })
}

// Milliseconds: the trigger lasts three seconds, and a form without a draft beats a draft without a form.
const draftMs = 1_200

// Only its author's: anybody can send any place.
async function draftOf(
  parts: ReportingParts,
  message: MessageReference,
  userId: string,
): Promise<Pick<ReportRequest, 'draft' | 'message' | 'isOwnMessage'> | undefined> {
  const reading = readMessage(parts.interactive, message).catch((error: unknown) => {
    parts.log.warn('a message could not be read for a draft', { error })
    return undefined
  })
  const found = await within(draftMs, reading)
  if (found?.userId !== userId) return undefined
  const draft = readTypedText(found.text, parts.botUserId)
  // Nobody else can open a direct message with the bot.
  return message.channel.startsWith('D') ? { draft } : { draft, message, isOwnMessage: true }
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
