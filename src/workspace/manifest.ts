import { readFileSync, statSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const Manifest = z.object({
  features: z
    .object({
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string().default(''),
          }),
        )
        .default([]),
      agent_view: z.unknown().optional(),
    })
    .prefault({}),
  oauth_config: z
    .object({
      scopes: z
        .object({ bot: z.array(z.string()).default([]), bot_optional: z.array(z.string()).default([]) })
        .optional(),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
    })
    .prefault({}),
})

/** What the app's manifest says about commands, shortcuts, scopes and events; unknown parts are left out. */
export type Manifest = z.infer<typeof Manifest>

/**
 * Reads a manifest again whenever its file changed.
 *
 * @returns a function that gives the manifest, or `undefined` while there is no file: every command, shortcut and
 *   event then reaches the bot.
 */
export function createManifestReader(path: string): () => Manifest | undefined {
  let readAtMs = -1
  let manifest: Manifest | undefined
  return () => {
    const changedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs
    if (changedMs === undefined) return undefined
    if (changedMs !== readAtMs) {
      manifest = Manifest.parse(parse(readFileSync(path, 'utf8')))
      readAtMs = changedMs
    }
    return manifest
  }
}

/** The scopes the app was installed with, the optional ones among them; `undefined` when the manifest names none: all. */
export function grantedScopes(manifest: Manifest | undefined): readonly string[] | undefined {
  const scopes = manifest?.oauth_config.scopes
  return scopes === undefined ? undefined : [...scopes.bot, ...scopes.bot_optional]
}

/** Whether the app has a scope. */
export function isGranted(manifest: Manifest | undefined, scope: string): boolean {
  return grantedScopes(manifest)?.includes(scope) ?? true
}

/** Whether the app is declared as an agent. */
export function isAgent(manifest: Manifest | undefined): boolean {
  return manifest === undefined || manifest.features.agent_view !== undefined
}

/** Whether the app subscribed to an event of this name (`message.im`, `app_mention`). */
export function isSubscribed(manifest: Manifest | undefined, name: string): boolean {
  const events = manifest?.settings.event_subscriptions?.bot_events
  return events === undefined || events.includes(name)
}
