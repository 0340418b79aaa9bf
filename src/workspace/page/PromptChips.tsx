import type { ReactNode } from 'react'
import { useDesk, useLive } from './desk.ts'

/** What the app suggests to ask; choosing one says it. */
export function PromptChips({
  channel,
  onSent,
}: {
  channel: string
  onSent: (ts: string) => void
}): ReactNode {
  const { act, t } = useDesk()
  const state = useLive()
  const found = state.prompts.find((one) => one.channel === channel)
  if (found === undefined || found.prompts.length === 0) return null
  const say = async (text: string) => {
    const result = await act('say', { channel, text })
    if (result.ok && result.ts !== undefined) onSent(result.ts)
  }
  return (
    <section className="prompts" aria-label={found.title || t.suggestions}>
      {found.title && <span className="prompts-title">{found.title}</span>}
      {found.prompts.map((prompt) => (
        <button
          type="button"
          className="prompt"
          key={prompt.title}
          title={prompt.message}
          onClick={() => void say(prompt.message)}
        >
          {prompt.title}
        </button>
      ))}
    </section>
  )
}
