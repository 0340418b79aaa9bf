// The real bot, with a scripted composer where a model would be.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createLog } from '../../src/common/log.ts'
import { createWorkspace } from '../../src/workspace/index.ts'
import { type ApiProxy, startApiProxy } from './apiProxy.ts'
import { type Composer, createComposer } from './composer.ts'
import { startComposing } from './composing.ts'
import { test as databaseTest } from './database.ts'
import { createPersonAt, openDoor, type TestPerson } from './door.ts'

const manifest = resolve(import.meta.dirname, '../../manifest.yml')

export type ComposingBot = {
  readonly url: string
  readonly composer: Composer
  readonly api: ApiProxy
  readonly logLines: readonly string[]
  person(name: string): TestPerson
}

/** A test with `bot` on an empty embedded database, stopped afterwards. */
export const test = databaseTest.extend('bot', async ({ database }, { onCleanup }): Promise<ComposingBot> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-composing-'))
  const workspace = await createWorkspace({
    dataDir: join(dataDir, 'workspace'),
    door: 'test',
    manifest,
  })
  const api = await startApiProxy(workspace.url)
  const composer = createComposer()
  const logLines: string[] = []
  const log = createLog('info', (line) => logLines.push(line))
  const stop = await startComposing({ dataDir, workspace, composer, log, database, apiUrl: api.apiUrl })
  onCleanup(async () => {
    await stop()
    await api.stop()
    await workspace.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const door = await openDoor(workspace.url)
  return { url: workspace.url, composer, api, logLines, person: (name) => createPersonAt(door, name) }
})
