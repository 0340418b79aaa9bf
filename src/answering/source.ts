import type { Language } from '../common/language.ts'
import type { FrontMatter } from './schema.ts'
import type { Comparison, SourceDocument } from './types.ts'

/** A loaded file with checked front matter, as the loader gives it. */
export type LoadedSource = {
  readonly path: string
  readonly language: Language
  /** What the file calls itself. */
  readonly title: string
  /** Absent where nobody wrote any: the file is then the company's own, for its own people. */
  readonly front: FrontMatter | undefined
  readonly format?: string
  readonly flagged?: readonly string[]
  /** Who answers for it where it has no front matter. */
  readonly usualOwner?: string | undefined
  readonly contentHash: string
  readonly sections: readonly {
    readonly heading: string
    readonly above: readonly string[]
    readonly text: string
    readonly asked: readonly string[]
    readonly source: string | undefined
    readonly asOf: string | undefined
    readonly comparison?: Comparison | undefined
    readonly easy?: string
  }[]
}

/** Who answers for files that say nothing about it, where nobody else is named. */
const usualOwner: Readonly<Record<Language, string>> = { ja: '管理責任者', en: 'the responsible officer' }

/**
 * A loaded file as a document to be indexed: a section that names no source or date has its document's. Without front
 * matter it is the company's, for employees only, and leaves for no model; nor does one that talks to models.
 */
export function toSource({ front, ...loaded }: LoadedSource): SourceDocument {
  const { flagged = [] } = loaded
  const facts: FrontMatter = front ?? {
    title: loaded.title,
    layer: 'company',
    audience: 'employees',
    mayLeave: false,
    owner: loaded.usualOwner ?? usualOwner[loaded.language],
    reviewBy: '',
    source: loaded.path.split('/').at(-1) ?? loaded.path,
    asOf: '',
  }
  return {
    path: loaded.path,
    language: loaded.language,
    title: facts.title,
    layer: facts.layer,
    audience: facts.audience,
    mayLeave: facts.mayLeave && flagged.length === 0,
    owner: facts.owner,
    reviewBy: facts.reviewBy,
    isSample: facts.sample === true,
    contentHash: loaded.contentHash,
    ...(loaded.format === undefined ? {} : { format: loaded.format }),
    flagged,
    sections: loaded.sections.map(({ heading, above, text, asked, source, asOf, comparison, easy }) => ({
      heading,
      above,
      text,
      asked,
      source: source ?? facts.source,
      asOf: asOf ?? facts.asOf,
      comparison,
      ...(easy === undefined ? {} : { easy }),
    })),
  }
}
