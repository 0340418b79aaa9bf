import { z } from 'zod'
import { audiences, type Checklist } from './types.ts'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens')
const sentence = z.string().trim().min(1, 'must not be empty')

// 700 characters an entry keep a message with text, reason and example far below Slack's limits.
const bilingual = z.strictObject({ ja: sentence.max(700), en: sentence.max(700) })

const option = z.strictObject({
  id: id.describe('What a button carries.'),
  label: z.strictObject({ ja: sentence.max(12), en: sentence.max(24) }).describe('The words on the button.'),
  points: z.number().describe('What the answer counts.'),
  excluded: z.boolean().default(false).describe('True: the item is left out of the score (該当なし).'),
  needsCheck: z.boolean().default(false).describe('True: the item is listed as 要確認 in the result.'),
})

const area = z.strictObject({
  id,
  name: bilingual,
  verified: z.boolean().describe('False while nobody has compared the name with the original.'),
})

const reference = z.string().regex(/^(?:ja|en)\/[^#]+\.md#.+$/, 'expected <language>/<file>.md#<heading>')

const item = z.strictObject({
  id,
  area: id.describe('The id of its area.'),
  text: bilingual.describe('The question, answerable by the options.'),
  why: bilingual.describe('Why it matters, one or two sentences.'),
  example: bilingual.describe('What it looks like in an ordinary workplace.'),
  next: bilingual.describe('What to do next where it is a gap.'),
  measure: z.int().min(1).max(9).describe('The measure of the scheme it belongs to, 1 (①) to 9 (⑨).'),
  section: z
    .strictObject({ ja: reference, en: reference })
    .optional()
    .describe('The section of a document that explains it.'),
  evidence: bilingual.optional().describe('What would show somebody else that it is so.'),
  audience: z.enum(audiences).optional().describe('Who can be expected to know the answer.'),
  when: z
    .strictObject({ item: id, options: z.array(id).min(1) })
    .optional()
    .describe('Asked only where this earlier item was answered with one of these options.'),
  sameAs: z
    .array(sentence)
    .optional()
    .describe(
      'Versions whose item of this id asks the same: answers are carried over from them, and from no other.',
    ),
})

const band = z.strictObject({
  from: z.number().describe('The least score it is said of, 0 to 100; may be below 0.'),
  text: bilingual.describe('What such a score suggests; never pass or fail.'),
})

/** The shape of a file in `knowledge/checklists`. */
export const checklistSchema = z
  .strictObject({
    id,
    version: sentence.describe('Changed whenever an item, option or point changes; a session keeps its own.'),
    title: bilingual,
    notice: bilingual.describe('What this list is and is not; shown with every result.'),
    // One sentence for both languages, as lists kept by older versions have it, or one for each.
    source: z
      .union([sentence.transform((text) => ({ ja: text, en: text })), bilingual])
      .describe('Where it comes from, and as of when; one sentence, or one for each language.'),
    verified: z.boolean().describe('True once somebody has compared it with the original it stands for.'),
    standard: z
      .boolean()
      .optional()
      .describe('True for the list people begin with; else the first by file name.'),
    options: z.array(option).min(2).max(8),
    areas: z.array(area).min(1).max(20),
    items: z.array(item).min(1).max(200),
    bands: z.array(band).optional().describe('Highest first.'),
  })
  .superRefine((checklist, context) => {
    for (const kind of ['options', 'areas', 'items'] as const) {
      const ids = checklist[kind].map((entry) => entry.id)
      ids.forEach((value, index) => {
        if (ids.indexOf(value) === index) return
        context.addIssue({ code: 'custom', path: [kind, index, 'id'], message: `${value} is there twice` })
      })
    }
    checklist.items.forEach((entry, index) => {
      const fault = faultOfCondition(checklist, index)
      if (fault !== undefined)
        context.addIssue({ code: 'custom', path: ['items', index, 'when'], message: fault })
      if (checklist.areas.some((known) => known.id === entry.area)) return
      const message = `no area has the id ${entry.area}`
      context.addIssue({ code: 'custom', path: ['items', index, 'area'], message })
    })
    if (!checklist.options.some((entry) => !entry.excluded && entry.points > 0)) {
      context.addIssue({ code: 'custom', path: ['options'], message: 'no option counts more than 0 points' })
    }
  }) satisfies z.ZodType<Checklist>

// An item may only depend on one that was asked before it, so that nobody goes round in a circle.
function faultOfCondition(
  checklist: Pick<Checklist, 'items' | 'options'>,
  index: number,
): string | undefined {
  const when = checklist.items[index]?.when
  if (when === undefined) return undefined
  if (!checklist.items.slice(0, index).some((earlier) => earlier.id === when.item)) {
    return `no item before it has the id ${when.item}`
  }
  const unknown = when.options.find((wanted) => !checklist.options.some((option) => option.id === wanted))
  return unknown === undefined ? undefined : `no option has the id ${unknown}`
}
