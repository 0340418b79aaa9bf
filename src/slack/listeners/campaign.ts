import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { localDate, nextWorkingDay, plusDays } from '../../calendar/index.ts'
import { sentences } from '../../i18n/index.ts'
import { checkDraft, isWorkDayOf, mayDo, nextDisturbable, planInvitations } from '../../selfcheck/index.ts'
import type { CampaignActor } from '../../selfcheck/types.ts'
import { readInput } from '../formValues.ts'
import { type CampaignParts, enqueueLaunch } from '../notices/campaignJobs.ts'
import { findAudience, leftOutReasons, listGroups, Selection } from '../notices/campaignPeople.ts'
import type { Person } from '../types.ts'
import { campaignHomeBlocks } from '../views/campaign.ts'
import { campaignForms, campaignInputs, draftForm, previewForm } from '../views/campaignForms.ts'
import { campaignAgain } from '../views/campaignGivenUp.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { registerCampaignAnswers } from './campaignAnswers.ts'
import { registerCampaignBoard } from './campaignBoard.ts'
import { registerCampaignForms } from './campaignForms.ts'
import { registerCampaignJoin } from './campaignJoin.ts'

/** Ids of people, channels and groups that fit into a form's private data. */
const mostChosen = 200

/** Campaigns shown in a home. */
const shownInHome = 5

/** Listens to launches of campaigns and all that comes after. */
export function registerCampaign(app: App, parts: CampaignParts): void {
  app.action<BlockAction<ButtonAction>>('campaign.new', async ({ ack, body }) => {
    await ack()
    await openDraft(parts, body.user.id, body.trigger_id)
  })
  app.action<BlockAction<ButtonAction>>(campaignAgain.launch, async ({ ack, body, action }) => {
    await ack()
    await openAgain(parts, body.user.id, body.trigger_id, action.value)
  })
  app.view(campaignForms.draft, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign
    const selection = readSelection(view.state.values)
    const chosen = selection.people.length + selection.channels.length + selection.groups.length
    const problem =
      chosen === 0 ? words.problems.nobody : chosen > mostChosen ? words.form.tooMany : undefined
    if (problem !== undefined) {
      await ack({ response_action: 'errors', errors: { [campaignInputs.people[0]]: problem } })
      return
    }
    // Whom it reaches takes several calls to Slack: the form says so, and shows it when it is known.
    const loading = sentenceForm(words.preview.title, words.form.close, words.form.loading)
    await ack({ response_action: 'update', view: loading })
    await showPreview(parts, person, body.view.id, selection)
  })
  app.view(campaignForms.preview, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign.form
    const selection = Selection.parse(JSON.parse(view.private_metadata))
    await enqueueLaunch(parts, {
      by: person.id,
      key: `launch:${body.view.root_view_id ?? body.view.id}`,
      selection,
    })
    await ack({ response_action: 'update', view: sentenceForm(words.title, words.close, words.started) })
  })
  registerCampaignBoard(app, parts)
  registerCampaignAnswers(app, parts)
  registerCampaignForms(app, parts)
  registerCampaignJoin(app, parts)
}

/** The campaigns' part of a person's home. */
export async function loadCampaignHome(
  parts: Omit<CampaignParts, 'teamId' | 'botUserId'>,
  person: Person,
): Promise<KnownBlock[]> {
  const actor = await actorOf(parts, person.id)
  const mayLaunch = mayDo('launch', actor, undefined)
  if (!mayLaunch) return []
  const running = (await parts.selfchecks.campaigns.list(actor)).filter(
    ({ status }) => status !== 'cancelled',
  )
  const boards = await Promise.all(
    running.slice(0, shownInHome).map(({ id }) => parts.selfchecks.campaigns.numbers(id)),
  )
  return campaignHomeBlocks(
    boards.filter((board) => board !== undefined),
    mayLaunch,
    person.language,
  )
}

/** The person with the roles they have now. */
export async function actorOf(parts: Pick<CampaignParts, 'roles'>, userId: string): Promise<CampaignActor> {
  return { userId, roles: await parts.roles.of(userId) }
}

