/**
 * Reads the files an organisation changes without touching code, and refuses bad data naming file, line and field.
 * A *document* is a file, a *section* a heading of it with its text. What a file must hold is said by the
 * schema handed in; this folder knows none of the bot's subjects.
 */
export { loadDocuments, loadPlainDocuments } from './documents.ts'
export { readExtracted } from './extracted.ts'
export { createDocumentFolder } from './folder.ts'
export { loadPrompt } from './prompts.ts'
export { loadYaml } from './yaml.ts'
