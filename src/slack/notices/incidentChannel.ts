import type { Incident } from '../../incident/index.ts'
import type { OutgoingPost, OutgoingUpdate } from '../types.ts'
import { channelMessage } from '../views/incidentNotice.ts'
import type { IncidentParts } from './incident.ts'

/** The key of the message about an incident in the responders' channel. */
function channelKey({ id }: Incident): string {
  return `incident:${id}:channel`
}

/**
 * What the responders' channel is told of a new incident: its number and severity, never what happened. Nothing where no
 * channel is set, where somebody in it must not be told, or where that cannot be found out.
 */
export async function channelPost(
  parts: IncidentParts,
  incident: Incident,
): Promise<OutgoingPost | undefined> {
  const channel = parts.incidentChannel ?? undefined
  if (channel === undefined || !(await isFit(parts, channel, incident))) return undefined
  return {
    kind: 'post',
    key: channelKey(incident),
    channel,
    pace: 'notice',
    ...channelMessage(incident, 'ja'),
  }
}

/** The same message once somebody has acknowledged; it is dropped where there was none. */
export async function channelUpdate(
  parts: IncidentParts,
  incident: Incident,
): Promise<OutgoingUpdate | undefined> {
  const key = channelKey(incident)
  if (incident.acknowledged === undefined || !(await parts.outbox.has(parts.database, key))) return undefined
  return {
    kind: 'update',
    key: `${key}:acknowledged:${incident.acknowledged.at.getTime()}`,
    message: { key },
    ...channelMessage(incident, 'ja'),
  }
}

async function isFit(parts: IncidentParts, channel: string, { notTold }: Incident): Promise<boolean> {
  if (notTold.length === 0) return true
  try {
    let cursor: string | undefined
    do {
      const page = await parts.interactive.conversations.members({
        channel,
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      })
      if (page.members?.some((member) => notTold.includes(member)) !== false) return false
      cursor = page.response_metadata?.next_cursor || undefined
    } while (cursor !== undefined)
    return true
  } catch (error) {
    parts.log.warn('the members of the incident channel could not be looked up; it is not told', { error })
    return false
  }
}
