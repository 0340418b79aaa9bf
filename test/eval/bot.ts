import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConceptFinder } from '../../src/answering/concepts.ts'
import { createAnswering, FrontMatter, Glossary, toSource } from '../../src/answering/index.ts'
import { createLibrary } from '../../src/answering/library.ts'
import { createRetriever, type Retriever } from '../../src/answering/retrieve.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import type { AskParts } from '../../src/cli/ask.ts'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { firstResponse, IncidentType } from '../../src/incident/index.ts'
import { createIntentReader, IncidentCues } from '../../src/intent/index.ts'
import { loadDocuments, loadYaml } from '../../src/knowledge/index.ts'

/** Where the product's own knowledge is. */
export const knowledgeFolder = join(import.meta.dirname, '../../knowledge')

/** The bot's answers over its own knowledge, without Slack: what `mamori ask` stands on, and the retriever inside. */
export type EvalBot = AskParts & { readonly retriever: Retriever }

/** Indexes the product's knowledge in the database and builds what is measured. */
export async function createEvalBot(database: Database): Promise<EvalBot> {
  const glossary = await loadYaml(join(knowledgeFolder, 'glossary.yml'), Glossary)
  const documents = await loadDocuments(join(knowledgeFolder, 'documents'), FrontMatter)
  const answering = createAnswering({
    database,
    clock: systemClock,
    glossary,
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  })
  await answering.indexDocuments(documents.map(toSource))
  const files = readdirSync(join(knowledgeFolder, 'incident-types')).map((name) =>
    join(knowledgeFolder, 'incident-types', name),
  )
  const types = await Promise.all(files.map((file) => loadYaml(file, IncidentType)))
  const cues = await Promise.all(files.map((file) => loadYaml(file, IncidentCues)))
  const analyzer = createAnalyzer(createConceptFinder(glossary))
  const library = createLibrary(database, analyzer)
  await library.refresh()
  return {
    answering,
    retriever: createRetriever({ database, library, analyzer }),
    readIntent: createIntentReader({ types: cues }).read,
    firstResponse: (leakType, language) => firstResponse(types, leakType, language),
    help: (language) => sentences[language].conversation.hello,
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  }
}

/** The same over a database in memory. */
export async function startEvalBot(): Promise<EvalBot & { close(): Promise<void> }> {
  const database = await openDatabase({ kind: 'memory' })
  await migrate(database, silentLog)
  return { ...(await createEvalBot(database)), close: () => database.close() }
}

/** The text of a file under `knowledge/documents`, empty where there is none. */
export function fileOfDocument(document: string): string {
  const file = join(knowledgeFolder, 'documents', document)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The objects of a JSON Lines file. */
export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}
