import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { sentences } from '../../i18n/index.ts'
import type { CampaignParts } from '../notices/campaignJobs.ts'
import { nameOfSession } from '../notices/campaignPeople.ts'
import type { Person } from '../types.ts'
import { parseCampaignValue } from '../views/campaign.ts'
import { type AnswersShown, answersView } from '../views/campaignAnswers.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { actorOf } from './campaign.ts'

/** Listens to whoever looks at what each person of a named campaign said. Every press is allowed, or not, anew. */
export function registerCampaignAnswers(app: App, parts: CampaignParts): void {
  app.action<BlockAction<ButtonAction>>('campaign.answers', async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const view = await makeView(parts, person, action.value, { kind: 'overview' })
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })
  const onChoice = (actionId: string, shownBy: (value: string) => AnswersShown) =>
    app.action<BlockAction<StaticSelectAction>>(actionId, async ({ ack, body, action }) => {
      await ack()
      if (body.view === undefined) return
      const { id, private_metadata: value } = body.view
      const person = await parts.people.get(body.user.id)
      const view = await makeView(parts, person, value, shownBy(action.selected_option?.value ?? ''))
      await parts.interactive.views.update({ view_id: id, view })
    })
  onChoice('campaign.answers_person', (sessionId) => ({ kind: 'person', sessionId }))
  onChoice('campaign.answers_item', (itemId) => ({ kind: 'item', itemId }))
}

async function makeView(
  parts: CampaignParts,
  person: Person,
  value: string | undefined,
  shown: AnswersShown,
): Promise<ModalView> {
  const { language } = person
  const words = sentences[language].campaign
  const refused = (text: string) => sentenceForm(words.answers.title, words.answers.close, text)
  const place = parseCampaignValue(value)
  if (place === undefined) return refused(words.told['not-found'])
  const { campaigns } = parts.selfchecks
  const actor = await actorOf(parts, person.id)
  const campaign = await campaigns.find(place.campaignId, actor)
  const answers = await campaigns.answersOf(place.campaignId, actor)
  if (campaign === undefined || answers === undefined) return refused(words.told['not-allowed'])
  const named = []
  for (const each of answers) {
    named.push({ ...each, name: await nameOfSession(parts, each.result.session, language) })
  }
  return answersView(campaign, named, shown, language)
}
