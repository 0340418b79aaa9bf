import type { OverdueDocument } from '../../answering/types.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { cut } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { bullets, context, header, paragraph, type Run } from './blocks.ts'

/** Documents named in one message, and characters of a title that somebody else wrote. */
const documentsShown = 10
const titleShown = 80

/** The documents whose review date is past, for whoever looks after them. */
export function reviewsView(documents: readonly OverdueDocument[], language: Language): MessageView {
  const words = sentences[language].reviews
  const lines = documents
    .slice(0, documentsShown)
    .map(({ title, path, reviewBy }): Run[] => [
      { bold: cut(title, titleShown) },
      `\n${words.document(cut(path, titleShown), reviewBy)}`,
    ])
  const more = documents.length - documentsShown
  return {
    text: `${words.title}\n${words.lead}`,
    blocks: [
      header(words.title),
      paragraph(words.lead),
      bullets(lines),
      context(more > 0 ? `${words.more(more)}\n${words.next}` : words.next),
    ],
  }
}
