import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { declareContract } from './contract.ts'
import { startEmulate, startOurs } from './parties.ts'

/** What `emulate` 0.12.2 does otherwise than Slack, by the titles of the contract's tests. */
const otherwiseInEmulate = [
  'refuses a token nobody has', // any token is somebody's
  'a message of the bot names the bot besides its user',
  'postMessage is refused in a channel the bot is not in',
  'metadata does not come with the history unless asked for',
  'history starts after `oldest`, or with it when inclusive', // the bounds are not read
  'a message with replies names itself as their thread',
  'replies of a thread that is not there are refused', // an empty list instead
  'info tells the locale when asked for it',
  'create refuses a name with capitals or spaces',
  'kick is refused for somebody who is not there', // user_not_in_channel
  'a pinned message names its channel',
]

/** The methods the bot calls that `emulate` 0.12.2 does not have: these have our word only. */
const lackedByEmulate = [
  'agents.sessions.setStatus',
  'apps.connections.open',
  'assistant.threads.setStatus',
  'assistant.threads.setSuggestedPrompts',
  'chat.appendStream',
  'chat.startStream',
  'chat.stopStream',
  'usergroups.list',
  'users.conversations',
]

const ours = declareContract('our workspace', startOurs)
const emulate = declareContract('emulate', startEmulate, otherwiseInEmulate)

/** The Web API methods named in the bot's sources, and the one Bolt calls for it. */
function methodsOfBot(): string[] {
  const root = resolve(import.meta.dirname, '../../../src/slack')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const sources = files.map((path) => readFileSync(join(root, path), 'utf8'))
  const families =
    'agents|assistant|auth|bots|chat|conversations|files|pins|reactions|team|usergroups|users|views'
  const call = new RegExp(`\\.((?:${families})\\.(?:\\w+\\.)?\\w+)\\(`, 'g')
  const direct = /apiCall\(\s*'([\w.]+)'/g
  const named = sources.flatMap((text) => [...text.matchAll(call), ...text.matchAll(direct)])
  return [...new Set([...named.map(([, method]) => String(method)), 'apps.connections.open'])].sort()
}

describe('the contract', () => {
  test('covers every method the bot calls that both have', () => {
    const missing = methodsOfBot().filter((method) => !lackedByEmulate.includes(method))

    expect(missing.filter((method) => !ours.called.has(method))).toEqual([])
    expect(missing.filter((method) => !emulate.called.has(method))).toEqual([])
  })

  test(`has our word only for ${lackedByEmulate.join(', ')}`, async () => {
    const party = await startEmulate()
    const lacked: string[] = []
    for (const method of methodsOfBot()) {
      const { status } = await fetch(`${party.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${party.token}` },
      })
      if (status === 404) lacked.push(method)
    }
    await party.stop()

    expect(lacked).toEqual(lackedByEmulate)
  })
})
