import type { ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { limits } from '../limits.ts'
import { context, paragraph, plain } from './blocks.ts'
import { formModal, inputAction } from './incidentWorkInputs.ts'

/** The button that opens the modal, the modal, and its input. */
export const watchedIds = { edit: 'incident.watched.edit', form: 'incident.watched.form', input: 'channels' }

/** Channels that can be chosen: each newly chosen one is asked about while Slack waits for an answer. */
const mostChosen = 20

/** The modal in which the officer or an administrator chooses which channels are watched. */
export function watchedView(
  { chosen, fixed }: { readonly chosen: readonly string[]; readonly fixed: readonly string[] },
  language: Language,
): ModalView {
  const words = sentences[language].watched
  return formModal({
    callbackId: watchedIds.form,
    metadata: '',
    title: words.title,
    submit: words.save,
    close: words.cancel,
    blocks: [
      paragraph(words.about),
      {
        type: 'input',
        block_id: watchedIds.input,
        optional: true,
        label: plain(words.label, limits.label),
        hint: plain(words.hint, limits.hint),
        element: {
          type: 'multi_conversations_select',
          action_id: inputAction,
          filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
          max_selected_items: mostChosen,
          ...(chosen.length === 0 ? {} : { initial_conversations: [...chosen] }),
        },
      },
      ...(fixed.length === 0 ? [] : [context(words.fixed(fixed.length))]),
    ],
  })
}
