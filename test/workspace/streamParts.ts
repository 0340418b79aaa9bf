import type { Workspace } from '../../src/workspace/index.ts'
import { createClient, sit } from './support.ts'

/** The direct message of 田中 with the bot. */
export const channel = 'D03TANAKA1'

/** A question of 田中 in her direct message, and a stream open under it. */
export async function ask(workspace: Workspace, markdown: string | undefined = 'まず') {
  const tanaka = sit(workspace, '田中 美咲')
  const asked = await tanaka.act({ do: 'say', channel: '@mamori', text: '質問です' })
  const client = createClient(workspace)
  const place = { channel, thread_ts: asked.ts ?? '' }
  const { ts = '' } = await client.chat.startStream(
    markdown === undefined ? place : { ...place, markdown_text: markdown },
  )
  return { tanaka, client, ts, threadTs: asked.ts ?? '' }
}
