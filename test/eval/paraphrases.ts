import { join } from 'node:path'
import { askOnce } from '../../src/cli/ask.ts'
import type { Language } from '../../src/common/language.ts'
import { type EvalBot, readJsonLines } from './bot.ts'

/**
 * A question in other words than the documents': colloquial, in kana, misspelt, or sharing no word with the section
 * that answers it. `mended` ones have taught the ways of asking and the everyday words; `heldout` ones must not.
 */
export type Paraphrase = {
  readonly set: 'mended' | 'heldout'
  readonly lang: Language
  readonly question: string
  readonly kind: 'answered' | 'not_found' | 'incident'
  /** `path#heading` of the sections that answer; any of them cited counts. */
  readonly sections?: readonly string[]
}

/** The paraphrases of a set. */
export function listParaphrases(set: Paraphrase['set']): Paraphrase[] {
  const all = readJsonLines<Paraphrase>(join(import.meta.dirname, 'paraphrases.jsonl'))
  return all.filter((paraphrase) => paraphrase.set === set)
}

/** Asks them: right is an answer that cites a right section, or that declines or shows first response where it should. */
export async function askParaphrases(bot: EvalBot, paraphrases: readonly Paraphrase[]) {
  const faults: string[] = []
  for (const paraphrase of paraphrases) {
    const said = await askOnce(bot, paraphrase.question)
    if (!('error' in said) && isRight(paraphrase, said)) continue
    const cited = 'error' in said ? said.error : [said.kind, ...said.citations.map(({ heading }) => heading)]
    faults.push(`${paraphrase.set}: ${paraphrase.question} → ${String(cited)}`)
  }
  return { right: paraphrases.length - faults.length, all: paraphrases.length, faults }
}

type Said = Exclude<Awaited<ReturnType<typeof askOnce>>, { error: string }>

function isRight({ kind, lang, sections }: Paraphrase, said: Said): boolean {
  if (said.language !== lang) return false
  if (kind === 'not_found') return said.kind === 'not_found' || said.kind === 'other'
  if (kind === 'incident') return said.kind === 'incident'
  const cited = said.citations.map(({ document, heading }) => `${document}#${heading}`)
  return cited.some((section) => sections?.includes(section))
}
