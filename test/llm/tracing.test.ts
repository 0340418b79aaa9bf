import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LLMock } from '@copilotkit/aimock'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

// A process of its own: the libraries read its environment, and would write into this one's output.
async function askInProcess(environment: Record<string, string>, modelUrl: string, neutralise: boolean) {
  const script = `
    const { forbidTracing } = await import('${root}/src/config.ts')
    ${neutralise ? 'forbidTracing(process.env)' : ''}
    const { createModel } = await import('${root}/src/llm/index.ts')
    const { silentLog } = await import('${root}/src/common/log.ts')
    const model = await createModel({ apiKey: 'k', baseUrl: '${modelUrl}/v1', name: 'm', log: silentLog })
    const request = { instructions: 'i', task: 'a question', searchPurpose: 's', search: async () => '', signal: new AbortController().signal }
    for await (const piece of model.compose(request)) if (piece.kind === 'text') process.stdout.write('heard:' + piece.text)
    await new Promise((resolve) => setTimeout(resolve, 700))
  `
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    {
      env: { PATH: process.env.PATH ?? '', ...environment },
    },
  )
  return { stdout, stderr }
}

test.each([
  ['nothing reaches a tracing server that the environment names', true],
  ['which it would, were the variables left', false],
])('%s', async (_, neutralise) => {
  const traces: string[] = []
  const tracing = createServer((request, response) => {
    traces.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
  await new Promise<void>((resolve) => tracing.listen(0, '127.0.0.1', resolve))
  const { port } = tracing.address() as AddressInfo
  const server = new LLMock({ port: 0 })
  server.on({ userMessage: 'a question' }, { content: 'an answer' }, { chunkSize: 100 })
  await server.start()
  const url = `http://127.0.0.1:${port}`

  const { stdout, stderr } = await askInProcess(
    {
      LANGSMITH_TRACING: 'true',
      LANGSMITH_TRACING_V2: 'true',
      LANGCHAIN_TRACING_V2: 'true',
      LANGCHAIN_TRACING: 'true',
      LANGSMITH_API_KEY: 'key',
      LANGCHAIN_API_KEY: 'key',
      LANGSMITH_ENDPOINT: url,
      LANGCHAIN_ENDPOINT: url,
      LANGCHAIN_VERBOSE: 'true',
      OPENAI_LOG: 'debug',
    },
    server.url,
    neutralise,
  )
  await server.stop()
  tracing.closeAllConnections()
  await new Promise((resolve) => tracing.close(resolve))

  expect(stdout).toContain('heard:an answer')
  if (neutralise) {
    expect(traces).toEqual([])
    expect(stdout).toBe('heard:an answer')
    expect(stderr).toBe('')
  } else expect(traces.length).toBeGreaterThan(0)
})

test('every process of ours begins by it', async () => {
  for (const file of ['src/main.ts', 'src/cli/main.ts']) {
    const text = await readFile(join(root, file), 'utf8')

    expect(text.indexOf('forbidTracing(process.env)')).toBeGreaterThan(0)
    expect(text.indexOf('forbidTracing(process.env)')).toBeLessThan(text.indexOf('readConfig(process.env'))
  }
})
