// The documents that questions are answered from, joined: files of the folder and files shared in Slack are read by
// `extract`, given their sections by `knowledge`, and indexed by `answering`.
import { join } from 'node:path'
import {
  type Answering,
  createSharedDocuments,
  FrontMatter,
  type ReadFile,
  type SharedDocuments,
  toSource,
} from '../answering/index.ts'
import type { DocumentFault, DocumentFile, FileReport, UpdateOptions } from '../answering/types.ts'
import type { Audit } from '../audit/types.ts'
import type { Clock } from '../common/clock.ts'
import type { Language } from '../common/language.ts'
import type { Log } from '../common/log.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/types.ts'
import { createExtractor, type Place } from '../extract/index.ts'
import { sentences } from '../i18n/index.ts'
import type { Jobs } from '../jobs/types.ts'
import { createDocumentFolder, readExtracted } from '../knowledge/index.ts'

/** The documents as the bot and the commands use them. */
export type DocumentDesk = {
  /** Makes the index equal to the folder. One call waits for another. */
  update(options?: UpdateOptions): Promise<FileReport[]>
  readonly shared: SharedDocuments
  /**
   * Brings everything up to date that was put off, and from now on whatever changes in the folder. @param onNews called
   * when somebody should be told of a file.
   */
  watch(onNews: () => Promise<void>): void
  close(): Promise<void>
}

/**
 * Milliseconds between two looks at the folder, and to the next one while something moves in it. A look reads names and
 * sizes only; where it takes long, as on a network disk, there are fewer.
 */
const lookEveryMs = 2_000
const lookAgainMs = 500
const restPerLook = 20

/** The desk of documents over a database that was migrated. */
export function openDocuments(parts: {
  readonly config: Config
  readonly answering: Answering
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly jobs: Jobs
  readonly log: Log
}): DocumentDesk {
  const { config, answering, log } = parts
  const mostBytes = config.documents.maxMb * 1024 * 1024
  // Somebody waits for a shared file: it does not queue behind a folder that is read for the first time.
  const folderReader = createExtractor({ mostBytes })
  const sharedReader = createExtractor({ mostBytes })
  const folder = createDocumentFolder({
    directory: join(config.knowledgeDir, 'documents'),
    schema: FrontMatter,
    mostBytes,
    extract: folderReader.extract,
    label: placeLabel,
  })
  const shared = createSharedDocuments({
    ...parts,
    shelf: answering.shelf,
    refresh: answering.refresh,
    mostBytes,
    read,
  })
  let turn: Promise<unknown> = Promise.resolve()
  let watching: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let isOpen = true

  async function listFiles(): Promise<DocumentFile[]> {
    return (await folder.list()).map((file) => ({
      ...file,
      async load() {
        const read = await file.load()
        if (read.kind === 'fault') return read
        const source = { ...read.document, usualOwner: config.documents.owner }
        return { kind: 'document', document: toSource(source) }
      },
    }))
  }

  async function read(file: {
    readonly name: string
    readonly bytes: Uint8Array
  }): Promise<{ kind: 'read'; read: ReadFile } | { kind: 'fault'; fault: DocumentFault }> {
    const extraction = await sharedReader.extract(file)
    if (extraction.kind === 'fault') return extraction
    const { document } = extraction
    const fallbackTitle = file.name.replace(/\.[^.]+$/, '')
    const found = readExtracted(document, { fallbackTitle, language: undefined, label: placeLabel })
    const sections = found.sections.map(({ heading, above, text, asked }) => {
      return { heading, above, text, asked, source: file.name, asOf: '' }
    })
    const { format, pagesWithoutText } = document
    return { kind: 'read', read: { ...found, format, pagesWithoutText, sections } }
  }

  function update(options?: UpdateOptions): Promise<FileReport[]> {
    const run = turn.then(async () => answering.updateFiles(await listFiles(), options))
    turn = run.catch(() => undefined)
    return run
  }

  async function catchUp(onNews: () => Promise<void>): Promise<void> {
    const report = await update()
    if (report.some(({ state }) => state !== 'unchanged'))
      log.info('documents were brought up to date', countStates(report))
    if ((await answering.listUntold()).length > 0) await onNews()
  }

  return {
    update,
    shared,
    watch(onNews) {
      // At first, and after a failure: what was listed is not what is indexed.
      let isBehind = true
      const look = async () => {
        let restMs = lookEveryMs
        try {
          const started = performance.now()
          const state = isBehind ? 'settled' : await folder.hasChanged()
          restMs = Math.max(
            state === 'moving' ? lookAgainMs : lookEveryMs,
            (performance.now() - started) * restPerLook,
          )
          // A file that is still being copied changes from look to look: it is read when it stands still.
          if (state === 'settled') await catchUp(onNews)
          if (isBehind) await shared.renew()
          isBehind = false
        } catch (error) {
          isBehind = true
          if (isOpen) log.warn('the folder of documents could not be brought up to date', { error })
        }
        if (!isOpen) return
        watching = setTimeout(() => {
          looking = look()
        }, restMs)
      }
      looking = look()
    },
    async close() {
      isOpen = false
      clearTimeout(watching)
      await Promise.all([folderReader.stop(), sharedReader.stop()])
      await Promise.all([turn, looking])
    },
  }
}

/** How many files came out how, for the log. */
export function countStates(report: readonly FileReport[]): Record<string, number> {
  const counts: Record<string, number> = { documents: report.length }
  for (const { state } of report) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function placeLabel(place: Place, language: Language): string {
  const words = sentences[language].documents.place
  switch (place.kind) {
    case 'page':
      return words.page(place.page)
    case 'sheet':
      return words.sheet(place.sheet)
    case 'slide':
      return words.slide(place.slide)
  }
}
