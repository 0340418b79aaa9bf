import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loadYaml } from '../knowledge/index.ts'
import type { CommandStreams, ExitCode } from './lines.ts'

export const manifestUsage =
  'mamori manifest   prints the Slack app manifest as JSON, as the Slack CLI asks for it'

/** `mamori manifest`. @returns 0, or 2 on bad usage. */
export async function runManifest(
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const problem = findProblem(commandArguments)
  if (problem !== undefined) {
    streams.errors.write(`${problem}\n${manifestUsage}\n`)
    return 2
  }
  const manifest = await loadYaml(resolve(import.meta.dirname, '../../manifest.yml'), z.looseObject({}))
  streams.output.write(`${JSON.stringify(manifest, null, 2)}\n`)
  return 0
}

function findProblem(commandArguments: readonly string[]): string | undefined {
  try {
    // JSON is all it prints.
    parseArgs({ args: [...commandArguments], options: { json: { type: 'boolean' } }, strict: true })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
