import type { Clock } from '../../common/clock.ts'
import { detectLanguage } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Said } from '../intake.ts'
import type { MessageView } from '../views/answer.ts'
import { context } from '../views/blocks.ts'

/** Milliseconds from which an answer is late: nobody waits that long for a bot that is there. */
const lateMs = 120_000

/** The message, with a word of apology above it where the person had to wait for it. */
export function withLateWord(parts: { readonly clock: Clock }, said: Said, view: MessageView): MessageView {
  const saidMs = Number(said.revision ?? said.ts) * 1_000
  if (parts.clock.now().getTime() - saidMs <= lateMs) return view
  const { late } = sentences[detectLanguage(view.text) ?? 'ja'].feedback
  return { text: `${late}\n${view.text}`, blocks: [context(late), ...view.blocks] }
}
