import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConceptFinder } from '../../src/answering/concepts.ts'
import {
  type Answering,
  createAnswering,
  FrontMatter,
  Glossary,
  type ModelComposer,
  toSource,
} from '../../src/answering/index.ts'
import { createLibrary } from '../../src/answering/library.ts'
import { createRetriever, type Retriever } from '../../src/answering/retrieve.ts'
import { createSectionReader } from '../../src/answering/shelf.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import type { AskParts } from '../../src/cli/ask.ts'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { sentences } from '../../src/i18n/index.ts'
import { firstResponse, IncidentType } from '../../src/incident/index.ts'
import { createIntentReader, IncidentCues, type IntentReader } from '../../src/intent/index.ts'
import { loadDocuments, loadYaml } from '../../src/knowledge/index.ts'
import type { openEvalEmbedding } from './embedding.ts'

/** Where the product's own knowledge is. */
export const knowledgeFolder = join(import.meta.dirname, '../../knowledge')

/** The bot's answers over its own knowledge, without Slack: what `mamori ask` stands on, and the retriever inside. */
export type EvalBot = AskParts & {
  readonly answering: Answering
  readonly retriever: Retriever
  readonly hasModel: boolean
}

/** Indexes the product's knowledge in the database and builds what is measured. */
export async function createEvalBot(
  database: Database,
  openModel: (readIntent: IntentReader['read']) => Promise<ModelComposer | undefined> = async () => undefined,
  openEmbedding: typeof openEvalEmbedding = async () => undefined,
): Promise<EvalBot> {
  const glossary = await loadYaml(join(knowledgeFolder, 'glossary.yml'), Glossary)
  const documents = await loadDocuments(join(knowledgeFolder, 'documents'), FrontMatter)
  const files = readdirSync(join(knowledgeFolder, 'incident-types')).map((name) =>
    join(knowledgeFolder, 'incident-types', name),
  )
  const types = await Promise.all(files.map((file) => loadYaml(file, IncidentType)))
  const cues = await Promise.all(files.map((file) => loadYaml(file, IncidentCues)))
  const readIntent = createIntentReader({ types: cues }).read
  const model = await openModel(readIntent)
  const embedding = await openEmbedding(database, readIntent)
  const answering = createAnswering({
    database,
    clock: systemClock,
    glossary,
    ...(model === undefined ? {} : { model }),
    ...(embedding === undefined ? {} : { embedding }),
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  })
  await answering.indexDocuments(documents.map(toSource))
  const analyzer = createAnalyzer(createConceptFinder(glossary))
  const library = createLibrary(database, analyzer)
  await library.refresh()
  embedding?.keepUp(library.parts())
  await embedding?.settled()
  const readSections = createSectionReader(database, library)
  return {
    answering,
    retriever: createRetriever({ readSections, library, analyzer, embedding }),
    readIntent,
    hasModel: model !== undefined,
    firstResponse: (leakType, language) => firstResponse(types, leakType, language),
    help: (language) => sentences[language].conversation.hello,
    sentences: { ja: sentences.ja.answering, en: sentences.en.answering },
  }
}

/** The same over a database in memory. */
export async function startEvalBot(
  openModel?: Parameters<typeof createEvalBot>[1],
  openEmbedding?: Parameters<typeof createEvalBot>[2],
): Promise<EvalBot & { close(): Promise<void> }> {
  const database = await openDatabase({ kind: 'memory' })
  await migrate(database, silentLog)
  const bot = await createEvalBot(database, openModel, openEmbedding)
  return { ...bot, close: () => database.close() }
}

/** The text of a file under `knowledge/documents`, or of the glossary; empty where there is none. */
export function fileOfDocument(document: string): string {
  const isGlossary = document.endsWith('/glossary.yml')
  const file = join(knowledgeFolder, isGlossary ? 'glossary.yml' : join('documents', document))
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The objects of a JSON Lines file. */
export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}
