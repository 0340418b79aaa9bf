import { z } from 'zod'
import type { Core } from '../core.ts'
import { BadRequest } from '../http.ts'
import { createSecret, microsOf } from '../ids.ts'
import { findPressed, type Outcome } from '../interactions.ts'
import { limits } from '../limits.ts'
import { parseTyped } from '../text.ts'
import type { ChannelRecord, Fields, MessageRecord, PersonRecord, ViewRecord } from '../types.ts'
import { type Wording, wordingFor } from '../wording.ts'
import { canRead, findChannel, getPerson } from './find.ts'
import { checkTest, type Door } from './guard.ts'
import { tagLanguage, unfurl } from './marks.ts'

const as = z.string()
const channel = z.string()
const ts = z.string()
/** A moment, in seconds since 1970. */
const seconds = z.number().int().positive()
const Act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), as, channel, text: z.string(), threadTs: ts.optional() }),
  z.object({ do: z.literal('edit'), as, channel, ts, text: z.string() }),
  z.object({ do: z.literal('delete'), as, channel, ts }),
  z.object({ do: z.literal('command'), as, channel, command: z.string(), text: z.string().default('') }),
  z.object({ do: z.literal('shortcut'), as, callbackId: z.string() }),
  z.object({ do: z.literal('messageShortcut'), as, callbackId: z.string(), channel, ts }),
  z.object({
    do: z.literal('press'),
    as,
    actionId: z.string(),
    blockId: z.string().optional(),
    value: z.unknown().optional(),
    channel: channel.optional(),
    ts: ts.optional(),
    viewId: z.string().optional(),
  }),
  z.object({
    do: z.literal('submit'),
    as,
    viewId: z.string(),
    values: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({ do: z.literal('close'), as, viewId: z.string() }),
  z.object({ do: z.literal('openHome'), as, tab: z.enum(['home', 'messages']).default('home') }),
  z.object({
    do: z.literal('upload'),
    as,
    channel: channel.optional(),
    name: z.string().min(1).max(255),
    base64: z.base64(),
    text: z.string().default(''),
    threadTs: ts.optional(),
  }),
  z.object({ do: z.literal('react'), as, channel, ts, name: z.string().min(1).max(100) }),
  z.object({ do: z.literal('stopAgent'), as, channel, threadTs: ts }),
  z.object({
    do: z.literal('setStatus'),
    as,
    text: z.string().max(100).default(''),
    emoji: z.string().max(100).default(''),
    until: seconds.optional(),
  }),
  z.object({ do: z.literal('setDnd'), as, untilS: seconds.optional() }),
  z.object({ do: z.literal('unfurl'), as, channel, ts }),
  z.object({ do: z.literal('languageTag'), as, channel, ts, language: z.string().min(2).max(20) }),
])
/** What Slack does by itself; nobody at the page does it. */
const marks: readonly Act['do'][] = ['unfurl', 'languageTag']
/** Something a person does. */
type Act = z.infer<typeof Act>

/**
 * Does what a person does in Slack's client.
 *
 * @returns how it came out, once it is on the disk and, where the bot must answer within 3 s, once it did or did not.
 * @throws BadRequest when the body is no act, names nobody, or is for the test door only.
 */
export async function perform(core: Core, body: Fields, door: Door): Promise<Outcome> {
  const parsed = Act.safeParse(body)
  if (!parsed.success) throw new BadRequest(400, z.prettifyError(parsed.error))
  if (marks.includes(parsed.data.do)) checkTest(door)
  const person = getPerson(core.state, parsed.data.as)
  const outcome = await carryOut(core, parsed.data, person, wordingFor(person.locale))
  await core.state.settled()
  return outcome
}

