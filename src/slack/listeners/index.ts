import type { App } from '@slack/bolt'
import type { Jobs } from '../../jobs/types.ts'
import { registerAuditNotices } from '../notices/audit.ts'
import { registerCampaignNotices } from '../notices/campaign.ts'
import { registerCorrectionNotices } from '../notices/corrections.ts'
import { registerDocumentNotices } from '../notices/documents.ts'
import { registerGapNotices } from '../notices/gaps.ts'
import { registerIncidentNotices } from '../notices/incident.ts'
import { registerIncidentRooms } from '../notices/incidentRoom.ts'
import { registerUndelivered } from '../notices/incidentUndelivered.ts'
import { type ModelParts, registerModelNotices } from '../notices/model.ts'
import { registerReviewNotices } from '../notices/reviews.ts'
import { registerSelfcheckNotices } from '../notices/selfcheck.ts'
import { registerAgent } from './agent.ts'
import { registerCampaign } from './campaign.ts'
import { registerCommand } from './command.ts'
import { registerDocuments } from './documents.ts'
import { registerFeedback } from './feedback.ts'
import { registerGaps } from './gaps.ts'
import { type HomeParts, registerHome } from './home.ts'
import { registerIncident } from './incident.ts'
import { registerDrill } from './incidentDrill.ts'
import { registerEvidence } from './incidentEvidence.ts'
import { registerNoticing } from './incidentNoticing.ts'
import { registerIncidentRegister } from './incidentRegister.ts'
import { registerIncidentRoom } from './incidentRoom.ts'
import { registerIncidentRule } from './incidentRule.ts'
import { registerTimeline } from './incidentTimeline.ts'
import { registerIncidentWork } from './incidentWork.ts'
import { type ConversationParts, registerMessages } from './messages.ts'
import { registerModelConsent } from './modelConsent.ts'
import { registerRephrase } from './rephrase.ts'
import { registerRoles } from './roles.ts'
import { registerSelfcheck } from './selfcheck.ts'
import { registerShare } from './share.ts'
import { registerSources } from './sources.ts'
import { registerWatched, type WatchedParts } from './watched.ts'

export type ListenerParts = ConversationParts & HomeParts & ModelParts & WatchedParts

/** Everything the bot listens to: one line a feature. */
export function registerListeners(app: App, parts: ListenerParts): void {
  registerMessages(app, parts)
  registerAgent(app, parts)
  registerCommand(app, parts)
  registerHome(app, parts)
  registerRoles(app, parts)
  registerModelConsent(app, parts)
  registerSelfcheck(app, parts)
  registerCampaign(app, parts)
  registerIncident(app, parts)
  registerNoticing(app, parts)
  registerWatched(app, parts)
  registerIncidentWork(app, parts)
  registerIncidentRegister(app, parts)
  registerIncidentRule(app, parts)
  registerDrill(app, parts)
  registerTimeline(app, parts)
  registerIncidentRoom(app, parts)
  registerDocuments(app, parts)
  registerSources(app, parts)
  registerFeedback(app, parts)
  registerShare(app, parts)
  registerRephrase(app, parts)
  registerGaps(app, parts)
}

/** Everything the bot tells somebody later: one line a feature. Before the jobs start. */
export function registerNotices(jobs: Jobs, parts: ListenerParts): void {
  registerAuditNotices(jobs, parts)
  registerIncidentNotices(jobs, parts)
  registerUndelivered(jobs, parts)
  registerIncidentRooms(jobs, parts)
  registerEvidence(jobs, parts)
  registerSelfcheckNotices(jobs, parts)
  registerCampaignNotices(jobs, parts)
  registerDocumentNotices(jobs, parts)
  registerReviewNotices(jobs, parts)
  registerModelNotices(jobs, parts)
  registerGapNotices(jobs, parts)
  registerCorrectionNotices(jobs, parts)
}
