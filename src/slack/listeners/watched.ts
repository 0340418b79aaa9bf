import type { App } from '@slack/bolt'
import { WebAPIPlatformError } from '@slack/web-api'
import { z } from 'zod'
import { sentences } from '../../i18n/index.ts'
import { mayRule } from '../../incident/index.ts'
import type { SlackParts } from '../parts.ts'
import { paragraph } from '../views/blocks.ts'
import { inputAction } from '../views/incidentWorkInputs.ts'
import { watchedIds, watchedView } from '../views/watched.ts'
import type { WatchedChannels } from '../watched.ts'
import { readerSoon, within } from './incidentSoon.ts'
import { actorOf, onPress, say, showModal, type WorkParts } from './incidentWorkParts.ts'

export type WatchedParts = WorkParts & { readonly watched: WatchedChannels }

// Slack waits three seconds for the answer to a submission.
const askingMs = 1_500

/** Listens to the officer or an administrator choosing the channels that are watched for incidents. */
export function registerWatched(app: App, parts: WatchedParts): void {
  onPress(app, parts, watchedIds.edit, async (body, { reader, actor }) => {
    if (!mayRule(actor)) {
      const text = sentences[reader.language].watched.notAllowed
      return say(parts, body, reader, [paragraph(text)], text)
    }
    const { fixed, chosen } = parts.watched
    await showModal(parts, body, watchedView({ fixed, chosen: await chosen() }, reader.language))
  })

  app.view({ type: 'view_submission', callback_id: watchedIds.form }, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const words = sentences[reader.language].watched
    const refuse = (text: string) => ack({ response_action: 'errors', errors: { [watchedIds.input]: text } })
    const actor = await actorOf(parts, reader)
    if (actor === undefined) return refuse(words.notSure)
    if (!mayRule(actor)) return refuse(words.notAllowed)

    const chosen = [...new Set(readChosen(view.state.values))]
    const before = await parts.watched.chosen()
    const added = chosen.filter((channel) => !before.includes(channel))
    const absent = await findAbsent(parts, added)
    if (absent === undefined) return refuse(words.notAsked)
    if (absent.length > 0)
      return refuse(words.notThere(words.namesJoined(absent.map((name) => name ?? words.hidden))))
    await choose(parts, { before, chosen, added }, reader.userId)
    await ack()
  })
}

type Choice = Readonly<Record<'before' | 'chosen' | 'added', readonly string[]>>

async function choose(parts: WatchedParts, { before, chosen, added }: Choice, by: string): Promise<void> {
  const removed = before.filter((channel) => !chosen.includes(channel))
  if (added.length === 0 && removed.length === 0) return
  const now = parts.clock.now()
  await parts.database.transaction(async (transaction) => {
    await parts.watched.set(transaction, chosen, by)
    for (const channel of added) {
      // Channels have no language of their own; the firms are in Japan.
      const text = sentences.ja.watched.announce
      const key = `watched:${channel}:${now.getTime()}`
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key,
        channel,
        text,
        blocks: [paragraph(text)],
        pace: 'notice',
      })
    }
    await parts.audit.append(transaction, {
      actor: by,
      action: 'watched.changed',
      subject: 'watched',
      details: { added: added.join(' '), removed: removed.join(' ') },
    })
  })
  parts.watched.forget()
  parts.outbox.wake()
}

const Info = z.object({
  channel: z.object({
    name: z.string(),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
  }),
})

/** Names of those channels in which the bot hears nothing (`undefined` for one it cannot see); `undefined` where Slack does not say. */
async function findAbsent(
  parts: SlackParts,
  channels: readonly string[],
): Promise<readonly (string | undefined)[] | undefined> {
  const asking = Promise.all(channels.map((channel) => lookAt(parts, channel)))
  try {
    const looked = await within(askingMs, asking)
    return looked?.flatMap(({ isHeard, name }) => (isHeard ? [] : [name]))
  } catch (error) {
    parts.log.warn('channels to be watched could not be looked at', { error })
    return undefined
  }
}

async function lookAt(parts: SlackParts, channel: string) {
  try {
    const answer = Info.parse(await parts.interactive.conversations.info({ channel }))
    const { name, is_member: isMember, is_archived: isArchived } = answer.channel
    return { isHeard: isMember && !isArchived, name: `#${name}` }
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found')
      return { isHeard: false, name: undefined }
    throw error
  }
}

const Values = z.record(
  z.string(),
  z.record(z.string(), z.object({ selected_conversations: z.array(z.string()).nullish() })),
)

function readChosen(values: unknown): readonly string[] {
  return Values.safeParse(values).data?.[watchedIds.input]?.[inputAction]?.selected_conversations ?? []
}
