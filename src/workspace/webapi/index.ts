import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { Fields } from '../types.ts'
import { createArgs, type Method } from './call.ts'
import * as chat from './chat.ts'
import * as conversations from './conversations.ts'
import * as files from './files.ts'
import * as misc from './misc.ts'
import * as people from './people.ts'
import * as views from './views.ts'

/** The Web API by name. */
const methods: Readonly<Record<string, Method>> = {
  'api.test': misc.apiTest,
  'apps.connections.open': misc.openConnection,
  'assistant.threads.setStatus': misc.setStatus,
  'assistant.threads.setSuggestedPrompts': misc.setPrompts,
  'assistant.threads.setTitle': misc.setTitle,
  'auth.test': misc.authTest,
  'bots.info': misc.botInfo,
  'chat.delete': chat.remove,
  'chat.getPermalink': chat.getPermalink,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.postMessage': chat.postMessage,
  'chat.update': chat.update,
  'conversations.history': conversations.history,
  'conversations.info': conversations.info,
  'conversations.join': conversations.join,
  'conversations.leave': conversations.leave,
  'conversations.list': conversations.list,
  'conversations.members': conversations.members,
  'conversations.open': conversations.open,
  'conversations.replies': conversations.replies,
  'files.completeUploadExternal': files.completeUpload,
  'files.getUploadURLExternal': files.getUploadUrl,
  'files.info': files.info,
  'reactions.add': misc.addReaction,
  'reactions.remove': misc.removeReaction,
  'team.info': misc.teamInfo,
  'usergroups.list': people.groupList,
  'usergroups.users.list': people.groupUsers,
  'users.info': people.userInfo,
  'users.list': people.userList,
  'users.lookupByEmail': people.lookupByEmail,
  'views.open': views.open,
  'views.publish': views.publish,
  'views.push': views.push,
  'views.update': views.update,
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
    if (method === undefined) throw new Refusal('unknown_method', { req_method: name })
    if (name !== 'api.test') checkToken(core, name, token)
    const answer = await method(createArgs(given), core)
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
  const wanted = name === 'apps.connections.open' ? appToken : botToken
  if (token !== wanted) throw new Refusal('not_allowed_token_type')
}
