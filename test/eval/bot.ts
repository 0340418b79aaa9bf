import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answering, createAnswering, FrontMatter, Glossary, toSource } from '../../src/answering/index.ts'
import { systemClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Database } from '../../src/database/types.ts'
import { answering as en } from '../../src/i18n/en/answering.ts'
import { answering as ja } from '../../src/i18n/ja/answering.ts'
import { loadDocuments, loadYaml } from '../../src/knowledge/index.ts'

const knowledge = join(import.meta.dirname, '../../knowledge')

/** Answering over the product's own knowledge. */
export async function indexOwnKnowledge(database: Database): Promise<Answering> {
  const answering = createAnswering({
    database,
    clock: systemClock,
    glossary: existsSync(join(knowledge, 'glossary.yml')) ? await loadYaml(join(knowledge, 'glossary.yml'), Glossary) : [],
    sentences: { ja, en },
  })
  const documents = await loadDocuments(join(knowledge, 'documents'), FrontMatter)
  await answering.indexDocuments(documents.map(toSource))
  return answering
}

/** The same in a database in memory. */
export async function startAnswering(): Promise<{ answering: Answering; close(): Promise<void> }> {
  const database = await openDatabase({ kind: 'memory' })
  await migrate(database, silentLog)
  return { answering: await indexOwnKnowledge(database), close: () => database.close() }
}

/** The text of a file under `knowledge/documents`, empty where there is none. */
export function fileOfDocument(document: string): string {
  const file = join(knowledge, 'documents', document)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The objects of a JSON Lines file. */
export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}
