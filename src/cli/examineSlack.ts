import { resolve } from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { loadYaml } from '../knowledge/index.ts'
import type { SlackExamination } from '../slack/types.ts'
import type { Finding } from './examine.ts'

const Manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
})

/** Events that come with everyday use; the others may stay away for months. */
const everydayEvents = ['app_home_opened', 'message.im']

/** Token, scopes, the way in, events and channels. One finding where there is nobody to ask. */
export async function examineSlackSetup(parts: {
  readonly config: Config
  readonly examineSlack?: () => Promise<SlackExamination>
}): Promise<Finding[]> {
  if (parts.examineSlack === undefined) {
    return [
      {
        check: 'slack',
        ok: false,
        found: 'the local workspace, which is not running',
        todo: 'Start the bot (npm start); to use your own workspace, set its tokens.',
      },
    ]
  }
  const found = await parts.examineSlack()
  const manifest = await loadYaml(resolve(import.meta.dirname, '../../manifest.yml'), Manifest)
  if (found.token.kind === 'refused') return [refusedToken(found.token.error)]
  return [
    { check: 'token', ok: true, found: `${found.token.bot} in ${found.token.team}` },
    checkScopes(found.token.scopes, manifest.oauth_config.scopes.bot),
    ...checkSocket(found),
    checkEvents(found.heard, manifest.settings.event_subscriptions.bot_events),
    checkChannels(found.channels),
  ]
}

function refusedToken(error: string): Finding {
  return {
    check: 'token',
    ok: false,
    found: `Slack refuses the bot token or cannot be reached (${error})`,
    todo: 'Copy the “Bot User OAuth Token” from “OAuth & Permissions” of your app into SLACK_BOT_TOKEN, and check the network.',
  }
}

function checkScopes(granted: readonly string[], wanted: readonly string[]): Finding {
  const missing = wanted.filter((scope) => !granted.includes(scope))
  if (missing.length === 0) return { check: 'scopes', ok: true, found: `all ${wanted.length} are granted` }
  return {
    check: 'scopes',
    ok: false,
    found: `missing: ${missing.join(', ')}`,
    todo: 'Put the current manifest into “App Manifest” of your app (npm run -s mamori -- manifest) and install the app again.',
  }
}

function checkSocket({ socket }: SlackExamination): Finding[] {
  if (socket === undefined) return []
  const check = 'socket mode'
  if (socket.kind === 'accepted') return [{ check, ok: true, found: 'Slack gives a connection' }]
  return [
    {
      check,
      ok: false,
      found: `Slack gives no connection (${socket.error})`,
      todo: 'Make an app-level token with connections:write under “Basic Information”, set it as SLACK_APP_TOKEN, and switch Socket Mode on.',
    },
  ]
}

// Slack does not tell an app what it is subscribed to; what came in does.
function checkEvents(heard: SlackExamination['heard'], subscribed: readonly string[]): Finding {
  const types = new Set(heard.map(({ type }) => type))
  const last = heard.reduce((newest, { at }) => Math.max(newest, at.getTime()), 0)
  const missing = everydayEvents.filter((type) => !types.has(type))
  const silent = subscribed.filter((type) => !types.has(type))
  const found =
    last === 0
      ? 'none came in yet'
      : `the last one came in at ${new Date(last).toISOString()}; never seen yet: ${silent.join(', ') || 'none'}`
  if (missing.length === 0) return { check: 'events', ok: true, found }
  return {
    check: 'events',
    ok: false,
    found,
    todo: "Open Mamori's Home and write to it in Slack. When nothing comes in then either, compare “Event Subscriptions” of your app with the manifest and install it again.",
  }
}

function checkChannels(channels: SlackExamination['channels']): Finding {
  const check = 'channels'
  if (channels.kind === 'refused') {
    return {
      check,
      ok: false,
      found: `unknown (${channels.error})`,
      todo: 'See the finding above about scopes.',
    }
  }
  const { names } = channels
  return names.length > 0
    ? { check, ok: true, found: `in ${names.length}: ${names.slice(0, 10).join(', ')}` }
    : {
        check,
        ok: true,
        found: 'in none; people reach it by direct message only',
        todo: 'Invite it where questions come up: /invite @mamori.',
      }
}
