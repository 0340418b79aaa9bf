import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/index.ts'

describe('opening a database', () => {
  test('leaves the rest of the process its turn between statements', async () => {
    const database = await openDatabase({ kind: 'memory' })
    let done = 0
    const work = async () => {
      for (let each = 0; each < 50; each += 1) {
        await database.query('select 1')
        done += 1
      }
    }
    const working = Promise.all([work(), work()])

    const doneAtTurn = await new Promise<number>((resolve) => setImmediate(() => resolve(done)))
    await working
    await database.close()

    expect(doneAtTurn).toBeLessThan(10)
    expect(done).toBe(100)
  })

  test('keeps every acknowledged row of a killed process', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'mamori-open-'))
    const directory = join(parent, 'data')
    const writer = startWriter(directory)
    const lines = createInterface(writer.stdout)
    let acknowledged = 0
    for await (const line of lines) {
      acknowledged = Number(line)
      if (acknowledged === 50) writer.kill('SIGKILL')
    }

    const database = await openDatabase({ kind: 'embedded', directory })
    const { rows } = await database.query<{ n: number }>('select count(*) as n from numbers')
    await expect(openDatabase({ kind: 'embedded', directory })).rejects.toThrow('is in use by')
    await database.close()

    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    await rm(parent, { recursive: true, force: true })
  })

  test('says in one sentence that a server is not there, without the password', async () => {
    const opening = openDatabase({ kind: 'served', url: 'postgres://mamori:s3cret@127.0.0.1:1/mamori' })

    const error = await opening.catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'ExternalError', retryable: true })
    expect(String(error)).toContain('Postgres at 127.0.0.1:1 cannot be reached (ECONNREFUSED)')
    expect(String(error)).not.toContain('s3cret')
  })

  test('gives up on a server that never answers', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }

    const opening = openDatabase({ kind: 'served', url: `postgres://mamori@127.0.0.1:${port}/mamori` })

    await expect(opening).rejects.toThrow(`Postgres at 127.0.0.1:${port} cannot be reached`)
    silent.close()
  })
})

function startWriter(directory: string) {
  const program = `
    import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../src/database/index.ts'))}
    const database = await openDatabase({ kind: 'embedded', directory: ${JSON.stringify(directory)} })
    await database.query('create table numbers (n int)')
    for (let n = 1; ; n += 1) {
      await database.query('insert into numbers values ($1)', [n])
      console.log(n)
    }`
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
