import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DataError } from '../common/errors.ts'
import { parseSections } from './sections.ts'
import { fileTitle, hashOf, languageOf, splitFrontMatter } from './text.ts'
import type { LoadedDocument } from './types.ts'
import { parseYaml } from './yaml.ts'

/**
 * The Markdown files with front matter of a folder and the folders in it, in order of path.
 *
 * @throws DataError naming file, line and field: front matter the schema refuses, a comment's date that is none, a
 *   document without a section.
 */
export async function loadDocuments<S extends z.ZodType>(
  directory: string,
  schema: S,
): Promise<LoadedDocument<z.output<S>>[]> {
  const documents = []
  for (const path of await listFiles(directory, /\.md$/))
    documents.push(...(await load(directory, path, schema)))
  return documents
}

/**
 * Reads a Markdown text with its front matter; `undefined` where it has none.
 *
 * @throws DataError as `loadDocuments` does.
 */
export function parseDocument<S extends z.ZodType>(
  path: string,
  text: string,
  schema: S,
): Omit<LoadedDocument<z.output<S>>, 'path' | 'contentHash'> | undefined {
  const { front, body, firstLine } = splitFrontMatter(text)
  if (front === undefined) return undefined
  const checked = parseYaml(front, schema, { file: path, firstLine: 2 })
  const parsed = parseSections(body, { file: path, firstLine, fallbackTitle: fileTitle(path) })
  if (parsed.sections.length === 0)
    throw new DataError(path, { line: firstLine }, 'expected at least one section with text, found none')
  return { language: languageOf(path, body), front: checked, ...parsed }
}

/** The Markdown and text files of a folder and the folders in it, in order of path; front matter is skipped unread. */
export async function loadPlainDocuments(directory: string): Promise<LoadedDocument<undefined>[]> {
  const documents = []
  for (const path of await listFiles(directory, /\.(md|markdown|txt)$/i)) {
    const { text, contentHash } = await readText(directory, path)
    const { body, firstLine } = splitFrontMatter(text)
    const place = { file: path, firstLine, fallbackTitle: fileTitle(path) }
    const plain = /\.txt$/i.test(path)
    const parsed = plain ? plainText(body, place) : parseSections(body, place)
    documents.push({ path, language: languageOf(path, body), front: undefined, contentHash, ...parsed })
  }
  return documents
}

async function load<S extends z.ZodType>(directory: string, path: string, schema: S) {
  const { text, contentHash } = await readText(directory, path)
  const parsed = parseDocument(path, text, schema)
  return parsed === undefined ? [] : [{ path, contentHash, ...parsed }]
}

async function listFiles(directory: string, ending: RegExp): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(directory, '/').length).replaceAll('\\', '/'),
    )
    .sort()
}

async function readText(directory: string, path: string) {
  const bytes = await readFile(join(directory, path))
  return {
    text: bytes.toString('utf8').replace(/^\uFEFF/, ''),
    contentHash: hashOf(path, bytes),
  }
}

/** A text's front matter, the rest, and the line on which that begins; no front matter where none stands at the head. */
export function plainText(body: string, place: { fallbackTitle: string; firstLine: number }) {
  const title = place.fallbackTitle
  const section = {
    heading: title,
    above: [],
    text: body.trim(),
    asked: [],
    source: undefined,
    asOf: undefined,
    line: 1,
  }
  return { title, sections: section.text === '' ? [] : [section] }
}
