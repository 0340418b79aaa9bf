import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { IncidentType, ReportingRule } from '../../incident/index.ts'
import { paragraph } from './blocks.ts'
import { typeLabel } from './incident.ts'
import type { RuleForm } from './incidentRule.ts'
import { toPickers } from './incidentTime.ts'
import {
  type Choice,
  checkInput,
  dayInput,
  formModal,
  personInput,
  radioInput,
  selectInput,
  severalInput,
  textInput,
  timeInput,
} from './incidentWorkInputs.ts'

/** Callback ids of the forms around the rule; those of its parts are `incident.rule.form.<form>`. */
export const ruleFormIds = {
  part: 'incident.rule.form.',
  preview: 'incident.rule.preview',
  away: 'incident.rule.away_form',
  dryRun: 'incident.rule.dry_run_form',
} as const

type FormState = {
  readonly rule: ReportingRule
  readonly types: readonly IncidentType[]
  readonly language: Language
  /** Travels with the form. */
  readonly metadata: string
}

const roles = ['officer', 'deputy', 'owners'] as const
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The form of one part of the rule, with what is in force in it. */
export function ruleFormView(form: RuleForm, state: FormState): ModalView {
  const words = sentences[state.language].incidentRule
  const { title, blocks } = contentOf(form, state)
  return formModal({
    callbackId: `${ruleFormIds.part}${form}`,
    metadata: state.metadata,
    title,
    submit: words.next,
    close: words.cancel,
    blocks,
  })
}

function contentOf(form: RuleForm, state: FormState): { title: string; blocks: KnownBlock[] } {
  const { forms } = sentences[state.language].incidentRule
  switch (form) {
    case 'severity0':
    case 'severity1':
    case 'severity2':
    case 'severity3':
      return { title: forms.severity.title, blocks: severityBlocks(Number(form.at(-1)), state) }
    case 'hours':
      return { title: forms.hours.title, blocks: hoursBlocks(state) }
    case 'urgent':
      return { title: forms.urgent.title, blocks: urgentBlocks(state) }
    case 'channel':
      return { title: forms.channel.title, blocks: channelBlocks(state) }
    case 'contacts': {
      const initial = state.rule.contacts
        .map(({ name, phone }) => `${name[state.language]} ${phone}`)
        .join('\n')
      const { title, ...labelled } = forms.contacts
      return { title, blocks: [textInput('contacts', { ...labelled, initial, optional: true })] }
    }
    case 'managers':
      return { title: forms.managers.title, blocks: managerBlocks(state) }
  }
}

function severityBlocks(severity: number, { rule, language }: FormState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const { severity: form } = words.forms
  const { roleNames, severityNames } = sentences[language].incident
  const found = rule.severities.find((each) => each.severity === severity)
  if (found === undefined) return []
  const number = (id: string, label: string, initial: number | undefined, optional = true) =>
    textInput(id, { label, initial: String(initial ?? ''), most: 5, lines: 'one', optional })
  return [
    paragraph({ bold: words.severity(severity, severityNames[found.severity]) }),
    paragraph(form.about),
    ...roles.flatMap((role) => {
      const step = found.steps.find(({ to }) => to === role)
      return [
        number(`after_${role}`, form.after(roleNames[role]), step?.afterMinutes),
        number(`repeat_${role}`, form.repeat(roleNames[role]), step?.repeatEveryMinutes),
      ]
    }),
    radioInput('waits', {
      label: form.waits,
      choices: (['never', 'night', 'closed'] as const).map((each): Choice => [each, words.waits[each]]),
      initial: found.waits,
    }),
    number('progress', form.progress, found.progressMinutes, false),
  ]
}

function hoursBlocks({ rule: { hours, night }, language }: FormState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const { hours: form } = words.forms
  const days = weekdays.map((day): Choice => [day, words.dayNames[day]])
  return [
    checkInput('days', { label: form.days, choices: days, initial: hours.days }),
    timeInput('from', { label: form.from, initial: hours.from }),
    timeInput('to', { label: form.to, initial: hours.to }),
    checkInput('holidays', {
      label: form.holidays,
      choices: [['yes', form.onHolidays]],
      initial: hours.onHolidays ? ['yes'] : [],
      optional: true,
    }),
    timeInput('night_from', { label: form.nightFrom, initial: night.from }),
    timeInput('night_to', { label: form.nightTo, initial: night.to }),
  ]
}

