import type { KnownBlock } from '@slack/types'
import type { ChangedSection, Correction, KeptAnswer } from '../../answering/index.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut } from '../limits.ts'
import type { Person } from '../types.ts'
import type { MessageView } from './answer.ts'
import { context, divider, header, paragraph, quotation } from './blocks.ts'

/** Sections in one message, and characters of what they say. */
const sectionsShown = 3
const textShown = 900
const questionShown = 300

/** The word to somebody that a source of what they were told has changed. */
export function changedView({ title, sections }: Correction, language: Language): MessageView {
  const { changed } = sentences[language].gaps
  const lead = changed.lead(title)
  const different = [
    ...new Map(sections.map((each) => [`${each.heading}\0${each.answer.question}`, each])).values(),
  ]
  const more = different.length - sectionsShown
  return {
    text: `${changed.title}\n${lead}`,
    blocks: [
      header(changed.title),
      paragraph(lead),
      ...different.slice(0, sectionsShown).flatMap((each) => [divider(), ...sectionBlocks(each, language)]),
      ...(more > 0 ? [context(changed.more(more))] : []),
      context(changed.next),
    ],
  }
}

/** The word to somebody that an answer they got was wrong. */
export function wrongView(
  wrong: { readonly question: string; readonly answer: string; readonly right: string },
  language: Language,
): MessageView {
  const words = sentences[language].gaps.wrong
  return {
    text: `${words.title}\n${wrong.right}`,
    blocks: [
      header(words.title),
      paragraph(words.lead),
      paragraph(words.question(cut(wrong.question, questionShown))),
      paragraph({ bold: words.right }),
      paragraph(cut(wrong.right, textShown)),
      paragraph({ bold: words.before }),
      quotation(cut(wrong.answer, textShown)),
    ],
  }
}

/**
 * What stands above an answer that was found wrong. The officer writes to the employees who got it: in a channel, and to a
 * guest, only that it was.
 */
export function wrongNote(
  right: string,
  { channel, askedBy, answer }: Pick<KeptAnswer, 'channel' | 'askedBy' | 'answer'>,
  asker: Pick<Person, 'isGuest'>,
): string {
  const words = sentences[answer.language].gaps.wrong
  const isInside = channel === askedBy && !asker.isGuest
  return words.note(isInside ? right : words.withheld)
}

function sectionBlocks({ answer, heading, quotes, now }: ChangedSection, language: Language): KnownBlock[] {
  const { changed } = sentences[language].gaps
  return [
    paragraph(changed.question(cut(answer.question, questionShown))),
    ...(heading === '' ? [] : [paragraph({ bold: heading })]),
    paragraph(changed.before),
    quotation(cut(quotes.join('\n'), textShown)),
    ...(now === undefined
      ? [paragraph(changed.gone)]
      : [paragraph(changed.now), quotation(cut(now, textShown))]),
  ]
}
