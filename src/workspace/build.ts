import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A hash over the workspace's sources: a process that says another one runs older or newer code. */
export async function workspaceBuild(): Promise<string> {
  const names = await readdir(import.meta.dirname, { recursive: true, withFileTypes: true })
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const path of paths.sort()) {
    hash.update(`${relative(import.meta.dirname, path)}\0`).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}
