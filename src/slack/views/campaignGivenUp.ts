import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Board } from '../../selfcheck/types.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, button, paragraph } from './blocks.ts'
import { campaignValue } from './campaign.ts'

/** The buttons below what is said of a campaign that stands still. */
export const campaignAgain = { launch: 'campaign.again', invite: 'campaign.go_on' } as const

/**
 * What whoever launched is told when it came to nothing for good. Its button looks at the same choice once more; where
 * that is too much for a button, it opens an empty form.
 *
 * @param value the choice, as the button carries it.
 */
export function launchGivenUpView(value: string, language: Language): MessageView {
  const words = sentences[language].campaign.givenUp
  const again =
    value.length > limits.buttonValue
      ? button({ actionId: 'campaign.new', text: words.anew })
      : button({ actionId: campaignAgain.launch, text: words.again, value })
  return { text: words.launch, blocks: [paragraph(words.launch), actions([again])] }
}

/** What the manager is told when invitations have stopped for good, with the button that has them go on. */
export function stalledView(board: Omit<Board, 'people'>, language: Language): MessageView {
  const words = sentences[language].campaign.givenUp
  const { campaign, invited, total } = board
  const text = words.invitations(campaign.checklist.title[language], total - invited)
  const goOn = button({ actionId: campaignAgain.invite, text: words.goOn, value: campaignValue(campaign) })
  return { text, blocks: [paragraph(text), actions([goOn])] }
}