function urgentBlocks({ rule, types, language }: FormState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const { urgent: form } = words.forms
  const when = (['ongoing', 'personal_data'] as const).map((each): Choice => [each, words.urgentNames[each]])
  return [
    checkInput('when', { label: form.when, choices: when, initial: rule.urgent.when, optional: true }),
    severalInput('types', {
      label: form.types,
      choices: typeChoices(types, language),
      initial: rule.urgent.types,
      optional: true,
    }),
    textInput('mail', { label: form.mail, initial: String(rule.mailAfterMinutes), most: 4, lines: 'one' }),
  ]
}

function channelBlocks({ rule, language }: FormState): KnownBlock[] {
  const { label, hint, from, never } = sentences[language].incidentRule.forms.channel
  const { severityNames } = sentences[language].incident
  const levels = ([3, 2, 1, 0] as const).map(
    (level): Choice => [String(level), from(level, severityNames[level])],
  )
  const choices: Choice[] = [...levels, ['never', never]]
  return [radioInput('channel_from', { label, hint, choices, initial: String(rule.channelFrom) })]
}

/** Pairs that can be removed at once: Slack shows ten check boxes. */
const removable = 10

function managerBlocks({ rule, language }: FormState): KnownBlock[] {
  const { managers: form } = sentences[language].incidentRule.forms
  const pairs = rule.managers
    .slice(0, removable)
    .map(({ of, manager }): Choice => [`${of}/${manager}`, `${of} → ${manager}`])
  return [
    personInput('of', { label: form.of, optional: true }),
    personInput('manager', { label: form.manager, optional: true }),
    ...(pairs.length === 0
      ? []
      : [checkInput('remove', { label: form.remove, choices: pairs, initial: [], optional: true })]),
  ]
}

/** The form of an absence. @param mayNameOthers whether it can be somebody else's. */
export function awayView(state: {
  readonly userId: string
  readonly mayNameOthers: boolean
  readonly now: Date
  readonly language: Language
  readonly timeZone: string
  readonly metadata: string
}): ModalView {
  const { userId, mayNameOthers, now, language, timeZone, metadata } = state
  const { away } = sentences[language].incidentRule.forms
  const today = toPickers(now, timeZone).date
  return formModal({
    callbackId: ruleFormIds.away,
    metadata,
    title: away.title,
    submit: away.save,
    close: sentences[language].incidentRule.cancel,
    blocks: [
      ...(mayNameOthers ? [personInput('who', { label: away.who, initial: userId })] : []),
      dayInput('from', { label: away.from, initial: today }),
      dayInput('until', { label: away.until, initial: today }),
      personInput('stand_in', { label: away.standIn, optional: true }),
    ],
  })
}

/** What to try the rule on. */
export function dryRunView(state: {
  readonly types: readonly IncidentType[]
  readonly now: Date
  readonly language: Language
  readonly timeZone: string
}): ModalView {
  const { types, now, language, timeZone } = state
  const words = sentences[language].incidentRule
  const { dryRun } = words.forms
  const { severityNames, severity } = sentences[language].incident
  const { date, time } = toPickers(now, timeZone)
  const facts = (['ongoing', 'personal_data'] as const).map((each): Choice => [each, words.urgentNames[each]])
  return formModal({
    callbackId: ruleFormIds.dryRun,
    metadata: '',
    title: dryRun.title,
    submit: dryRun.show,
    close: words.cancel,
    blocks: [
      selectInput('type', {
        label: dryRun.type,
        choices: typeChoices(types, language),
        initial: types[0]?.id ?? '',
      }),
      radioInput('severity', {
        label: dryRun.severity,
        choices: ([3, 2, 1, 0] as const).map(
          (level): Choice => [String(level), severity(level, severityNames[level])],
        ),
        initial: '3',
      }),
      dayInput('day', { label: dryRun.day, initial: date }),
      timeInput('time', { label: dryRun.time, initial: time }),
      checkInput('facts', { label: dryRun.facts, choices: facts, initial: [], optional: true }),
    ],
  })
}

function typeChoices(types: readonly IncidentType[], language: Language): Choice[] {
  return types.map(({ id }) => [id, typeLabel(types, id, language)])
}
