import { identity } from './seed.ts'
import type { ChannelRecord, Fields, PersonRecord } from './types.ts'

/** The fields every interaction has. */
export function commonFields(person: PersonRecord, token: string, nowMs: number): Fields {
  return {
    token,
    team: { id: identity.teamId, domain: identity.teamDomain },
    user: {
      id: person.id,
      username: person.name,
      name: person.name,
      team_id: person.teamId ?? identity.teamId,
    },
    api_app_id: identity.appId,
    enterprise: null,
    is_enterprise_install: false,
    action_ts: actionTs(nowMs),
  }
}

/** A slash command's fields. */
export function commandFields(
  person: PersonRecord,
  channel: ChannelRecord,
  given: { token: string; command: string; text: string; responseUrl: string; triggerId: string },
): Fields {
  return {
    token: given.token,
    team_id: identity.teamId,
    team_domain: identity.teamDomain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: given.command,
    text: given.text,
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: given.responseUrl,
    trigger_id: given.triggerId,
  }
}

/** Slack names conversations that have no public name by their kind. */
export function channelName(channel: ChannelRecord): string {
  if (channel.kind === 'im') return 'directmessage'
  return channel.kind === 'private' ? 'privategroup' : channel.name
}

/** `seconds.micros` of a moment. */
export function actionTs(nowMs: number): string {
  return (nowMs / 1000).toFixed(6)
}
