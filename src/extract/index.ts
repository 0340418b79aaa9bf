/**
 * Files people have (PDF, Word, Excel, PowerPoint, HTML, text) → sections with the page, sheet or slide they stand on.
 * Files come from anybody and the libraries that read them are large, so they are read in a process of its own, which
 * has no secrets, little rights, and limits of time and memory. A file that cannot be read is a *fault*: a value that
 * says why.
 */
export { readCells } from './cells.ts'
export { createExtractor } from './extractor.ts'
export { formatOfName, isDocumentName } from './formats.ts'
export { findInstructions } from './instructions.ts'
export type { ExtractedDocument, Extraction, Place } from './types.ts'
