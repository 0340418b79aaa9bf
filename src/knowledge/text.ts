import { createHash } from 'node:crypto'
import { detectLanguage, type Language, languages } from '../common/language.ts'

/** The front matter between two lines of `---` and the text after it; `front` is absent where there is none. */
export function splitFrontMatter(text: string): {
  front: string | undefined
  body: string
  firstLine: number
} {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (match === null) return { front: undefined, body: text, firstLine: 1 }
  return {
    front: match[1] ?? '',
    body: text.slice(match[0].length),
    firstLine: match[0].split('\n').length,
  }
}

/** The name of a file without its folders and ending. */
export function fileTitle(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '')
}

/** The first folder of a path where it names a language, else the language of the text, else Japanese. */
export function languageOf(path: string, text: string): Language {
  const folder = path.split('/')[0]
  return languages.find((language) => language === folder) ?? detectLanguage(text) ?? 'ja'
}

/** SHA-256 of a path and what belongs to it, hexadecimal. */
export function hashOf(path: string, ...contents: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256').update(path)
  for (const content of contents) hash.update('\0').update(content)
  return hash.digest('hex')
}
