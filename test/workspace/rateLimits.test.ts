import { LogLevel, WebAPIRateLimitedError, WebClient } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import type { Workspace } from '../../src/workspace/index.ts'
import { limitedMethods } from '../../src/workspace/rateLimits.ts'
import { methodNames } from '../../src/workspace/webapi/index.ts'
import { createClient, passTime, startWorkspace } from './support.ts'

/** A client that says so instead of waiting. */
function createImpatient(workspace: Workspace): WebClient {
  return new WebClient(workspace.botToken, {
    slackApiUrl: `${workspace.url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  })
}

/** How many of so many calls come through one after the other, and the wait the first refusal asks for. */
async function callOften(count: number, call: () => Promise<unknown>) {
  let done = 0
  let waitS: number | undefined
  for (let number = 0; number < count; number += 1) {
    try {
      await call()
      done += 1
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error
      waitS ??= error.retryAfter
    }
  }
  return { done, waitS }
}

/** The machine's clock stands still, so that only what the test lets pass has passed. */
const still = { rateLimits: 'on', now: () => 1_795_420_800_000 } as const

describe('rate limits', () => {
  test('are known for every method', () => {
    expect([...limitedMethods].sort()).toEqual([...methodNames].sort())
  })

  test('let a burst of five through to a channel, then one a second', async () => {
    const workspace = await startWorkspace(still)
    const client = createImpatient(workspace)
    const post = () => client.chat.postMessage({ channel: 'C03GENERAL', text: 'x' })

    const burst = await callOften(7, post)
    await passTime(workspace, 2)
    const later = await callOften(4, post)

    expect(burst).toEqual({ done: 5, waitS: 1 })
    expect(later).toEqual({ done: 2, waitS: 1 })
  })

  test('count a post to a person with those to their direct message', async () => {
    const workspace = await startWorkspace(still)
    const client = createImpatient(workspace)
    const targets = ['U03TANAKA1', 'D03TANAKA1', 'U03TANAKA1', 'D03TANAKA1', 'U03TANAKA1', 'D03TANAKA1']

    const burst = await callOften(6, () =>
      client.chat.postMessage({ channel: targets.shift() ?? '', text: 'x' }),
    )

    expect(burst.done).toBe(5)
  })

  test('hold posts to the workspace as a whole, as configured', async () => {
    const workspace = await startWorkspace({ ...still, posts: { perSecond: 2, burst: 3 } })
    const client = createImpatient(workspace)
    const everybody = ['U03TANAKA1', 'U03SATOKEN', 'U03SUZUKI1', 'U03TAKAHAS', 'U03ITOTAKU', 'U03EMMAWIL']
    const targets = [...everybody]

    const burst = await callOften(6, () =>
      client.chat.postMessage({ channel: targets.shift() ?? '', text: 'x' }),
    )
    await passTime(workspace, 1)
    targets.push(...everybody)
    const later = await callOften(6, () =>
      client.chat.postMessage({ channel: targets.shift() ?? '', text: 'x' }),
    )

    expect([burst.done, later.done]).toEqual([3, 2])
  })

  test.each([
    ['users.list', 20, 3],
    ['chat.update', 50, 2],
    ['users.info', 100, 1],
  ])('let %s through %i times a minute and then name the wait', async (method, most, waitS) => {
    const workspace = await startWorkspace(still)
    const { ts = '' } = await createClient(workspace).chat.postMessage({ channel: 'C03GENERAL', text: 'x' })
    const client = createImpatient(workspace)
    const given = { user: 'U03TANAKA1', channel: 'C03GENERAL', ts, text: 'y' }

    const burst = await callOften(most + 1, () => client.apiCall(method, given))
    await passTime(workspace, 60)
    const later = await callOften(most + 1, () => client.apiCall(method, given))

    expect(burst).toEqual({ done: most, waitS })
    expect(later.done).toBe(most)
  })

  test('answer with 429 and Retry-After, and do nothing', async () => {
    const workspace = await startWorkspace({ ...still, posts: { perSecond: 0.1, burst: 1 } })
    const post = () =>
      fetch(`${workspace.url}/api/chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'C03GENERAL', text: 'x' }),
      })
    await post()

    const response = await post()

    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('10')
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' })
    const { messages } = await createClient(workspace).conversations.history({ channel: 'C03GENERAL' })
    expect(messages).toHaveLength(1)
  })

  test('can be switched off', async () => {
    const workspace = await startWorkspace({ ...still, rateLimits: 'off' })
    const client = createImpatient(workspace)

    const { done } = await callOften(30, () => client.chat.postMessage({ channel: 'C03GENERAL', text: 'x' }))

    expect(done).toBe(30)
  })
})
