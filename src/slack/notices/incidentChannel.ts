import type { Incident } from '../../incident/index.ts'
import type { OutgoingPost, OutgoingUpdate } from '../types.ts'
import { channelMessage, takenBackMessage } from '../views/incidentNotice.ts'
import { findMembers } from './channelMembers.ts'
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
  if (channel === undefined || (await readFit(parts, channel, incident)) !== 'fit') return undefined
  return {
    kind: 'post',
    key: channelKey(incident),
    channel,
    pace: 'notice',
    ...channelMessage(incident, 'ja'),
  }
}

/** The same message as the incident stands now, or taken back where somebody in the channel must not be told; none where there was none. */
export async function channelUpdate(
  parts: IncidentParts,
  incident: Incident,
  why: string,
): Promise<OutgoingUpdate | undefined> {
  const key = channelKey(incident)
  const channel = parts.incidentChannel ?? undefined
  if (channel === undefined || !(await parts.outbox.has(parts.database, key))) return undefined
  const fit = await readFit(parts, channel, incident)
  if (fit === 'unknown') return undefined
  const message = fit === 'fit' ? channelMessage(incident, 'ja') : takenBackMessage('ja')
  return { kind: 'update', key: `${key}:${why}`, message: { key }, ...message }
}

/** Whether a channel may be told: nobody is in it who must not be; `unknown` where Slack does not say. */
async function readFit(
  parts: IncidentParts,
  channel: string,
  { notTold }: Incident,
): Promise<'fit' | 'unfit' | 'unknown'> {
  if (notTold.length === 0) return 'fit'
  try {
    const found = await findMembers(parts, channel)
    if ('members' in found) return found.members.some((member) => notTold.includes(member)) ? 'unfit' : 'fit'
    parts.log.warn('Slack does not say who is in the incident channel; it is not told', found)
  } catch (error) {
    parts.log.warn('the members of the incident channel could not be looked up; it is not told', { error })
  }
  return 'unknown'
}
