import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { plainText } from '../../src/answering/normalise.ts'
import { splitSentences } from '../../src/answering/sentences.ts'

/** What the double does: its first token after so long, then so many a second. */
const firstTokenMs = 400
const tokensASecond = 50
/** Characters of a token, about what Japanese takes. */
const tokenLength = 2
const sentencesAnAnswer = 3

/** The double's pace, as a row of figures says it. */
export const paceOfDouble = `first token after ${firstTokenMs} ms, ${tokensASecond} tokens a second`

/** A sentence as the double wrote it, and when its last token left. */
export type Written = { readonly text: string; readonly at: number }

/** Writes the sentences of the first section of a task, each with itself as quote, token by token at a model's speed. */
export async function* writeQuotes(
  task: string,
  onWritten: (written: Written) => void,
): AsyncGenerator<string> {
  const section = /section 1: .*\n([\s\S]*?)\n##[0-9a-f]+## end of section 1/.exec(task)?.[1] ?? ''
  await wait(firstTokenMs)
  for (const { raw } of splitSentences(section).slice(0, sentencesAnAnswer)) {
    const text = plainText(raw)
    const line = JSON.stringify({ text, quotes: [{ section: 1, quote: raw }] })
    for (let at = 0; at < line.length; at += tokenLength) {
      if (at + tokenLength >= line.length) onWritten({ text, at: performance.now() })
      yield line.slice(at, at + tokenLength)
      await wait(1000 / tokensASecond)
    }
  }
}

const Asked = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) })

/** The double behind OpenAI's protocol. */
export type ModelServer = {
  /** Ends with `/v1`. */
  readonly url: string
  /** What it wrote, oldest first. */
  readonly written: readonly Written[]
  stop(): void
}

/** Starts it on a free port of this machine. */
export async function startModelServer(): Promise<ModelServer> {
  const written: Written[] = []
  const server = createServer(async (request, response) => {
    const { messages } = Asked.parse(JSON.parse(await readText(request)))
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const task = messages.findLast(({ role }) => role === 'user')?.content ?? ''
    send(response, { role: 'assistant', content: '' })
    for await (const content of writeQuotes(task, (each) => written.push(each))) send(response, { content })
    send(response, {}, 'stop')
    response.end('data: [DONE]\n\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    written,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function send(response: ServerResponse, delta: object, finishReason: string | null = null): void {
  const choices = [{ index: 0, delta, finish_reason: finishReason }]
  const chunk = { id: 'double', object: 'chat.completion.chunk', created: 0, model: 'double', choices }
  response.write(`data: ${JSON.stringify(chunk)}\n\n`)
}
