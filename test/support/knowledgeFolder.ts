import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Copies the product's knowledge, with its documents or without any of them, into a folder for `MAMORI_KNOWLEDGE_DIR`.
 * @returns the folder; whoever asked for it removes it.
 */
export async function copyKnowledge(documents: 'with documents' | 'without documents'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mamori-knowledge-'))
  await cp(resolve(import.meta.dirname, '../../knowledge'), folder, {
    recursive: true,
    filter: (source) => documents === 'with documents' || !/documents\/(?:ja|en)\/.+/.test(source),
  })
  return folder
}
