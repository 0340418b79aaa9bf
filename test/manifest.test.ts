import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runManifest } from '../src/cli/manifest.ts'
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
  'agents.sessions.setStatus': ['chat:write'],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.appendStream': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.archive': ['groups:write'],
  'conversations.create': ['groups:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.invite': ['groups:write'],
  'conversations.kick': ['groups:write'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'dnd.teamInfo': ['dnd:read'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.setTopic': ['groups:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'pins.add': ['pins:write'],
  'usergroups.list': ['usergroups:read'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read'],
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
  agent_session_stopped: [],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  user_change: ['users:read'],
}

function findAll(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort()
}

/** What the schema finds wrong; a document it refuses has at least one. */
function findFaults(document: unknown): readonly unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  return ajv.validate(schema, document) ? [] : (ajv.errors ?? ['refused'])
}

const methods = [
  ...new Set([
    ...findAll(
      /\b(?:client|interactive|stream|bulk)\.((?:auth|chat|conversations|dnd|files|pins|usergroups|users|views|assistant\.threads|agents\.sessions|reactions|team|bots)\.\w+)\(/g,
    ),
    ...findAll(/paginate\(\s*'([\w.]+)'/g),
  ]),
].sort()
const events = findAll(/app\.event\(\s*'(\w+)'/g).flatMap((name) => eventsOfListener[name] ?? [name])

const url = 'https://mamori.example.com/slack/events'

async function printManifest(...commandArguments: string[]) {
  const written = { output: '', errors: '' }
  const collect = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk)
        done()
      },
    })
  const streams = { input: Readable.from([]), output: collect('output'), errors: collect('errors') }
  const exit = await runManifest(commandArguments, streams)
  return { exit, ...written }
}

describe('the manifest for requests by HTTP', () => {
  test('fits the schema, and is the other one but for the address and Socket Mode', async () => {
    const { exit, output } = await printManifest('--http', url)

    const http = JSON.parse(output)
    expect(exit).toBe(0)
    expect(findFaults(http)).toEqual([])
    expect(http.settings.event_subscriptions).toEqual({
      ...manifest.settings.event_subscriptions,
      request_url: url,
    })
    expect(http.settings.interactivity).toEqual({ is_enabled: true, request_url: url })
    expect(http.settings.socket_mode_enabled).toBe(false)
    expect(http.features.slash_commands.map((command: { url: string }) => command.url)).toEqual([url])
    expect({ ...http, features: null, settings: null }).toEqual({
      ...manifest,
      features: null,
      settings: null,
    })
  })

  test('is the one for Socket Mode where no address is given', async () => {
    const { output } = await printManifest('--json')

    expect(JSON.parse(output)).toEqual(manifest)
  })

  test.each(['http://mamori.example.com/slack/events', 'https://mamori.example.com', 'mamori', ''])(
    'is refused for the address “%s”, with an example',
    async (address) => {
      const { exit, output, errors } = await printManifest('--http', address)

      expect([exit, output]).toEqual([2, ''])
      expect(errors).toContain('as https://mamori.example.com/slack/events')
    },
  )
})

describe('the manifest', () => {
  test('fits the schema of Slack app manifests, version 2', () => {
    const faults = findFaults(manifest)

    expect(faults).toEqual([])
  })

  test('subscribes to exactly the events that have a listener', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...events].sort())
  })

  test('names exactly the commands and shortcuts that have a listener', () => {
    const commands = manifest.features.slash_commands.map((each: { command: string }) => each.command)
    const shortcuts = manifest.features.shortcuts.map((each: { callback_id: string }) => each.callback_id)

    expect(commands).toEqual(findAll(/app\.command\(\s*'([^']+)'/g))
    expect(shortcuts).toEqual(['incident.report', 'incident.report_message', 'incident.take_message'])
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
