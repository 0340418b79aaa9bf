import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DataError } from '../common/errors.ts'
import { detectLanguage, languages } from '../common/language.ts'
import { parseSections } from './sections.ts'
import type { LoadedDocument } from './types.ts'
import { parseYaml } from './yaml.ts'

/**
 * The Markdown files of a folder and the folders in it, in order of path, each with front matter that the schema
 * accepts.
 *
 * @throws DataError naming file, line and field: front matter missing or refused, a comment's date that is none, a
 *   document without a section.
 */
export async function loadDocuments<S extends z.ZodType>(
  directory: string,
  schema: S,
): Promise<LoadedDocument<z.output<S>>[]> {
  const documents = []
  for (const path of await listFiles(directory, /\.md$/)) documents.push(await load(directory, path, schema))
  return documents
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
  const { front, body, firstLine } = splitFrontMatter(text)
  if (front === undefined)
    throw new DataError(path, { line: 1 }, 'expected front matter between two lines of ---, found none')
  const place = { file: path, firstLine, fallbackTitle: fileTitle(path) }
  const checked = parseYaml(front, schema, { file: path, firstLine: 2 })
  const parsed = parseSections(body, place)
  if (parsed.sections.length === 0)
    throw new DataError(path, { line: firstLine }, 'expected at least one section with text, found none')
  return { path, language: languageOf(path, body), front: checked, contentHash, ...parsed }
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
    contentHash: createHash('sha256').update(path).update('\0').update(bytes).digest('hex'),
  }
}

function splitFrontMatter(text: string): { front: string | undefined; body: string; firstLine: number } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (match === null) return { front: undefined, body: text, firstLine: 1 }
  return {
    front: match[1] ?? '',
    body: text.slice(match[0].length),
    firstLine: match[0].split('\n').length,
  }
}

function plainText(body: string, place: { fallbackTitle: string; firstLine: number }) {
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

function fileTitle(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '')
}

function languageOf(path: string, body: string) {
  const folder = path.split('/')[0]
  return languages.find((language) => language === folder) ?? detectLanguage(body) ?? 'ja'
}
