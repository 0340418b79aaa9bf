import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPage, type Page } from '../../../src/workspace/page/serve.ts'

let cacheDir: string
const servers: Server[] = []

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'mamori-page-'))
})

afterEach(async () => {
  for (const server of servers.splice(0)) server.close()
  await rm(cacheDir, { recursive: true, force: true })
})

/** A bundler that counts its builds and takes a turn of the event loop. */
function countingBundler() {
  const counter = { builds: 0 }
  const bundler = async () => {
    counter.builds += 1
    await new Promise((resolve) => setImmediate(resolve))
    return { script: Buffer.from('script()'), style: Buffer.from('a{}') }
  }
  return { counter, bundler }
}

async function serve(page: Page): Promise<string> {
  const server = createServer(async (request, response) => {
    if (!(await page.handle(request, response))) response.writeHead(404).end('not the page’s')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('serving the page', () => {
  test('gives a document that may load nothing from elsewhere, with its script and style', async () => {
    const { bundler } = countingBundler()
    const url = await serve(createPage({ cacheDir, bundler }))

    const response = await fetch(url)

    const html = await response.text()
    const script = /src="(\/assets\/[0-9a-f]+\.js)"/.exec(html)?.[1]
    const style = /href="(\/assets\/[0-9a-f]+\.css)"/.exec(html)?.[1]
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(html).toContain('<title>Mamori のローカルワークスペース</title>')
    expect(html).not.toMatch(/https?:\/\//)
    expect(await (await fetch(url + script)).text()).toBe('script()')
    expect(await (await fetch(url + style)).text()).toBe('a{}')
  })

  test('leaves every other address and method alone', async () => {
    const { bundler } = countingBundler()
    const url = await serve(createPage({ cacheDir, bundler }))

    const statuses = await Promise.all([
      fetch(`${url}/workspace/state`),
      fetch(`${url}/assets/0123456789abcdef.js`),
      fetch(`${url}/assets/../main.tsx`),
      fetch(url, { method: 'POST' }),
    ])

    expect(statuses.map((response) => response.status)).toEqual([404, 404, 404, 404])
  })

  test('has an icon of its own', async () => {
    const { bundler } = countingBundler()
    const url = await serve(createPage({ cacheDir, bundler }))

    const response = await fetch(`${url}/favicon.svg`)

    expect(response.headers.get('content-type')).toBe('image/svg+xml')
  })
})

describe('building the page', () => {
  test('builds once for demands that come together', async () => {
    const { counter, bundler } = countingBundler()
    const page = createPage({ cacheDir, bundler })
    const url = await serve(page)

    await Promise.all([page.warm(), fetch(url), fetch(url), fetch(url)])

    expect(counter.builds).toBe(1)
  })

  test('takes what an earlier start has built, and removes what belongs to other sources', async () => {
    const first = countingBundler()
    await writeFile(join(cacheDir, 'page-0000000000000000.js'), 'old')
    await createPage({ cacheDir, bundler: first.bundler }).warm()
    const second = countingBundler()

    await createPage({ cacheDir, bundler: second.bundler }).warm()

    expect([first.counter.builds, second.counter.builds]).toEqual([1, 0])
    expect(await readdir(cacheDir)).toHaveLength(2)
    expect(await readdir(cacheDir)).not.toContain('page-0000000000000000.js')
  })

  test('builds again when half of what was kept is missing', async () => {
    const { counter, bundler } = countingBundler()
    await createPage({ cacheDir, bundler }).warm()
    const style = (await readdir(cacheDir)).find((name) => name.endsWith('.css')) ?? ''
    await rm(join(cacheDir, style))

    await createPage({ cacheDir, bundler }).warm()

    expect(counter.builds).toBe(2)
  })

  test('tries again after a build that failed', async () => {
    const { bundler } = countingBundler()
    let fails = true
    const page = createPage({
      cacheDir,
      bundler: async () => {
        if (fails) throw new Error('a source is broken')
        return bundler()
      },
    })

    await expect(page.warm()).rejects.toThrow('a source is broken')
    fails = false

    await expect(page.warm()).resolves.toBeUndefined()
  })

  test('makes a small production bundle of the real sources', async () => {
    const url = await serve(createPage({ cacheDir }))

    const html = await (await fetch(url)).text()

    const script = await (await fetch(url + /src="([^"]+)"/.exec(html)?.[1])).text()
    const style = await (await fetch(url + /href="(\/assets[^"]+)"/.exec(html)?.[1])).text()
    expect(script).not.toContain('react.development')
    expect(script.length).toBeLessThan(500_000)
    expect(style).toContain('.message')
    expect(style).not.toMatch(/url\(|@import/)
  })
})
