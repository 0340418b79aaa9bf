import { identity } from './seed.ts'
import type { State } from './state.ts'
import type { ChannelRecord, Fields, FileRecord, MessageRecord, PersonRecord } from './types.ts'

/** How the workspace's records look in Slack's JSON. */
export type Wire = {
  /** A message in an event, a payload or a history; `more` asks for its metadata. */
  message(message: MessageRecord, more?: { metadata?: boolean }): Fields
  channel(channel: ChannelRecord): Fields
  person(person: PersonRecord, more?: { locale?: boolean }): Fields
  file(file: FileRecord): Fields
}

/**
 * @param address is that of the workspace itself, `http://127.0.0.1:<port>`.
 * @param allows says whether the bot has a scope; addresses of people need one.
 */
export function createWire(state: State, address: () => string, allows: (scope: string) => boolean): Wire {
  function file(record: FileRecord): Fields {
    const path = `${identity.teamId}-${record.id}/${encodeURIComponent(record.name)}`
    return {
      id: record.id,
      created: record.createdS,
      timestamp: record.createdS,
      name: record.name,
      title: record.title,
      mimetype: record.mimetype,
      filetype: record.name.split('.').at(-1) ?? '',
      user: record.user,
      size: record.size,
      mode: 'hosted',
      is_external: false,
      is_public: false,
      url_private: `${address()}/files-pri/${path}`,
      url_private_download: `${address()}/files-pri/${path}?download=1`,
      permalink: `${address()}/files/${record.user}/${record.id}`,
      ...(record.altText === '' ? {} : { alt_txt: record.altText }),
    }
  }

  /** The workspaces of an author, where somebody of another company is near. */
  function teams(message: MessageRecord): Fields {
    const team = state.get('people', message.user)?.teamId ?? identity.teamId
    const isShared = state.get('channels', message.channel)?.sharedWith !== undefined
    return isShared || team !== identity.teamId
      ? { team, user_team: team, source_team: team }
      : { team: identity.teamId }
  }

  /** Of another company, and in no channel with the bot: docs.slack.dev/reference/objects/user-object. */
  function isStranger(person: PersonRecord): boolean {
    const together = state
      .all('channels')
      .filter(({ members }) => members.includes(person.id) && members.includes(identity.botUserId))
    return person.teamId !== undefined && together.length === 0
  }

  function thread(message: MessageRecord): Fields {
    if (message.threadTs === undefined) {
      const replies = state
        .all('messages')
        .filter(
          (each) => each.channel === message.channel && each.threadTs === message.ts && isStanding(each),
        )
      if (replies.length === 0) return {}
      const users = [...new Set(replies.map((reply) => reply.user))]
      return {
        thread_ts: message.ts,
        reply_count: replies.length,
        reply_users: users,
        reply_users_count: users.length,
        latest_reply: replies.at(-1)?.ts,
        is_locked: false,
        subscribed: users.includes(identity.botUserId),
      }
    }
    const parent = state.get('messages', `${message.channel}/${message.threadTs}`)
    return {
      thread_ts: message.threadTs,
      ...(parent === undefined ? {} : { parent_user_id: parent.user }),
    }
  }

  return {
    file,
    message(message, more = {}) {
      const files = message.files.flatMap((id) => state.get('files', id) ?? [])
      return {
        type: 'message',
        ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
        user: message.user,
        ts: message.ts,
        ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
        ...(message.botId === undefined ? {} : botFields(message.botId)),
        text: message.text,
        ...teams(message),
        ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
        ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
        ...thread(message),
        ...(message.edited === undefined ? {} : { edited: message.edited }),
        ...(message.stream === undefined ? {} : { streaming_state: streamingStates[message.stream.state] }),
        ...(message.language === undefined
          ? {}
          : { language: { locale: message.language, is_reliable: true } }),
        ...(files.length === 0 ? {} : { files: files.map(file), upload: false }),
        ...(message.reactions.length === 0 ? {} : { reactions: message.reactions.map(reactionFields) }),
        ...(message.isPinned === true ? { pinned_to: [message.channel] } : {}),
        ...(more.metadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
      }
    },
    channel(channel) {
      const common = {
        id: channel.id,
        created: channel.createdS,
        is_archived: channel.isArchived === true,
        is_im: channel.kind === 'im',
        is_mpim: false,
        is_org_shared: false,
        is_ext_shared: channel.sharedWith !== undefined,
        is_shared: channel.sharedWith !== undefined,
        is_pending_ext_shared: false,
        ...(channel.sharedWith === undefined
          ? {}
          : {
              conversation_host_id: identity.teamId,
              shared_team_ids: [identity.teamId, ...channel.sharedWith],
              connected_team_ids: channel.sharedWith,
            }),
        context_team_id: identity.teamId,
        updated: channel.createdS * 1000,
      }
      if (channel.kind === 'im') {
        return {
          ...common,
          user: channel.members.find((id) => id !== identity.botUserId),
          is_user_deleted: false,
        }
      }
      return {
        ...common,
        name: channel.name,
        name_normalized: channel.name,
        is_channel: channel.kind === 'public',
        is_group: channel.kind === 'private',
        is_private: channel.kind === 'private',
        is_general: channel.name === 'general',
        is_member: channel.members.includes(identity.botUserId),
        creator: channel.creator ?? channel.members[0],
        topic: { value: channel.topic, creator: channel.members[0], last_set: channel.createdS },
        purpose: { value: '', creator: '', last_set: 0 },
        num_members: channel.members.length,
      }
    },
    person(person, more = {}) {
      const { realName, isBot } = person
      const teamId = person.teamId ?? identity.teamId
      const isForeign = person.teamId !== undefined
      const shown = isBot ? '' : realName
      const common = {
        id: person.id,
        team_id: teamId,
        name: person.name,
        deleted: person.deleted,
        real_name: realName,
        profile: {
          title: person.title,
          real_name: realName,
          real_name_normalized: realName,
          display_name: shown,
          display_name_normalized: shown,
          status_text: person.statusText,
          status_emoji: person.statusEmoji ?? '',
          status_expiration: person.statusUntilS ?? 0,
          team: teamId,
          ...(isBot ? { bot_id: identity.botId, api_app_id: identity.appId } : {}),
          ...(!isBot && !isForeign && allows('users:read.email') ? { email: person.email } : {}),
        },
        is_bot: isBot,
        is_app_user: false,
        updated: person.updatedS ?? 0,
      }
      // As in Slack: of somebody who left, hardly anything is told, and no locale of somebody of another company.
      if (person.deleted) return { ...common, is_forgotten: false }
      const zone = { tz: person.tz, tz_label: person.tz, tz_offset: person.tzOffset }
      const standing = {
        is_admin: person.isAdmin,
        is_owner: person.isOwner,
        is_primary_owner: person.isOwner,
        is_restricted: person.isRestricted,
        is_ultra_restricted: false,
      }
      if (isForeign) return { ...common, ...zone, ...standing, is_stranger: isStranger(person) }
      return {
        ...common,
        ...zone,
        ...standing,
        is_email_confirmed: !isBot,
        ...(more.locale ? { locale: person.locale } : {}),
      }
    },
  }
}

const streamingStates = {
  open: 'in_progress',
  done: 'completed',
  expired: 'errored',
  stopped: 'stopped',
} as const

/** Whether a message is there for everybody in its conversation: not deleted and not ephemeral. */
export function isStanding(message: MessageRecord): boolean {
  return !message.deleted && message.ephemeralFor === undefined
}

function botFields(botId: string): Fields {
  const { appId, botName, teamId } = identity
  const profile = { id: botId, app_id: appId, name: botName, deleted: false, updated: 0, team_id: teamId }
  return { bot_id: botId, app_id: appId, bot_profile: profile }
}

function reactionFields(reaction: MessageRecord['reactions'][number]): Fields {
  return { name: reaction.name, users: reaction.users, count: reaction.users.length }
}
