import type { App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { sentences } from '../../i18n/index.ts'
import type { CampaignActor, CampaignOutcome } from '../../selfcheck/types.ts'
import {
  boardKey,
  type CampaignParts,
  campaignQueues,
  enqueueDeed,
  enqueueInvitations,
  enqueueRedraw,
} from '../notices/campaignJobs.ts'
import type { Person } from '../types.ts'
import { boardView, parseCampaignValue } from '../views/campaign.ts'
import { dueForm, proxyForm, reviewForm, spotCheckForm } from '../views/campaignForms.ts'
import { campaignAgain } from '../views/campaignGivenUp.ts'
import { groupResultView } from '../views/campaignResult.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { actorOf } from './campaign.ts'

type Press = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>
type Place = { readonly campaignId: string; readonly version: number }

/** Listens to the buttons of a campaign's board. Each is allowed, or not, by what the person may do now. */
export function registerCampaignBoard(app: App, parts: CampaignParts): void {
  const on = (actionId: string, handle: (press: Press, place: Place, person: Person) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>(actionId, async (press) => {
      const person = await parts.people.get(press.body.user.id)
      const place = parseCampaignValue(press.action.value)
      if (place === undefined) {
        await press.ack()
        await tell(press, sentences[person.language].campaign.told['not-found'])
        return
      }
      await handle(press, place, person)
      parts.outbox.wake()
    })

  on('campaign.board', async (press, place, person) => {
    const board = await parts.selfchecks.campaigns.board(place.campaignId, await actorOf(parts, person.id))
    await press.ack()
    if (board === undefined) return refuse(parts, press, person)
    const key = `${boardKey(place.campaignId)}:${press.action.action_ts}:${person.id}`
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key,
      channel: person.id,
      ...boardView(board, person.language),
    })
  })
  on('campaign.nudge', async (press, place, person) => {
    const actor = await actorOf(parts, person.id)
    const board = await parts.selfchecks.campaigns.board(place.campaignId, actor)
    if (board !== undefined) {
      await enqueueDeed(parts, parts.database, campaignQueues.nudge, pressKey(press), {
        campaign: place.campaignId,
        by: person.id,
      })
    }
    await press.ack()
    const words = sentences[person.language].campaign.told
    await tell(press, board === undefined ? words['not-allowed'] : words.nudging)
  })
  on(campaignAgain.invite, async (press, place, person) => {
    const actor = await actorOf(parts, person.id)
    const isAllowed = (await parts.selfchecks.campaigns.board(place.campaignId, actor)) !== undefined
    if (isAllowed) await enqueueInvitations(parts, parts.database, place.campaignId, parts.clock.now())
    await press.ack()
    const words = sentences[person.language].campaign
    if (!isAllowed) return tell(press, words.told['not-allowed'])
    // The button goes: pressed twice, the invitations would go out twice as fast.
    await press.respond({ replace_original: true, text: words.givenUp.goingOn, blocks: [] })
  })
  for (const deed of ['close', 'cancel'] as const) {
    on(`campaign.${deed}`, async (press, place, person) => {
      const actor = await actorOf(parts, person.id)
      const outcome = await parts.selfchecks.campaigns[deed](
        { ...place, actor },
        async (transaction, found) => {
          if (found.kind === 'done') await enqueueRedraw(parts, transaction, found.campaign)
        },
      )
      await press.ack()
      await tellOutcome(press, outcome, person)
    })
  }
  on('campaign.result', async (press, place, person) => {
    const outcome = await parts.selfchecks.campaigns.releaseGroup(
      place.campaignId,
      await actorOf(parts, person.id),
    )
    await press.ack()
    if (outcome.kind !== 'result')
      return tell(press, sentences[person.language].campaign.result.refused[outcome.kind])
    const actor = await actorOf(parts, person.id)
    const campaign = await parts.selfchecks.campaigns.find(place.campaignId, actor)
    if (campaign === undefined) return
    const key = `campaign:${place.campaignId}:result:${person.id}:${press.action.action_ts}`
    const view = groupResultView(campaign, outcome.result, person.language)
    await parts.outbox.enqueue(parts.database, { kind: 'post', key, channel: person.id, ...view })
  })
  on('campaign.export', async (press, place, person) => {
    await enqueueDeed(parts, parts.database, campaignQueues.export, pressKey(press), {
      campaign: place.campaignId,
      by: person.id,
      since: press.action.action_ts,
    })
    await press.ack()
  })
  const opens = (
    actionId: string,
    make: (place: Place, person: Person, actor: CampaignActor) => Promise<ModalView | undefined>,
  ) =>
    on(actionId, async (press, place, person) => {
      await press.ack()
      const words = sentences[person.language].campaign
      const view = await make(place, person, await actorOf(parts, person.id))
      const shown = view ?? sentenceForm(words.board.title, words.form.close, words.told['not-allowed'])
      await parts.interactive.views.open({ trigger_id: press.body.trigger_id, view: shown })
    })
  const boardOf = (place: Place, actor: CampaignActor) =>
    parts.selfchecks.campaigns.board(place.campaignId, actor)
  for (const kind of ['extend', 'reopen'] as const) {
    opens(`campaign.${kind}`, async (place, person, actor) => {
      const board = await boardOf(place, actor)
      return board && dueForm(board.campaign, kind, person.language)
    })
  }
  opens('campaign.proxy', async (place, person, actor) => {
    const board = await boardOf(place, actor)
    return board && proxyForm(board.campaign, person.language)
  })
  opens('campaign.spot_check', async (place, person, actor) => {
    const board = await boardOf(place, actor)
    return board && spotCheckForm(board.campaign, person.language)
  })
  opens('campaign.review', async (place, person, actor) => {
    const board = await boardOf(place, actor)
    if (board === undefined) return undefined
    const names = new Map<string, string>()
    for (const { userId, standing } of board.people.slice(0, 100)) {
      if (standing === 'finished') names.set(userId, (await parts.people.get(userId)).name)
    }
    const words = sentences[person.language].campaign
    return (
      reviewForm(board, names, person.language) ??
      sentenceForm(words.review.title, words.review.close, words.review.nobody)
    )
  })
}

/** Says to whoever changed a campaign how it came out, where it did not. */
export function outcomeInWords(outcome: CampaignOutcome, { language }: Person): string | undefined {
  const words = sentences[language].campaign
  switch (outcome.kind) {
    case 'done':
      return undefined
    case 'invalid':
      return outcome.problems.map((problem) => words.problems[problem]).join('')
    case 'stale':
    case 'not-allowed':
    case 'not-found':
      return words.told[outcome.kind]
  }
}

async function tellOutcome(press: Press, outcome: CampaignOutcome, person: Person): Promise<void> {
  const told = outcomeInWords(outcome, person)
  if (told !== undefined) await tell(press, told)
}

async function refuse(parts: CampaignParts, press: Press, person: Person): Promise<void> {
  const words = sentences[person.language].campaign
  if (press.body.response_url) return tell(press, words.told['not-allowed'])
  const view = sentenceForm(words.board.title, words.form.close, words.told['not-allowed'])
  await parts.interactive.views.open({ trigger_id: press.body.trigger_id, view })
}

async function tell({ body, respond }: Press, text: string): Promise<void> {
  // Presses in the home have no place to answer in.
  if (!body.response_url) return
  await respond({ response_type: 'ephemeral', replace_original: false, text })
}

function pressKey({ action, body }: Press): string {
  return `press:${body.user.id}:${action.action_ts}`
}
