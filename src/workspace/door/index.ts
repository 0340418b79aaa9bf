import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Core } from '../core.ts'
import { BadRequest, bearerToken, openStream, parseFields, readBody, sendJson } from '../http.ts'
import type { Change } from '../state.ts'
import type { PersonRecord } from '../types.ts'
import { perform } from './act.ts'
import { manageApp } from './app.ts'
import { armFaults, chooseDelivery, describeConnections, handleSockets } from './faults.ts'
import { canRead, canSee, getPerson } from './find.ts'
import { checkActor, checkJson, checkTest, type Door } from './guard.ts'
import { suggest } from './options.ts'
import { canOpen, describeState } from './view.ts'

const Clock = z.object({
  advanceS: z
    .number()
    .min(0)
    .max(10 * 365 * 86_400),
})

/** Serves `/workspace/…`, by which the page and tests see and act. @returns whether the path was one of its own. */
export async function serveDoor(
  core: Core,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', core.address())
  if (!url.pathname.startsWith('/workspace/')) return false
  const route = `${request.method} ${url.pathname}`
  switch (route) {
    case 'GET /workspace/state': {
      await core.state.settled()
      const as = url.searchParams.get('as')
      const since = url.searchParams.get('since') ?? undefined
      const person = as === null ? undefined : getPerson(core.state, as)
      sendJson(response, 200, describeState(core, person, since))
      return true
    }
    case 'POST /workspace/act':
      checkJson(request)
      checkActor(request, door)
      sendJson(response, 200, await perform(core, await readJson(request), door))
      return true
    case 'POST /workspace/clock': {
      checkJson(request)
      checkTest(door)
      const parsed = Clock.safeParse(await readJson(request))
      if (!parsed.success) throw new BadRequest(400, z.prettifyError(parsed.error))
      await core.clock.advance(parsed.data.advanceS)
      const now = new Date(core.clock.nowMs()).toISOString()
      sendJson(response, 200, { ok: true, now, offsetMs: core.clock.offsetMs() })
      return true
    }
    case 'POST /workspace/app':
      checkJson(request)
      checkTest(door)
      await manageApp(core, await readJson(request))
      sendJson(response, 200, { ok: true })
      return true
    case 'POST /workspace/options':
      checkJson(request)
      checkActor(request, door)
      sendJson(response, 200, await suggest(core, await readJson(request)))
      return true
    case 'GET /workspace/sockets':
      checkTest(door)
      sendJson(response, 200, { ok: true, ...describeConnections(core) })
      return true
    case 'POST /workspace/faults':
    case 'POST /workspace/sockets': {
      checkJson(request)
      checkTest(door)
      const body = await readJson(request)
      if (route.endsWith('faults')) sendJson(response, 200, { ok: true, faults: armFaults(core, body) })
      else sendJson(response, 200, { ok: true, ...handleSockets(core, body) })
      return true
    }
    case 'POST /workspace/delivery':
      checkJson(request)
      // The bot says where it listens, as its owner would in the app's settings.
      if (!isBot(core, request)) checkTest(door)
      sendJson(response, 200, await chooseDelivery(core, await readJson(request)))
      return true
    case 'GET /workspace/clock/follow':
      follow(core, request, response)
      return true
    case 'GET /workspace/stream':
      stream(core, getPerson(core.state, url.searchParams.get('as') ?? ''), response)
      return true
    case 'GET /workspace/commands':
      sendJson(response, 200, offers(core))
      return true
  }
  if (request.method === 'GET' && url.pathname.startsWith('/workspace/file/')) {
    await sendFile(core, url, response)
    return true
  }
  throw new BadRequest(404, 'The workspace has no such address.')
}

async function readJson(request: IncomingMessage) {
  return parseFields((await readBody(request)).toString('utf8'))
}

/** The bot's clock follows by this: the offset at once, and at every change. */
function follow(core: Core, request: IncomingMessage, response: ServerResponse): void {
  if (!isBot(core, request)) throw new BadRequest(401, 'The bot’s token is needed.')
  const events = openStream(response, () => stop())
  const stop = core.clock.follow((offsetMs) => events.send({ offsetMs }))
}

function isBot(core: Core, request: IncomingMessage): boolean {
  return bearerToken(request) === core.meta.botToken
}

/** Says that something changed which the person sees; what it is, they ask for. */
function stream(core: Core, person: PersonRecord, response: ServerResponse): void {
  let number = 0
  let isDue = false
  const say = () => {
    isDue = false
    number += 1
    void core.state.settled().then(() => events.send({ seq: number }, number))
  }
  const stop = core.state.watch((change) => {
    if (isDue || !concerns(core, person, change)) return
    isDue = true
    setImmediate(say)
  })
  const events = openStream(response, () => stop())
  say()
}

function concerns(core: Core, person: PersonRecord, change: Change): boolean {
  switch (change.table) {
    case 'messages':
      return change.value !== undefined && canRead(core.state, person, change.value)
    case 'views':
      return (change.value ?? change.before)?.person === person.id
    case 'assistant':
    case 'sessions': {
      const channel = core.state.get('channels', change.key.split('/')[0] ?? '')
      return channel !== undefined && canSee(person, channel)
    }
    case 'people':
    case 'channels':
    case 'files':
      return true
    case 'meta':
    case 'groups':
    case 'envelopes':
    case 'responseUrls':
      return false
  }
}

function offers(core: Core) {
  const features = core.manifest()?.features
  const shortcuts = (features?.shortcuts ?? []).map(({ name, type, callback_id, description }) => ({
    type,
    shown: { name, callbackId: callback_id, description },
  }))
  return {
    commands: (features?.slash_commands ?? []).map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: shortcuts.filter(({ type }) => type === 'global').map(({ shown }) => shown),
    messageShortcuts: shortcuts.filter(({ type }) => type === 'message').map(({ shown }) => shown),
  }
}

async function sendFile(core: Core, url: URL, response: ServerResponse): Promise<void> {
  const person = getPerson(core.state, url.searchParams.get('as') ?? '')
  const file = core.files.find(url.pathname.split('/')[3] ?? '')
  if (file === undefined || !core.files.hasBytes(file) || !canOpen(core.state, person, file)) {
    throw new BadRequest(404, 'There is no such file here.')
  }
  const bytes = await core.files.read(file)
  const isImage = /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype)
  response.writeHead(200, {
    'content-type': isImage ? file.mimetype : 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `${isImage ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  })
  response.end(bytes)
}
