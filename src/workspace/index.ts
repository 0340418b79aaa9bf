// A Slack workspace on your own machine. It speaks Slack's wire protocol and nothing else of the bot's, so the bot
// cannot tell it from Slack. Words as in Slack: an envelope travels over a socket and is acked; a view is a modal or a
// home; a trigger lets the bot open a modal. The door is what the page and tests see and act through.
// Invariant: nobody is told of anything that is not on the disk yet.

import { chmodSync, mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { createAssistant } from './assistant.ts'
import { createClock } from './clock.ts'
import { createConsequences } from './consequences.ts'
import type { Core } from './core.ts'
import { checkOrigin, type Door } from './door/guard.ts'
import { createEnvelopes } from './envelopes.ts'
import { createEvents } from './events.ts'
import { meetConnection } from './faults/connections.ts'
import { withFaults } from './faults/envelopes.ts'
import { createFaults } from './faults/index.ts'
import { createFiles } from './files.ts'
import { createHttpWay } from './http/index.ts'
import { deriveSigningSecret } from './http/sign.ts'
import { createTimestamps, microsOf } from './ids.ts'
import { createInteractions } from './interactions.ts'
import { lockFolder } from './lock.ts'
import { createManifestReader, isGranted, isSubscribed } from './manifest.ts'
import { createMessages } from './messages.ts'
import { createProfiles } from './profiles.ts'
import { createRateLimits, noRateLimits, type PostLimit } from './rateLimits.ts'
import { createResponseUrls } from './responseUrls.ts'
import { seedState } from './seed.ts'
import { createHandler, type PageHandler } from './server.ts'
import { createSessions } from './sessions.ts'
import { createSockets } from './socket.ts'
import { openState, type State } from './state.ts'
import { createStreams } from './streams.ts'
import { createSubmissions } from './submissions.ts'
import { createTriggers } from './triggers.ts'
import { createViews } from './views.ts'
import { createWire } from './wire.ts'

/** A workspace that runs. */
export type Workspace = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly botToken: string
  readonly appToken: string
  readonly port: number
  /** What requests to the bot are signed with when events go over HTTP. */
  readonly signingSecret: string
  /**
   * Sends everything to this address from now on, once it has answered the challenge; `undefined`: to sockets again.
   * @returns what was wrong with the answer; nothing is changed then.
   */
  deliverTo(eventsUrl: string | undefined): Promise<string | undefined>
  /** Bundles the page before anybody asks for it. */
  warmPage(): Promise<void>
  /** Tells the bot to go, finishes what is being written, and lets go of folder and port. */
  stop(): Promise<void>
}

/** How a workspace is started. */
export type WorkspaceOptions = {
  readonly dataDir: string
  /** 0 or nothing: a free one. */
  readonly port?: number
  /** `page` unless said otherwise. */
  readonly door?: Door
  /** The machine's clock, in milliseconds since 1970. */
  readonly now?: () => number
  /** The app's manifest; nothing: all commands, shortcuts and events are the app's. */
  readonly manifest?: string
  /** Whether calls are counted, and refused when there are too many; `on` unless said otherwise. */
  readonly rateLimits?: 'on' | 'off'
  /** How many posts come through to the workspace as a whole, with limits on. */
  readonly posts?: PostLimit
  /** Methods this workspace lacks, by name or by the beginning of it: `['chat.startStream', 'agents.']`. */
  readonly without?: readonly string[]
  /** How the bot is reached; nothing: Socket Mode. Without a secret the folder's own is used. */
  readonly deliver?: { readonly mode: 'http'; readonly eventsUrl: string; readonly signingSecret?: string }
}

/** The folder is held by another workspace. */
export class FolderHeldError extends Error {}

/**
 * Starts a workspace on 127.0.0.1, with everything its folder remembers.
 *
 * @throws FolderHeldError when another workspace holds the folder; the error of `listen` when the port is taken.
 */
