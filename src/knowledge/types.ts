import type { Language } from '../common/language.ts'

/** A heading with its text as it stands in a file. */
export type LoadedSection = {
  readonly heading: string
  /** The headings above it, outermost first, without the document's title. */
  readonly above: readonly string[]
  /** The Markdown under the heading, without comments. */
  readonly text: string
  /** What the comment `asked:` lists. */
  readonly asked: readonly string[]
  /** What the comment `source:` says; `undefined` where the document's front matter holds. */
  readonly source: string | undefined
  /** YYYY-MM-DD. */
  readonly asOf: string | undefined
  /** What the comment `compares:` says: the section it is set against (`file.md#heading`), and which is stricter. */
  readonly comparison?: { readonly with: string; readonly stricter: 'company' | 'other' | 'same' } | undefined
  /** What the comment `easy:` says, the same in easy Japanese; empty or absent where nobody wrote it. */
  readonly easy?: string
  /** The line of the heading in the file, from 1. */
  readonly line: number
}

/** A file as loaded: `front` is what its front matter says, by the schema handed in. */
export type LoadedDocument<Front> = {
  /** Relative to the folder, with `/`. */
  readonly path: string
  /** The first folder of the path where it names a language, else the text's own language. */
  readonly language: Language
  /** The first `#` heading, else the file's name without its ending. */
  readonly title: string
  readonly front: Front
  /** SHA-256 of the file, hexadecimal. */
  readonly contentHash: string
  readonly sections: readonly LoadedSection[]
}

/** Why a file of the folder could not be read: a word for the reason, and what belongs to it, else empty. */
export type FileFault = { readonly kind: string; readonly detail: string }

/** A file of the folder as read. `front` is absent where nobody wrote it any front matter. */
export type ReadDocument<Front> = LoadedDocument<Front | undefined> & {
  readonly format: string
  /** Headings of sections that read like instructions to a model. */
  readonly flagged: readonly string[]
}

/** What came of reading a file. */
export type FileRead<Front> =
  | { readonly kind: 'document'; readonly document: ReadDocument<Front> }
  | { readonly kind: 'fault'; readonly fault: FileFault }
