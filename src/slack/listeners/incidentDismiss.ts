import type { BlockAction, RespondFn } from '@slack/bolt'
import { languages } from '../../common/language.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { escapeText } from '../text.ts'
import { dismissedMessage } from '../views/incident.ts'

/**
 * Answers いまは報告しない: the advice stays, its buttons go. Nothing is stored.
 *
 * @param value what the button carries: language (or `both`) and type of the advice, as `ja.malware`.
 */
export async function dismissed(
  parts: IncidentParts,
  body: BlockAction,
  value: string,
  respond: RespondFn,
): Promise<void> {
  const [first, leakType] = value.split('.')
  const spoken = first === 'both' ? first : (languages.find((known) => known === first) ?? 'ja')
  const { text, blocks } = dismissedMessage(parts.incidents, leakType, spoken)
  const message = { text: escapeText(text), blocks }
  if (body.channel !== undefined && body.message !== undefined && body.container.is_ephemeral !== true) {
    await parts.interactive.chat.update({ channel: body.channel.id, ts: body.message.ts, ...message })
    return
  }
  await respond({ replace_original: true, ...message })
}
