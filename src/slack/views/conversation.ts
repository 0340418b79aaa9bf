import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph } from './blocks.ts'

/** The three jobs in a few lines, with a button for two of them and examples for the first. */
export function helpView(language: Language): MessageView {
  const words = sentences[language].conversation
  return { text: words.helpTitle, blocks: [header(words.helpTitle), ...jobBlocks(language)] }
}

/** The first words to a person, in their direct message. */
export function welcomeView(language: Language): MessageView {
  const words = sentences[language].conversation
  return {
    text: `${words.welcomeTitle} ${words.welcome}`,
    blocks: [header(words.welcomeTitle), paragraph(words.welcome), ...jobBlocks(language)],
  }
}

/** One plain sentence. */
export function sentenceView(sentence: string): MessageView {
  return { text: sentence, blocks: [paragraph(sentence)] }
}

function jobBlocks(language: Language): KnownBlock[] {
  const words = sentences[language].conversation
  const jobs = [words.jobs.ask, words.jobs.selfcheck, words.jobs.incident]
  return [
    bullets(jobs.map((job) => [{ bold: job.title }, `\n${job.text}`])),
    actions([
      button({ actionId: 'selfcheck.start', text: words.startSelfcheck }),
      button({ actionId: 'incident.report', text: words.report }),
    ]),
    paragraph({ bold: words.examplesTitle }),
    bullets(words.examples),
    context(words.commandsHint),
  ]
}
