import { z } from 'zod'
import type { Core } from '../core.ts'
import { BadRequest } from '../http.ts'
import { identity } from '../seed.ts'
import type { ChannelRecord, Fields } from '../types.ts'
import { removeBot } from '../webapi/conversations.ts'

const AppAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('revokeToken') }),
  z.object({ do: z.literal('restoreToken') }),
  z.object({ do: z.literal('removeFromChannel'), channel: z.string() }),
  z.object({ do: z.literal('addToChannel'), channel: z.string() }),
])

/**
 * Does what an administrator may do to the app: take its token back and give it back, take it out of a channel and
 * put it in again.
 *
 * @throws BadRequest when the body is no such thing, or the channel is none.
 */
export async function manageApp(core: Core, body: Fields): Promise<void> {
  const parsed = AppAct.safeParse(body)
  if (!parsed.success) throw new BadRequest(400, z.prettifyError(parsed.error))
  const act = parsed.data
  switch (act.do) {
    case 'revokeToken':
    case 'restoreToken': {
      const isRevoked = act.do === 'revokeToken'
      core.state.put('meta', 'meta', { ...(core.state.get('meta', 'meta') ?? core.meta), isRevoked })
      if (isRevoked) core.events.tokenRevoked()
      break
    }
    case 'removeFromChannel':
    case 'addToChannel': {
      const channel = findChannel(core, act.channel)
      const isIn = channel.members.includes(identity.botUserId)
      if (act.do === 'removeFromChannel' && isIn) removeBot(core, channel)
      if (act.do === 'addToChannel' && !isIn) addBot(core, channel)
    }
  }
  await core.state.settled()
}

function findChannel(core: Core, given: string): ChannelRecord {
  const name = given.replace(/^#/, '')
  const found = core.state
    .all('channels')
    .find(({ id, kind, name: own }) => kind !== 'im' && [id, own].includes(name))
  if (found === undefined) throw new BadRequest(400, `There is no channel ${given}.`)
  return found
}

function addBot(core: Core, channel: ChannelRecord): void {
  const joined = { ...channel, members: [...channel.members, identity.botUserId] }
  core.state.put('channels', channel.id, joined)
  core.events.memberJoined(joined, identity.botUserId)
}
