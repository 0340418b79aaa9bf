import { isFields } from '../checks.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import type { ChannelRecord, Fields } from '../types.ts'

/** A call's arguments: strings from a form (objects as JSON in them), or values of a JSON body. */
export type Args = {
  /** A string, or `undefined` when it is absent or empty. */
  text(name: string): string | undefined
  /** @throws Refusal `invalid_arguments` when it is absent. */
  required(name: string): string
  number(name: string, fallback: number): number
  flag(name: string): boolean
  /** An object or array. @throws Refusal `json` named by `error` when it is a string that is not JSON. */
  json(name: string, error?: string): unknown
  has(name: string): boolean
}

/** A method of the Web API: what it answers besides `ok: true`. @throws Refusal for `ok: false`. */
export type Method = (args: Args, core: Core) => Fields | Promise<Fields>

/** Reads arguments out of a form or a JSON body. */
export function createArgs(given: Fields): Args {
  function text(name: string): string | undefined {
    const value = given[name]
    if (value === undefined || value === null || value === '') return undefined
    return typeof value === 'string' ? value : isScalar(value) ? String(value) : JSON.stringify(value)
  }

  return {
    text,
    required(name) {
      const value = text(name)
      if (value === undefined) throw missing(name)
      return value
    },
    number(name, fallback) {
      const value = Number(text(name) ?? fallback)
      return Number.isFinite(value) ? value : fallback
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    json(name, error = 'invalid_arguments') {
      const value = given[name]
      if (typeof value !== 'string') return value ?? undefined
      if (value === '') return undefined
      try {
        return JSON.parse(value)
      } catch {
        throw new Refusal(error, { response_metadata: { messages: [`[ERROR] ${name} is not valid JSON`] } })
      }
    },
    has: (name) => given[name] !== undefined && given[name] !== null,
  }
}

/** The refusal of a call that lacks an argument. */
export function missing(name: string): Refusal {
  return new Refusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  })
}

/**
 * A conversation the bot may look into. A private channel it is not in does not exist for it.
 *
 * @throws Refusal `channel_not_found`.
 */
export function getChannel(core: Core, id: string): ChannelRecord {
  const channel = core.state.get('channels', id)
  if (channel === undefined || (channel.kind !== 'public' && !isBotIn(channel))) {
    throw new Refusal('channel_not_found')
  }
  return channel
}

/** A conversation the bot is in. @throws Refusal `channel_not_found`, `not_in_channel`. */
export function getJoined(core: Core, id: string): ChannelRecord {
  const channel = getChannel(core, id)
  if (!isBotIn(channel)) throw new Refusal('not_in_channel')
  return channel
}

/** Whether the bot is a member. */
export function isBotIn(channel: ChannelRecord): boolean {
  return channel.members.includes(identity.botUserId)
}

/**
 * One page of a list and where the next begins. A cursor names the item it follows, so what comes or goes before it in
 * the meantime moves nothing.
 *
 * @throws Refusal `invalid_cursor`, `invalid_limit`.
 */
export function page<T>(
  items: readonly T[],
  args: Args,
  fallback: number,
  keyOf: (item: T) => string,
): { items: T[]; cursor: string } {
  const limit = args.text('limit') === undefined ? fallback : args.number('limit', Number.NaN)
  // Slack takes 0 for “as many as you like”.
  if (!Number.isInteger(limit) || limit < 0) throw new Refusal('invalid_limit')
  const count = Math.min(limit === 0 ? fallback : limit, limits.page.items)
  const cursor = args.text('cursor')
  const start = cursor === undefined ? 0 : placeAfter(items, cursor, keyOf)
  const shown = items.slice(start, start + count)
  const last = shown.at(-1)
  const hasMore = last !== undefined && start + count < items.length
  return { items: shown, cursor: hasMore ? toCursor(keyOf(last), start + count) : '' }
}

function toCursor(key: string, place: number): string {
  return Buffer.from(`after:${place}:${key}`).toString('base64')
}

function placeAfter<T>(items: readonly T[], cursor: string, keyOf: (item: T) => string): number {
  const match = /^after:(\d+):(.*)$/.exec(Buffer.from(cursor, 'base64').toString())
  if (match === null) throw new Refusal('invalid_cursor')
  const index = items.findIndex((item) => keyOf(item) === match[2])
  // The item is gone: what followed it stands about where it stood.
  return index === -1 ? Number(match[1]) : index + 1
}

function isScalar(value: unknown): boolean {
  return !Array.isArray(value) && !isFields(value)
}
