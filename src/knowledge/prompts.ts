import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { DataError } from '../common/errors.ts'
import { splitFrontMatter } from './text.ts'
import { parseYaml } from './yaml.ts'

/** What stands at the head of a prompt. */
const Front = z.strictObject({
  purpose: z.string().min(1),
  inputs: z
    .record(z.string(), z.string())
    .describe('What is filled into the slots {{…}} of the text, by name'),
  output: z.string().min(1),
})

/**
 * The text of a prompt, its slots unfilled.
 *
 * @throws DataError where the front matter is missing or wrong, or its inputs are not exactly the slots of the text.
 */
export async function loadPrompt(file: string): Promise<string> {
  const { front, body } = splitFrontMatter(await readFile(file, 'utf8'))
  if (front === undefined) throw new DataError(file, { line: 1 }, 'expected front matter, found none')
  const { inputs } = parseYaml(front, Front, { file, firstLine: 2 })
  const slots = new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))
  const named = new Set(Object.keys(inputs))
  const odd = [...new Set([...slots, ...named])].filter((name) => !slots.has(name) || !named.has(name))
  if (odd.length > 0)
    throw new DataError(file, { field: 'inputs' }, `inputs and slots differ in ${odd.join(', ')}`)
  return body.trim()
}
