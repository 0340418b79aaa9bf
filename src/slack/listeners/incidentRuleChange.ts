import { z } from 'zod'
import type { ReportingRule, Severity } from '../../incident/index.ts'
import type { Given } from './incidentWorkParts.ts'

const roles = ['officer', 'deputy', 'owners'] as const
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const Minutes = z.number().int().min(0).max(10_080)
const Pair = z.object({ of: z.string(), manager: z.string() })

/**
 * One change of the rule, small enough to travel with the view that shows what it would do; what comes of it is checked
 * by the rule's own schema.
 */
const Part = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('severity'),
    severity: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    waits: z.enum(['never', 'night', 'closed']),
    progressMinutes: Minutes,
    steps: z.array(z.object({ to: z.enum(roles), afterMinutes: Minutes, repeatEveryMinutes: Minutes })),
  }),
  z.object({
    kind: z.literal('hours'),
    days: z.array(z.enum(weekdays)),
    from: z.string(),
    to: z.string(),
    onHolidays: z.boolean(),
    nightFrom: z.string(),
    nightTo: z.string(),
  }),
  z.object({
    kind: z.literal('urgent'),
    when: z.array(z.enum(['ongoing', 'personal_data'])),
    types: z.array(z.string()),
    mailAfterMinutes: Minutes,
  }),
  z.object({
    kind: z.literal('channel'),
    channelFrom: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal('never')]),
  }),
  z.object({
    kind: z.literal('contacts'),
    contacts: z.array(z.object({ name: z.string(), phone: z.string() })),
  }),
  z.object({ kind: z.literal('managers'), managers: z.array(Pair) }),
])
export type RulePart = z.infer<typeof Part>
export const RuleDraft = z.object({
  /** The version the change was made from. */
  version: z.number().int(),
  part: Part,
  /** The rule's view, to be drawn anew afterwards. */
  rule: z.string().optional(),
})
export type RuleDraft = z.infer<typeof RuleDraft>

/** The rule as it would be; not checked yet. */
export function applyPart(rule: ReportingRule, part: RulePart): unknown {
  switch (part.kind) {
    case 'severity': {
      const { kind: _, ...changed } = part
      const severities = rule.severities.map((each) => (each.severity === part.severity ? changed : each))
      return { ...rule, severities }
    }
    case 'hours': {
      const { days, from, to, onHolidays, nightFrom, nightTo } = part
      return {
        ...rule,
        hours: { ...rule.hours, days, from, to, onHolidays },
        night: { from: nightFrom, to: nightTo },
      }
    }
    case 'urgent':
      return {
        ...rule,
        urgent: { when: part.when, types: part.types },
        mailAfterMinutes: part.mailAfterMinutes,
      }
    case 'channel':
      return { ...rule, channelFrom: part.channelFrom }
    case 'contacts':
      return {
        ...rule,
        contacts: part.contacts.map(({ name, phone }) => ({ name: { ja: name, en: name }, phone })),
      }
    case 'managers':
      return { ...rule, managers: part.managers }
  }
}

/** What is wrong with a form, as one of the words for it. */
export type FormProblem = 'order' | 'minutes' | 'hours' | 'night' | 'contacts' | 'pair' | 'other'

/** What a form of the rule says. */
export function readPart(form: string, given: Given, rule: ReportingRule): RulePart | FormProblem {
  switch (form) {
    case 'hours':
      return readHours(given)
    case 'urgent':
      return readUrgent(given)
    case 'channel': {
      const channelFrom = ([0, 1, 2, 3, 'never'] as const).find(
        (each) => String(each) === given.one('channel_from'),
      )
      return channelFrom === undefined ? 'other' : { kind: 'channel', channelFrom }
    }
    case 'contacts':
      return readContacts(given)
    case 'managers':
      return readManagers(given, rule)
    default: {
      const severity = ([0, 1, 2, 3] as const).find((level) => form === `severity${level}`)
      return severity === undefined ? 'other' : readSeverity(severity, given)
    }
  }
}

