import type { KnownBlock } from '@slack/types'
import type { Consent } from '../../answering/index.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph } from './blocks.ts'
import { formatMoment } from './incidentTime.ts'

export const agreeActionId = 'model.agree'
export const refuseActionId = 'model.refuse'

/** What the officer is asked before anything goes to a model, and what was decided; the buttons stay to change it. */
export function consentMessage(state: {
  readonly destination: string
  readonly consent: Consent
  /** The name of who decided, as they show themselves; `undefined` where it is not known. */
  readonly decider: string | undefined
  readonly language: Language
  readonly timeZone: string
}): MessageView {
  const { consent, destination, language } = state
  const words = sentences[language].model.consent
  const blocks: KnownBlock[] = [
    header(words.title),
    paragraph(words.lead),
    paragraph({ bold: words.destination(destination) }),
    paragraph({ bold: words.sentTitle }),
    bullets(words.sent),
    paragraph({ bold: words.keptTitle }),
    bullets(words.kept),
    paragraph(words.after),
  ]
  if (consent.kind !== 'undecided') {
    const at = formatMoment(consent.at, language, state.timeZone)
    const say = consent.kind === 'agreed' ? words.agreed : words.refused
    blocks.push(context(say(state.decider ?? words.someone, at)))
  }
  const agree = button({ actionId: agreeActionId, text: words.agree, value: destination })
  const refuse = button({ actionId: refuseActionId, text: words.refuse, value: destination })
  const buttons = [
    ...(consent.kind === 'agreed' ? [] : [agree]),
    ...(consent.kind === 'refused' ? [] : [refuse]),
  ]
  blocks.push(actions(buttons))
  return { text: words.title, blocks }
}

/** The word that the day's budget is spent. */
export function budgetMessage(tokensADay: number, language: Language): MessageView {
  const text = sentences[language].model.budget(tokensADay.toLocaleString('en-US'))
  return { text, blocks: [paragraph(text)] }
}
