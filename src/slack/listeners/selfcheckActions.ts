import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { localDate, nextWorkingDay, plusDays } from '../../calendar/index.ts'
import { sentences } from '../../i18n/index.ts'
import { readInput } from '../formValues.ts'
import { enqueueAction, enqueueClosedAction, enqueueDuty } from '../notices/selfcheckActions.ts'
import type { SelfcheckParts } from '../notices/selfcheckJobs.ts'
import type { Person } from '../types.ts'
import { parseButtonValue } from '../views/selfcheck.ts'
import {
  actionForms,
  actionInputs,
  certificationForm,
  certificationHomeBlocks,
  doneForm,
  makeActionForm,
} from '../views/selfcheckActions.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'

/** A due day that is proposed: so many days from today. */
const proposedDays = 30

/** Listens to improvements that are planned and closed, and to the day of certification. */
export function registerSelfcheckActionForms(app: App, parts: SelfcheckParts): void {
  app.action<BlockAction<ButtonAction>>('selfcheck.action_open', async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].selfcheckActions.action
    const place = parseButtonValue(action.value)
    const result = place && (await parts.selfchecks.findResult(person.id, place.sessionId))
    const dueOn = nextWorkingDay(plusDays(localDate(parts.clock.now(), person.timeZone), proposedDays))
    const view = result && makeActionForm(result, { owner: person.id, dueOn }, person.language)
    const shown = view ?? sentenceForm(words.title, words.close, words.nothing)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view: shown })
  })
  app.view(actionForms.make, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].selfcheck
    const place = parseButtonValue(view.private_metadata)
    const owner = await parts.people.get(inputOf(view.state.values, 'owner')?.selected_user ?? person.id)
    if (owner.isBot || owner.isGuest || owner.isDeactivated) {
      const errors = { [actionInputs.owner[0]]: words.enquiry.problems['cannot-answer'] }
      await ack({ response_action: 'errors', errors })
      return
    }
    const made = await parts.selfchecks.actions.make(
      {
        userId: person.id,
        sessionId: place?.sessionId ?? '',
        itemId: inputOf(view.state.values, 'item')?.selected_option?.value ?? '',
        owner: owner.id,
        dueOn: inputOf(view.state.values, 'dueOn')?.selected_date ?? '',
        timeZone: person.timeZone,
      },
      async (transaction, outcome) => {
        if (outcome.kind === 'made') await enqueueAction(parts, transaction, outcome.action)
      },
    )
    const { title, close, made: told, problems } = sentences[person.language].selfcheckActions.action
    await ack(
      made.kind === 'made'
        ? { response_action: 'update', view: sentenceForm(title, close, told) }
        : { response_action: 'errors', errors: { [actionInputs.dueOn[0]]: problems[made.kind] } },
    )
  })
  app.action<BlockAction<ButtonAction>>('selfcheck.action_done', async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].selfcheckActions.action
    const found = await parts.selfchecks.actions.find(person.id, action.value ?? '')
    const view =
      found?.status === 'open'
        ? doneForm(found, person.language)
        : sentenceForm(
            words.title,
            words.close,
            found === undefined ? words.problems['not-found'] : words.before,
          )
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })
  app.view(actionForms.done, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const evidence = inputOf(view.state.values, 'evidence')?.value ?? ''
    const told = await close(parts, person, view.private_metadata, 'done', evidence)
    await ack(
      told === undefined
        ? undefined
        : { response_action: 'errors', errors: { [actionInputs.evidence[0]]: told } },
    )
  })
  app.action<BlockAction<ButtonAction>>('selfcheck.action_drop', async ({ ack, body, action, respond }) => {
    const person = await parts.people.get(body.user.id)
    const told = await close(parts, person, action.value ?? '', 'dropped', '')
    await ack()
    const words = sentences[person.language].selfcheckActions.action
    const found = await parts.selfchecks.actions.find(person.id, action.value ?? '')
    const text = told ?? words.dropped(found?.title ?? '')
    await respond({ response_type: 'ephemeral', replace_original: false, text })
  })
  registerCertification(app, parts)
}

/** The certification's part of a person's home; empty for those who may not set it. */
export async function loadCertificationHome(parts: SelfcheckParts, person: Person): Promise<KnownBlock[]> {
  const roles = await parts.roles.of(person.id)
  if (!roles.has('officer') && !roles.has('admin')) return []
  const found = await parts.selfchecks.certification.find()
  return certificationHomeBlocks(found?.certifiedOn, person.language)
}

function registerCertification(app: App, parts: SelfcheckParts): void {
  app.action<BlockAction<ButtonAction>>('selfcheck.certification', async ({ ack, body }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const found = await parts.selfchecks.certification.find()
    const today = localDate(parts.clock.now(), person.timeZone)
    const view = certificationForm(found?.certifiedOn ?? today, person.language)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })
  app.view(actionForms.certification, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const certifiedOn = inputOf(view.state.values, 'certifiedOn')?.selected_date ?? ''
    const actor = { userId: person.id, roles: await parts.roles.of(person.id) }
    const today = localDate(parts.clock.now(), person.timeZone)
    const isSet = await parts.selfchecks.certification.set({ actor, certifiedOn, today }, (transaction) =>
      enqueueDuty(parts, transaction, certifiedOn, today),
    )
    const errors = {
      [actionInputs.certifiedOn[0]]: sentences[person.language].selfcheckActions.certification.refused,
    }
    await ack(isSet ? undefined : { response_action: 'errors', errors })
  })
}

async function close(
  parts: SelfcheckParts,
  person: Person,
  actionId: string,
  status: 'done' | 'dropped',
  evidence: string,
): Promise<string | undefined> {
  const words = sentences[person.language].selfcheckActions.action
  const closed = await parts.selfchecks.actions.close(
    { userId: person.id, actionId, status, evidence },
    async (transaction, outcome) => {
      if (outcome.kind === 'closed') await enqueueClosedAction(parts, transaction, outcome.action)
    },
  )
  switch (closed.kind) {
    case 'closed':
      return undefined
    case 'closed-before':
      return words.before
    case 'no-evidence':
      return words.noEvidence
    case 'not-found':
      return words.problems['not-found']
  }
}

function inputOf(values: unknown, input: keyof typeof actionInputs) {
  return readInput(values, actionInputs[input])
}
