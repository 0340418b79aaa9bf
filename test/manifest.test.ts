import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSources } from './support/architecture.ts'

const root = resolve(import.meta.dirname, '..')
const manifest = parse(readFileSync(resolve(root, 'manifest.yml'), 'utf8'))
const schema = JSON.parse(readFileSync(resolve(root, 'test/support/manifest.schema.2.0.0.json'), 'utf8'))
const source = readSources(resolve(root, 'src'))
  .filter((file) => file.path.startsWith('slack/'))
  .map((file) => file.text)
  .join('\n')

/** The scopes a method or an event needs. Source: the method and event pages of docs.slack.dev, 2026-11. */
const scopesOfMethod: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'usergroups.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
}
const eventsOfListener: Readonly<Record<string, readonly string[]>> = {
  message: ['message.channels', 'message.groups', 'message.im'],
}
const scopesOfEvent: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  user_change: ['users:read'],
}

function findAll(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort()
}

const methods = [
  ...new Set([
    ...findAll(
      /\b(?:client|interactive|stream|bulk)\.((?:auth|chat|conversations|files|usergroups|users|views|assistant|reactions|team|bots)\.\w+)\(/g,
    ),
    ...findAll(/paginate\(\s*'([\w.]+)'/g),
  ]),
].sort()
const events = findAll(/app\.event\(\s*'(\w+)'/g).flatMap((name) => eventsOfListener[name] ?? [name])

describe('the manifest', () => {
  test('fits the schema of Slack app manifests, version 2', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })

    const isValid = ajv.validate(schema, manifest)

    expect(ajv.errors ?? []).toEqual([])
    expect(isValid).toBe(true)
  })

  test('subscribes to exactly the events that have a listener', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...events].sort())
  })

  test('names exactly the commands and shortcuts that have a listener', () => {
    const commands = manifest.features.slash_commands.map((each: { command: string }) => each.command)
    const shortcuts = manifest.features.shortcuts.map((each: { callback_id: string }) => each.callback_id)

    expect(commands).toEqual(findAll(/app\.command\(\s*'([^']+)'/g))
    expect(shortcuts).toEqual(['incident.report', 'incident.report_message'])
    for (const id of shortcuts) expect(source).toContain(id)
    expect(source.match(/app\.shortcut\(/g)).toHaveLength(shortcuts.length)
  })

  test('asks for exactly the scopes that its methods, events and features need', () => {
    const unknown = methods.filter((method) => scopesOfMethod[method] === undefined)
    const needed = new Set([
      ...methods.flatMap((method) => scopesOfMethod[method] ?? []),
      ...events.flatMap((event) => scopesOfEvent[event] ?? []),
      // Slash commands and shortcuts; an app declared as an agent.
      'commands',
      'assistant:write',
    ])

    expect(unknown).toEqual([])
    expect(manifest.oauth_config.scopes.bot).toEqual([...needed].sort())
  })
})
