import { isUnanswered, isUnreadAnswer, type KeptAnswer } from '../../answering/index.ts'
import { type Language, languages } from '../../common/language.ts'
import { answerView, isLong, type MessageView } from './answer.ts'
import { offerBlocks } from './feedback.ts'

/** What a shown answer depends on beside the answer itself. */
export type Shown = {
  /** The language the asker is spoken to in. */
  readonly askerLanguage: Language
  /** Lines above the answer. */
  readonly notes?: readonly string[]
  readonly askPeople?: readonly string[]
  readonly isUnfolded?: boolean
}

/** An answer that is kept, with what can be done with it. */
export function answeredView(kept: Omit<KeptAnswer, 'askedAt'>, shown: Shown): MessageView {
  const { answer } = kept
  const isUnread = isUnreadAnswer(answer)
  const isFolded = shown.isUnfolded !== true && isLong(answer)
  const isAlone = kept.channel === kept.askedBy
  return answerView(answer, {
    ...shown,
    isFolded,
    below: offerBlocks({
      id: kept.id,
      language: answer.language,
      hasSources: answer.citations.length > 0,
      isFolded,
      mayShare: isAlone && answer.kind === 'answered',
      // In a channel somebody else may need it.
      inOtherLanguage:
        answer.kind === 'answered' &&
        answer.isInBoth !== true &&
        (!isAlone || answer.language !== shown.askerLanguage),
      inEasyJapanese: answer.isEasyToHave === true,
      mayReport: isUnread,
      notedIn: !isUnanswered(kept) || kept.isPrivate ? [] : isUnread ? languages : [answer.language],
    }),
  })
}
