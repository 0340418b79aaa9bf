/** Where in the workspace the page stands, and as whom. */
export type Place = {
  readonly me: string
  /** The channel that is open; `undefined` for the app's own direct message. */
  readonly channel?: string
  /** The app's tab, when no channel is open. */
  readonly tab: 'home' | 'messages'
  /** A list that stands in the place of the channel. */
  readonly list?: 'threads'
  /** The message whose thread is open. */
  readonly thread?: string
}

/** The place as the part of an address after `#`, so that a reload returns to it. */
export function formatPlace(place: Place): string {
  const own = place.channel === undefined ? ['app', place.tab] : [place.channel]
  const where =
    place.list === undefined ? own : [place.list, ...(place.channel === undefined ? [] : [place.channel])]
  const thread = place.thread === undefined ? [] : ['thread', place.thread]
  return `#/${[place.me, ...where, ...thread].map(encodeURIComponent).join('/')}`
}

/** The place an address names; `undefined` when it names none. */
export function parsePlace(hash: string): Place | undefined {
  if (!hash.startsWith('#/')) return undefined
  const parts = hash.slice(2).split('/').map(decode)
  const [me, where, ...rest] = parts
  if (me === undefined || me === '') return undefined
  if (where === undefined || where === '') return { me, tab: 'messages' }
  const isApp = where === 'app'
  const isList = where === 'threads'
  const channel = isList ? rest.find((part) => part !== 'thread' && !/^[0-9.]+$/.test(part)) : where
  const tab = isApp && rest[0] === 'home' ? 'home' : 'messages'
  const mark = rest.indexOf('thread')
  const thread = mark < 0 ? undefined : rest[mark + 1]
  return {
    me,
    tab,
    ...(isList ? { list: 'threads' as const } : {}),
    ...(isApp || channel === undefined ? {} : { channel }),
    ...(thread === undefined || !/^[0-9.]+$/.test(thread) ? {} : { thread }),
  }
}

function decode(part: string): string {
  return /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part)
}
