import type { WorkspaceClock } from './clock.ts'
import { dndFields } from './dnd.ts'
import type { Envelopes } from './envelopes.ts'
import { createSlackId } from './ids.ts'
import { isGranted, isSubscribed, type Manifest } from './manifest.ts'
import { identity } from './seed.ts'
import type { State } from './state.ts'
import { mentionsBot } from './text.ts'
import type { ChannelRecord, Fields, MessageRecord, PersonRecord } from './types.ts'
import type { Wire } from './wire.ts'

/** Tells the bot what happened, in the events Slack would send: only where it is a member, only what it subscribed to. */
export type Events = {
  /** `message`, and `app_mention` besides when the bot is mentioned in a channel. */
  messagePosted(message: MessageRecord): void
  messageChanged(before: MessageRecord, after: MessageRecord): void
  messageDeleted(before: MessageRecord, ts: string): void
  /** Somebody opened the app: its home with the view that stands there, or its messages. */
  homeOpened(person: string, tab: 'home' | 'messages', view: Fields | undefined): void
  memberJoined(channel: ChannelRecord, person: string): void
  /** Somebody is no longer in a channel, as it stands then; the bot is told of its own leaving, too. */
  memberLeft(channel: ChannelRecord, person: string): void
  /** The bot's token was taken back. */
  tokenRevoked(): void
  personChanged(person: PersonRecord): void
  dndChanged(person: PersonRecord): void
  /** A person pressed stop; `streams` are those Slack ended for it. */
  sessionStopped(
    place: { channel: string; threadTs: string },
    person: string,
    streams: readonly string[],
  ): void
  reaction(
    kind: 'reaction_added' | 'reaction_removed',
    message: MessageRecord,
    name: string,
    user: string,
  ): void
}

type Parts = {
  readonly state: State
  readonly clock: WorkspaceClock
  readonly envelopes: Envelopes
  readonly wire: Wire
  readonly manifest: () => Manifest | undefined
  readonly nextTs: () => string
}

/** The scope an event needs. Source: its page under docs.slack.dev/reference/events. */
const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  dnd_updated_user: 'dnd:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  user_change: 'users:read',
}

export function createEvents({ state, clock, envelopes, wire, manifest, nextTs }: Parts): Events {
  const verification = state.get('meta', 'meta')?.signingToken ?? ''

  function send(subscription: string, event: Fields): void {
    const known = manifest()
    if (!isSubscribed(known, subscription)) return
    const scope = scopeOfEvent[subscription]
    if (scope !== undefined && !isGranted(known, scope)) return
    const channel = typeof event.channel === 'string' ? state.get('channels', event.channel) : undefined
    envelopes.sendEvent({
      token: verification,
      team_id: identity.teamId,
      context_team_id: identity.teamId,
      context_enterprise_id: null,
      api_app_id: identity.appId,
      event,
      type: 'event_callback',
      event_id: createSlackId('Ev'),
      event_time: Math.floor(clock.nowMs() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: identity.teamId,
          user_id: identity.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.sharedWith !== undefined,
      event_context: `4-${createSlackId('Ev')}`,
    })
  }

  /** The conversation when the bot is in it, with the two names Slack has for its kind. */
  function joined(channelId: string): { type: string; subscription: string } | undefined {
    const channel = state.get('channels', channelId)
    if (channel === undefined || !channel.members.includes(identity.botUserId)) return undefined
    if (channel.kind === 'im') return { type: 'im', subscription: 'message.im' }
    if (channel.kind === 'private') return { type: 'group', subscription: 'message.groups' }
    return { type: 'channel', subscription: 'message.channels' }
  }

  return {
    messagePosted(message) {
      const where = joined(message.channel)
      if (where === undefined || message.ephemeralFor !== undefined) return
      const place = { channel: message.channel, event_ts: message.ts }
      const mentioned = where.type !== 'im' && message.botId === undefined && mentionsBot(message.text)
      if (mentioned) send('app_mention', { ...wire.message(message), type: 'app_mention', ...place })
      send(where.subscription, { ...wire.message(message), ...place, channel_type: where.type })
    },
    messageChanged(before, after) {
      const where = joined(after.channel)
      if (where === undefined || after.ephemeralFor !== undefined) return
      const ts = after.changedTs
      send(where.subscription, {
        type: 'message',
        subtype: 'message_changed',
        message: wire.message(after),
        previous_message: wire.message(before),
        channel: after.channel,
        hidden: true,
        ts,
        event_ts: ts,
        channel_type: where.type,
      })
    },
    messageDeleted(before, ts) {
      const where = joined(before.channel)
      if (where === undefined || before.ephemeralFor !== undefined) return
      send(where.subscription, {
        type: 'message',
        subtype: 'message_deleted',
        previous_message: wire.message(before),
        channel: before.channel,
        hidden: true,
        deleted_ts: before.ts,
        ts,
        event_ts: ts,
        channel_type: where.type,
      })
    },
    homeOpened(person, tab, view) {
      const channel = state
        .all('channels')
        .find((each) => each.kind === 'im' && each.members.includes(person))
      send('app_home_opened', {
        type: 'app_home_opened',
        user: person,
        channel: channel?.id,
        tab,
        ...(view === undefined ? {} : { view }),
        event_ts: nextTs(),
      })
    },
    memberJoined(channel, person) {
      if (!channel.members.includes(identity.botUserId)) return
      send('member_joined_channel', {
        type: 'member_joined_channel',
        user: person,
        channel: channel.id,
        channel_type: channel.kind === 'private' ? 'G' : 'C',
        team: identity.teamId,
        event_ts: nextTs(),
      })
    },
    memberLeft(channel, person) {
      const place = { channel: channel.id, channel_type: channel.kind === 'private' ? 'G' : 'C' }
      const isBot = person === identity.botUserId
      if (isBot) {
        const type = channel.kind === 'private' ? 'group_left' : 'channel_left'
        send(type, { type, channel: channel.id, actor_id: channel.members[0], event_ts: nextTs() })
      }
      if (!isBot && !channel.members.includes(identity.botUserId)) return
      const who = { user: person, team: identity.teamId }
      send('member_left_channel', { type: 'member_left_channel', ...who, ...place, event_ts: nextTs() })
    },
    tokenRevoked() {
      const tokens = { oauth: [], bot: [identity.botUserId] }
      send('tokens_revoked', { type: 'tokens_revoked', tokens, event_ts: nextTs() })
    },
    personChanged(person) {
      send('user_change', {
        type: 'user_change',
        user: wire.person(person, { locale: true }),
        cache_ts: person.updatedS ?? 0,
        event_ts: nextTs(),
      })
    },
    dndChanged(person) {
      send('dnd_updated_user', {
        type: 'dnd_updated_user',
        user: person.id,
        dnd_status: dndFields(person, clock.nowMs()),
        event_ts: nextTs(),
      })
    },
    sessionStopped({ channel, threadTs }, person, streams) {
      send('agent_session_stopped', {
        type: 'agent_session_stopped',
        channel,
        user: person,
        thread_ts: threadTs,
        streaming_message_ts: streams,
        event_ts: nextTs(),
      })
    },
    reaction(kind, message, name, user) {
      if (joined(message.channel) === undefined) return
      send(kind, {
        type: kind,
        user,
        reaction: name,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
        event_ts: nextTs(),
      })
    },
  }
}
