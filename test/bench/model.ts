import type { AnswerOptions } from '../../src/answering/types.ts'
import { percentiles } from '../../src/cli/golden.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Model, ModelPiece } from '../../src/llm/types.ts'
import { createEvalBot } from '../eval/bot.ts'
import { composerOver } from '../eval/model.ts'
import { paceOfDouble, writeQuotes } from './modelDouble.ts'
import type { BenchRow } from './retrieval.ts'

const questions = [
  '認証の有効期間は何年ですか',
  'ロゴは誰が使えますか',
  '毎年の定期報告では何を出しますか',
  'How long is the certificate valid?',
]

/** Measures an answer by a model without Slack: until the grounds are told, and until a sentence is told that it finished. */
export async function benchModel(): Promise<BenchRow[]> {
  const finished: number[] = []
  const database = await openDatabase({ kind: 'memory' })
  try {
    await migrate(database, silentLog)
    const bot = await createEvalBot(database, (readIntent) =>
      composerOver(modelThatQuotes(finished), readIntent, 15_000),
    )
    const grounds: number[] = []
    const delays: number[] = []
    const ask = (text: string, options: AnswerOptions) =>
      bot.answering.answerQuestion({ text, language: 'ja', audience: 'employees' }, options)
    // Once before: what a bot that has been asked before has read already.
    for (const text of questions) await ask(text, { by: 'extract' })
    for (const text of questions) {
      finished.length = 0
      const started = performance.now()
      const told: number[] = []
      const progress = {
        translating: () => undefined,
        grounds: () => grounds.push(performance.now() - started),
        sentence: () => told.push(performance.now()),
      }
      await ask(text, { progress })
      delays.push(...told.map((at, sentence) => at - (finished[sentence] ?? 0)))
    }
    if (delays.length < questions.length)
      throw new Error('the model was not asked, or none of it could be shown')
    const how = `${questions.length} questions, ${paceOfDouble}`
    return [
      { what: 'model: grounds told', value: spread(grounds), how: `p50 / p95 of ${how}` },
      {
        what: 'model: sentence told',
        value: spread(delays),
        how: `p50 / p95 of ${delays.length}, after its last token`,
      },
    ]
  } finally {
    await database.close()
  }
}

function modelThatQuotes(finished: number[]): Model {
  return {
    destination: 'double',
    async *compose({ task }): AsyncGenerator<ModelPiece> {
      for await (const text of writeQuotes(task, ({ at }) => finished.push(at))) yield { kind: 'text', text }
    },
  }
}

function spread(times: readonly number[]): string {
  const { p50, p95 } = percentiles(times)
  return `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`
}
