import type { Core } from '../core.ts'
import type { Outcome } from '../interactions.ts'
import type { Fields, MessageRecord } from '../types.ts'

// What Slack does to a message by itself. It tells apps of it as a change, without a mark of editing.

/** Puts a preview below a message that has a link. */
export function unfurl(core: Core, message: MessageRecord): Outcome {
  const url = /<(https?:\/\/[^|>]+)/.exec(message.text)?.[1]
  if (url === undefined) return { ok: false, code: 'no_link', error: 'The message has no link.' }
  core.messages.update(message, { attachments: [preview(url)] })
  return { ok: true, ts: message.ts }
}

/** Marks the language a message was recognised to be in. */
export function tagLanguage(core: Core, message: MessageRecord, language: string): Outcome {
  core.messages.update(message, { language })
  return { ok: true, ts: message.ts }
}

function preview(url: string): Fields {
  const { hostname } = new URL(url)
  return {
    id: 1,
    from_url: url,
    original_url: url,
    service_name: hostname,
    title: hostname,
    title_link: url,
    text: url,
    fallback: `${hostname}: ${url}`,
  }
}
