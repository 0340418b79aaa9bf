import type { App } from '@slack/bolt'
import type { AnswerDesk, SharedDocuments } from '../../answering/index.ts'
import type { Incidents } from '../../incident/index.ts'
import type { Selfchecks } from '../../selfcheck/index.ts'
import type { Homes } from '../homes.ts'
import type { SlackParts } from '../parts.ts'
import type { PeopleDirectory } from '../people.ts'
import { givenRoles, type RolesKeeper } from '../roles.ts'
import { hasBeenWrittenTo, markGreeted } from '../store.ts'
import { welcomeView } from '../views/conversation.ts'
import { type HomeState, homeView } from '../views/home.ts'
import { loadCampaignHome } from './campaign.ts'
import { loadDocumentsHome } from './documents.ts'
import { loadAnswersHome } from './gaps.ts'
import { loadIncidentHome } from './incident.ts'
import { loadWorkHome } from './incidentWorkHome.ts'
import { loadSelfcheckHome } from './selfcheck.ts'

export type HomeParts = SlackParts & {
  readonly people: PeopleDirectory
  readonly roles: RolesKeeper
  readonly selfchecks: Selfchecks
  readonly incidents: Incidents
  readonly shared: SharedDocuments
  readonly answers: AnswerDesk
  readonly homes: Homes
}

/** Listens to people opening the app: their home is drawn, and whoever opens the conversation first is welcomed. */
export function registerHome(app: App, parts: HomeParts): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await parts.homes.opened(event.user)
    else await welcome(parts, event.user)
  })
  app.event('user_change', async ({ event }) => parts.people.forget(event.user.id))
  app.event('subteam_updated', async () => parts.roles.forget())
  app.event('subteam_members_changed', async () => parts.roles.forget())
}

/** Draws a person's home as things stand now. */
export async function publishHome(parts: Omit<HomeParts, 'homes'>, userId: string): Promise<void> {
  const view = homeView(await loadHome(parts, userId))
  await parts.interactive.views.publish({ user_id: userId, view })
}

async function loadHome(parts: Omit<HomeParts, 'homes'>, userId: string): Promise<HomeState> {
  const person = await parts.people.get(userId)
  const roles = await parts.roles.of(userId)
  const held = await Promise.all(givenRoles.map((role) => parts.roles.holders(role)))
  const [manager = [], officer = [], deputy = [], admin = []] = held
  return {
    language: person.language,
    roles,
    holders: { manager, officer, deputy, admin },
    setByHand: await parts.roles.setByHand(),
    selfcheck: [...(await loadSelfcheckHome(parts, person)), ...(await loadCampaignHome(parts, person))],
    incidents: [
      ...(await loadIncidentHome(parts, person, roles)),
      ...(await loadWorkHome(parts, person, roles)),
    ],
    documents: [
      ...(await loadDocumentsHome(parts, person, roles)),
      ...(await loadAnswersHome(parts, person, roles)),
    ],
  }
}

async function welcome(parts: HomeParts, userId: string): Promise<void> {
  const person = await parts.people.get(userId)
  if (person.isBot) return
  await parts.database.transaction(async (transaction) => {
    if (!(await markGreeted(transaction, userId, parts.clock.now()))) return
    // A welcome under somebody's first message, a notice of a leak perhaps, would push that out of sight.
    if (await hasBeenWrittenTo(transaction, userId)) return
    await parts.outbox.enqueue(transaction, {
      kind: 'post',
      key: `welcome:${userId}`,
      channel: userId,
      ...welcomeView(person.language),
    })
  })
  parts.outbox.wake()
}
