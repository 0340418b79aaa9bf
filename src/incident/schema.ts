import { z } from 'zod'

const Both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) })
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
const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
const IsoDate = z.iso.date()

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

const Step = z.strictObject({
  to: z.enum(['officer', 'deputy', 'owners']).describe('Who is told; a role, so that people may change.'),
  afterMinutes: z.number().int().min(0).max(10_080).describe('Minutes after the report; 0 is at once.'),
  repeatEveryMinutes: z
    .number()
    .int()
    .min(5)
    .max(1_440)
    .describe(
      'They are told again every so many minutes until somebody acknowledges. There is no last time.',
    ),
})
export type RuleStep = z.infer<typeof Step>

const SeverityRule = z.strictObject({
  severity: Level,
  atNight: z
    .enum(['tell', 'wait'])
    .describe('Whether later steps and repeats come at night too. The first step always comes at once.'),
  steps: z
    .array(Step)
    .min(1)
    .refine((steps) => steps[0]?.afterMinutes === 0, 'the first step must come at once (afterMinutes: 0)')
    .refine(
      (steps) => steps.every((step, i) => step.afterMinutes >= (steps[i - 1]?.afterMinutes ?? 0)),
      'steps must stand in the order in which they fall due',
    )
    .refine(
      (steps) => new Set(steps.map((step) => step.to)).size === steps.length,
      'a role stands in one step only: telling it again is what repeatEveryMinutes does',
    ),
})
export type SeverityRule = z.infer<typeof SeverityRule>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "21:00"')

/** knowledge/reporting-rule.yml: who is told of an incident, in what order and how soon. */
export const ReportingRule = z.strictObject({
  version: z
    .number()
    .int()
    .min(1)
    .describe('Counted up with every change; an incident keeps the one it began under.'),
  asOf: IsoDate,
  night: z
    .strictObject({
      from: TimeOfDay,
      to: TimeOfDay,
      timeZone: z.string().refine(isTimeZone, 'expected a time zone such as Asia/Tokyo'),
    })
    .refine((night) => night.from !== night.to, 'a night has a beginning and another end')
    .describe('When those whose severity waits are left to sleep.'),
  severities: z
    .array(SeverityRule)
    .refine(
      (rules) => [0, 1, 2, 3].every((level) => rules.filter((rule) => rule.severity === level).length === 1),
      'every severity from 0 to 3 must stand here once',
    ),
})
export type ReportingRule = z.infer<typeof ReportingRule>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
