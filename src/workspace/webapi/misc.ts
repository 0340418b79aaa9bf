import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import type { Fields } from '../types.ts'
import { type Args, getJoined, type Method } from './call.ts'
import { getMessage } from './chat.ts'

/** auth.test. */
export const authTest: Method = (_args, core) => ({
  url: `${core.address()}/`,
  team: identity.teamName,
  user: identity.botName,
  team_id: identity.teamId,
  user_id: identity.botUserId,
  bot_id: identity.botId,
  is_enterprise_install: false,
})

/** api.test. */
export const apiTest: Method = (args) => {
  const error = args.text('error')
  if (error !== undefined) throw new Refusal(error)
  return { args: {} }
}

/** team.info. */
export const teamInfo: Method = () => ({
  team: {
    id: identity.teamId,
    name: identity.teamName,
    domain: identity.teamDomain,
    email_domain: '',
    icon: { image_default: true },
  },
})

/** bots.info. */
export const botInfo: Method = (args) => {
  const bot = args.text('bot')
  if (bot !== undefined && bot !== identity.botId) throw new Refusal('bot_not_found')
  const { botId, botName, appId, botUserId } = identity
  const icons = {}
  return {
    bot: { id: botId, deleted: false, name: botName, updated: 0, app_id: appId, user_id: botUserId, icons },
  }
}

/** apps.connections.open: the address of one socket. */
export const openConnection: Method = (_args, core) => ({
  url: `${core.address().replace('http', 'ws')}${core.sockets.createTicket()}`,
})

/** reactions.add. */
export const addReaction: Method = (args, core) => react(args, core, true)

/** reactions.remove. */
export const removeReaction: Method = (args, core) => react(args, core, false)

function react(args: Args, core: Core, isAdded: boolean): Fields {
  const name = args.required('name')
  const channel = getJoined(core, args.required('channel'))
  const message = getMessage(core, channel, args.required('timestamp'))
  const reaction = message.reactions.find((each) => each.name === name)
  const isThere = reaction?.users.includes(identity.botUserId) ?? false
  if (isThere === isAdded) throw new Refusal(isAdded ? 'already_reacted' : 'no_reaction')
  core.messages.react(message, name, identity.botUserId, isAdded)
  return {}
}