function readSeverity(severity: Severity, given: Given): RulePart | FormProblem {
  const waits = (['never', 'night', 'closed'] as const).find((each) => each === given.one('waits'))
  const progressMinutes = minutesOf(given.one('progress'))
  const steps = roles.flatMap((to) => {
    const after = given.one(`after_${to}`)
    return after === ''
      ? []
      : [{ to, afterMinutes: minutesOf(after), repeatEveryMinutes: minutesOf(given.one(`repeat_${to}`)) }]
  })
  const numbers = [progressMinutes, ...steps.flatMap((step) => [step.afterMinutes, step.repeatEveryMinutes])]
  if (waits === undefined || numbers.some((number) => Number.isNaN(number))) return 'minutes'
  if (progressMinutes < 10 || progressMinutes > 10_080) return 'minutes'
  const isOdd = ({ afterMinutes, repeatEveryMinutes }: (typeof steps)[number]) =>
    afterMinutes > 10_080 || repeatEveryMinutes < 5 || repeatEveryMinutes > 1_440
  if (steps.some(isOdd)) return 'minutes'
  const inOrder = steps.sort((a, b) => a.afterMinutes - b.afterMinutes)
  if (inOrder[0]?.afterMinutes !== 0) return 'order'
  return { kind: 'severity', severity, waits, progressMinutes, steps: inOrder }
}

function readHours(given: Given): RulePart | FormProblem {
  const days = weekdays.filter((day) => given.many('days').includes(day))
  const [from, to, nightFrom, nightTo] = ['from', 'to', 'night_from', 'night_to'].map((id) => given.one(id))
  if (from === undefined || to === undefined || nightFrom === undefined || nightTo === undefined)
    return 'hours'
  if (days.length === 0 || from >= to) return 'hours'
  if (nightFrom === nightTo) return 'night'
  const onHolidays = given.many('holidays').includes('yes')
  return { kind: 'hours', days, from, to, onHolidays, nightFrom, nightTo }
}

function readUrgent(given: Given): RulePart | FormProblem {
  const when = (['ongoing', 'personal_data'] as const).filter((each) => given.many('when').includes(each))
  const mailAfterMinutes = minutesOf(given.one('mail'))
  if (Number.isNaN(mailAfterMinutes) || mailAfterMinutes < 1 || mailAfterMinutes > 1_440) return 'minutes'
  return { kind: 'urgent', when, types: [...given.many('types')], mailAfterMinutes }
}

// The whole change travels in a view's metadata, of which Slack takes 3,000 characters.
const mostContacts = 12

function readContacts(given: Given): RulePart | FormProblem {
  const lines = given
    .one('contacts')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const contacts = lines.map((line) => {
    const [, name = '', phone = ''] = /^(.+?)[\s　]+([+\d][\d\-() ]{4,38})$/.exec(line) ?? []
    return { name: name.trim(), phone: phone.trim() }
  })
  const isOdd = contacts.some(({ name, phone }) => name === '' || name.length > 80 || phone === '')
  return isOdd || contacts.length > mostContacts ? 'contacts' : { kind: 'contacts', contacts }
}

const mostManagers = 40

function readManagers(given: Given, rule: ReportingRule): RulePart | FormProblem {
  const removed = given.many('remove')
  const of = given.one('of')
  const manager = given.one('manager')
  if ((of === '') !== (manager === '') || (of !== '' && of === manager)) return 'pair'
  const kept = rule.managers.filter((pair) => !removed.includes(`${pair.of}/${pair.manager}`))
  const managers = of === '' ? kept : [...kept.filter((pair) => pair.of !== of), { of, manager }]
  return managers.length > mostManagers ? 'other' : { kind: 'managers', managers }
}

function minutesOf(text: string): number {
  const digits = text.trim().normalize('NFKC')
  return /^\d{1,5}$/.test(digits) ? Number(digits) : Number.NaN
}
