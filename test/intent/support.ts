import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { createIntentReader, IncidentCues, leakTypes } from '../../src/intent/index.ts'

const typesFolder = join(import.meta.dirname, '../../knowledge/incident-types')

const Steps = z.object({ do: z.array(z.string()), doNot: z.array(z.string()), tell: z.array(z.string()) })
const IncidentTypeFile = IncidentCues.extend({ firstResponse: z.object({ ja: Steps, en: Steps }) })

/** The incident types that the repository ships, with their cues and first response. */
export function shippedTypes() {
  return readdirSync(typesFolder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => IncidentTypeFile.parse(parse(readFileSync(join(typesFolder, name), 'utf8'))))
}

/** A reader on the shipped types. */
export function shippedReader() {
  return createIntentReader({ types: shippedTypes() })
}

const Message = z.strictObject({
  set: z.enum(['tuning', 'heldout']),
  text: z.string().min(1),
  intent: z.enum(['incident', 'question', 'selfcheck', 'other']),
  leakType: z.enum(leakTypes).optional(),
})

/** The messages of one half of messages.jsonl: what the tables were tuned on, or what they never saw. */
export function messagesOf(set: 'tuning' | 'heldout') {
  return readFileSync(join(import.meta.dirname, 'messages.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Message.parse(JSON.parse(line)))
    .filter((message) => message.set === set)
}
