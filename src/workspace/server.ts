import type { IncomingMessage, ServerResponse } from 'node:http'
import { isFields } from './checks.ts'
import type { Core } from './core.ts'
import { checkOrigin, type Door } from './door/guard.ts'
import { serveDoor } from './door/index.ts'
import { meetFault } from './faults/calls.ts'
import { BadRequest, bearerToken, mediaType, readBody, readFields, readForm, sendJson } from './http.ts'
import { Refusal } from './refusal.ts'
import type { FileRecord } from './types.ts'
import { callMethod, scopesOf, waitBefore } from './webapi/index.ts'

/** What serves the page: `true` when it answered. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** Answers every request to the workspace; never throws. */
export function createHandler(core: Core, door: Door, port: () => number, page: PageHandler) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      checkOrigin(request, port())
      const met = await meetFault(core, request, response)
      if (met === undefined) return
      await route(core, door, page, request, met.response)
      met.finish()
    } catch (error) {
      const isRequests = error instanceof BadRequest
      const status = isRequests ? error.status : 500
      const sentence = isRequests ? error.message : 'The workspace failed; its log says why.'
      if (!isRequests) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      if (response.headersSent) response.destroy()
      else sendJson(response, status, { ok: false, error: sentence })
    }
  }
}

async function route(
  core: Core,
  door: Door,
  page: PageHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', core.address())
  const [, first, second = ''] = pathname.split('/')
  switch (first) {
    case 'api': {
      const given = { ...Object.fromEntries(searchParams), ...(await readFields(request)) }
      const token = bearerToken(request) ?? (typeof given.token === 'string' ? given.token : undefined)
      const waitS = waitBefore(core, second, given, token)
      if (waitS > 0) {
        response.setHeader('retry-after', waitS)
        sendJson(response, 429, { ok: false, error: 'ratelimited' })
        return
      }
      const scopes = scopesOf(core, token)
      if (scopes.length > 0) response.setHeader('x-oauth-scopes', scopes.join(','))
      sendJson(response, 200, await callMethod(core, second, given, token))
      return
    }
    case 'upload':
      return receiveUpload(core, pathname, request, response)
    case 'files-pri':
      return sendPrivateFile(core, second, request, response)
    case 'actions':
      return respond(core, pathname, request, response)
    case 'workspace':
      await serveDoor(core, door, request, response)
      return
  }
  if (!(await page(request, response))) throw new BadRequest(404, 'The workspace has no such address.')
}

/** The bytes of a file, raw or in a form, at the address files.getUploadURLExternal gave. */
async function receiveUpload(core: Core, path: string, request: IncomingMessage, response: ServerResponse) {
  const file = core.state.all('files').find((each) => each.secret === path.split('/')[3])
  if (file === undefined || file.complete) throw new BadRequest(404, 'There is no such upload.')
  const bytes = await readUpload(request)
  await core.files.write(file, bytes)
  await core.state.settled()
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.end(`OK - ${bytes.length}`)
}

async function readUpload(request: IncomingMessage): Promise<Uint8Array> {
  if (mediaType(request) !== 'multipart/form-data') return readBody(request)
  for (const [, part] of await readForm(request)) {
    if (typeof part !== 'string') return new Uint8Array(await part.arrayBuffer())
  }
  throw new BadRequest(400, 'The form holds no file.')
}

/** `url_private`, for the bot. */
async function sendPrivateFile(core: Core, name: string, request: IncomingMessage, response: ServerResponse) {
  const file: FileRecord | undefined = core.files.find(name.split('-')[1] ?? '')
  if (bearerToken(request) !== core.meta.botToken) throw new BadRequest(403, 'The bot’s token is needed.')
  if (file === undefined || !core.files.hasBytes(file)) throw new BadRequest(404, 'There is no such file.')
  const bytes = await core.files.read(file)
  response.writeHead(200, { 'content-type': file.mimetype, 'content-length': bytes.length })
  response.end(bytes)
}

/** A post to a `response_url`. */
async function respond(core: Core, path: string, request: IncomingMessage, response: ServerResponse) {
  const given = await readFields(request)
  const inner: unknown = typeof given.payload === 'string' ? JSON.parse(given.payload) : given
  try {
    core.responseUrls.use(path, isFields(inner) ? inner : {})
    await core.state.settled()
    sendJson(response, 200, { ok: true })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isGone = error.error === 'expired_url' || error.error === 'used_url'
    sendJson(response, isGone ? 404 : 400, { ok: false, error: error.error, ...error.more })
  }
}
