import type { Consequences } from './consequences.ts'
import type { Envelopes, Reply } from './envelopes.ts'
import { type Interactive, listInteractive, readInput, startValues, withValue } from './inputs.ts'
import type { Manifest } from './manifest.ts'
import type { Messages } from './messages.ts'
import { actionTs, channelName, commandFields, commonFields } from './payloads.ts'
import { Refusal } from './refusal.ts'
import type { ResponseUrls } from './responseUrls.ts'
import type { State } from './state.ts'
import { parseTyped } from './text.ts'
import type { Trigger, Triggers } from './triggers.ts'
import type { ChannelRecord, Fields, InputValues, MessageRecord, PersonRecord, ViewRecord } from './types.ts'
import type { Views } from './views.ts'
import type { Wire } from './wire.ts'
import { wordingFor } from './wording.ts'

/** How something a person did came out; `error` is the sentence they are shown, `code` its name for programs. */
export type Outcome =
  | { readonly ok: true; readonly ts?: string; readonly viewId?: string; readonly fileId?: string }
  | {
      readonly ok: false
      readonly code: string
      readonly error: string
      readonly fieldErrors?: Readonly<Record<string, string>>
      /** For the bot's author: what Slack would have found wrong in the bot's answer. */
      readonly detail?: unknown
    }

/** What a person does that the bot answers within 3 s: each resolves when the bot acked or did not. */
export type Interactions = {
  command(person: PersonRecord, channel: ChannelRecord, command: string, text: string): Promise<Outcome>
  shortcut(person: PersonRecord, callbackId: string): Promise<Outcome>
  messageShortcut(person: PersonRecord, callbackId: string, message: MessageRecord): Promise<Outcome>
  pressInMessage(
    person: PersonRecord,
    message: MessageRecord,
    pressed: Interactive,
    value: unknown,
  ): Promise<Outcome>
  pressInView(person: PersonRecord, view: ViewRecord, pressed: Interactive, value: unknown): Promise<Outcome>
}

export type InteractionParts = {
  readonly state: State
  readonly nowMs: () => number
  readonly token: string
  readonly envelopes: Envelopes
  readonly consequences: Consequences
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly messages: Messages
  readonly views: Views
  readonly wire: Wire
  readonly manifest: () => Manifest | undefined
}

