import type { Language } from '../common/language.ts'
import { agent as agentEn } from './en/agent.ts'
import { answer as answerEn } from './en/answer.ts'
import { answering as answeringEn } from './en/answering.ts'
import { campaign as campaignEn } from './en/campaign.ts'
import { conversation as conversationEn } from './en/conversation.ts'
import { documents as documentsEn } from './en/documents.ts'
import { feedback as feedbackEn } from './en/feedback.ts'
import { gaps as gapsEn } from './en/gaps.ts'
import { home as homeEn } from './en/home.ts'
import { incident as incidentEn } from './en/incident.ts'
import { incidentDocuments as incidentDocumentsEn } from './en/incidentDocuments.ts'
import { incidentNews as incidentNewsEn } from './en/incidentNews.ts'
import { incidentRegister as incidentRegisterEn } from './en/incidentRegister.ts'
import { incidentReporting as incidentReportingEn } from './en/incidentReporting.ts'
import { incidentRoom as incidentRoomEn } from './en/incidentRoom.ts'
import { incidentRule as incidentRuleEn } from './en/incidentRule.ts'
import { incidentWork as incidentWorkEn } from './en/incidentWork.ts'
import { model as modelEn } from './en/model.ts'
import { reviews as reviewsEn } from './en/reviews.ts'
import { selfcheck as selfcheckEn } from './en/selfcheck.ts'
import { selfcheckActions as selfcheckActionsEn } from './en/selfcheckActions.ts'
import { watched as watchedEn } from './en/watched.ts'
import { agent as agentJa } from './ja/agent.ts'
import { answer as answerJa } from './ja/answer.ts'
import { answering as answeringJa } from './ja/answering.ts'
import { campaign as campaignJa } from './ja/campaign.ts'
import { conversation as conversationJa } from './ja/conversation.ts'
import { documents as documentsJa } from './ja/documents.ts'
import { feedback as feedbackJa } from './ja/feedback.ts'
import { gaps as gapsJa } from './ja/gaps.ts'
import { home as homeJa } from './ja/home.ts'
import { incident as incidentJa } from './ja/incident.ts'
import { incidentDocuments as incidentDocumentsJa } from './ja/incidentDocuments.ts'
import { incidentNews as incidentNewsJa } from './ja/incidentNews.ts'
import { incidentRegister as incidentRegisterJa } from './ja/incidentRegister.ts'
import { incidentReporting as incidentReportingJa } from './ja/incidentReporting.ts'
import { incidentRoom as incidentRoomJa } from './ja/incidentRoom.ts'
import { incidentRule as incidentRuleJa } from './ja/incidentRule.ts'
import { incidentWork as incidentWorkJa } from './ja/incidentWork.ts'
import { model as modelJa } from './ja/model.ts'
import { reviews as reviewsJa } from './ja/reviews.ts'
import { selfcheck as selfcheckJa } from './ja/selfcheck.ts'
import { selfcheckActions as selfcheckActionsJa } from './ja/selfcheckActions.ts'
import { watched as watchedJa } from './ja/watched.ts'

/** What the bot says, by language and feature. Each feature has one file a language, of one shape. */
export const sentences = {
  ja: {
    agent: agentJa,
    answer: answerJa,
    answering: answeringJa,
    campaign: campaignJa,
    conversation: conversationJa,
    documents: documentsJa,
    feedback: feedbackJa,
    gaps: gapsJa,
    home: homeJa,
    incident: incidentJa,
    incidentDocuments: incidentDocumentsJa,
    incidentNews: incidentNewsJa,
    incidentReporting: incidentReportingJa,
    incidentRegister: incidentRegisterJa,
    incidentRoom: incidentRoomJa,
    incidentRule: incidentRuleJa,
    incidentWork: incidentWorkJa,
    model: modelJa,
    reviews: reviewsJa,
    selfcheck: selfcheckJa,
    selfcheckActions: selfcheckActionsJa,
    watched: watchedJa,
  },
  en: {
    agent: agentEn,
    answer: answerEn,
    answering: answeringEn,
    campaign: campaignEn,
    conversation: conversationEn,
    documents: documentsEn,
    feedback: feedbackEn,
    gaps: gapsEn,
    home: homeEn,
    incident: incidentEn,
    incidentDocuments: incidentDocumentsEn,
    incidentNews: incidentNewsEn,
    incidentReporting: incidentReportingEn,
    incidentRegister: incidentRegisterEn,
    incidentRoom: incidentRoomEn,
    incidentRule: incidentRuleEn,
    incidentWork: incidentWorkEn,
    model: modelEn,
    reviews: reviewsEn,
    selfcheck: selfcheckEn,
    selfcheckActions: selfcheckActionsEn,
    watched: watchedEn,
  },
} satisfies Record<Language, unknown>
