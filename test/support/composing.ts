import { resolve } from 'node:path'
import { openCore } from '../../src/app.ts'
import { createAudit } from '../../src/audit/index.ts'
import { createMovableClock } from '../../src/common/clock.ts'
import type { Log } from '../../src/common/log.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/types.ts'
import { connectTo, type LocalWorkspace } from '../../src/local/connection.ts'
import { createSlackFace } from '../../src/slack/index.ts'
import { usualDelivery } from './bot.ts'
import type { Composer } from './composer.ts'

const packageRoot = resolve(import.meta.dirname, '../..')

/** Starts a bot that has its answers from a composer. @returns its stop. */
export async function startComposing(parts: {
  readonly dataDir: string
  readonly workspace: LocalWorkspace
  readonly composer: Composer
  readonly log: Log
  /** In place of one in the folder. */
  readonly database?: Database
  /** In place of the workspace's own; ends with `/api/`. */
  readonly apiUrl?: string
}): Promise<() => Promise<void>> {
  const { dataDir, workspace, composer, log, database, apiUrl } = parts
  const environment = { MAMORI_DATA_DIR: dataDir, MAMORI_LOCAL_DELIVERY: usualDelivery }
  const { config, secrets } = readConfig(environment, packageRoot, packageRoot)
  const clock = createMovableClock()
  const given = database === undefined ? {} : { database }
  const core = await openCore({ config, secrets, clock, log, ...given }, 'bot')
  const slack = await connectTo(workspace, { ...config.workspace, sockets: config.sockets })
  const face = await createSlackFace({
    ...core,
    answering: composer.over(core.answering),
    shared: core.documents.shared,
    clock,
    log,
    audit: createAudit({ clock }),
    slack: { ...slack, ...(apiUrl === undefined ? {} : { apiUrl }) },
  })
  await core.jobs.start()
  await face.start()
  return async () => {
    await face.stop()
    await core.jobs.stop()
    await core.close()
  }
}
