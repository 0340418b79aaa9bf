import type { Language } from '../../common/language.ts'
import type { SlackParts } from '../parts.ts'
import { escapeText } from '../text.ts'
import { offlineMessage } from '../views/incident.ts'

/** Says by direct message what to tell by telephone while nothing can be recorded. */
export type Offline = {
  /** Once for each form, however often it is sent. Needs no database; what Slack does not take is logged only. */
  tell(
    form: { readonly viewId: string; readonly userId: string; readonly language: Language },
    contact: string,
  ): Promise<void>
}

/** Forms remembered; somebody who sends an older one again gets the same once more. */
const remembered = 200

export function createOffline(parts: SlackParts): Offline {
  const told = new Set<string>()

  return {
    async tell({ viewId, userId, language }, contact) {
      if (told.has(viewId)) return
      if (told.size >= remembered) told.clear()
      told.add(viewId)
      const { text, blocks } = offlineMessage(contact, language)
      try {
        await parts.interactive.chat.postMessage({ channel: userId, text: escapeText(text), blocks })
      } catch (error) {
        parts.log.warn('what to say by telephone could not be sent', { error })
      }
    },
  }
}
