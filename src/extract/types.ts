/** The kinds of file whose text is read. */
export const formats = ['markdown', 'text', 'html', 'pdf', 'word', 'excel', 'powerpoint'] as const
export type Format = (typeof formats)[number]

/** Where in a file a section stands, for its citation. Pages and slides count from 1. */
export type Place =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'slide'; readonly slide: number }

/** A heading with its text as read from a file. */
export type ExtractedSection = {
  /** Empty where the text stands under none. */
  readonly heading: string
  /** The headings above it, outermost first, without the document's title. */
  readonly above: readonly string[]
  readonly text: string
  /** Absent in files that have neither pages, sheets nor slides. */
  readonly place?: Place
}

/** What a file holds: at least one section, in the order of the file. */
export type ExtractedDocument = {
  readonly format: Format
  /** What the file calls itself; empty where it does not say. */
  readonly title: string
  readonly sections: readonly ExtractedSection[]
  /** Pages of a PDF that hold no text, only pictures or nothing. */
  readonly pagesWithoutText: readonly number[]
}

/** Why a file could not be read. */
export const faultKinds = [
  'empty',
  'scanned',
  'encrypted',
  'corrupt',
  'mislabelled',
  'unsupported',
  'too-large',
  'zip-bomb',
  'too-slow',
  'too-much-memory',
] as const
export type FaultKind = (typeof faultKinds)[number]

/**
 * A file that could not be read. `detail`: of `mislabelled` what it really is (a format, or `other`), of `too-large` the
 * limit (`50 MB`, or the number of characters), of `too-slow` the seconds; else empty.
 */
export type ExtractFault = { readonly kind: FaultKind; readonly detail: string }

/** What came of a file. */
export type Extraction =
  | { readonly kind: 'document'; readonly document: ExtractedDocument }
  | { readonly kind: 'fault'; readonly fault: ExtractFault }

/** A file as it is handed in; only the ending of the name is looked at. */
export type ExtractFile = { readonly name: string; readonly bytes: Uint8Array }
