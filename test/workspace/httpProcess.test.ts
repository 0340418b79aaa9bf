import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openEndpoint } from './httpParts.ts'
import { makeFolder } from './support.ts'

const main = join(import.meta.dirname, '../../src/workspace/main.ts')

function run(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

describe('a workspace process started with --deliver-to', () => {
  test('signs what it posts there with the secret it announces', async () => {
    const endpoint = await openEndpoint()
    endpoint.answer(200)
    const folder = await makeFolder()
    const announced = new Promise<void>((resolve) => {
      const watcher = watch(folder, (_event, name) => {
        if (name !== 'running.json') return
        watcher.close()
        resolve()
      })
    })
    run('--data-dir', folder, '--door', 'test', '--port', '0', '--deliver-to', endpoint.url)
    await announced
    const running = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'))

    await fetch(`${running.url}/workspace/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'say', as: '田中 美咲', channel: '@mamori', text: '質問' }),
    })

    const { headers, body } = await endpoint.nth(1)
    const signed = `v0:${headers['x-slack-request-timestamp']}:${body}`
    const digest = createHmac('sha256', running.signingSecret).update(signed).digest('hex')
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`)
  })

  test('refuses an address that is none', async () => {
    const child = run('--data-dir', await makeFolder(), '--deliver-to', 'the bot')
    let says = ''
    child.stderr?.on('data', (data) => {
      says += String(data)
    })

    const [code] = await once(child, 'close')

    expect([code, says]).toEqual([2, '--deliver-to is the http address to which events are posted.\n'])
  })
})
