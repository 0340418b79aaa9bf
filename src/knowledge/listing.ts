import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { isDocumentName } from '../extract/index.ts'
import type { FileFault } from './types.ts'

/** A file as the folder shows it, unread. */
export type FoundFile = {
  /** Relative to the folder, with `/`. */
  readonly path: string
  /** Changes whenever the file or its sidecar is written: sizes, times, and what is wrong with it. */
  readonly state: string
  /** The path of its `.meta.yml`, where there is one. */
  readonly sidecar?: string | undefined
  /** Why it is not to be opened. */
  readonly fault?: FileFault
}

const sidecarEnding = '.meta.yml'

/** Folders in folders; a disk that links into itself ends here. */
const deepest = 20

/**
 * Every document in a folder and the folders in it, in order of path, by nothing but names and sizes. Links to folders
 * are not followed, and links to files not out of the folder; both are listed with a fault. Hidden files and Office's
 * lock files are left out.
 *
 * @throws the system's error where the folder itself cannot be read.
 */
export async function listFolder(directory: string, mostBytes: number): Promise<FoundFile[]> {
  const root = await realpath(directory)
  const found: FoundFile[] = []

  async function enter(folder: string, depth: number): Promise<void> {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (folder === '') throw error
      found.push(faulty(folder, 'unreadable', codeOf(error)))
      return []
    })
    const names = new Set(entries.map(({ name }) => name))
    for (const entry of entries) {
      if (/^(?:\.|~\$)/.test(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (depth < deepest) await enter(path, depth + 1)
        else found.push(faulty(path, 'too-deep', ''))
      } else if (isWanted(entry)) {
        const sidecar = names.has(`${entry.name}${sidecarEnding}`) ? `${path}${sidecarEnding}` : undefined
        found.push(await look(root, path, sidecar, mostBytes))
      }
    }
  }

  await enter('', 0)
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function isWanted(entry: Dirent): boolean {
  return isDocumentName(entry.name) || (entry.isSymbolicLink() && !/\.\w+$/.test(entry.name))
}

async function look(
  root: string,
  path: string,
  sidecar: string | undefined,
  mostBytes: number,
): Promise<FoundFile> {
  // Marks that turn or hide letters make one name look like another; U+FFFD stands for bytes that are no text.
  if (/[\p{Cc}\p{Cf}\ufffd]/u.test(path)) return faulty(path, 'bad-name', '')
  try {
    const real = await realpath(join(root, path))
    const file = await stat(real)
    if (file.isDirectory()) return faulty(path, 'linked-folder', '')
    if (!real.startsWith(`${root}${sep}`)) return faulty(path, 'outside', '')
    if (!file.isFile()) return faulty(path, 'unreadable', '')
    const beside = sidecar === undefined ? undefined : await stat(join(root, sidecar))
    const state = [file, beside].map((each) => `${each?.size}:${each?.mtimeMs}:${each?.ino}`).join(' ')
    if (file.size > mostBytes)
      return {
        path,
        state,
        fault: { kind: 'too-large', detail: `${Math.round(mostBytes / 1024 / 1024)} MB` },
      }
    return { path, state, sidecar }
  } catch (error) {
    return faulty(path, 'unreadable', codeOf(error))
  }
}

function faulty(path: string, kind: string, detail: string): FoundFile {
  return { path: path.toWellFormed(), state: `${kind} ${detail}`, fault: { kind, detail } }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
