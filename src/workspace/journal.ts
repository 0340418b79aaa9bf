import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** One change: table, key and the value put there, `null` when it was removed. */
export type JournalEntry = readonly [table: string, key: string, value: unknown]

/** An append-only file of JSON lines; a line is one or more changes that hold together or not at all. */
export type Journal = {
  /** Adds a change. Those added in the same turn of the event loop land on the same line. */
  append(entry: JournalEntry): void
  /**
   * Resolves when everything appended so far is on the disk.
   * @throws Error when the file could not be written; the journal takes nothing more afterwards.
   */
  settled(): Promise<void>
  /** Resolves when all is on the disk. What is appended from then on is dropped: nobody is left who would be answered. */
  close(): Promise<void>
}

/**
 * Reads a journal from its first line to its last.
 *
 * @returns the changes in order; none when there is no file. A torn last line, left by a crash while writing,
 *   is left out: nothing on it was acknowledged.
 * @throws Error when a line before the last is not JSON.
 */
export function readJournal(path: string): JournalEntry[] {
  const lines = readText(path).split('\n')
  const torn = lines.pop() // what follows the last line break: empty, or torn
  const entries: JournalEntry[] = []
  for (const [index, line] of lines.entries()) {
    try {
      entries.push(...(JSON.parse(line) as JournalEntry[]))
    } catch (cause) {
      if (index === lines.length - 1 && torn === '') continue
      throw new Error(`${path}, line ${index + 1}: not JSON. Restore the file or remove the folder.`, {
        cause,
      })
    }
  }
  return entries
}

/** Writes a journal anew with nothing but the entries given; the old one stands until the new one is complete. */
export function rewriteJournal(path: string, entries: Iterable<JournalEntry>): void {
  const file = openSync(`${path}.new`, 'w', 0o600)
  for (const entry of entries) writeSync(file, `${JSON.stringify([entry])}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Opens a journal for appending. */
export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, 'a', 0o600)
  let pending: JournalEntry[] = []
  let written = Promise.resolve()
  let failure: Error | undefined
  let scheduled = false
  let isClosed = false

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    written = written.then(flush)
  }

  async function flush(): Promise<void> {
    scheduled = false
    const entries = pending
    pending = []
    if (entries.length === 0 || failure !== undefined) return
    try {
      await writeLine(file, entries)
    } catch (cause) {
      failure = new Error(`${path} cannot be written.`, { cause })
    }
  }

  return {
    append(entry) {
      if (isClosed) return
      pending.push(entry)
      schedule()
    },
    async settled() {
      await written
      if (failure !== undefined) throw failure
    },
    async close() {
      isClosed = true
      await written
      await file.close()
    },
  }
}

async function writeLine(file: FileHandle, entries: readonly JournalEntry[]): Promise<void> {
  await file.appendFile(`${JSON.stringify(entries)}\n`)
  await file.datasync()
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
