import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openJournal, readJournal } from '../../src/workspace/journal.ts'

describe('the journal of a workspace', () => {
  test('keeps what was appended before it was closed, and drops without a fault what comes later', async ({
    onTestFinished,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'mamori-journal-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const path = join(folder, 'journal.jsonl')
    const journal = await openJournal(path)
    journal.append(['people', 'U1', { name: 'a' }])

    await journal.close()
    journal.append(['people', 'U2', { name: 'b' }])
    await journal.settled()

    expect(readJournal(path)).toEqual([['people', 'U1', { name: 'a' }]])
  })
})
