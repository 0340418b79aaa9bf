import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { percentiles } from '../../src/cli/golden.ts'
import { createPersonAt, openDoor } from '../support/door.ts'
import { startBotProcess } from '../support/process.ts'
import { paceOfDouble, startModelServer, type Written } from './modelDouble.ts'
import type { BenchRow } from './retrieval.ts'

const questions = [
  '認証の有効期間は何年ですか',
  'ロゴは誰が使えますか',
  '毎年の定期報告では何を出しますか',
  '自己チェックと認証は何が違いますか',
  'How long is the certificate valid?',
  '認証はいつから申請できますか',
]

/** When something of one answer first showed, by this process's clock. */
type Sight = {
  readonly askedAt: number
  readonly groundsAt: number
  readonly wholeAt: number
  /** Everything the message said, at each change. */
  readonly looks: readonly { readonly at: number; readonly words: string }[]
}

/**
 * Answers by a model, over the whole path: the bot asks a model double by OpenAI's protocol, and a person looks at the
 * local workspace while the answer grows. What looking takes counts too.
 */
export async function benchShown(): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mamori-bench-shown-'))
  const model = await startModelServer()
  const environment = { MAMORI_LOG_LEVEL: 'warn', OPENAI_BASE_URL: model.url, MAMORI_MODEL: 'double' }
  const bot = await startBotProcess({ dataDir, environment })
  try {
    const door = await openDoor(bot.url)
    const [employee, officer] = [createPersonAt(door, 'employee'), createPersonAt(door, 'officer')]
    await employee.seesReplyTo(await employee.says(questions[0] ?? ''))
    await officer.presses('model.agree', await officer.sees(/AIに文書の一部を送ってよいか/))
    const ask = (question: string) => watchAnswer(bot.url, employee.id, () => employee.says(question))
    // Once before: the first answer loads what it takes to ask a model.
    await ask(questions[0] ?? '')
    const sights: Sight[] = []
    const delays: number[] = []
    for (const question of questions) {
      const before = model.written.length
      const sight = await ask(question)
      sights.push(sight)
      delays.push(...model.written.slice(before).map((written) => delayOf(written, sight)))
    }
    const first = sights.map(({ askedAt, looks }) => firstText(looks, model.written) - askedAt)
    const how = `p50 / p95 of ${questions.length} questions in a direct message`
    return [
      { what: 'model: grounds in Slack', value: spread(sights.map(sinceAsked('groundsAt'))), how },
      { what: 'model: first sentence in Slack', value: spread(first), how: `${how}, ${paceOfDouble}` },
      {
        what: 'model: sentence in Slack',
        value: spread(delays),
        how: `p50 / p95 of ${delays.length}, after its last token`,
      },
      { what: 'model: whole answer in Slack', value: spread(sights.map(sinceAsked('wholeAt'))), how },
    ]
  } finally {
    await bot.stop()
    model.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

function sinceAsked(moment: 'groundsAt' | 'wholeAt'): (sight: Sight) => number {
  return (sight) => sight[moment] - sight.askedAt
}

function delayOf({ text, at }: Written, { looks }: Sight): number {
  const seen = looks.find(({ words }) => words.includes(text))
  if (seen === undefined) throw new Error(`a sentence was never seen in Slack: ${text}`)
  return seen.at - at
}

function firstText(looks: Sight['looks'], written: readonly Written[]): number {
  return looks.find(({ words }) => written.some(({ text }) => words.includes(text)))?.at ?? Number.NaN
}

const Seen = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      threadTs: z.string().optional(),
      text: z.string(),
      blocks: z.array(z.looseObject({ type: z.string() })).default([]),
      markdown: z.string().default(''),
      streaming: z.boolean(),
    }),
  ),
})

// Looks at the thread at every change until the whole answer has taken the place of what was streamed.
async function watchAnswer(url: string, personId: string, say: () => Promise<string>): Promise<Sight> {
  const signal = AbortSignal.timeout(60_000)
  const changes = await fetch(`${url}/workspace/stream?as=${personId}`, { signal })
  const askedAt = performance.now()
  const ts = await say()
  const looks: { at: number; words: string }[] = []
  for await (const _ of changes.body ?? []) {
    const state = await fetch(`${url}/workspace/state?as=${personId}&since=${ts}`)
    const { messages } = Seen.parse(await state.json())
    const at = performance.now()
    const answer = messages.find((message) => message.threadTs === ts && message.ts !== ts)
    if (answer === undefined) continue
    looks.push({ at, words: `${answer.text}\n${answer.markdown}\n${JSON.stringify(answer.blocks)}` })
    // What is streamed is Markdown; the whole answer is rich text.
    if (answer.streaming || answer.blocks.every(({ type }) => type !== 'rich_text')) continue
    if (looks.length === 1) throw new Error(`an answer was not streamed: ${answer.text}`)
    return { askedAt, groundsAt: looks[0]?.at ?? at, wholeAt: at, looks }
  }
  throw new Error('the answer did not come to its end')
}

function spread(times: readonly number[]): string {
  const { p50, p95 } = percentiles(times)
  return `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`
}
