import { z } from 'zod'
import { audiences, layers } from './types.ts'

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date as YYYY-MM-DD')
  .refine((text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), 'expected a date that exists')
const words = z.string().trim().min(1, 'expected a text, found none')

/** The front matter of a document that questions are answered from. */
export const FrontMatter = z.strictObject({
  title: words.describe('What the document is called in citations'),
  layer: z.enum(layers).describe("Whose rule it states: the scheme's, common practice, or the company's own"),
  audience: z.enum(audiences).describe('Who may read it: everyone who reaches the bot, or employees only'),
  mayLeave: z.boolean().describe('Whether its text may be sent to a model outside the company'),
  source: z
    .union([words, z.array(words).min(1)])
    .transform((source) => (typeof source === 'string' ? source : source.join(' / ')))
    .describe('Where its statements stand; a section may name its own'),
  asOf: date.describe('The day its statements were true; a section may name its own'),
  owner: words.describe('Who answers for it: a role or a department'),
  sample: z
    .boolean()
    .optional()
    .describe('Rules of a company that does not exist, to be replaced: every answer from them says so'),
  reviewBy: date.describe('The day by which the owner looks at it again'),
})
export type FrontMatter = z.output<typeof FrontMatter>

const spellings = z.array(words).default([])

/** The glossary: terms, and how people spell and call them. */
export const Glossary = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case letters, digits and hyphens'),
      term: z.strictObject({ ja: words, en: words }),
      reading: words.optional().describe('The term in kana'),
      spellings: z.strictObject({ ja: spellings, en: spellings }).default({ ja: [], en: [] }),
      proper: z
        .boolean()
        .optional()
        .describe('A name of its own: a question that names it is answered only from sections that name it'),
      english: words.optional().describe('The official English name'),
      meaning: z.strictObject({ ja: words, en: words }),
    }),
  )
  .superRefine((entries, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of entries.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is used twice` })
      seen.add(id)
    }
  })
export type Glossary = z.output<typeof Glossary>
