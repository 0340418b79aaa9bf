import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebAPIPlatformError, WebClient } from '@slack/web-api'
import { onTestFinished } from 'vitest'
import { createWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/index.ts'

/** A message as the door shows it. */
type Shown = {
  readonly channel: string
  readonly ts: string
  readonly threadTs?: string
  readonly user: string
  readonly text: string
  readonly blocks: readonly Record<string, unknown>[]
  readonly ephemeralFor?: string
  readonly edited: boolean
  readonly deleted: boolean
  readonly streaming: boolean
  readonly markdown?: string
  readonly ended?: 'expired' | 'stopped'
  readonly files: readonly { readonly id: string; readonly name: string; readonly url: string }[]
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[]
}

/** A view as the door shows it. */
type ShownView = {
  readonly id: string
  readonly hash: string
  readonly type: 'home' | 'modal'
  readonly title: string | null
  readonly blocks: readonly Record<string, unknown>[]
  readonly values: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>
  readonly errors: Readonly<Record<string, string>>
}

/** What the door shows. */
type ShownState = {
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly isExternal?: boolean
    readonly status?: { readonly text: string; readonly emoji: string; readonly untilS?: number }
    readonly dndUntilS?: number
  }[]
  readonly channels: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  readonly messages: readonly Shown[]
  readonly views: readonly ShownView[]
  readonly statuses: readonly {
    readonly channel: string
    readonly threadTs?: string
    readonly status: string
    readonly loadingMessages?: readonly string[]
  }[]
  readonly prompts: readonly {
    readonly channel: string
    readonly title: string
    readonly prompts: readonly unknown[]
  }[]
  readonly sessions: readonly {
    readonly channel: string
    readonly threadTs: string
    readonly status: string
    readonly title: string
    readonly stoppable: boolean
  }[]
  readonly titles: readonly { readonly channel: string; readonly threadTs: string; readonly title: string }[]
}

/** How an act came out. */
type Acted = {
  readonly ok: boolean
  readonly ts?: string
  readonly viewId?: string
  readonly fileId?: string
  readonly code?: string
  readonly error?: string
  readonly fieldErrors?: Readonly<Record<string, string>>
}

/** A folder that goes with the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A workspace that goes with the test, its door open for tests. */
export async function startWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const dataDir = options.dataDir ?? (await makeFolder())
  const workspace = await createWorkspace({ door: 'test', ...options, dataDir })
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await workspace.stop()
  }
  onTestFinished(stop)
  return { ...workspace, stop }
}

/** The bot's Web API client. */
export function createClient(workspace: Workspace, token = workspace.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: `${workspace.url}/api/`,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  })
}

/** Bolt's own app on Bolt's own Socket Mode receiver, unchanged; `start` connects it. */
export async function createBot(workspace: Workspace): Promise<{ app: App; start(): Promise<void> }> {
  const clientOptions = () => ({ slackApiUrl: `${workspace.url}/api/`, retryConfig: { retries: 0 } })
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: clientOptions() },
  })
  const app = new App({
    token: workspace.botToken,
    receiver,
    clientOptions: clientOptions(),
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  })
  await app.init()
  onTestFinished(() => receiver.client.disconnect())
  return {
    app,
    async start() {
      await app.start()
    },
  }
}

/** Somebody at the page. */
export type Sitter = {
  act(fields: Record<string, unknown>): Promise<Acted>
  sees(): Promise<ShownState>
  /** Resolves with what is seen once it holds; the test's own timeout ends the waiting. */
  seesWhen(holds: (state: ShownState) => boolean): Promise<ShownState>
}

/** A person of the workspace by name, through the door. */
export function sit(workspace: Workspace, as: string): Sitter {
  async function sees(): Promise<ShownState> {
    const response = await fetch(`${workspace.url}/workspace/state?as=${encodeURIComponent(as)}`)
    return (await response.json()) as ShownState
  }
  return {
    sees,
    async act(fields) {
      const response = await post(workspace, '/workspace/act', { as, ...fields })
      return (await response.json()) as Acted
    },
    async seesWhen(holds) {
      const stream = await fetch(`${workspace.url}/workspace/stream?as=${encodeURIComponent(as)}`)
      const reader = stream.body?.getReader()
      try {
        for (;;) {
          const state = await sees()
          if (holds(state)) return state
          await reader?.read()
        }
      } finally {
        await reader?.cancel()
      }
    },
  }
}

/** A JSON body to a path of the workspace. */
export function post(
  workspace: Pick<Workspace, 'url'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return fetch(`${workspace.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** Moves the workspace's clock. */
export async function passTime(workspace: Workspace, seconds: number): Promise<void> {
  await post(workspace, '/workspace/clock', { advanceS: seconds })
}

/** The error Slack names in a refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof WebAPIPlatformError ? error.data.error : `not refused: ${String(error)}`
}

/** A manifest in a folder of its own, with these scopes and events. */
export async function writeManifest(manifest: {
  readonly scopes?: readonly string[]
  readonly events?: readonly string[]
  readonly isAgent?: boolean
}): Promise<string> {
  const path = join(await makeFolder(), 'manifest.json')
  const { scopes, events, isAgent = true } = manifest
  await writeFile(
    path,
    JSON.stringify({
      features: isAgent ? { agent_view: { agent_description: 'x' } } : {},
      ...(scopes === undefined ? {} : { oauth_config: { scopes: { bot: scopes } } }),
      ...(events === undefined ? {} : { settings: { event_subscriptions: { bot_events: events } } }),
    }),
  )
  return path
}
