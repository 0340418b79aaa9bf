import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Bundle, type Bundler, loadBundle } from './build.ts'

/** The page of the workspace as a part of its server. */
export type Page = {
  /** Answers `/`, `/assets/…` and the icon; false, with nothing answered, for all else. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Builds the bundle before anybody asks for it. @throws Error when it cannot be built. */
  warm(): Promise<void>
}

/**
 * Serves the page. It is bundled at the first demand and kept in `cacheDir` by the hash of its sources; demands that
 * come together wait for one build, and a build that failed is tried again by the next demand.
 */
export function createPage({ cacheDir, bundler }: { cacheDir: string; bundler?: Bundler }): Page {
  let loading: Promise<Bundle> | undefined
  const load = () => {
    loading ??= loadBundle(cacheDir, bundler).catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  return {
    async warm() {
      await load()
    },
    async handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      if (path === '/')
        return send(request, response, 'text/html; charset=utf-8', html((await load()).hash), false)
      if (path === '/favicon.svg' || path === '/favicon.ico')
        return send(request, response, 'image/svg+xml', icon, false)
      const asset = /^\/assets\/([0-9a-f]+)\.(js|css)$/.exec(path)
      if (asset === null) return false
      const bundle = await load()
      if (asset[1] !== bundle.hash) return false
      return asset[2] === 'js'
        ? send(request, response, 'text/javascript; charset=utf-8', bundle.script, true)
        : send(request, response, 'text/css; charset=utf-8', bundle.style, true)
    },
  }
}

/** Nothing from elsewhere, nothing inline but styles: what a bot writes can load and run nothing. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

function send(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  immutable: boolean,
): true {
  response.writeHead(200, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

function html(hash: string): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mamori のローカルワークスペース</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/${hash}.css">
</head>
<body>
<div id="root"></div>
<div id="layer"></div>
<script src="/assets/${hash}.js"></script>
</body>
</html>
`
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="9" fill="#3f3d7a"/><path d="M18 7 27 10.5v7.2c0 5.5-3.600 9.400-9 11.800-5.400-2.400-9-6.300-9-11.800v-7.200z" fill="#f4f1ff"/><path d="m13.500 18 3.300 3.300 6-6.600" fill="none" stroke="#3f3d7a" stroke-width="2.600" stroke-linecap="round" stroke-linejoin="round"/></svg>`
