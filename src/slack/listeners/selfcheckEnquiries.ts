import type { App, BlockAction, ButtonAction, UsersSelectAction } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import type { AnsweredEnquiry } from '../../selfcheck/index.ts'
import {
  enqueueEnquiry,
  enqueueEnquiryAnswer,
  enquiryKey,
  type SelfcheckParts,
} from '../notices/selfcheckJobs.ts'
import { updateStanding } from '../notices/selfcheckShow.ts'
import type { Person } from '../types.ts'
import { parseButtonValue } from '../views/selfcheck.ts'
import {
  askForm,
  enquiryForm,
  enquiryThanks,
  selfcheckForms,
  selfcheckInputs,
  sentenceForm,
} from '../views/selfcheckForms.ts'
import { inputOf, openForm } from './selfcheckForms.ts'

/** Listens to items put to a colleague, and to the colleague's answer. */
export function registerSelfcheckEnquiries(app: App, parts: SelfcheckParts): void {
  app.action<BlockAction<UsersSelectAction>>('selfcheck.ask', async ({ ack, body, action, respond }) => {
    const person = await parts.people.get(body.user.id)
    const told = await ask(
      parts,
      person,
      parseButtonValue(action.block_id),
      action.selected_user ?? undefined,
    )
    await ack()
    parts.outbox.wake()
    await respond({ response_type: 'ephemeral', replace_original: false, text: told.text })
  })
  app.action<BlockAction<ButtonAction>>('selfcheck.ask_open', async ({ ack, body, action }) => {
    await ack()
    await openForm(parts, body.user.id, body.trigger_id, async (person) => {
      const place = parseButtonValue(action.value)
      const result = place && (await parts.selfchecks.findResult(person.id, place.sessionId))
      return result && result.needsCheck.length > 0 ? askForm(result, person.language) : undefined
    })
  })
  app.view(selfcheckForms.ask, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const place = parseButtonValue(view.private_metadata)
    const itemId = inputOf(view.state.values, 'item')?.selected_option?.value ?? ''
    const chosen = inputOf(view.state.values, 'person')?.selected_user ?? undefined
    const told = await ask(parts, person, place && { ...place, itemId }, chosen)
    const words = sentences[person.language].selfcheck.enquiry
    await ack(
      told.sent
        ? { response_action: 'update', view: sentenceForm(words.title, words.close, told.text) }
        : { response_action: 'errors', errors: { [selfcheckInputs.person[0]]: told.text } },
    )
    parts.outbox.wake()
  })
  app.action<BlockAction<ButtonAction>>(
    /^selfcheck\.enquiry\.[a-z0-9-]+$/,
    async ({ ack, body, action, respond }) => {
      const person = await parts.people.get(body.user.id)
      const optionId = action.action_id.split('.')[2] ?? ''
      const outcome = await answer(parts, person, { enquiryId: action.value ?? '', optionId })
      await ack()
      parts.outbox.wake()
      const told = toldOf(outcome, person)
      if (told !== undefined)
        await respond({ response_type: 'ephemeral', replace_original: false, text: told })
    },
  )
  app.action<BlockAction<ButtonAction>>('selfcheck.enquiry_comment', async ({ ack, body, action }) => {
    await ack()
    await openForm(parts, body.user.id, body.trigger_id, async (person) => {
      const found = await parts.selfchecks.enquiries.find(person.id, action.value ?? '')
      if (found === undefined || found.enquiry.askedUser !== person.id) return undefined
      const words = sentences[person.language].selfcheck.enquiry
      return found.enquiry.answeredAt === null
        ? enquiryForm(found.enquiry, found.session, person.language)
        : sentenceForm(words.title, words.close, words.before)
    })
  })
  app.view(selfcheckForms.enquiry, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const outcome = await answer(parts, person, {
      enquiryId: view.private_metadata,
      optionId: inputOf(view.state.values, 'option')?.selected_option?.value ?? '',
      comment: inputOf(view.state.values, 'comment')?.value ?? '',
    })
    const told = toldOf(outcome, person)
    const errors = { [selfcheckInputs.option[0]]: told ?? '' }
    await ack(told === undefined ? undefined : { response_action: 'errors', errors })
    parts.outbox.wake()
  })
}

async function ask(
  parts: SelfcheckParts,
  person: Person,
  place: { readonly sessionId: string; readonly itemId: string } | undefined,
  askedUser: string | undefined,
): Promise<{ readonly sent: boolean; readonly text: string }> {
  const words = sentences[person.language].selfcheck.enquiry
  if (place === undefined || askedUser === undefined)
    return { sent: false, text: words.problems['not-found'] }
  const colleague = await parts.people.get(askedUser)
  if (colleague.isGuest || colleague.isBot || colleague.isDeactivated) {
    return { sent: false, text: words.problems['cannot-answer'] }
  }
  const { sessionId, itemId } = place
  const outcome = await parts.selfchecks.enquiries.ask(
    { userId: person.id, sessionId, itemId, askedUser },
    async (transaction, asked) => {
      if (asked.kind === 'asked') await enqueueEnquiry(parts, transaction, asked.enquiry)
    },
  )
  return outcome.kind === 'asked'
    ? { sent: true, text: words.sent(itemId) }
    : { sent: false, text: words.problems[outcome.kind] }
}

async function answer(
  parts: SelfcheckParts,
  person: Person,
  given: { readonly enquiryId: string; readonly optionId: string; readonly comment?: string },
): Promise<AnsweredEnquiry> {
  return parts.selfchecks.enquiries.answer({ ...given, userId: person.id }, async (transaction, answered) => {
    if (!('enquiry' in answered)) return
    const { enquiry, session } = answered
    const message = enquiryKey(enquiry)
    await parts.outbox.enqueue(transaction, {
      kind: 'update',
      key: `${message}:answered`,
      message: { key: message },
      ...enquiryThanks(enquiry, session, person.language),
    })
    await enqueueEnquiryAnswer(parts, transaction, enquiry, answered.kind)
    // What the asker has in front of them carries the version before: its buttons would be stale.
    if (answered.kind !== 'adopted' || session.status === 'finished') return
    const asker = await parts.people.get(enquiry.askedBy)
    await updateStanding(parts, transaction, asker, session, {})
  })
}

function toldOf(outcome: AnsweredEnquiry, { language }: Person): string | undefined {
  const words = sentences[language].selfcheck.enquiry
  switch (outcome.kind) {
    case 'adopted':
    case 'kept':
    case 'late':
      return undefined
    case 'answered-before':
      return words.before
    case 'not-found':
      return words.problems['not-found']
  }
}
