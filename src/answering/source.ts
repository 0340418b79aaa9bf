import type { Language } from '../common/language.ts'
import type { FrontMatter } from './schema.ts'
import type { SourceDocument } from './types.ts'

/** A loaded file with checked front matter, as the loader gives it. */
export type LoadedSource = {
  readonly path: string
  readonly language: Language
  readonly front: FrontMatter
  readonly contentHash: string
  readonly sections: readonly {
    readonly heading: string
    readonly above: readonly string[]
    readonly text: string
    readonly asked: readonly string[]
    readonly source: string | undefined
    readonly asOf: string | undefined
  }[]
}

/** A loaded file as a document to be indexed: a section that names no source or date has its document's. */
export function toSource({ front, ...loaded }: LoadedSource): SourceDocument {
  return {
    path: loaded.path,
    language: loaded.language,
    title: front.title,
    layer: front.layer,
    audience: front.audience,
    mayLeave: front.mayLeave,
    owner: front.owner,
    reviewBy: front.reviewBy,
    contentHash: loaded.contentHash,
    sections: loaded.sections.map(({ heading, above, text, asked, source, asOf }) => ({
      heading,
      above,
      text,
      asked,
      source: source ?? front.source,
      asOf: asOf ?? front.asOf,
    })),
  }
}
