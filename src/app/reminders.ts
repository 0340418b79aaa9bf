import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { loadYaml } from '../knowledge/index.ts'
import { mannersSchema, type Selfchecks } from '../selfcheck/index.ts'

/** The manners of `reminders.yml` in the folder; `undefined` where there is none, so that the usual ones hold. */
export async function loadManners(directory: string): Promise<Selfchecks['manners'] | undefined> {
  const file = join(directory, 'reminders.yml')
  const isThere = await stat(file).catch(() => undefined)
  return isThere === undefined ? undefined : loadYaml(file, mannersSchema)
}
