import { z } from 'zod'
import type { SlackParts } from '../parts.ts'
import { escapeText, readWords } from '../text.ts'
import { within } from './incidentSoon.ts'

// A click waits for it, and Slack waits three seconds for the click.
const lookUpMs = 1_000

/**
 * What a message said as people saw it: persons, user groups and channels by their names, links by their words. A record
 * is read without Slack, years later. What Slack does not tell in time stands by its id.
 */
export async function readableText(
  parts: Pick<SlackParts, 'people' | 'interactive' | 'log'>,
  text: string,
): Promise<string> {
  const people = idsIn(text, /<@([A-Z0-9]+)>/g)
  const groups = idsIn(text, /<!subteam\^([A-Z0-9]+)>/g)
  const names = (await within(lookUpMs, findNames(parts, people, groups))) ?? new Map<string, string>()
  const named = text.replaceAll(
    /<(@|#|!subteam\^)([A-Z0-9]+)(?:\|([^>]*))?>/g,
    (_, sign: string, id: string, label: string | undefined) => {
      const name = label?.replace(/^[@#]/, '') || escapeText(names.get(id) ?? id)
      return `${sign === '#' ? '#' : '@'}${name}`
    },
  )
  return readWords(named)
}

const Groups = z.object({
  usergroups: z.array(z.object({ id: z.string(), handle: z.string() })).default([]),
})

async function findNames(
  { people, interactive, log }: Pick<SlackParts, 'people' | 'interactive' | 'log'>,
  userIds: readonly string[],
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  try {
    const persons = await Promise.all(userIds.map((id) => people.get(id)))
    const listed = groupIds.length === 0 ? {} : await interactive.usergroups.list()
    const { usergroups: groups } = Groups.parse(listed)
    return new Map([
      ...persons.map(({ id, name }) => [id, name] as const),
      ...groups.map(({ id, handle }) => [id, handle] as const),
    ])
  } catch (error) {
    log.warn('names in a message could not be looked up; they stand by their ids', { error })
    return new Map()
  }
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))]
}
