import type { Core } from '../core.ts'
import { grantedScopes } from '../manifest.ts'
import { Refusal } from '../refusal.ts'
import type { ChannelRecord } from '../types.ts'
import type { Args } from './call.ts'

/** Different kinds of conversations need different scopes. */
type ByKind = Readonly<Record<ChannelRecord['kind'], string>>

// What changes a channel; of public ones the scope has a name of its own.
const managed: ByKind = { public: 'channels:manage', private: 'groups:write', im: 'im:write' }

const byKind = (verb: string): ByKind => ({
  public: `channels:${verb}`,
  private: `groups:${verb}`,
  im: `im:${verb}`,
})

/** The scope each method needs. Source: its page under docs.slack.dev/reference/methods, 2026-08. */
const scopes: Readonly<Record<string, string | ByKind>> = {
  'agents.sessions.rename': 'chat:write',
  'agents.sessions.setStatus': 'chat:write',
  'assistant.threads.setStatus': 'chat:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'bots.info': 'users:read',
  'chat.appendStream': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.startStream': 'chat:write',
  'chat.stopStream': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.archive': managed,
  'conversations.create': managed,
  'conversations.history': byKind('history'),
  'conversations.info': byKind('read'),
  'conversations.invite': managed,
  'conversations.join': 'channels:join',
  'conversations.kick': managed,
  'conversations.leave': managed,
  'conversations.list': byKind('read'),
  'conversations.members': byKind('read'),
  'conversations.open': 'im:write',
  'conversations.replies': byKind('history'),
  'conversations.setTopic': managed,
  'dnd.info': 'dnd:read',
  'dnd.teamInfo': 'dnd:read',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': 'files:read',
  'pins.add': 'pins:write',
  'reactions.add': 'reactions:write',
  'reactions.remove': 'reactions:write',
  'team.info': 'team:read',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.conversations': byKind('read'),
  'users.info': 'users:read',
  'users.list': 'users:read',
  'users.lookupByEmail': 'users:read.email',
}

/** Methods in which the app may take another name or picture, with a scope of its own. */
const customizable = ['chat.postMessage', 'chat.postEphemeral', 'chat.startStream']
const kindOfType: Readonly<Record<string, ChannelRecord['kind']>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
}

/**
 * Holds a call against the scopes of the manifest.
 *
 * @throws Refusal `missing_scope`, with those that are needed and those the app has.
 */
export function checkScopes(core: Core, method: string, args: Args): void {
  const granted = grantedScopes(core.manifest())
  if (granted === undefined) return
  const needed = neededScopes(core, method, args, granted).filter((scope) => !granted.includes(scope))
  if (needed.length === 0) return
  throw new Refusal('missing_scope', { needed: needed.join(','), provided: granted.join(',') })
}

function neededScopes(core: Core, method: string, args: Args, granted: readonly string[]): string[] {
  const scope = Object.hasOwn(scopes, method) ? scopes[method] : undefined
  const customized = ['username', 'icon_emoji', 'icon_url'].some((name) => args.text(name) !== undefined)
  const more = customized && customizable.includes(method) ? ['chat:write.customize'] : []
  if (scope === undefined) return more
  if (typeof scope === 'string') return [scope, ...more]
  if (method === 'conversations.list' || method === 'users.conversations') {
    const types = (args.text('types') ?? 'public_channel').split(',')
    return types.flatMap((type) => scope[kindOfType[type] ?? 'public'])
  }
  if (method === 'conversations.create') return [scope[args.flag('is_private') ? 'private' : 'public']]
  const channel = core.state.get('channels', args.text('channel') ?? '')
  if (channel !== undefined) return [scope[channel.kind]]
  // Which conversation it is, Slack does not know either: any of the scopes will do.
  const any = Object.values(scope)
  return any.some((each) => granted.includes(each)) ? [] : any
}
