import { z } from 'zod'
import { commonWorkingDays, isTimeZone, isWorkingDay, minutesOfDay, weekdays } from '../calendar/index.ts'
import { Both, IsoDate, Level } from './schema.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "21:00"')
const TypeId = z.string().regex(/^[a-z][a-z0-9_]*$/)
const UserId = z.string().regex(/^[UW][A-Z0-9]{2,30}$/, 'expected a Slack member id such as U0123ABCD')
const Minutes = z.number().int().min(0).max(10_080)

const Step = z.strictObject({
  to: z.enum(['officer', 'deputy', 'owners']).describe('Who is told; a role, so that people may change.'),
  afterMinutes: Minutes.describe('Minutes after the report; 0 is at once.'),
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

const Steps = z
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
  )

const Waits = z
  .enum(['never', 'night', 'closed'])
  .describe(
    'When later steps and repeats wait: never; in the night; until the company works again. The first step never waits.',
  )

const ProgressMinutes = z
  .number()
  .int()
  .min(10)
  .max(10_080)
  .describe('An acknowledgement lapses when nothing was done for so many minutes; then the deputy is told.')

const SeverityRule = z.strictObject({
  severity: Level,
  waits: Waits,
  progressMinutes: ProgressMinutes,
  steps: Steps,
})
export type SeverityRule = z.infer<typeof SeverityRule>

const Exception = z
  .strictObject({
    types: z.array(TypeId).min(1).describe('The types of incident it holds for.'),
    severities: z.array(Level).min(1).describe('The severities it holds for.'),
    waits: Waits.optional(),
    progressMinutes: ProgressMinutes.optional(),
    steps: Steps.optional(),
  })
  .describe('What differs for some types; the first that fits holds, and what it leaves out is as usual.')

const RuleClock = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: Both,
  basis: z.enum(['rule', 'contract']).describe('The own rule, or a contract with somebody.'),
  afterHours: z.number().int().min(1).max(8_760).describe('Hours after it was known.'),
  types: z.array(TypeId).optional().describe('Runs by itself for these types; for all where left out.'),
  severityFrom: Level.describe('Runs by itself from this severity on.'),
  byHand: z.boolean().describe('Whether it runs only once somebody starts it.'),
})
export type RuleClock = z.infer<typeof RuleClock>

const Shape = z.strictObject({
  version: z
    .number()
    .int()
    .min(1)
    .describe('Counted up with every change; an incident keeps the one it began under.'),
  asOf: IsoDate,
  timeZone: z.string().refine(isTimeZone, 'expected a time zone such as Asia/Tokyo'),
  hours: z
    .strictObject({
      days: z.array(z.enum(weekdays)).min(1),
      from: TimeOfDay,
      to: TimeOfDay,
      onHolidays: z.boolean().describe("Whether the company works on Japan's public holidays."),
      closed: z.array(IsoDate).describe('Further days off.'),
    })
    .refine((hours) => minutesOfDay(hours.from) < minutesOfDay(hours.to), 'a day begins before it ends')
    .describe('When the company works.'),
  night: z
    .strictObject({ from: TimeOfDay, to: TimeOfDay })
    .refine((night) => night.from !== night.to, 'a night has a beginning and another end')
    .describe('When those whose severity waits are left to sleep.'),
  urgent: z
    .strictObject({ when: z.array(z.enum(['ongoing', 'personal_data'])), types: z.array(TypeId) })
    .describe('What waits for no night and no weekend, whatever its severity.'),
  mailAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(1_440)
    .describe('Minutes after which an e-mail goes out for a notice that Slack has not delivered.'),
  channelFrom: z
    .union([Level, z.literal('never')])
    .default(2)
    .describe('From which severity on an incident gets a private channel of its own.'),
  managers: z
    .array(z.strictObject({ of: UserId, manager: UserId }))
    .describe('Whose manager is who: the manager of a person concerned is not told either.'),
  contacts: z
    .array(z.strictObject({ name: Both, phone: z.string().min(1).max(40) }))
    .describe('Whom to call, for the printed emergency card.'),
  clocks: z
    .array(RuleClock)
    .refine((clocks) => new Set(clocks.map(({ id }) => id)).size === clocks.length, 'two clocks have one id'),
  severities: z
    .array(SeverityRule)
    .refine(
      (rules) => [0, 1, 2, 3].every((level) => rules.filter((rule) => rule.severity === level).length === 1),
      'every severity from 0 to 3 must stand here once',
    ),
  exceptions: z.array(Exception),
})

/**
 * knowledge/reporting-rule.yml: who is told of an incident, in what order and how soon, and which clocks run. A rule of
 * the first shape, as incidents of before keep it, is read as one of this shape.
 */
export const ReportingRule = z.preprocess(fromFirstShape, Shape)
export type ReportingRule = z.infer<typeof ReportingRule>

const FirstShape = z.object({
  night: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }),
  severities: z.array(z.looseObject({ atNight: z.enum(['tell', 'wait']) })),
})

// The first shape knew nights only, and acknowledgements that never lapse: a week is the longest this one has.
function fromFirstShape(data: unknown): unknown {
  const first = FirstShape.safeParse(data)
  if (!first.success || typeof data !== 'object') return data
  const { timeZone, ...night } = first.data.night
  return {
    ...data,
    timeZone,
    night,
    hours: { ...commonWorkingDays, from: '09:00', to: '17:00' },
    urgent: { when: [], types: [] },
    mailAfterMinutes: 10,
    managers: [],
    contacts: [],
    clocks: [],
    exceptions: [],
    severities: first.data.severities.map(({ atNight, ...rest }) => ({
      ...rest,
      waits: atNight === 'tell' ? 'never' : 'night',
      progressMinutes: 10_080,
    })),
  }
}

/** What is wrong with a well-formed rule, and what its editor may have overlooked. */
export type RuleCheck = { readonly problems: readonly string[]; readonly hints: readonly string[] }

/** Whether a rule fits the types it names, and what of it has no effect. @param typeIds every type there is. */
export function checkRule(rule: ReportingRule, typeIds: readonly string[]): RuleCheck {
  const named = [
    ...rule.urgent.types,
    ...rule.exceptions.flatMap(({ types }) => types),
    ...rule.clocks.flatMap(({ types }) => types ?? []),
  ]
  const unknown = [...new Set(named)].filter((type) => !typeIds.includes(type))
  const idle = rule.hours.closed.filter((day) => !isWorkingDay(day, { ...rule.hours, closed: [] }))
  return {
    problems: unknown.map((type) => `no incident type is called "${type}"`),
    hints: [
      ...idle.map((day) => `hours.closed: ${day} is a day off anyway`),
      ...rule.severities.flatMap(({ severity, steps }) =>
        steps.length < 2 ? [`severity ${severity} has one step only: nobody follows when it is missed`] : [],
      ),
      ...(rule.contacts.length === 0 ? ['contacts: nobody to call stands on the emergency card'] : []),
    ],
  }
}