async function carryOut(core: Core, act: Act, person: PersonRecord, wording: Wording): Promise<Outcome> {
  switch (act.do) {
    case 'say':
      return inChannel(core, person, act.channel, (found) => {
        const text = act.text.trim()
        if (text === '') return refuse('no_text', wording.emptyMessage)
        return say(core, person, found, { text, files: [], threadTs: act.threadTs })
      })
    case 'upload':
      return upload(core, person, act)
    case 'edit':
    case 'delete': {
      const message = findMessage(core, person, act.channel, act.ts)
      if (message === undefined) return refuse('message_not_found', wording.notThere)
      if (message.user !== person.id) return refuse('cant_update_message', wording.notYours)
      if (act.do === 'delete') core.messages.remove(message)
      else if (act.text.trim() === '') return refuse('no_text', wording.emptyMessage)
      else core.messages.update(message, parseTyped(act.text.trim(), core.state), { user: person.id })
      return { ok: true, ts: message.ts }
    }
    case 'react': {
      const message = findMessage(core, person, act.channel, act.ts)
      if (message === undefined) return refuse('message_not_found', wording.notThere)
      const isOn = message.reactions.some(({ name, users }) => name === act.name && users.includes(person.id))
      core.messages.react(message, act.name, person.id, !isOn)
      return { ok: true, ts: message.ts }
    }
    case 'command':
      return inChannel(core, person, act.channel, (found) =>
        // Apps of this workspace are not offered to people of another one.
        person.teamId === undefined
          ? core.interactions.command(person, found, act.command, act.text.trim())
          : refuse('unknown_command', wording.unknownCommand(act.command)),
      )
    case 'stopAgent': {
      const found = findChannel(core.state, person, act.channel)
      const place = { channel: found?.id ?? '', threadTs: act.threadTs }
      const isStopped = core.sessions.stop(place, person.id)
      return isStopped ? { ok: true } : refuse('session_not_found', wording.notThere)
    }
    case 'setStatus':
      core.profiles.setStatus(person, { text: act.text, emoji: act.emoji, untilS: act.until })
      return { ok: true }
    case 'setDnd':
      core.profiles.setDnd(person, act.untilS)
      return { ok: true }
    case 'unfurl':
    case 'languageTag': {
      const message = findMessage(core, person, act.channel, act.ts)
      if (message === undefined) return refuse('message_not_found', wording.notThere)
      return act.do === 'unfurl' ? unfurl(core, message) : tagLanguage(core, message, act.language)
    }
    case 'shortcut':
      if (person.teamId !== undefined) return refuse('not_allowed', wording.notThere)
      return core.interactions.shortcut(person, act.callbackId)
    case 'messageShortcut': {
      const message = findMessage(core, person, act.channel, act.ts)
      if (message === undefined || person.teamId !== undefined) {
        return refuse('message_not_found', wording.notThere)
      }
      return core.interactions.messageShortcut(person, act.callbackId, message)
    }
    case 'press':
      return press(core, person, act, wording)
    case 'submit':
    case 'close': {
      const top = core.views.stack(person.id).at(-1)
      const view = core.views.find(act.viewId)
      if (view === undefined || view.person !== person.id || view.type !== 'modal') {
        return refuse('view_not_found', wording.notOpen)
      }
      if (act.do === 'close') return core.submissions.close(person, view)
      // Only the modal on top can be reached by a person.
      if (top?.id !== view.id) return refuse('view_not_found', wording.notOpen)
      return core.submissions.submit(person, view, act.values)
    }
    case 'openHome': {
      if (person.teamId !== undefined) return refuse('not_allowed', wording.notThere)
      const before = act.tab === 'home' ? core.views.home(person.id) : undefined
      const open = async () => {
        core.events.homeOpened(person.id, act.tab, before === undefined ? undefined : core.views.wire(before))
        return { ok: true as const }
      }
      if (act.tab === 'messages' || (core.sockets.count() === 0 && !core.http.isOn())) return open()
      await core.consequences.follow(person.id, open)
      const home = core.views.home(person.id)
      return { ok: true, ...(home === undefined ? {} : { viewId: home.id }) }
    }
  }
}

async function inChannel(
  core: Core,
  person: PersonRecord,
  given: string,
  then: (channel: ChannelRecord) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const wording = wordingFor(person.locale)
  const found = findChannel(core.state, person, given)
  if (found === undefined) return refuse('channel_not_found', wording.notMember)
  if (found.isArchived === true) return refuse('is_archived', wording.archived)
  return found.members.includes(person.id) ? then(found) : refuse('not_in_channel', wording.notMember)
}

type Saying = {
  readonly text: string
  readonly files: readonly string[]
  readonly threadTs: string | undefined
}

