import type { EvalBot } from './bot.ts'

type IntentLine = { readonly text: string; readonly intent: string; readonly leakType?: string }

/** How messages are read: live leaks recognised, questions about leaks taken for one, intents and leak types right. */
export function readIntents(bot: Pick<EvalBot, 'readIntent'>, lines: readonly IntentLine[]) {
  const read = lines.map((line) => ({ line, said: bot.readIntent(line.text) }))
  const leaks = read.filter(({ line }) => line.intent === 'incident')
  const others = read.filter(({ line }) => line.intent !== 'incident')
  return {
    leaks: leaks.length,
    recognised: leaks.filter(({ said }) => said.intent === 'incident').length,
    typesRight: leaks.filter(({ line, said }) => said.leakType === line.leakType).length,
    others: others.length,
    falseAlarms: others.filter(({ said }) => said.intent === 'incident').length,
    intentsRight: read.filter(({ line, said }) => said.intent === line.intent).length,
    faults: read
      .filter(({ line, said }) => said.intent !== line.intent)
      .map(({ line, said }) => `${line.text} → ${said.intent}, expected ${line.intent}`),
  }
}
