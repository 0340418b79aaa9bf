import { unescapeEntities } from './inline.ts'
import type { SlashCommand } from './types.ts'

/** The text that travelled as it was typed: mentions as `@name`, entities undone. */
export function decodeText(text: string, personName: (id: string) => string | undefined): string {
  const named = text.replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (whole, id: string) => {
    const name = personName(id)
    return name === undefined ? whole : `@${name}`
  })
  return unescapeEntities(named.replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1'))
}

/** A line that is a slash command: the command and what follows it; `undefined` for ordinary text. */
export function parseCommand(typed: string): { command: string; text: string } | undefined {
  const match = /^(\/[^\s　/]+)(?:[\s　]+([\s\S]*))?$/.exec(typed.trim())
  return match?.[1] === undefined ? undefined : { command: match[1], text: (match[2] ?? '').trim() }
}

/** The commands that begin with what is typed so far; none once the command is whole and its text begun. */
export function matchCommands(typed: string, commands: readonly SlashCommand[]): SlashCommand[] {
  if (!/^\/\S*$/.test(typed)) return []
  return commands.filter(({ command }) => command.startsWith(typed.toLowerCase()))
}

/** The beginning of a mention just before the cursor, without its `@`; `undefined` when there is none. */
export function mentionBefore(typed: string, cursor: number): string | undefined {
  const match = /(?:^|[^A-Za-z0-9.@])@([^\s　@]{0,20})$/.exec(typed.slice(0, cursor))
  return match?.[1]
}

/** The beginning of an emoji's name just before the cursor, without its colon; two letters at least. */
export function emojiBefore(typed: string, cursor: number): string | undefined {
  const match = /(?:^|[^A-Za-z0-9:/]):([a-z0-9_+-]{2,30})$/.exec(typed.slice(0, cursor))
  return match?.[1]
}