export async function createWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  chmodSync(dataDir, 0o700)
  const lock = lockFolder(dataDir)
  if (lock === undefined) throw new FolderHeldError(`Another workspace is running on ${dataDir}.`)
  const server = createServer({ keepAliveTimeout: 65_000 })
  try {
    const port = await listen(server, options.port ?? 0)
    const core = await createCore(options, `http://127.0.0.1:${port}`)
    const page = createLazyPage(dataDir)
    const handle = createHandler(core, options.door ?? 'page', () => port, page.handle)
    server.on('request', (request, response) => void handle(request, response))
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      try {
        checkOrigin(request, port)
        meetConnection(core, socket, () => core.sockets.upgrade(request, socket, head))
      } catch {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      }
    })
    return {
      url: core.address(),
      botToken: core.meta.botToken,
      appToken: core.meta.appToken,
      port,
      signingSecret: core.http.signingSecret,
      deliverTo: core.http.deliverTo,
      warmPage: page.warm,
      async stop() {
        core.http.stop()
        await core.sockets.stop()
        core.clock.stop()
        const closed = new Promise((resolve) => server.close(resolve))
        server.closeAllConnections()
        await closed
        await core.state.close()
        lock.release()
      },
    }
  } catch (error) {
    server.close()
    lock.release()
    throw error
  }
}

async function createCore(options: WorkspaceOptions, url: string): Promise<Core> {
  const machineMs = options.now ?? Date.now
  const state = await openState(options.dataDir)
  const meta = seedState(state, machineMs())
  const clock = createClock(machineMs, meta.offsetMs, async (offsetMs) => {
    state.put('meta', 'meta', { ...(state.get('meta', 'meta') ?? meta), offsetMs })
    await state.settled()
  })
  const address = () => url
  const manifest = createManifestReader(options.manifest ?? '')
  const allows = (scope: string) => isGranted(manifest(), scope)
  const timestamps = createTimestamps(clock.nowMs, lastTs(state))
  const wire = createWire(state, address, allows)
  const faults = createFaults()
  const { deliver } = options
  const http = createHttpWay({
    clock,
    token: meta.signingToken,
    signingSecret: deliver?.signingSecret ?? deriveSigningSecret(meta.signingToken),
    ...(deliver === undefined ? {} : { eventsUrl: deliver.eventsUrl }),
  })
  const cut = (socket: number) => sockets.cut(socket)
  const envelopes = http.over(withFaults(createEnvelopes(state, clock), { faults, clock, cut }))
  const sockets = createSockets(envelopes)
  const events = createEvents({ state, clock, envelopes, wire, manifest, nextTs: timestamps.next })
  const messages = createMessages(state, events, timestamps)
  const views = createViews(state, clock, allows)
  const triggers = createTriggers(clock)
  const responseUrls = createResponseUrls({ state, clock, messages, address })
  const consequences = createConsequences(state)
  const streams = createStreams({ state, clock, messages })
  const hearsStop = () => isSubscribed(manifest(), 'agent_session_stopped')
  const parts = { state, envelopes, consequences, triggers, responseUrls, messages, views, wire, manifest }
  const interaction = { ...parts, nowMs: clock.nowMs, token: meta.signingToken }
  await state.settled()
  return {
    ...parts,
    meta,
    clock,
    events,
    address,
    sockets,
    http,
    faults,
    streams,
    assistant: createAssistant(state, clock),
    sessions: createSessions({ state, events, streams, hearsStop }),
    profiles: createProfiles({ state, clock, events }),
    rateLimits: options.rateLimits === 'off' ? noRateLimits : createRateLimits(clock, options.posts),
    isWithout: (method) => (options.without ?? []).some((start) => method.startsWith(start)),
    files: createFiles(state, clock, options.dataDir),
    interactions: createInteractions(interaction),
    submissions: createSubmissions(interaction),
  }
}

function lastTs(state: State): string {
  const stamps = state.all('messages').map((message) => message.changedTs)
  return stamps.sort((a, b) => microsOf(a) - microsOf(b)).at(-1) ?? '0'
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** The page and its bundler are loaded at the first demand, so that tests of the protocol do without. */
function createLazyPage(dataDir: string): { handle: PageHandler; warm(): Promise<void> } {
  let page: Promise<{ handle: PageHandler; warm(): Promise<void> }> | undefined
  const load = () => {
    page ??= import('./page/serve.ts').then(({ createPage }) =>
      createPage({ cacheDir: join(dataDir, 'page') }),
    )
    return page
  }
  return {
    handle: async (request, response) => (await load()).handle(request, response),
    warm: async () => (await load()).warm(),
  }
}
