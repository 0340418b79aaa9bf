import { FrontMatter } from '../../src/answering/index.ts'
import { loadDocuments } from '../../src/knowledge/index.ts'
import { knowledgeFolder } from './bot.ts'

/** The share of bigrams from which a way of asking is a copy of a question that the answers are measured with. */
const copied = 0.8

/** The documents' ways of asking that copy one of these questions, in words: a copy would make the measure worthless. */
export async function findCopiedWays(questions: readonly string[]): Promise<string[]> {
  const documents = await loadDocuments(`${knowledgeFolder}/documents`, FrontMatter)
  const asked = questions.map((question) => ({ question, bigrams: bigramsOf(question) }))
  return documents.flatMap(({ path, sections }) =>
    sections.flatMap((section) =>
      section.asked.flatMap((way) => {
        const bigrams = bigramsOf(way)
        const copy = asked.find((other) => overlap(bigrams, other.bigrams) >= copied)
        return copy === undefined ? [] : [`${path}#${section.heading}: "${way}" copies "${copy.question}"`]
      }),
    ),
  )
}

function bigramsOf(text: string): Set<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  ]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

// Of the larger of the two sets, so that a short way inside a long question is no copy.
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((bigram) => other.has(bigram)).length
  return both / Math.max(1, one.size, other.size)
}
