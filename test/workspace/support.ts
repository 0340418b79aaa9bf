import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
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
  readonly files: readonly { readonly id: string; readonly name: string; readonly url: string }[]
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
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly channels: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  readonly messages: readonly Shown[]
  readonly views: readonly ShownView[]
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
  workspace: Workspace,
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
