import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import { ExternalError } from '../../common/errors.ts'
import { sentences } from '../../i18n/index.ts'
import type { Actor, ActResult } from '../../incident/index.ts'
import type { Selfchecks } from '../../selfcheck/index.ts'
import { FormValues } from '../formValues.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { escapeText } from '../text.ts'
import { paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import type { Choice } from '../views/incidentWorkInputs.ts'
import { type Reader, readerSoon, within } from './incidentSoon.ts'

/** What the responders' side stands on: incidents, and the items of the self-check that can have failed. */
export type WorkParts = IncidentParts & { readonly selfchecks: Pick<Selfchecks, 'checklists'> }

/** Somebody who pressed or sent something, with the roles they have now. */
export type Responder = { readonly reader: Reader; readonly actor: Actor }

// Slack waits three seconds for the ack of a press; the rest is the database's and the network's.
const rolesMs = 2_000

/** The person with the roles they have now; `undefined` when that cannot be found out in time: then nothing is allowed. */
export async function actorOf(parts: IncidentParts, reader: Reader): Promise<Actor | undefined> {
  try {
    const roles = await within(rolesMs, parts.roles.of(reader.userId))
    return roles && { userId: reader.userId, roles }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    parts.log.warn('roles could not be checked', { userId: reader.userId, error })
    return undefined
  }
}

/**
 * Who pressed, with their roles; where those cannot be found out the press is acked, the person is told, and nothing
 * else happens.
 */
export async function responderOf(
  parts: IncidentParts,
  body: BlockAction,
  ack: () => Promise<void>,
): Promise<Responder | undefined> {
  const reader = await readerSoon(parts, body.user.id)
  const actor = await actorOf(parts, reader)
  if (actor !== undefined) return { reader, actor }
  await ack()
  const text = sentences[reader.language].incidentWork.problems['not-sure']
  await say(parts, body, reader, [paragraph(text)], text)
  return undefined
}

/** Listens to a press that is acked at once, by anybody whose roles can be found out; `handle` checks what they may. */
export function onPress(
  app: App,
  parts: IncidentParts,
  actionId: string,
  handle: (body: BlockAction, responder: Responder, action: BlockAction['actions'][number]) => Promise<void>,
): void {
  app.action<BlockAction>({ type: 'block_actions', action_id: actionId }, async ({ ack, body, action }) => {
    await ack()
    const responder = await responderOf(parts, body, async () => {})
    if (responder !== undefined) await handle(body, responder, action)
  })
}

/** Tells the person who pressed, and nobody else: in the conversation they pressed in, else in a modal. */
export async function say(
  parts: IncidentParts,
  body: BlockAction,
  reader: Reader,
  blocks: KnownBlock[],
  text: string,
): Promise<void> {
  if (body.view === undefined && body.channel !== undefined) {
    await parts.interactive.chat.postEphemeral({
      channel: body.channel.id,
      user: reader.userId,
      text: escapeText(text),
      blocks,
    })
    return
  }
  await showModal(parts, body, sentenceModal(reader.language, blocks))
}

/** Opens a modal on top of the one that was pressed in, or as the first. @returns its id. */
export async function showModal(
  parts: IncidentParts,
  body: Pick<BlockAction, 'view' | 'trigger_id'>,
  view: ModalView,
): Promise<string | undefined> {
  const { interactive } = parts
  const given = { trigger_id: body.trigger_id, view }
  const opened =
    body.view?.type === 'modal' ? await interactive.views.push(given) : await interactive.views.open(given)
  return opened.view?.id
}

/** The value of a button that was pressed; empty for any other element. */
export function pressedValue(action: { readonly type: string } | ButtonAction): string {
  return 'value' in action && typeof action.value === 'string' ? action.value : ''
}

/** What stands in the way in words; `undefined` when it was done. */
export function problemOf(result: ActResult, { language }: Reader): string | undefined {
  if (result.kind === 'done') return undefined
  const words: Readonly<Record<string, string>> = sentences[language].incidentWork.problems
  const names = result.kind === 'refused' ? result.problems : [result.kind]
  return [...new Set(names.map((name) => words[name] ?? words.other ?? ''))].join('\n')
}

/** Everyone who could decide as a second person: officers, deputies, administrators and the workspace's owners. */
export async function listResponders(parts: IncidentParts): Promise<readonly string[]> {
  const lists = await Promise.all([
    ...(['officer', 'deputy', 'admin'] as const).map((role) => parts.roles.holders(role)),
    parts.roles.owners(),
  ])
  return [...new Set(lists.flat())]
}

/** Items of the standard checklist, as `preparation/9`, that can be named as having failed. */
export function itemChoices({ selfchecks }: WorkParts, { language }: Pick<Reader, 'language'>): Choice[] {
  const checklist = selfchecks.checklists[0]
  if (checklist === undefined) return []
  return checklist.items.map((item): Choice => [`${checklist.id}/${item.id}`, item.text[language]])
}

/** What was put into a form: by its block, what was typed or chosen; empty where nothing was. */
export type Given = {
  one(blockId: string): string
  many(blockId: string): readonly string[]
}

/** Reads the state of a submitted view. */
export function readForm(state: { readonly values: unknown }): Given {
  const values = FormValues.parse(state.values)
  const inputOf = (blockId: string) => Object.values(values[blockId] ?? {})[0]
  return {
    one(blockId) {
      const input = inputOf(blockId)
      return (
        input?.value ??
        input?.selected_option?.value ??
        input?.selected_user ??
        input?.selected_date ??
        input?.selected_time ??
        ''
      )
    },
    many(blockId) {
      const input = inputOf(blockId)
      return input?.selected_users ?? input?.selected_options?.map(({ value }) => value) ?? []
    },
  }
}