export function createInteractions(parts: InteractionParts): Interactions {
  const { state, envelopes, consequences, triggers, responseUrls, views, wire, manifest, token, nowMs } =
    parts
  /** What each person chose in messages and did not send: as in Slack, it lives in their client only. */
  const chosen = new Map<string, InputValues>()
  const common = (person: PersonRecord) => commonFields(person, token, nowMs())

  async function finish(person: PersonRecord, act: () => Promise<Outcome>): Promise<Outcome> {
    const outcome = await consequences.follow(person.id, act)
    const top = views.stack(person.id).at(-1)
    return outcome.ok && top !== undefined ? { ...outcome, viewId: top.id } : outcome
  }

  function send(person: PersonRecord, payload: Fields): Promise<Outcome> {
    return finish(person, async () => {
      const reply = await envelopes.sendOnce('interactive', payload)
      return reply.kind === 'acked' ? { ok: true } : failure(person, reply)
    })
  }

  function describe(pressed: Interactive, state: Fields | undefined, value: unknown): Fields {
    const { text, style, type } = pressed.element
    const given = pressed.element.value
    return {
      action_id: pressed.actionId,
      block_id: pressed.blockId,
      ...(text === undefined ? {} : { text }),
      ...(given === undefined ? {} : { value: given }),
      ...(style === undefined ? {} : { style }),
      ...(type === 'feedback_buttons' ? { value } : {}),
      ...state,
      type,
      action_ts: actionTs(nowMs()),
    }
  }

  return {
    async command(person, channel, command, text) {
      const known = manifest()?.features.slash_commands
      const entry = known?.find((each) => each.command === command)
      const wording = wordingFor(person.locale)
      if (known !== undefined && entry === undefined) {
        return { ok: false, code: 'unknown_command', error: wording.unknownCommand(command) }
      }
      const origin = { channel: channel.id, person: person.id }
      const payload = commandFields(person, channel, {
        token,
        command,
        text: entry?.should_escape ? parseTyped(text, state).text : text,
        responseUrl: responseUrls.create(origin),
        triggerId: triggers.create({ person: person.id }),
      })
      return finish(person, async () => {
        const reply = await envelopes.sendOnce('slash_commands', payload)
        if (reply.kind !== 'acked') {
          return { ...failure(person, reply), error: wording.commandFailed(command) }
        }
        try {
          if (hasContent(reply.payload)) responseUrls.say(origin, reply.payload)
          return { ok: true }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return { ok: false, code: error.error, error: wording.commandFailed(command), detail: error.more }
        }
      })
    },
    shortcut(person, callbackId) {
      const trigger_id = triggers.create({ person: person.id })
      return send(person, { ...common(person), type: 'shortcut', callback_id: callbackId, trigger_id })
    },
    messageShortcut(person, callbackId, message) {
      const channel = state.get('channels', message.channel)
      return send(person, {
        ...common(person),
        type: 'message_action',
        channel: { id: message.channel, name: channel === undefined ? '' : channelName(channel) },
        callback_id: callbackId,
        trigger_id: triggers.create({ person: person.id }),
        response_url: responseUrls.create({ channel: message.channel, person: person.id }),
        message_ts: message.ts,
        message: wire.message(message),
      })
    },
    async pressInMessage(person, message, pressed, value) {
      const input = readInput(pressed.element, value, () => undefined)
      if (needsValue(pressed) && input === undefined) return notAmongOptions(person)
      const key = `${message.channel}/${message.ts}/${person.id}`
      const before = startValues(message.blocks, chosen.get(key))
      const values = input === undefined ? before : withValue(before, pressed, input)
      chosen.set(key, values)
      const channel = state.get('channels', message.channel)
      const isEphemeral = message.ephemeralFor !== undefined
      const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs }
      return send(person, {
        ...common(person),
        type: 'block_actions',
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: isEphemeral,
          ...thread,
        },
        trigger_id: triggers.create({ person: person.id }),
        channel: { id: message.channel, name: channel === undefined ? '' : channelName(channel) },
        // Slack does not send the body of an ephemeral message back.
        ...(isEphemeral ? {} : { message: wire.message(message) }),
        state: { values },
        response_url: responseUrls.create({
          channel: message.channel,
          person: person.id,
          messageTs: message.ts,
          ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
        }),
        actions: [describe(pressed, input, value)],
      })
    },
    async pressInView(person, view, pressed, value) {
      const findFile = (id: string) => {
        const file = state.get('files', id)
        return file === undefined ? undefined : wire.file(file)
      }
      const input = readInput(pressed.element, value, findFile)
      if (needsValue(pressed) && input === undefined) return notAmongOptions(person)
      const values =
        input === undefined || pressed.element.type === 'overflow'
          ? view.values
          : withValue(view.values, pressed, input)
      const kept = views.keep(view, values, view.errors)
      // In an input block a choice stays in the client until the modal is submitted, unless the app asked for it.
      const isSilent = pressed.block.type === 'input' && pressed.block.dispatch_action !== true
      if (isSilent) return { ok: true, viewId: view.id }
      const trigger: Trigger = { person: person.id, viewId: view.id }
      return send(person, {
        ...common(person),
        type: 'block_actions',
        container: { type: 'view', view_id: view.id },
        trigger_id: triggers.create(trigger),
        view: views.wire(kept),
        actions: [describe(pressed, input, value)],
      })
    },
  }
}

/** What a person is told when the bot did not take their interaction. */
export function failure(
  person: PersonRecord,
  reply: Exclude<Reply, { kind: 'acked' }>,
): Outcome & { ok: false } {
  const code = reply.kind === 'no-socket' ? 'no_socket' : 'no_ack'
  return { ok: false, code, error: wordingFor(person.locale).noAnswer }
}

/** The element of these blocks that a press names; a button with a `value` is told apart by it. */
export function findPressed(
  blocks: readonly Fields[],
  press: { actionId: string; blockId?: string | undefined; value?: unknown },
): Interactive | undefined {
  const named = listInteractive(blocks).filter(
    (each) =>
      each.actionId === press.actionId && (press.blockId === undefined || press.blockId === each.blockId),
  )
  if (press.value === undefined || named[0]?.element.type !== 'button') return named[0]
  return named.find((each) => each.element.value === press.value)
}

function needsValue({ element }: Interactive): boolean {
  return !['button', 'workflow_button', 'icon_button', 'feedback_buttons'].includes(String(element.type))
}

function notAmongOptions(person: PersonRecord): Outcome {
  return { ok: false, code: 'invalid_value', error: wordingFor(person.locale).notAmongOptions }
}

function hasContent(payload: Fields): boolean {
  return [payload.text, payload.blocks, payload.attachments].some((part) => part !== undefined && part !== '')
}
