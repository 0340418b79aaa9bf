import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ConflictError } from '../common/errors.ts'
import { unusable } from '../common/folder.ts'
import { isRunning } from '../common/process.ts'

/** What the process that holds the folder is. */
export type LockHolder = 'bot' | 'command'

export type Lock = {
  /** Lets the next process in. */
  release(): Promise<void>
}

/**
 * Takes the folder for this process.
 *
 * The lock is the operating system's, on `lock.db`, by way of SQLite: it ends with the process however that ends, so
 * a dead holder's lock is free, and of two who come together one gets it. `lock.json` beside it only says who it is.
 *
 * @throws ConfigError when no lock can be kept there.
 * @throws ConflictError in one sentence that names the holder, when another process, or this one, has it.
 */
export async function takeLock(directory: string, holder: LockHolder, now: Date): Promise<Lock> {
  const file = lockFile(directory)
  if (file === undefined) throw new ConflictError(await describeHolder(directory))

  const facts = join(directory, 'lock.json')
  await writeWhole(facts, JSON.stringify({ pid: process.pid, holder, since: now.toISOString() }))
  return {
    async release() {
      await rm(facts, { force: true })
      file.close()
    },
  }
}

// Two who come together may each find the other's shared lock in the way: SQLite then refuses one at once and lets
// the other wait, here for up to 500 ms.
function lockFile(directory: string): DatabaseSync | undefined {
  const file = openLockFile(directory)
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
    return file
  } catch (error) {
    file.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

function openLockFile(directory: string): DatabaseSync {
  try {
    return new DatabaseSync(join(directory, 'lock.db'), { timeout: 500 })
  } catch (error) {
    throw unusable(directory, error)
  }
}

// SQLITE_BUSY is 5 (https://sqlite.org/rescode.html#busy).
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}

const Facts = z.object({ pid: z.number(), holder: z.enum(['bot', 'command']), since: z.iso.datetime() })

// Between taking the lock and writing who it is there is a moment: the facts of a process that is gone are read again.
async function describeHolder(directory: string): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const facts = await readFacts(join(directory, 'lock.json'))
    if (facts !== undefined && isRunning(facts.pid)) {
      const what = facts.holder === 'bot' ? 'the bot' : 'a mamori command'
      return (
        `The data folder ${directory} is in use by ${what} (process ${facts.pid}, since ${facts.since}). ` +
        'Stop it first, or name another folder in MAMORI_DATA_DIR.'
      )
    }
    await pause(50)
  }
  return `The data folder ${directory} is in use by another process. Stop it first, or name another folder in MAMORI_DATA_DIR.`
}

async function readFacts(path: string): Promise<z.infer<typeof Facts> | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  return Facts.safeParse(JSON.parse(text)).data
}

async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`
  await writeFile(unfinished, text, { mode: 0o600 })
  await rename(unfinished, path)
}
