import type { App } from '@slack/bolt'
import { sentences } from '../../i18n/index.ts'
import type { SlackParts } from '../parts.ts'
import type { Streams } from '../stream.ts'

export type AgentParts = SlackParts & { readonly streams: Streams }

/** Listens to the stop button of an answer, and offers what might be asked to whoever opens the conversation. */
export function registerAgent(app: App, parts: AgentParts): void {
  app.event('agent_session_stopped', async ({ event }) => {
    await parts.streams.stop({ channel: event.channel, threadTs: event.thread_ts, userId: event.user })
  })
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'messages') await suggest(parts, event.user, event.channel)
  })
}

// Each time anew: the person may have changed their language. Without a thread: an agent that names one is told that all
// is well, and nobody sees the prompts.
async function suggest(parts: AgentParts, userId: string, channel: string): Promise<void> {
  const { promptsTitle, prompts } = sentences[(await parts.people.get(userId)).language].agent
  try {
    await parts.interactive.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      title: promptsTitle,
      prompts,
    })
  } catch (error) {
    parts.log.warn('nothing could be suggested to ask', { error })
  }
}
