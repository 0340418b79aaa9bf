import type { App } from '@slack/bolt'
import type { AnswerDesk, SharedDocuments } from '../../answering/index.ts'
import type { Incidents } from '../../incident/index.ts'
import type { Selfchecks } from '../../selfcheck/index.ts'
import type { Homes } from '../homes.ts'
import { limits } from '../limits.ts'
import type { SlackParts } from '../parts.ts'
import type { PeopleDirectory } from '../people.ts'
import { givenRoles, type RolesKeeper } from '../roles.ts'
import { cutEscaped } from '../text.ts'
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
  const welcomed = new Set<string>()
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') return await parts.homes.opened(event.user)
    if (welcomed.has(event.user)) return
    welcomed.add(event.user)
    await welcome(parts, event.user, event.channel).catch((error: unknown) => {
      welcomed.delete(event.user)
      throw error
    })
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

// Into an empty conversation only: under somebody's first message, or a notice of a leak, it would push that out of sight.
// Slack knows whether it is empty; nothing of who opened it, and when, is kept here.
async function welcome(parts: HomeParts, userId: string, channel: string): Promise<void> {
  const person = await parts.people.get(userId)
  if (person.isBot) return
  const { messages = [] } = await parts.interactive.conversations.history({ channel, limit: 1 })
  if (messages.length > 0) return
  const { text, blocks } = welcomeView(person.language)
  await parts.interactive.chat.postMessage({
    channel,
    text: cutEscaped(text, limits.messageText),
    blocks: [...blocks],
  })
}
