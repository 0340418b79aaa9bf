import type { WorkspaceClock } from './clock.ts'

/** Says how often a method may be called, on the workspace's clock. */
export type RateLimits = {
  /** Takes one call of a method, to a channel where it has one. @returns 0, or the seconds to wait when it is one too many. */
  take(method: string, channel: string | undefined): number
}

/** How fast posts may come to the workspace as a whole; Slack says only that there is such a limit. */
export type PostLimit = { readonly perSecond: number; readonly burst: number }
export const usualPostLimit: PostLimit = { perSecond: 5, burst: 20 }

type Tier = 1 | 2 | 3 | 4 | 'special' | 'posts'

/**
 * Calls a minute. Source: docs.slack.dev/apis/web-api/rate-limits; Slack's numbers are the least it lets through. For
 * a special tier it names none but “hundreds a minute” at auth.test.
 */
const perMinute: Readonly<Record<Exclude<Tier, 'posts'>, number>> = {
  1: 1,
  2: 20,
  3: 50,
  4: 100,
  special: 300,
}
/** chat.postMessage: one a second to a channel, short bursts above. Source: the same page. */
const channelPosts: PostLimit = { perSecond: 1, burst: 5 }

/** The tier of each method. Source: its page under docs.slack.dev/reference/methods, 2026-08. */
const tiers: Readonly<Record<string, Tier>> = {
  'agents.sessions.rename': 3,
  'agents.sessions.setStatus': 3,
  'api.test': 'special',
  'apps.connections.open': 3,
  'assistant.threads.setStatus': 'special',
  'assistant.threads.setSuggestedPrompts': 4,
  'assistant.threads.setTitle': 4,
  'auth.test': 'special',
  'blocks.validate': 'special',
  'bots.info': 3,
  'chat.appendStream': 4,
  'chat.delete': 3,
  'chat.getPermalink': 'special',
  'chat.postEphemeral': 4,
  'chat.postMessage': 'posts',
  'chat.startStream': 2,
  'chat.stopStream': 2,
  'chat.update': 3,
  'conversations.archive': 2,
  'conversations.create': 2,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.invite': 3,
  'conversations.join': 3,
  'conversations.kick': 3,
  'conversations.leave': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'conversations.setTopic': 2,
  'dnd.info': 3,
  'dnd.teamInfo': 2,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'pins.add': 2,
  'reactions.add': 3,
  'reactions.remove': 2,
  'team.info': 3,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
}

/** The methods with a tier. */
export const limitedMethods: readonly string[] = Object.keys(tiers)

type Bucket = { readonly limit: PostLimit; tokens: number; atMs: number }

/** Limits with a bucket of calls for each method, and for each channel that is posted to. */
export function createRateLimits(clock: WorkspaceClock, posts: PostLimit = usualPostLimit): RateLimits {
  const buckets = new Map<string, Bucket>()

  function fill(name: string, limit: PostLimit): Bucket {
    const nowMs = clock.nowMs()
    const bucket = buckets.get(name) ?? { limit, tokens: limit.burst, atMs: nowMs }
    const passedS = Math.max(nowMs - bucket.atMs, 0) / 1000
    bucket.tokens = Math.min(limit.burst, bucket.tokens + passedS * limit.perSecond)
    bucket.atMs = nowMs
    buckets.set(name, bucket)
    return bucket
  }

  return {
    take(method, channel) {
      const tier = Object.hasOwn(tiers, method) ? tiers[method] : undefined
      if (tier === undefined) return 0
      const concerned =
        tier === 'posts'
          ? [fill(`channel ${channel ?? ''}`, channelPosts), fill('posts', posts)]
          : [fill(method, { perSecond: perMinute[tier] / 60, burst: perMinute[tier] })]
      const waits = concerned.map(({ tokens, limit }) => (tokens >= 1 ? 0 : (1 - tokens) / limit.perSecond))
      const longest = Math.max(...waits)
      // A call that is refused takes nothing.
      if (longest > 0) return Math.ceil(longest)
      for (const bucket of concerned) bucket.tokens -= 1
      return 0
    },
  }
}

/** Limits that let everything through. */
export const noRateLimits: RateLimits = { take: () => 0 }
