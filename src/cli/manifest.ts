import { resolve } from 'node:path'
import { z } from 'zod'
import { loadYaml } from '../knowledge/index.ts'
import type { CommandStreams, ExitCode } from './lines.ts'
import { parseOptions, refuse } from './options.ts'

export const manifestUsage =
  'mamori manifest [--http https://<host>/slack/events]   prints the Slack app manifest as JSON; for Socket Mode, or for requests to that address'

const Manifest = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({})) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({}),
    interactivity: z.looseObject({}),
    socket_mode_enabled: z.boolean(),
  }),
})
type Manifest = z.infer<typeof Manifest>

/** `mamori manifest`. @returns 0, or 2 on bad usage. */
export async function runManifest(
  commandArguments: readonly string[],
  streams: CommandStreams,
): Promise<ExitCode> {
  const options = readOptions(commandArguments)
  if (typeof options === 'string') return refuse(streams, options, manifestUsage)
  const manifest = await loadYaml(resolve(import.meta.dirname, '../../manifest.yml'), Manifest)
  const wanted = options.http === undefined ? manifest : overHttp(manifest, options.http)
  streams.output.write(`${JSON.stringify(wanted, null, 2)}\n`)
  return 0
}

function readOptions(commandArguments: readonly string[]): { readonly http: string | undefined } | string {
  // JSON is all it prints, asked for or not.
  const parsed = parseOptions(commandArguments, { json: { type: 'boolean' }, http: { type: 'string' } })
  if (typeof parsed === 'string') return parsed
  if (parsed.positionals.length > 0) return 'There are too many arguments.'
  const { http } = parsed.values
  if (http === undefined || isAddress(http)) return { http }
  return `--http is the whole address that Slack posts to, as https://mamori.example.com/slack/events; it was ${http}.`
}

/** Slack posts to https only. */
function isAddress(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.pathname !== '/'
}

function overHttp(manifest: Manifest, url: string): Manifest {
  const { features, settings } = manifest
  return {
    ...manifest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url })),
    },
    settings: {
      ...settings,
      event_subscriptions: { ...settings.event_subscriptions, request_url: url },
      interactivity: { ...settings.interactivity, request_url: url },
      socket_mode_enabled: false,
    },
  }
}
