// The process in which files are read. It has no environment, may read this program's own files only and write none, and
// gives itself up when it takes too much memory. Started by `extractor.ts`, never imported.
import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { UnreadableFile } from './faults.ts'
import { readFile } from './readFile.ts'
import type { ExtractFile, Extraction } from './types.ts'

async function extract(file: ExtractFile): Promise<Extraction> {
  try {
    return { kind: 'document', document: await readFile(file) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'fault', fault: error.fault }
    // What a library throws at a file it cannot make sense of. The bot's own faults look the same here: the report names
    // the file, and the tests read good files of every kind.
    return { kind: 'fault', fault: { kind: 'corrupt', detail: '' } }
  }
}

// The bot answers people meanwhile: reading gives way to it.
setPriority(10)
const [memoryMb] = process.argv.slice(2)
new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: Number(memoryMb), env: {} }).unref()
// Some libraries throw from a stream nobody holds any more; the file in hand is then answered by the exit.
process.on('uncaughtException', () => process.exit(1))
process.on('message', async (file: ExtractFile) => process.send?.(await extract(file)))
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
