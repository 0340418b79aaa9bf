import { afterAll } from 'vitest'
import { createExtractor, type Extraction } from '../../src/extract/index.ts'

/** An extractor for the tests of a file, stopped after them; each file needs its own. */
export function openExtractor() {
  const extractor = createExtractor()
  afterAll(() => extractor.stop())

  /** @throws Error when the file is a fault. */
  async function sectionsOf(name: string, bytes: Uint8Array) {
    const extraction = await extractor.extract({ name, bytes })
    if (extraction.kind === 'fault') throw new Error(`${name} could not be read: ${extraction.fault.kind}`)
    return extraction.document
  }

  async function faultOf(name: string, bytes: Uint8Array): Promise<Extraction> {
    return await extractor.extract({ name, bytes })
  }

  return { sectionsOf, faultOf }
}
