import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { localDate } from '../../calendar/index.ts'
import { sentences } from '../../i18n/index.ts'
import { mayDo } from '../../selfcheck/index.ts'
import type { CampaignParts } from '../notices/campaignJobs.ts'
import { enqueueOpening, enqueueStanding } from '../notices/selfcheckShow.ts'
import { absenceForm, campaignForms, campaignInputs } from '../views/campaignForms.ts'
import { actorOf, campaignInputOf } from './campaign.ts'

/** Listens to people who are asked by a campaign: they begin, enter days off, or open an item sent back. */
export function registerCampaignJoin(app: App, parts: CampaignParts): void {
  app.action<BlockAction<ButtonAction>>('campaign.join', async ({ ack, body, action, respond }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language].campaign.invitation
    const campaign = await parts.selfchecks.campaigns.find(
      action.value ?? '',
      await actorOf(parts, person.id),
    )
    const place =
      campaign === undefined ? 'none' : await parts.selfchecks.campaigns.placeOf(campaign.id, person.id)
    if (campaign?.status === 'running' && place === 'asked') {
      const { id, checklist } = campaign
      const key = `press:${person.id}:${action.action_ts}`
      await parts.selfchecks.start(
        { userId: person.id, key, campaign: { id, checklist } },
        (transaction, outcome) => enqueueOpening(parts, transaction, person, outcome),
      )
    }
    await ack()
    parts.outbox.wake()
    const isOver = campaign?.status !== 'running'
    const done = place === 'finished' ? words.finished : undefined
    const told = place === 'none' ? words.notYours : isOver ? words.over : done
    if (told !== undefined) await respond({ response_type: 'ephemeral', replace_original: false, text: told })
  })
  app.action<BlockAction<ButtonAction>>('campaign.absence', async ({ ack, body }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const isForOthers = mayDo('launch', await actorOf(parts, person.id), undefined)
    const today = localDate(parts.clock.now(), person.timeZone)
    const view = absenceForm(today, person.language, isForOthers)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })
  app.view(campaignForms.absence, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const from = campaignInputOf(view.state.values, 'from')?.selected_date ?? ''
    const to = campaignInputOf(view.state.values, 'to')?.selected_date ?? ''
    const userId = campaignInputOf(view.state.values, 'person')?.selected_user ?? person.id
    const words = sentences[person.language].campaign.absence
    const may = userId === person.id || mayDo('launch', await actorOf(parts, person.id), undefined)
    const isKept = may && (await parts.selfchecks.campaigns.enterAbsence({ userId, from, to, by: person.id }))
    const errors = { [campaignInputs.to[0]]: may ? words.wrong : words.notAllowed }
    await ack(isKept ? undefined : { response_action: 'errors', errors })
  })
  app.action<BlockAction<ButtonAction>>('campaign.go', async ({ ack, body, action, respond }) => {
    const person = await parts.people.get(body.user.id)
    const [sessionId = '', to = ''] = (action.value ?? '').split(':')
    const session = await parts.selfchecks.findOwn(person.id, sessionId)
    const outcome =
      session === undefined
        ? { kind: 'not-found' as const }
        : await parts.selfchecks.click(
            {
              sessionId,
              userId: person.id,
              version: session.version,
              itemId: session.current ?? '',
              action: { kind: 'go', to },
            },
            (transaction, found) =>
              enqueueStanding(parts, transaction, person, found, {
                pressedAs: `press:${person.id}:${action.action_ts}`,
                extras: {},
              }),
          )
    await ack()
    parts.outbox.wake()
    if (outcome.kind === 'moved' || outcome.kind === 'finished' || outcome.kind === 'repeated') return
    const text = sentences[person.language].selfcheck.refused[outcome.kind]
    await respond({ response_type: 'ephemeral', replace_original: false, text })
  })
}
