import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { ExternalError } from '../../common/errors.ts'
import { sentences } from '../../i18n/index.ts'
import { findDeciders, type ModelParts } from '../notices/model.ts'
import { escapeText } from '../text.ts'
import { agreeActionId, consentMessage, refuseActionId } from '../views/modelConsent.ts'
import { type Reader, readerSoon, within } from './incidentSoon.ts'

/** Listens to the officer deciding whether texts may go to the model. */
export function registerModelConsent(app: App, parts: ModelParts): void {
  app.action<BlockAction>(
    { type: 'block_actions', action_id: agreeActionId },
    async ({ ack, body, action }) => {
      await decide(parts, body, action, true)
      await ack()
    },
  )
  app.action<BlockAction>(
    { type: 'block_actions', action_id: refuseActionId },
    async ({ ack, body, action }) => {
      await decide(parts, body, action, false)
      await ack()
    },
  )
}

// Stored before the ack; who may is looked up anew at every press.
async function decide(
  parts: ModelParts,
  body: BlockAction,
  action: { readonly type: string } | ButtonAction,
  agreed: boolean,
): Promise<void> {
  const reader = await readerSoon(parts, body.user.id)
  const words = sentences[reader.language].model.consent
  const { modelUse } = parts
  const destination = 'value' in action ? action.value : undefined
  if (modelUse === undefined || destination !== modelUse.destination)
    return say(parts, body, reader, words.gone)
  const isDecider = await mayDecide(parts, reader.userId)
  if (isDecider === undefined) return say(parts, body, reader, words.notSure)
  if (!isDecider) return say(parts, body, reader, words.notAllowed)
  const consent = await modelUse.decide(reader.userId, agreed)
  if (consent.kind === 'undecided') throw new Error('a consent was decided that was never asked for')
  const decider = await nameOf(parts, consent.by)
  const { text, blocks } = consentMessage({ destination, consent, decider, ...reader })
  if (body.channel === undefined || body.message === undefined) return
  await parts.interactive.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text: escapeText(text),
    blocks,
  })
}

/** Milliseconds a press waits for who may decide: Slack waits three seconds for the ack. */
const rolesMs = 2_000

// `undefined`: it could not be found out in time, and nothing is allowed.
async function mayDecide(parts: ModelParts, userId: string): Promise<boolean | undefined> {
  try {
    return (await within(rolesMs, findDeciders(parts)))?.includes(userId)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    parts.log.warn('who decides about the model could not be looked up', { error })
    return undefined
  }
}

async function nameOf(parts: ModelParts, userId: string): Promise<string | undefined> {
  const looking = parts.people.get(userId).catch((error: unknown) => {
    parts.log.warn('a person could not be looked up', { userId, error })
    return undefined
  })
  return (await looking)?.name
}

async function say(parts: ModelParts, body: BlockAction, reader: Reader, text: string): Promise<void> {
  await parts.interactive.chat.postEphemeral({
    channel: body.channel?.id ?? reader.userId,
    user: reader.userId,
    text: escapeText(text),
  })
}
