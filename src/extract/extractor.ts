import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { ExtractFault, ExtractFile, Extraction } from './types.ts'

/** Reads files one after the other in a process of its own. */
export type Extractor = {
  /** What the file holds, or why it cannot be read. A file that hurts the process hurts no other file. */
  extract(file: ExtractFile): Promise<Extraction>
  /** Ends the process; `extract` of a file in hand rejects, for nothing is known of that file. */
  stop(): Promise<void>
}

export type ExtractLimits = {
  /** Bytes of a file. */
  readonly mostBytes: number
  /** Seconds for one file. */
  readonly timeoutS: number
  /** Megabytes the process may take, program and all. */
  readonly memoryMb: number
}

/** What a file may cost. 512 MB hold a PDF of a thousand pages or a sheet of 100,000 rows. */
export const usualLimits: ExtractLimits = { mostBytes: 50 * 1024 * 1024, timeoutS: 60, memoryMb: 512 }

/** Seconds the process waits for a further file. */
const idleS = 20

/** An extractor; its process starts with the first file. */
export function createExtractor(given: Partial<ExtractLimits> = {}): Extractor {
  const limits = { ...usualLimits, ...given }
  let child: ChildProcess | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let stopped = false

  async function read(file: ExtractFile): Promise<Extraction> {
    if (stopped) throw new Error('the reading of files has been stopped')
    if (file.bytes.byteLength === 0) return fault('empty')
    if (file.bytes.byteLength > limits.mostBytes)
      return fault('too-large', `${Math.round(limits.mostBytes / 1024 / 1024)} MB`)
    clearTimeout(idle)
    child ??= start(limits)
    const result = await ask(child, file, limits)
    if (stopped) throw new Error('the reading of a file has been stopped')
    // What was killed takes a moment to go: the next file must not meet it.
    if (child.killed || !child.connected) child = undefined
    idle = setTimeout(end, idleS * 1000).unref()
    return result
  }

  function end(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }

  return {
    extract(file) {
      const result = turn.then(() => read(file))
      turn = result.catch(() => undefined)
      return result
    },
    async stop() {
      stopped = true
      end()
      await turn
    },
  }
}

function start({ memoryMb }: ExtractLimits): ChildProcess {
  const libraries = dirname(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')))
  const program = resolve(import.meta.dirname, '../..')
  const child = fork(new URL('./child.ts', import.meta.url), [String(memoryMb)], {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      '--permission',
      `--allow-fs-read=${join(program, '/')}*`,
      `--allow-fs-read=${join(libraries, '/')}*`,
      '--allow-worker',
      `--max-old-space-size=${Math.round(memoryMb * 0.75)}`,
      '--no-warnings',
    ],
  })
  // It must not keep a command alive that has nothing else to do.
  child.unref()
  child.channel?.unref()
  return child
}

async function ask(child: ChildProcess, file: ExtractFile, limits: ExtractLimits): Promise<Extraction> {
  const answer = Promise.withResolvers<Extraction>()
  const hear = (message: unknown) => {
    if (isExtraction(message)) answer.resolve(message)
  }
  const gone = (_code: number | null, signal: NodeJS.Signals | null) =>
    answer.resolve(fault(reasonOf(signal)))
  const lost = (error: Error) => answer.reject(error)
  const late = setTimeout(() => {
    answer.resolve(fault('too-slow', String(limits.timeoutS)))
    child.kill('SIGKILL')
  }, limits.timeoutS * 1000)
  child.on('message', hear).once('exit', gone).once('error', lost)
  try {
    child.send({ name: file.name, bytes: file.bytes })
    return await answer.promise
  } finally {
    clearTimeout(late)
    child.off('message', hear).off('exit', gone).off('error', lost)
  }
}

// The watchdog ends it by SIGKILL, as a system short of memory does; V8 out of heap by SIGABRT (or SIGTRAP, by its build).
function reasonOf(signal: NodeJS.Signals | null): ExtractFault['kind'] {
  return signal === null ? 'corrupt' : 'too-much-memory'
}

function fault(kind: ExtractFault['kind'], detail = ''): Extraction {
  return { kind: 'fault', fault: { kind, detail } }
}

function isExtraction(message: unknown): message is Extraction {
  return typeof message === 'object' && message !== null && 'kind' in message
}
