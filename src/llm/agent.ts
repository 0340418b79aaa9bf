import { AIMessageChunk } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import { createAgent, createMiddleware, tool } from 'langchain'
import { z } from 'zod'
import { classifyFailure, statusOf } from './failures.ts'
import type { ModelParts } from './index.ts'
import type { Model, ModelPiece, ModelRequest } from './types.ts'

/** Searches a model may ask for beside the first, which is done before it is called. */
const mostSearches = 2

/** Tokens of one reply; an answer of 1,200 characters with its quotes takes about 2,500. */
const mostTokens = 4000

/** LangChain's agent with one tool, `search`, over a model that speaks OpenAI's protocol. */
export function createComposer(parts: ModelParts): Model['compose'] {
  const model = new ChatOpenAI({
    model: parts.name,
    // The client wants one, and a model in the own house often has none.
    apiKey: parts.apiKey === '' ? 'none' : parts.apiKey,
    // Whoever asked is waiting and the extract is at hand: no second try.
    maxRetries: 0,
    maxTokens: mostTokens,
    streamUsage: true,
    useResponsesApi: false,
    configuration: { baseURL: parts.baseUrl, logLevel: 'off', organization: null, project: null },
  })

  return async function* compose(request): AsyncGenerator<ModelPiece> {
    const leaving = new AbortController()
    const signal = AbortSignal.any([request.signal, leaving.signal])
    let hasBegun = false
    try {
      const agent = createSearchingAgent(model, request)
      const stream = await agent.stream(
        {
          messages: [
            { role: 'system', content: request.instructions },
            { role: 'user', content: request.task },
          ],
        },
        // A turn of the model and one of the tool for each search, and one more of the model for good measure.
        { streamMode: 'messages', signal, recursionLimit: 2 * mostSearches + 6 },
      )
      for await (const [message] of stream) {
        if (!(message instanceof AIMessageChunk)) continue
        const tokens = tokensOf(message)
        if (tokens !== undefined) yield { kind: 'usage', tokens }
        if (message.text === '') continue
        hasBegun = true
        yield { kind: 'text', text: message.text }
      }
    } catch (error) {
      if (request.signal.aborted) return
      const why = classifyFailure(error, hasBegun)
      // Not the error itself: its message may hold what was sent.
      parts.log.warn('the model gave no whole answer', { why, status: statusOf(error) ?? null })
      yield { kind: 'failed', why }
    } finally {
      leaving.abort()
    }
  }
}

function createSearchingAgent(model: ChatOpenAI, request: ModelRequest) {
  if (request.search === undefined) return createAgent({ model, tools: [] })
  let searches = 0
  const find = request.search
  const search = tool(
    async ({ query }: { query: string }) => {
      searches += 1
      return searches > mostSearches ? 'No further search is possible.' : await find(query)
    },
    {
      name: 'search',
      description: request.searchPurpose ?? '',
      schema: z.object({ query: z.string().max(300) }),
    },
  )
  const lastSearch = createMiddleware({
    name: 'lastSearch',
    wrapModelCall: (call, handler) =>
      handler(searches < mostSearches ? call : { ...call, toolChoice: 'none' }),
  })
  return createAgent({ model, tools: [search], middleware: [lastSearch] })
}

const Usage = z.object({ total_tokens: z.number().int().nonnegative() })

function tokensOf(message: AIMessageChunk): number | undefined {
  return Usage.safeParse(message.usage_metadata).data?.total_tokens
}
