import { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { actions, button } from '../../src/slack/views/blocks.ts'
import type { TestBot } from './bot.ts'
import { type SeenMessage, type TestPerson, wordsOf } from './door.ts'

const Elements = z.object({
  elements: z.array(z.object({ action_id: z.string().optional(), value: z.string().optional() })),
})

/**
 * Has a person press a button that is not theirs: as if they had got hold of its value, and sent it by hand.
 *
 * @param message where the button stands. @returns what the bot says to that.
 */
export async function forge(
  bot: TestBot,
  person: TestPerson,
  actionId: string,
  message: SeenMessage,
): Promise<string> {
  const buttons = message.blocks.flatMap((block) => Elements.safeParse(block).data?.elements ?? [])
  const value = buttons.find((each) => each.action_id === actionId)?.value
  if (value === undefined) throw new Error(`there is no button ${actionId}`)
  const blocks = [actions([button({ actionId, text: 'forged', value })])]
  const client = new WebClient(bot.botToken, { slackApiUrl: `${bot.url}/api/` })
  const { ts = '0' } = await client.chat.postMessage({ channel: person.id, text: 'forged', blocks })
  const { channel } = await person.sees(/^forged/)
  await person.presses(actionId, { channel, ts })
  return wordsOf(await person.sees(/./, ts))
}