async function openDraft(parts: CampaignParts, userId: string, triggerId: string): Promise<void> {
  const person = await parts.people.get(userId)
  const words = sentences[person.language].campaign.form
  const isAllowed = mayDo('launch', await actorOf(parts, userId), undefined)
  const today = localDate(parts.clock.now(), person.timeZone)
  const view = isAllowed
    ? draftForm({
        checklists: parts.selfchecks.checklists,
        groups: await listGroups(parts),
        dueOn: nextWorkingDay(plusDays(today, 14)),
        language: person.language,
      })
    : sentenceForm(words.title, words.close, words.notAllowed)
  await parts.interactive.views.open({ trigger_id: triggerId, view })
}

// What was chosen before, looked up anew: who is reached, and whether the due day still is one to come.
async function openAgain(
  parts: CampaignParts,
  userId: string,
  triggerId: string,
  chosen: string | undefined,
): Promise<void> {
  const person = await parts.people.get(userId)
  const words = sentences[person.language].campaign
  const selection = Selection.parse(JSON.parse(chosen ?? ''))
  const isAllowed = mayDo('launch', await actorOf(parts, userId), undefined)
  const text = isAllowed ? words.form.loading : words.form.notAllowed
  const { view } = await parts.interactive.views.open({
    trigger_id: triggerId,
    view: sentenceForm(words.preview.title, words.form.close, text),
  })
  if (isAllowed && view?.id !== undefined) await showPreview(parts, person, view.id, selection)
}

async function showPreview(
  parts: CampaignParts,
  person: Person,
  viewId: string,
  selection: Selection,
): Promise<void> {
  const words = sentences[person.language].campaign
  const view = await loadPreview().catch((error: unknown) => {
    parts.log.warn('whom a campaign reaches could not be looked up', { error })
    return sentenceForm(words.preview.title, words.form.close, words.told['not-found'])
  })
  await parts.interactive.views.update({ view_id: viewId, view })

  async function loadPreview() {
    const { selfchecks } = parts
    const audience = await findAudience(parts, selection)
    const now = parts.clock.now()
    const today = localDate(now, person.timeZone)
    const problems = checkDraft(
      { ...selection, people: audience.people },
      selfchecks.checklists.map(({ id }) => id),
      today,
    )
    const checklist = selfchecks.checklists.find(({ id }) => id === selection.checklistId)
    if (problems.length > 0 || checklist === undefined) {
      const told = problems.map((problem) => words.problems[problem]).join('')
      return sentenceForm(words.preview.title, words.form.close, words.notStarted(told))
    }
    const from = nextDisturbable(now, person.timeZone, selfchecks.manners)
    const times = [...planInvitations(audience.people, from, selfchecks.manners).values()]
    const until = new Date(Math.max(...times.map((at) => at.getTime())))
    const { remindBefore, remindAfter } = selfchecks.manners
    return previewForm(
      {
        reach: audience.people.length,
        managers: audience.people.filter(({ isManager }) => isManager).length,
        leftOut: leftOutReasons
          .map((reason) => ({ reason, count: audience.leftOut[reason] }))
          .filter(({ count }) => count > 0),
        away: audience.people.filter(({ isAway }) => isAway).map(({ name }) => name),
        from,
        until,
        isDeferred: until.getTime() - from.getTime() > audience.people.length * 1_000,
        mostReminders: selection.reminds
          ? audience.people.length * (remindBefore.length + remindAfter.length)
          : 0,
        isDueOff: !isWorkDayOf(selection.dueOn, selfchecks.manners),
        campaign: { ...selection, launchedBy: person.id, checklist },
        metadata: JSON.stringify(selection),
      },
      person,
    )
  }
}

/** One input's value of a campaign's form. */
export function campaignInputOf(values: unknown, input: keyof typeof campaignInputs) {
  return readInput(values, campaignInputs[input])
}

function readSelection(values: unknown): Selection {
  const of = (input: keyof typeof campaignInputs) => campaignInputOf(values, input)
  return {
    checklistId: of('checklist')?.selected_option?.value ?? '',
    mode: of('mode')?.selected_option?.value === 'grouped' ? 'grouped' : 'named',
    dueOn: of('dueOn')?.selected_date ?? '',
    reminds: (of('reminds')?.selected_options ?? []).length > 0,
    people: of('people')?.selected_users ?? [],
    channels: of('channels')?.selected_conversations ?? [],
    groups: (of('groups')?.selected_options ?? []).map(({ value }) => value),
  }
}
