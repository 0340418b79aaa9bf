import type { Language } from '../common/language.ts'
import { englishAsking } from './asking.en.ts'
import { japaneseAsking } from './asking.ja.ts'
import type { AskingTables } from './types.ts'

/**
 * What the sentence that asks tells about the rest of a message of several sentences. `told` are the sentences without
 * it. `after` is `circumstances` where a rule, a permission, a cost, a term or a way to work is asked for and nothing
 * is told as gone wrong, `mishap` where something is, whatever is asked: then what the asking sentence is about says
 * nothing against a leak.
 */
type Asking = { readonly told: readonly string[]; readonly after: 'circumstances' | 'mishap' }

/** Reads the sentences of one normalised message, in order; undefined where that decides nothing. */
export function readAsking(sentences: readonly string[], language: Language): Asking | undefined {
  const tables = askingTables[language]
  const asking = sentences.findLast((sentence) => tables.asks.test(sentence))
  if (asking === undefined || sentences.length < 2 || tables.duty.test(asking)) return undefined
  const told = sentences.filter((sentence) => sentence !== asking)
  if (told.some((sentence) => tellsMishap(sentence, tables))) return { told, after: 'mishap' }
  if (tables.help.test(asking) || !tables.knowledge.some((pattern) => pattern.test(asking))) return undefined
  return { told, after: tellsMishap(asking, tables) ? 'mishap' : 'circumstances' }
}

const askingTables: Readonly<Record<Language, AskingTables>> = { ja: japaneseAsking, en: englishAsking }

function tellsMishap(sentence: string, tables: AskingTables): boolean {
  const left = tables.harmless.reduce((text, pattern) => text.replace(pattern, ' '), sentence)
  return tables.mishap.some((pattern) => pattern.test(left))
}
