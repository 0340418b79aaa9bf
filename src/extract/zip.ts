import { type Entry, fromBufferPromise } from 'yauzl'
import { UnreadableFile } from './faults.ts'

/** Bytes all entries of a zip may hold together: what Office writes stays far below. */
const mostBytes = 400 * 1024 * 1024
const mostEntries = 20_000

/** The entries of a zip by name; `read` gives an entry's text (UTF-8), or `undefined` where there is none. */
export type Zip = {
  readonly names: readonly string[]
  read(name: string): Promise<string | undefined>
}

/**
 * Opens a zip after all of it was inflated once and counted: the sizes a zip declares may lie, and the libraries that
 * read Office files inflate without a limit.
 *
 * @throws UnreadableFile `zip-bomb`, `encrypted` or `corrupt`.
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    autoClose: false,
  }).catch((error: unknown) => {
    throw new UnreadableFile('corrupt', '', { cause: error })
  })
  const entries = new Map<string, Entry>()
  let declared = 0
  try {
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize
      if (declared > mostBytes || entries.size >= mostEntries) throw new UnreadableFile('zip-bomb')
      if (entry.isEncrypted()) throw new UnreadableFile('encrypted')
      entries.set(entry.fileName, entry)
    }
    let inflated = 0
    for (const entry of entries.values()) {
      for await (const part of await zip.openReadStreamPromise(entry)) {
        inflated += Buffer.byteLength(part)
        if (inflated > mostBytes) throw new UnreadableFile('zip-bomb')
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    // More bytes than declared is what a bomb does and nothing else.
    const isBomb = error instanceof Error && /too many bytes in the stream/.test(error.message)
    throw new UnreadableFile(isBomb ? 'zip-bomb' : 'corrupt', '', { cause: error })
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const parts: Buffer[] = []
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part))
      return Buffer.concat(parts).toString('utf8')
    },
  }
}
