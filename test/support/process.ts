import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { usualDelivery } from './bot.ts'

const packageRoot = resolve(import.meta.dirname, '../..')

/** The bot as a process of its own, as `npm start` runs it. */
export type BotProcess = {
  /** What it printed when it was ready. */
  readonly url: string
  /** Milliseconds from start to ready. */
  readonly readyMs: number
  readonly pid: number
  /** Everything on stderr so far. */
  log(): string
  /** Kills it the hard way; the local workspace lives on. */
  kill(): Promise<void>
  /** Asks it to stop and waits. @returns its exit code. */
  stop(): Promise<number | null>
}

export type BotSettings = {
  readonly dataDir: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts the bot on a data folder. @throws Error with what it said, when it ends before it is ready. */
export async function startBotProcess({ dataDir, environment = {} }: BotSettings): Promise<BotProcess> {
  const started = performance.now()
  const { child, output } = spawnBot({ dataDir, environment })
  const ended = once(child, 'exit')
  const { promise: ready, resolve: isReady } = Promise.withResolvers<string>()
  child.stdout?.on('data', () => {
    const url = /^http:\/\/\S+$/m.exec(output.stdout)?.[0]
    if (url !== undefined) isReady(url)
  })
  const url = await Promise.race([
    ready,
    ended.then(() => Promise.reject(new Error(`the bot did not start:\n${output.stderr}`))),
  ])
  return {
    url,
    readyMs: Math.round(performance.now() - started),
    pid: child.pid ?? 0,
    log: () => output.stderr,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
  }
}

/** Runs the bot when it is expected to end by itself, or when it is told to, `stopAfterMs` after its start. */
export async function runBotToItsEnd(
  settings: BotSettings & { readonly stopAfterMs?: number },
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { child, output } = spawnBot(settings)
  const timer = setTimeout(() => {
    if (settings.stopAfterMs !== undefined) child.kill('SIGTERM')
  }, settings.stopAfterMs ?? 0)
  const [code] = await once(child, 'close')
  clearTimeout(timer)
  return { code, ...output }
}

/** Runs a `mamori` command to its end. */
export async function runCommand(
  settings: BotSettings,
  commandArguments: readonly string[],
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { child, output } = spawnNode('src/cli/main.ts', settings, commandArguments)
  child.stdin?.end(input)
  const [code] = await once(child, 'close')
  return { code, ...output }
}

/** Ends the local workspace that a killed bot left on a data folder. */
export async function stopWorkspace(dataDir: string): Promise<void> {
  const facts = await readFile(join(dataDir, 'workspace', 'running.json'), 'utf8').catch(() => undefined)
  if (facts === undefined) return
  const { pid } = JSON.parse(facts) as { pid: number }
  try {
    process.kill(pid, 'SIGTERM')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function spawnBot(settings: BotSettings) {
  return spawnNode('src/main.ts', settings, [])
}

function spawnNode(program: string, settings: BotSettings, programArguments: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [join(packageRoot, program), ...programArguments], {
    cwd: packageRoot,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MAMORI_WORKSPACE_PORT: '0',
      MAMORI_WORKSPACE_DOOR: 'test',
      MAMORI_LOCAL_DELIVERY: usualDelivery,
      ...settings.environment,
      MAMORI_DATA_DIR: settings.dataDir,
    },
  })
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  return { child, output }
}
