import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test as plainTest } from 'vitest'
import { ConfigError } from '../../src/common/errors.ts'
import { ensureFolder } from '../../src/common/folder.ts'
import { openDatabase } from '../../src/database/index.ts'

const test = plainTest.extend('folder', async ({ task: _task }, { onCleanup }) => {
  const folder = await mkdtemp(join(tmpdir(), 'mamori folder '))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  return folder
})

describe('a data folder that is no use', () => {
  test.for([
    ['a file', 'taken', 'there is a file of that name'],
    ['below a file', 'taken/below', 'a part of the path is a file'],
    ['of a name too long for the disk', 'x'.repeat(300), 'the path is too long'],
    ['at a path too long for a lock', Array(8).fill('あ'.repeat(40)).join('/'), 'the path is too long'],
  ] as const)('is named with the reason and the variable: %s', async ([, path, reason], { folder }) => {
    await writeFile(join(folder, 'taken'), '')

    const opening = openDatabase({ kind: 'embedded', directory: join(folder, path) })

    await expect(opening).rejects.toThrow(ConfigError)
    await expect(opening).rejects.toThrow(reason)
    await expect(opening).rejects.toThrow('MAMORI_DATA_DIR')
  })

  test('is made where it is missing, with those above it, for this user alone', async ({ folder }) => {
    const directory = join(folder, 'あ い', 'う')

    await ensureFolder(directory)
    await ensureFolder(directory)

    await expect(mkdir(directory)).rejects.toThrow('EEXIST')
  })
})
