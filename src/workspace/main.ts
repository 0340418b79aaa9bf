// The workspace as a process of its own. It is started detached and outlives whoever started it.

import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { workspaceBuild } from './build.ts'
import type { Door } from './door/guard.ts'
import { createWorkspace, FolderHeldError, type Workspace, type WorkspaceOptions } from './index.ts'

/** How the process says why it did not start. */
const exitCodes = { usage: 2, portTaken: 3, folderHeld: 4 } as const
const usualPort = 8737

// Whoever started it may be gone, and its pipes with it.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)
process.on('SIGHUP', () => undefined)

const given = readArguments()
const workspace = await start(given)
const running = join(given.dataDir, 'running.json')
await announce(workspace)
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
workspace
  .warmPage()
  .catch((error: unknown) => process.stderr.write(`The page cannot be built: ${String(error)}\n`))

function readArguments(): WorkspaceOptions & { door: Door } {
  try {
    const { values } = parseArgs({
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        door: { type: 'string', default: 'page' },
        manifest: { type: 'string', default: 'manifest.yml' },
        'deliver-to': { type: 'string' },
        'rate-limits': { type: 'string', default: 'off' },
        without: { type: 'string', default: '' },
      },
    })
    const { 'data-dir': dataDir, port, door, manifest, 'deliver-to': eventsUrl } = values
    if (dataDir === undefined) throw new Error('--data-dir <folder> is needed.')
    if (door !== 'page' && door !== 'test') throw new Error('--door is page or test.')
    const { 'rate-limits': rateLimits } = values
    if (rateLimits !== 'on' && rateLimits !== 'off') throw new Error('--rate-limits is on or off.')
    const without = values.without.split(',').filter((name) => name !== '')
    const number = Number(port ?? 0)
    if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new Error('--port is 0 to 65535.')
    const asked = port === undefined ? {} : { port: number }
    if (eventsUrl !== undefined && !/^https?:$/.test(URL.parse(eventsUrl)?.protocol ?? '')) {
      throw new Error('--deliver-to is the http address to which events are posted.')
    }
    const deliver = eventsUrl === undefined ? {} : { deliver: { mode: 'http' as const, eventsUrl } }
    const rules = { rateLimits, without } as const
    return { dataDir: resolve(dataDir), door, manifest: resolve(manifest), ...rules, ...asked, ...deliver }
  } catch (error) {
    return leave(exitCodes.usage, error instanceof Error ? error.message : String(error))
  }
}

async function start(options: WorkspaceOptions): Promise<Workspace> {
  try {
    return await createWorkspace({ ...options, port: options.port ?? usualPort })
  } catch (error) {
    if (error instanceof FolderHeldError) return leave(exitCodes.folderHeld, error.message)
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    if (options.port === undefined) return start({ ...options, port: 0 })
    return leave(exitCodes.portTaken, `Port ${options.port} is taken: name another one or leave it out.`)
  }
}

async function announce({ port, url, botToken, appToken, signingSecret }: Workspace): Promise<void> {
  const facts = {
    pid: process.pid,
    port,
    url,
    botToken,
    appToken,
    signingSecret,
    door: given.door,
    build: await workspaceBuild(),
  }
  writeFileSync(`${running}.new`, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${running}.new`, running)
}

async function stop(): Promise<void> {
  rmSync(running, { force: true })
  await workspace.stop()
  process.exit(0)
}

function leave(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
