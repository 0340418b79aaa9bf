import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DataError } from '../common/errors.ts'
import { languages } from '../common/language.ts'
import { type Extraction, formatOfName } from '../extract/index.ts'
import { parseDocument } from './documents.ts'
import { findFlagged, type PlaceLabel, readExtracted } from './extracted.ts'
import { type FoundFile, listFolder } from './listing.ts'
import { fileTitle, hashOf } from './text.ts'
import type { FileRead } from './types.ts'
import { parseYaml } from './yaml.ts'

/** A file of the folder in its present state; reading it is left to whoever needs it. */
export type FolderFile<Front> = {
  /** Relative to the folder, with `/`. */
  readonly path: string
  /** Changes whenever the file, its `.meta.yml`, or the way it is read changes. */
  readonly contentHash: string
  /** Markdown is read at once; all else in a process of its own. */
  readonly isSlow: boolean
  load(): Promise<FileRead<Front>>
}

export type DocumentFolder<Front> = {
  /** Every document of the folder, in order of path. A file that did not change since the last call is not opened. */
  list(): Promise<FolderFile<Front>[]>
  /** Whether a file was added, changed or removed since the last `list`; `settled` once nothing moved since the last call. */
  hasChanged(): Promise<'no' | 'moving' | 'settled'>
}

export type FolderParts<S extends z.ZodType> = {
  readonly directory: string
  /** What front matter must hold. */
  readonly schema: S
  /** Bytes of a file. */
  readonly mostBytes: number
  readonly extract: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Extraction>
  readonly label: PlaceLabel
}

/** Counts up when files are read better, so that they are read again. */
const readerVersion = 'reader 1'

/** The folder of documents: Markdown with front matter, and files of all other kinds. */
export function createDocumentFolder<S extends z.ZodType>(
  parts: FolderParts<S>,
): DocumentFolder<z.output<S>> {
  const { directory, schema, extract, label } = parts
  let hashes = new Map<string, { readonly state: string; readonly contentHash: string }>()
  let listed = ''
  let seen = ''

  async function toFile(found: FoundFile): Promise<FolderFile<z.output<S>>> {
    const { path, fault } = found
    const isSlow = formatOfName(path) !== 'markdown'
    if (fault !== undefined)
      return {
        path,
        contentHash: hashOf(path, found.state),
        isSlow: false,
        load: async () => ({ kind: 'fault', fault }),
      }
    const known = hashes.get(path)
    const contentHash = known?.state === found.state ? known.contentHash : await hashFile(found)
    hashes.set(path, { state: found.state, contentHash })
    return { path, contentHash, isSlow, load: () => load(found) }
  }

  async function hashFile({ path, sidecar }: FoundFile): Promise<string> {
    const bytes = await readFile(join(directory, path))
    if (formatOfName(path) === 'markdown' && sidecar === undefined) return hashOf(path, bytes)
    const front = sidecar === undefined ? '' : await readFile(join(directory, sidecar))
    return hashOf(path, bytes, front, readerVersion)
  }

  async function load({ path, sidecar }: FoundFile): Promise<FileRead<z.output<S>>> {
    try {
      const bytes = await readFile(join(directory, path))
      const contentHash = await hashFile({ path, sidecar, state: '' })
      if (formatOfName(path) === 'markdown') {
        const parsed = parseDocument(path, bytes.toString('utf8').replace(/^\uFEFF/, ''), schema)
        if (parsed !== undefined) {
          const flagged = findFlagged(parsed.sections)
          return { kind: 'document', document: { path, contentHash, format: 'markdown', flagged, ...parsed } }
        }
      }
      const front =
        sidecar === undefined
          ? undefined
          : parseYaml(await readFile(join(directory, sidecar), 'utf8'), schema, {
              file: sidecar,
              firstLine: 1,
            })
      const extraction = await extract({ name: path, bytes })
      if (extraction.kind === 'fault') return extraction
      const folder = path.split('/')[0]
      const language = languages.find((each) => each === folder)
      const given = { fallbackTitle: fileTitle(path), language, label }
      const { format } = extraction.document
      return {
        kind: 'document',
        document: { path, contentHash, front, format, ...readExtracted(extraction.document, given) },
      }
    } catch (error) {
      if (error instanceof DataError)
        return { kind: 'fault', fault: { kind: 'front-matter', detail: error.message } }
      // It was taken away, or may not be read, between the listing and now.
      if (isSystemError(error)) return { kind: 'fault', fault: { kind: 'unreadable', detail: error.code } }
      throw error
    }
  }

  const look = async () => {
    const found = await listFolder(directory, parts.mostBytes)
    return { found, state: found.map((file) => `${file.path}\0${file.state}`).join('\n') }
  }

  return {
    async list() {
      const { found, state } = await look()
      const files = []
      for (const file of found) files.push(await toFile(file))
      hashes = new Map(found.flatMap(({ path }) => [[path, hashes.get(path)] as const]).filter(isKnown))
      listed = state
      seen = state
      return files
    },
    async hasChanged() {
      const { state } = await look()
      const isStill = state === seen
      seen = state
      if (state === listed) return 'no'
      return isStill ? 'settled' : 'moving'
    },
  }
}

function isKnown<Key, Value>(entry: readonly [Key, Value | undefined]): entry is readonly [Key, Value] {
  return entry[1] !== undefined
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}
