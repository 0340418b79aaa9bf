import { existsSync, mkdirSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkspaceClock } from './clock.ts'
import { createSecret, createSlackId } from './ids.ts'
import type { State } from './state.ts'
import type { FileRecord } from './types.ts'

/** Files: their facts in the journal, their bytes beside it. */
export type Files = {
  /** Makes room for a file whose bytes come later. */
  reserve(file: Pick<FileRecord, 'name' | 'user' | 'altText' | 'size'>): FileRecord
  /** Stores the bytes; resolves when they are on the disk. */
  write(file: FileRecord, bytes: Uint8Array): Promise<FileRecord>
  /** Says the file is whole and may be shown. */
  complete(file: FileRecord, title: string | undefined): FileRecord
  hasBytes(file: FileRecord): boolean
  read(file: FileRecord): Promise<Buffer>
  find(id: string): FileRecord | undefined
}

export function createFiles(state: State, clock: WorkspaceClock, dataDir: string): Files {
  const folder = join(dataDir, 'files')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (file: FileRecord) => join(folder, file.id)

  function save(file: FileRecord): FileRecord {
    state.put('files', file.id, file)
    return file
  }

  return {
    reserve: ({ name, user, altText, size }) =>
      save({
        id: createSlackId('F'),
        name,
        title: name,
        mimetype: mimetypeOf(name),
        size,
        user,
        createdS: Math.floor(clock.nowMs() / 1000),
        complete: false,
        altText,
        secret: createSecret(),
      }),
    async write(file, bytes) {
      const handle = await open(pathOf(file), 'w', 0o600)
      await handle.writeFile(bytes)
      await handle.datasync()
      await handle.close()
      return save({ ...file, size: bytes.length })
    },
    complete: (file, title) => save({ ...file, complete: true, title: title ?? file.title }),
    hasBytes: (file) => existsSync(pathOf(file)),
    read: (file) => readFile(pathOf(file)),
    find: (id) => state.get('files', id),
  }
}

const mimetypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

function mimetypeOf(name: string): string {
  return mimetypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
