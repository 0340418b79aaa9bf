import { z } from 'zod'
import type { Core } from '../core.ts'
import { type ArmedFault, Fault } from '../faults/index.ts'
import { BadRequest } from '../http.ts'
import { identity } from '../seed.ts'
import type { Fields } from '../types.ts'

const Wanted = z.strictObject({ faults: z.array(Fault).default([]), clear: z.boolean().default(false) })
const Doing = z.strictObject({ do: z.enum(['close', 'recycle', 'refuse', 'allow', 'rateLimited']) })
const Delivery = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('socket') }),
  z.strictObject({ mode: z.literal('http'), eventsUrl: z.url({ protocol: /^https?$/ }) }),
])

/** Arms faults, after clearing those before when asked to. @returns all that are armed. @throws BadRequest 400. */
export function armFaults(core: Core, body: Fields): readonly ArmedFault[] {
  const { faults, clear } = parse(Wanted, body)
  if (clear) core.faults.clear()
  core.faults.arm(faults)
  return core.faults.list()
}

/** Does something to the connections of Socket Mode, or tells the bot that events are held back. @throws BadRequest 400. */
export function handleSockets(core: Core, body: Fields): Connections {
  switch (parse(Doing, body).do) {
    case 'close':
      core.sockets.cut()
      break
    case 'recycle':
      core.sockets.recycle()
      break
    case 'refuse':
      core.faults.arm([Fault.parse(refusal)])
      break
    case 'allow':
      core.faults.disarm(({ on, kind, type }) => on === 'socket' && kind === 'status' && type === 'connect')
      break
    case 'rateLimited':
      core.envelopes.sendEvent({
        token: core.meta.signingToken,
        type: 'app_rate_limited',
        team_id: identity.teamId,
        minute_rate_limited: Math.floor(core.clock.nowMs() / 60_000) * 60,
        api_app_id: identity.appId,
      })
  }
  return describeConnections(core)
}

/** Whether a way to the bot is open, how many sockets are, and how many envelopes are under way to it. */
export type Connections = { readonly reachable: boolean; readonly open: number; readonly underWay: number }

/** How the bot is connected at the moment. */
export function describeConnections(core: Core): Connections {
  const open = core.sockets.count()
  return { reachable: core.http.isOn() || open > 0, open, underWay: core.envelopes.underWay() }
}

/** Chooses the way to the bot, as the request URL of an app's settings does. @throws BadRequest 400. */
export async function chooseDelivery(
  core: Core,
  body: Fields,
): Promise<{ ok: true; signingSecret: string } | { ok: false; error: string }> {
  const wanted = parse(Delivery, body)
  const wrong = await core.http.deliverTo(wanted.mode === 'http' ? wanted.eventsUrl : undefined)
  return wrong === undefined
    ? { ok: true, signingSecret: core.http.signingSecret }
    : { ok: false, error: wrong }
}

const refusal = { on: 'socket', kind: 'status', type: 'connect' }

function parse<T>(schema: z.ZodType<T>, body: Fields): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new BadRequest(400, z.prettifyError(parsed.error))
  return parsed.data
}
