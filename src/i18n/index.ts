import type { Language } from '../common/language.ts'
import { answer as answerEn } from './en/answer.ts'
import { answering as answeringEn } from './en/answering.ts'
import { conversation as conversationEn } from './en/conversation.ts'
import { home as homeEn } from './en/home.ts'
import { incident as incidentEn } from './en/incident.ts'
import { selfcheck as selfcheckEn } from './en/selfcheck.ts'
import { answer as answerJa } from './ja/answer.ts'
import { answering as answeringJa } from './ja/answering.ts'
import { conversation as conversationJa } from './ja/conversation.ts'
import { home as homeJa } from './ja/home.ts'
import { incident as incidentJa } from './ja/incident.ts'
import { selfcheck as selfcheckJa } from './ja/selfcheck.ts'

/** What the bot says, by language and feature. Each feature has one file a language, of one shape. */
export const sentences = {
  ja: {
    answer: answerJa,
    answering: answeringJa,
    conversation: conversationJa,
    home: homeJa,
    incident: incidentJa,
    selfcheck: selfcheckJa,
  },
  en: {
    answer: answerEn,
    answering: answeringEn,
    conversation: conversationEn,
    home: homeEn,
    incident: incidentEn,
    selfcheck: selfcheckEn,
  },
} satisfies Record<Language, unknown>
