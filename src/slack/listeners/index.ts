import type { App } from '@slack/bolt'
import type { Jobs } from '../../jobs/types.ts'
import { registerIncidentNotices } from '../notices/incident.ts'
import { registerSelfcheckNotices } from '../notices/selfcheck.ts'
import { registerCommand } from './command.ts'
import { type HomeParts, registerHome } from './home.ts'
import { registerIncident } from './incident.ts'
import { type ConversationParts, registerMessages } from './messages.ts'
import { registerRoles } from './roles.ts'
import { registerSelfcheck } from './selfcheck.ts'

export type ListenerParts = ConversationParts & HomeParts

/** Everything the bot listens to: one line a feature. */
export function registerListeners(app: App, parts: ListenerParts): void {
  registerMessages(app, parts)
  registerCommand(app, parts)
  registerHome(app, parts)
  registerRoles(app, parts)
  registerSelfcheck(app, parts)
  registerIncident(app, parts)
}

/** Everything the bot tells somebody later: one line a feature. Before the jobs start. */
export function registerNotices(jobs: Jobs, parts: ListenerParts): void {
  registerIncidentNotices(jobs, parts)
  registerSelfcheckNotices(jobs, parts)
}
