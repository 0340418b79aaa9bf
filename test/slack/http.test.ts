import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createLog, silentLog } from '../../src/common/log.ts'
import { bearLateAck } from '../../src/slack/ack.ts'
import { createHttpLine } from '../../src/slack/http.ts'
import { createSlackLogger } from '../../src/slack/logger.ts'
import { type Intake, withIntake } from '../../src/slack/receiver.ts'
import { createHttpBot } from '../workspace/httpParts.ts'
import { sit, startWorkspace } from '../workspace/support.ts'

const logger = createSlackLogger(silentLog)

/** A line on a free port, whose deliveries go nowhere. */
async function openLine() {
  const { promise, resolve } = Promise.withResolvers<string>()
  const line = createHttpLine(
    { signingSecret: 'secret', port: 0, host: '127.0.0.1', onOpen: async (url) => resolve(url) },
    logger,
    silentLog,
  )
  await line.open()
  onTestFinished(() => line.close())
  return { line, url: new URL(await promise) }
}

/** The status of a raw request, for paths that `fetch` would mend. */
async function statusOf(url: URL, path: string): Promise<number | undefined> {
  const request = httpRequest({ host: url.hostname, port: url.port, path, method: 'POST' }).end('x')
  const [response] = await once(request, 'response')
  request.destroy()
  return response.statusCode
}

describe('the port for requests of Slack', () => {
  test('answers whoever asks whether it is up', async () => {
    const { url } = await openLine()

    const response = await fetch(new URL('/healthz', url))

    expect([response.status, await response.text()]).toEqual([200, 'ok'])
  })

  test.each([
    ['/slack/events', 401],
    ['/slack', 404],
    ['//', 500],
    ['/%', 404],
  ])('refuses a request to %s without a signature with %i, and lives', async (path, status) => {
    const { url } = await openLine()

    const found = await statusOf(url, path)

    expect(found).toBe(status)
    expect((await fetch(new URL('/healthz', url))).status).toBe(200)
  })

  test('that is taken is named', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    onTestFinished(() => void blocker.close())
    const { port } = blocker.address() as AddressInfo

    const line = createHttpLine({ signingSecret: 's', port, host: '127.0.0.1' }, logger, silentLog)

    await expect(line.open()).rejects.toThrow(`Port ${port} is taken by another program`)
  })

  test('at an address that is none of this machine’s is named', async () => {
    const line = createHttpLine({ signingSecret: 's', port: 0, host: '203.0.113.1' }, logger, silentLog)

    await expect(line.open()).rejects.toThrow('MAMORI_HTTP_HOST is 203.0.113.1')
  })

  test('closes though somebody holds a connection, and closes where it never opened', async () => {
    const { line, url } = await openLine()
    const held = connect(Number(url.port), url.hostname)
    held.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n')
    await once(held, 'connect')

    await line.close()

    await line.close()
    await expect(fetch(new URL('/healthz', url))).rejects.toThrow()
  })
})

describe('an ack that comes after Slack gave up', () => {
  test('harms nothing: what follows in the listener is done', async () => {
    const lines: string[] = []
    const workspace = await startWorkspace()
    const done = Promise.withResolvers<boolean>()
    const intake: Intake = async (event, process) => {
      const { event: borne, isAnswered } = bearLateAck(
        event,
        createLog('warn', (line) => lines.push(line)),
      )
      await process(borne)
      done.resolve(isAnswered())
    }
    const bot = createHttpBot(workspace, { patienceMs: 20, wrap: (receiver) => withIntake(receiver, intake) })
    let isDone = false
    const refused = Promise.withResolvers<void>()
    bot.app.command('/mamori', async ({ ack }) => {
      await refused.promise
      await ack('遅い')
      isDone = true
    })
    await workspace.deliverTo(await bot.listen())

    const act = { do: 'command', channel: 'general', command: '/mamori', text: 'help' }
    const acted = await sit(workspace, '田中 美咲').act(act)
    refused.resolve()

    expect(acted.ok).toBe(false)
    expect(await done.promise).toBe(true)
    expect(isDone).toBe(true)
    expect(lines.join()).toContain('an ack came too late')
  })
})
