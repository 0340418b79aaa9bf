import type { Core } from '../core.ts'
import { grantedScopes } from '../manifest.ts'
import { Refusal } from '../refusal.ts'
import type { Fields } from '../types.ts'
import * as assistant from './assistant.ts'
import { createArgs, type Method } from './call.ts'
import * as channels from './channels.ts'
import * as chat from './chat.ts'
import * as conversations from './conversations.ts'
import * as files from './files.ts'
import * as misc from './misc.ts'
import * as people from './people.ts'
import { checkScopes } from './scopes.ts'
import * as streams from './streams.ts'
import { validate } from './validate.ts'
import * as views from './views.ts'

/** The Web API by name. */
const methods: Readonly<Record<string, Method>> = {
  'agents.sessions.rename': assistant.renameSession,
  'agents.sessions.setStatus': assistant.setSessionStatus,
  'api.test': misc.apiTest,
  'apps.connections.open': misc.openConnection,
  'assistant.threads.setStatus': assistant.setStatus,
  'assistant.threads.setSuggestedPrompts': assistant.setPrompts,
  'assistant.threads.setTitle': assistant.setTitle,
  'auth.test': misc.authTest,
  'blocks.validate': validate,
  'bots.info': misc.botInfo,
  'chat.appendStream': streams.append,
  'chat.delete': chat.remove,
  'chat.getPermalink': chat.getPermalink,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.postMessage': chat.postMessage,
  'chat.startStream': streams.start,
  'chat.stopStream': streams.stop,
  'chat.update': chat.update,
  'conversations.archive': channels.archive,
  'conversations.create': channels.create,
  'conversations.history': conversations.history,
  'conversations.info': conversations.info,
  'conversations.invite': channels.invite,
  'conversations.join': conversations.join,
  'conversations.kick': channels.kick,
  'conversations.leave': conversations.leave,
  'conversations.list': conversations.list,
  'conversations.members': conversations.members,
  'conversations.open': conversations.open,
  'conversations.replies': conversations.replies,
  'conversations.setTopic': channels.setTopic,
  'dnd.info': people.dndInfo,
  'dnd.teamInfo': people.dndTeamInfo,
  'files.completeUploadExternal': files.completeUpload,
  'files.getUploadURLExternal': files.getUploadUrl,
  'files.info': files.info,
  'pins.add': channels.pin,
  'reactions.add': misc.addReaction,
  'reactions.remove': misc.removeReaction,
  'team.info': misc.teamInfo,
  'usergroups.list': people.groupList,
  'usergroups.users.list': people.groupUsers,
  'users.conversations': conversations.ofBot,
  'users.info': people.userInfo,
  'users.list': people.userList,
  'users.lookupByEmail': people.lookupByEmail,
  'views.open': views.open,
  'views.publish': views.publish,
  'views.push': views.push,
  'views.update': views.update,
}

/** The scopes a token was given, as Slack names them in a header of every answer; empty for a token nobody has. */
export function scopesOf(core: Core, token: string | undefined): readonly string[] {
  if (token === core.meta.appToken) return ['connections:write']
  return token === core.meta.botToken ? (grantedScopes(core.manifest()) ?? []) : []
}

/** The methods that need no token. */
const openMethods = ['api.test', 'blocks.validate']
/** The names of the methods the workspace has. */
export const methodNames: readonly string[] = Object.keys(methods)

/** A call that came too often: the whole seconds to wait before the next, or 0 when it may be made. */
export function waitBefore(core: Core, name: string, given: Fields, token: string | undefined): number {
  const isOwn = token === core.meta.botToken || token === core.meta.appToken
  if (!isOwn || core.isWithout(name)) return 0
  const to = String(given.channel ?? '')
  // A person's id stands for their direct message.
  const channel = core.state.all('channels').find((each) => each.kind === 'im' && each.members.includes(to))
  return core.rateLimits.take(name, channel?.id ?? to)
}

/**
 * Answers a call of the Web API.
 *
 * @returns Slack's JSON, `ok: false` with Slack's name of the error when the call is refused. What the call changed is
 *   on the disk by then.
 */
export async function callMethod(
  core: Core,
  name: string,
  given: Fields,
  token: string | undefined,
): Promise<Fields> {
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined
    if (method === undefined || core.isWithout(name)) {
      throw new Refusal('unknown_method', { req_method: name })
    }
    const args = createArgs(given)
    if (!openMethods.includes(name)) {
      checkToken(core, name, token)
      checkScopes(core, name, args)
    }
    const answer = await method(args, core)
    await core.state.settled()
    return { ok: true, ...answer }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, error: error.error, ...error.more }
  }
}

function checkToken(core: Core, name: string, token: string | undefined): void {
  const { botToken, appToken } = core.meta
  if (token === undefined || token === '') throw new Refusal('not_authed')
  if (token !== botToken && token !== appToken) throw new Refusal('invalid_auth')
  if (token === botToken && core.state.get('meta', 'meta')?.isRevoked) throw new Refusal('token_revoked')
  const wanted = name === 'apps.connections.open' ? appToken : botToken
  if (token !== wanted) throw new Refusal('not_allowed_token_type')
}
