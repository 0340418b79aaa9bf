import { emojiBefore, matchCommands, mentionBefore } from './compose.ts'
import { appName, type Desk } from './desk.ts'
import { matchEmoji } from './emoji.ts'
import type { Suggestion } from './Suggestions.tsx'

/** What the composer can complete where the cursor stands: a command, an emoji or a mention. */
export function suggest(desk: Desk, text: string, cursor: number): Suggestion[] {
  const commands = matchCommands(text, desk.offers.commands)
  if (commands.length > 0)
    return commands.map((command) => ({
      key: command.command,
      from: 0,
      insert: `${command.command} `,
      title: command.command,
      ...(command.usageHint ? { hint: command.usageHint } : {}),
      ...(command.description ? { note: command.description } : {}),
    }))
  const shortcode = emojiBefore(text, cursor)
  if (shortcode !== undefined)
    return matchEmoji(shortcode)
      .slice(0, 6)
      .map(({ name, letter }) => ({
        key: name,
        from: cursor - shortcode.length - 1,
        insert: letter,
        title: letter,
        note: `:${name}:`,
      }))
  const begun = mentionBefore(text, cursor)?.toLowerCase()
  if (begun === undefined) return []
  const people = desk.people
  const names = [{ id: 'app', name: 'mamori', role: '' }, ...people]
  return names
    .filter((person) => person.name.toLowerCase().includes(begun))
    .slice(0, 8)
    .map((person) => ({
      key: person.id,
      from: cursor - begun.length - 1,
      insert: `@${person.name} `,
      title: person.id === 'app' ? appName : person.name,
      avatar: { id: person.id, app: person.id === 'app' },
      note: person.id === 'app' ? desk.t.app : (desk.t.roles[person.role] ?? person.role),
    }))
}
