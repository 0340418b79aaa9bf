import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import { mayDo } from '../../selfcheck/index.ts'
import type { Campaign } from '../../selfcheck/types.ts'
import {
  type CampaignParts,
  campaignQueues,
  enqueueDeed,
  enqueueInvitations,
  enqueueRedraw,
  enqueueReminders,
} from '../notices/campaignJobs.ts'
import { enqueueOpening } from '../notices/selfcheckShow.ts'
import { parseCampaignValue } from '../views/campaign.ts'
import { campaignForms, campaignInputs, proxyForm } from '../views/campaignForms.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { actorOf, campaignInputOf } from './campaign.ts'
import { outcomeInWords } from './campaignBoard.ts'

/** Listens to the forms a campaign's board opens. Whoever sends one is looked at anew. */
export function registerCampaignForms(app: App, parts: CampaignParts): void {
  for (const kind of ['extend', 'reopen'] as const) {
    app.view(campaignForms[kind], async ({ ack, body, view }) => {
      const person = await parts.people.get(body.user.id)
      const place = parseCampaignValue(view.private_metadata)
      const dueOn = campaignInputOf(view.state.values, 'dueOn')?.selected_date ?? ''
      const words = sentences[person.language].campaign
      const actor = await actorOf(parts, person.id)
      const outcome =
        place === undefined
          ? { kind: 'not-found' as const }
          : await parts.selfchecks.campaigns[kind]({ ...place, actor, dueOn }, async (transaction, found) => {
              if (found.kind !== 'done') return
              await enqueueRedraw(parts, transaction, found.campaign)
              if (kind === 'extend') return
              // What the end had stopped: invitations that were not out yet, and the hourly look for reminders.
              const { id } = found.campaign
              await enqueueInvitations(parts, transaction, id, parts.clock.now())
              await enqueueReminders(parts, transaction, id)
            })
      const told = outcomeInWords(outcome, person)
      const errors = { [campaignInputs.dueOn[0]]: told ?? words.told['not-found'] }
      await ack(told === undefined ? undefined : { response_action: 'errors', errors })
      parts.outbox.wake()
    })
  }
  app.action<BlockAction<ButtonAction>>('campaign.proxy_alone', async ({ ack, body }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign.proxy
    const view = mayDo('launch', await actorOf(parts, person.id), undefined)
      ? proxyForm(undefined, person.language)
      : sentenceForm(words.title, words.close, words.notAllowed)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })
  app.view(campaignForms.proxy, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign.proxy
    const name = campaignInputOf(view.state.values, 'name')?.value?.trim() ?? ''
    const place = await findProxyPlace(parts, person.id, view.private_metadata)
    if (place === undefined || name === '') {
      const errors = { [campaignInputs.name[0]]: place === undefined ? words.refused : words.unnamed }
      await ack({ response_action: 'errors', errors })
      return
    }
    await parts.selfchecks.start(
      { userId: person.id, key: `proxy:${body.view.id}`, proxyFor: name, ...place },
      (transaction, outcome) => enqueueOpening(parts, transaction, person, outcome),
    )
    await ack({ response_action: 'update', view: sentenceForm(words.title, words.close, words.started) })
    parts.outbox.wake()
  })
  app.view(campaignForms.review, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign.review
    const place = parseCampaignValue(view.private_metadata)
    const of = (input: 'session' | 'item') =>
      campaignInputOf(view.state.values, input)?.selected_option?.value ?? ''
    const outcome = await parts.selfchecks.campaigns.sendBack(
      {
        campaignId: place?.campaignId ?? '',
        sessionId: of('session'),
        itemId: of('item'),
        comment: campaignInputOf(view.state.values, 'comment')?.value ?? '',
        actor: await actorOf(parts, person.id),
      },
      async (transaction, sent) => {
        if (sent.kind !== 'sent') return
        const { id, sessionId } = sent.review
        await enqueueDeed(parts, transaction, campaignQueues.sentBack, id, {
          review: JSON.stringify({ id, item: sent.review.itemId, by: person.id }),
          session: sessionId,
          user: sent.session.userId,
        })
      },
    )
    const told = outcome.kind === 'sent' ? words.sent : outcome.kind === 'over' ? words.over : words.failed
    await ack({ response_action: 'update', view: sentenceForm(words.title, words.close, told) })
  })
  app.view(campaignForms.spotCheck, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign.spotCheck
    const place = parseCampaignValue(view.private_metadata)
    const count = Number(campaignInputOf(view.state.values, 'count')?.selected_option?.value ?? 3)
    const actor = await actorOf(parts, person.id)
    const drawn =
      place && (await parts.selfchecks.campaigns.spotCheck(place.campaignId, actor, Math.min(count, 10)))
    for (const { sessionId, userId, itemId } of drawn ?? []) {
      const data = { session: sessionId, user: userId, item: itemId }
      await enqueueDeed(parts, parts.database, campaignQueues.spotCheck, `${sessionId}:${itemId}`, data)
    }
    const told = drawn === undefined || drawn.length === 0 ? words.none : words.drawn(drawn.length)
    await ack({ response_action: 'update', view: sentenceForm(words.title, words.close, told) })
  })
}

// Where a proxy's session belongs: in the running campaign the form was opened from, or in none. `undefined` where the
// person may not enter it.
async function findProxyPlace(
  parts: CampaignParts,
  userId: string,
  metadata: string,
): Promise<{ readonly campaign?: Pick<Campaign, 'id' | 'checklist'> } | undefined> {
  const actor = await actorOf(parts, userId)
  if (metadata === '') return mayDo('launch', actor, undefined) ? {} : undefined
  const place = parseCampaignValue(metadata)
  const board = place && (await parts.selfchecks.campaigns.board(place.campaignId, actor))
  if (board?.campaign.status !== 'running') return undefined
  const { id, checklist } = board.campaign
  return { campaign: { id, checklist } }
}
