import type { KnownBlock } from '@slack/types'
import type { Gap } from '../../answering/index.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut, limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, button, context, divider, header, paragraph, plain, quotation, type Run } from './blocks.ts'
import { draftOf, gapActions, gapsShown, questionShown, textShown } from './gap.ts'

/** The word to the author whose section was sent back. */
export function returnedView(gap: Gap, language: Language): MessageView {
  const { returned } = sentences[language].gaps
  return {
    text: `${returned.title}\n${gap.remark}`,
    blocks: [
      header(returned.title),
      paragraph({ bold: draftOf(gap).heading }),
      quotation(cut(gap.remark, textShown)),
      actions([
        button({ actionId: gapActions.write, text: returned.rewrite, value: gap.id, style: 'primary' }),
      ]),
    ],
  }
}

/** The answer for somebody who asked when there was none. */
export function answeredGapView(gap: Gap, question: string, language: Language): MessageView {
  const { answered } = sentences[language].gaps
  const { heading, text, source, asOf } = draftOf(gap)
  return {
    text: `${answered.title}\n${text}`,
    blocks: [
      header(answered.title),
      paragraph(answered.question(cut(question, questionShown))),
      paragraph({ bold: heading }),
      paragraph(cut(text, textShown)),
      context(answered.source(source, asOf)),
    ],
  }
}

/** The home's list of sections written here, for those who may withdraw them. */
export function gapsHomeBlocks(gaps: readonly Gap[], language: Language): KnownBlock[] {
  const { home, form } = sentences[language].gaps
  if (gaps.length === 0) return []
  const more = gaps.length - gapsShown
  return [
    divider(),
    header(home.title),
    paragraph(home.text),
    ...gaps.slice(0, gapsShown).flatMap((gap): KnownBlock[] => {
      const { heading, source, audience } = draftOf(gap)
      const line: Run = `\n${home.line(form.audiences[audience], source)}`
      return [
        paragraph({ bold: heading }, line),
        actions([
          button({
            actionId: gapActions.withdraw,
            text: home.withdraw,
            value: gap.id,
            confirm: {
              title: plain(home.withdrawTitle, limits.confirmTitle),
              text: plain(home.withdrawText, limits.confirmText),
              confirm: plain(home.withdraw, limits.confirmButton),
              deny: plain(form.cancel, limits.confirmButton),
              style: 'danger',
            },
          }),
        ]),
      ]
    }),
    ...(more > 0 ? [context(home.more(more))] : []),
  ]
}
