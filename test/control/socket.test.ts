import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { serveControl } from '../../src/control/index.ts'
import { echoInput, openFolder, pieces, stdout } from './bot.ts'

const { folder, serve, call } = openFolder()

describe('asking the running bot', () => {
  test('is not kept from stopping by a connection that says nothing', async () => {
    const server = await serve({})
    const silent = connect(join(folder.directory, 'control.sock'))
    await once(silent, 'connect')

    await server.close()

    expect(await readdir(folder.directory)).toEqual([])
    silent.destroy()
  })

  test('tells the caller when the bot goes away half-way', async () => {
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const server = await serve({
      wait: async ({ signal }) => {
        started()
        await once(signal, 'abort')
        throw new Error('stopping')
      },
    })
    const waiting = call('wait')
    await running

    await server.close()

    expect((await waiting).exitCode).toBe(1)
    expect(await readdir(folder.directory)).toEqual([])
  })

  test('keeps folder and socket closed to other users', async () => {
    await serve({})

    expect((await stat(folder.directory)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder.directory, 'control.sock'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder.directory)).toEqual(['control.sock'])
  })

  test('replaces the socket that a killed bot left', async () => {
    await leaveSocketOfKilledBot()
    expect((await call('echo')).exitCode).toBeUndefined()

    await serve({ echo: echoInput })

    expect((await call('echo', [], pieces('again'))).lines).toEqual([stdout('again')])
  })

  test('refuses a second bot in the folder, and the first goes on', async () => {
    await serve({ echo: echoInput })

    await expect(
      serveControl({ directory: folder.directory, handlers: {}, log: silentLog }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
    })
    expect((await call('echo', [], pieces('still here'))).lines).toEqual([stdout('still here')])
  })

  test('works in a folder whose path is longer than a socket address', async () => {
    const long = join(folder.directory, 'd'.repeat(120), '守'.repeat(30))
    await mkdir(long, { recursive: true })
    folder.directory = long

    await serve({ echo: echoInput })

    expect((await call('echo', [], pieces('far away'))).lines).toEqual([stdout('far away')])
    expect(await readdir(long)).toEqual(['control.sock'])
  })
})

async function leaveSocketOfKilledBot(): Promise<void> {
  const program = `
    import { serveControl } from ${JSON.stringify(join(import.meta.dirname, '../../src/control/index.ts'))}
    import { silentLog } from ${JSON.stringify(join(import.meta.dirname, '../../src/common/log.ts'))}
    await serveControl({ directory: ${JSON.stringify(folder.directory)}, handlers: {}, log: silentLog })
    console.log('listening')`
  const bot = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(createInterface(bot.stdout), 'line')
  bot.kill('SIGKILL')
  await once(bot, 'exit')
}
