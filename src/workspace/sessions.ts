import type { Events } from './events.ts'
import { Refusal } from './refusal.ts'
import type { State } from './state.ts'
import type { Streams } from './streams.ts'
import type { SessionRecord } from './types.ts'

/** The statuses of an agent's session. */
export const sessionStatuses = ['active', 'processing', 'suspended', 'closed'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** What an agent works on, a session for each thread. */
export type Sessions = {
  /** Sets the status and makes the session when there is none; `title` and `initiator` count only then. */
  setStatus(
    place: { channel: string; threadTs: string },
    status: SessionStatus,
    made: { title: string; initiator: string },
  ): SessionRecord
  /** @throws Refusal `session_not_found`. */
  rename(place: { channel: string; threadTs: string }, title: string): SessionRecord
  /** A person pressed stop: open streams end and the bot is told. @returns whether there was anything to stop. */
  stop(place: { channel: string; threadTs: string }, person: string): boolean
  /** Whether the person sees a stop button. */
  isStoppable(session: SessionRecord): boolean
}

type Parts = {
  readonly state: State
  readonly events: Events
  readonly streams: Streams
  /** Whether the app hears of a stop; without that there is no button. */
  readonly hearsStop: () => boolean
}

export function createSessions({ state, events, streams, hearsStop }: Parts): Sessions {
  function save(session: SessionRecord): SessionRecord {
    state.put('sessions', `${session.channel}/${session.threadTs}`, session)
    return session
  }

  function find({ channel, threadTs }: { channel: string; threadTs: string }): SessionRecord | undefined {
    return state.get('sessions', `${channel}/${threadTs}`)
  }

  function isStoppable(session: SessionRecord): boolean {
    return session.status === 'processing' && !session.stopping && hearsStop()
  }

  return {
    isStoppable,
    setStatus(place, status, made) {
      return save({ ...place, ...made, ...find(place), status, stopping: false })
    },
    rename(place, title) {
      const session = find(place)
      if (session === undefined) throw new Refusal('session_not_found')
      return save({ ...session, title })
    },
    stop(place, person) {
      const session = find(place)
      if (session === undefined || !isStoppable(session)) return false
      const stopped = streams.stop(place.channel, place.threadTs)
      save({ ...session, stopping: true })
      events.sessionStopped(place, person, stopped)
      return true
    },
  }
}