function say(core: Core, person: PersonRecord, channel: ChannelRecord, saying: Saying): Outcome {
  const wording = wordingFor(person.locale)
  const { typed } = limits.message
  if (saying.text.length > typed) return refuse('msg_too_long', wording.messageTooLong(typed))
  const parent =
    saying.threadTs === undefined ? undefined : core.state.get('messages', `${channel.id}/${saying.threadTs}`)
  if (saying.threadTs !== undefined && parent === undefined)
    return refuse('thread_not_found', wording.notThere)
  const typedText = saying.text === '' ? { text: '', blocks: [] } : parseTyped(saying.text, core.state)
  const message = core.messages.post({
    channel: channel.id,
    user: person.id,
    clientMsgId: createSecret(),
    files: saying.files,
    ...typedText,
    ...(saying.files.length === 0 ? {} : { subtype: 'file_share' }),
    ...(parent === undefined ? {} : { threadTs: parent.threadTs ?? parent.ts }),
  })
  return { ok: true, ts: message.ts }
}

async function upload(core: Core, person: PersonRecord, act: Act & { do: 'upload' }): Promise<Outcome> {
  const bytes = Buffer.from(act.base64, 'base64')
  const store = async () => {
    const room = { name: act.name, user: person.id, altText: '', size: bytes.length }
    const file = await core.files.write(core.files.reserve(room), bytes)
    return core.files.complete(file, undefined).id
  }
  // Without a channel the file is for an input of a modal.
  if (act.channel === undefined) return { ok: true, fileId: await store() }
  return inChannel(core, person, act.channel, async (found) => {
    const fileId = await store()
    const said = say(core, person, found, { text: act.text.trim(), files: [fileId], threadTs: act.threadTs })
    return said.ok ? { ...said, fileId } : said
  })
}

async function press(
  core: Core,
  person: PersonRecord,
  act: Act & { do: 'press' },
  wording: Wording,
): Promise<Outcome> {
  const place = findPlace(core, person, act)
  if (place === undefined) return refuse('action_not_found', wording.notThere)
  const pressed = findPressed(place.blocks, act)
  if (pressed === undefined) return refuse('action_not_found', wording.notThere)
  return 'ts' in place
    ? core.interactions.pressInMessage(person, place, pressed, act.value)
    : core.interactions.pressInView(person, place, pressed, act.value)
}

/** The message or view named, or else the newest a person sees that has the action; an open modal hides the rest. */
function findPlace(
  core: Core,
  person: PersonRecord,
  act: Act & { do: 'press' },
): MessageRecord | ViewRecord | undefined {
  if (act.viewId !== undefined) {
    const view = core.views.find(act.viewId)
    return view?.person === person.id ? view : undefined
  }
  if (act.channel !== undefined && act.ts !== undefined) return findMessage(core, person, act.channel, act.ts)
  const has = (place: MessageRecord | ViewRecord) => findPressed(place.blocks, act) !== undefined
  const modal = core.views.stack(person.id).at(-1)
  if (modal !== undefined && has(modal)) return modal
  const home = core.views.home(person.id)
  const where = act.channel === undefined ? undefined : findChannel(core.state, person, act.channel)?.id
  const messages = core.state
    .all('messages')
    .filter((each) => !each.deleted && canRead(core.state, person, each) && has(each))
    .filter((each) => act.channel === undefined || each.channel === where)
  const places = [
    ...messages,
    ...(home !== undefined && act.channel === undefined && has(home) ? [home] : []),
  ]
  return places.sort((a, b) => changedAt(a) - changedAt(b)).at(-1)
}

function changedAt(place: MessageRecord | ViewRecord): number {
  return microsOf('ts' in place ? place.changedTs : (place.hash.split('.')[0] ?? ''))
}

function findMessage(core: Core, person: PersonRecord, given: string, at: string): MessageRecord | undefined {
  const found = findChannel(core.state, person, given)
  const message = found === undefined ? undefined : core.messages.find(found.id, at)
  return message !== undefined && canRead(core.state, person, message) ? message : undefined
}

function refuse(code: string, error: string): Outcome {
  return { ok: false, code, error }
}
