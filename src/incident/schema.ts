import { z } from 'zod'

/** A text in both languages. */
export const Both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) })
const Lines = z.array(z.string().min(1).max(200)).min(1).max(6)
const Advice = z
  .strictObject({
    do: Lines.describe('What to do first, in order.'),
    reportStep: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Which entry of `do`, from 1, the report itself carries out; the receipt leaves it out.'),
    doNot: Lines.describe('What must not be done.'),
    tell: Lines.describe('Whom to tell, the responsible officer first.'),
  })
  .refine((advice) => (advice.reportStep ?? 1) <= advice.do.length, {
    path: ['reportStep'],
    message: 'there is no such entry of do',
  })
  .refine(
    (advice) => [...advice.do, ...advice.doNot, ...advice.tell].join('').length <= 1_050,
    'expected at most 1,050 characters in all: somebody in a hurry reads it, and with its headings it stays under 1,200',
  )
/** A severity. */
export const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
/** A day, as `2026-11-23`. */
export const IsoDate = z.iso.date()

/** What may raise the severity of a type, once it is known. */
const severityConditions = ['ongoing', 'personal_data', 'partner_information', 'seen_outside'] as const
export type SeverityCondition = (typeof severityConditions)[number]

const Field = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  kind: z.enum(['text', 'choice', 'date', 'number']),
  optional: z.boolean(),
  label: Both,
  hint: Both.optional(),
  options: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9_]*$/), label: Both }))
    .min(2)
    .optional()
    .describe('For a choice: what can be chosen.'),
})

/** One file of knowledge/incident-types. Its cues belong to the reader of messages and are let through unread. */
export const IncidentType = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    name: Both.describe('As it stands in lists, in notices and in the form; short.'),
    summary: Both.describe('One sentence by which a reporter recognises the case.'),
    firstResponse: z.strictObject({ ja: Advice, en: Advice }),
    fields: z.array(Field).describe('What is asked about this type beyond what every report asks.'),
    severity: z.strictObject({
      base: Level.describe('The severity while nothing more is known.'),
      raise: z
        .array(z.strictObject({ when: z.enum(severityConditions), to: Level }))
        .describe('What raises it, and to which level; the highest that applies holds.'),
    }),
    cues: z.unknown().describe('The words that give it away; checked by the reader of messages.'),
    source: z.string().min(1),
    asOf: IsoDate,
  })
  .refine(
    (type) => type.fields.every((field) => (field.kind === 'choice') === (field.options !== undefined)),
    {
      path: ['fields'],
      message: 'a choice needs options, and nothing else has them',
    },
  )
export type IncidentType = z.infer<typeof IncidentType>
