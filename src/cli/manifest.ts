import { resolve } from 'node:path'
import { z } from 'zod'
import { loadYaml } from '../knowledge/index.ts'
import { type CommandStreams, type ExitCode, readJsonOption } from './lines.ts'

export const manifestUsage =
  'mamori manifest   prints the Slack app manifest as JSON, as the Slack CLI asks for it'

/** `mamori manifest`. @returns 0, or 2 on bad usage. */
export async function runManifest(
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  // JSON is all it prints, asked for or not.
  const options = readJsonOption(commandArguments)
  if (typeof options === 'string') {
    streams.errors.write(`${options}\n${manifestUsage}\n`)
    return 2
  }
  const manifest = await loadYaml(resolve(import.meta.dirname, '../../manifest.yml'), z.looseObject({}))
  streams.output.write(`${JSON.stringify(manifest, null, 2)}\n`)
  return 0
}
