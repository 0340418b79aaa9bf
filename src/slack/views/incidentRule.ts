import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Absence, IncidentType, ReportingRule } from '../../incident/index.ts'
import { cut, limits } from '../limits.ts'
import { actions, bullets, button, context, header, paragraph, plain, type Run } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { formatDay, formatMoment } from './incidentTime.ts'

/** The rule's modal and its buttons. */
export const ruleIds = {
  open: 'incident.rule.open',
  edit: 'incident.rule.edit.',
  dryRun: 'incident.rule.dry_run',
  card: 'incident.rule.card',
  away: 'incident.rule.away',
  back: 'incident.rule.back',
} as const

/** The parts of the rule that are changed each in a form of its own. */
export const ruleForms = [
  'severity3',
  'severity2',
  'severity1',
  'severity0',
  'hours',
  'urgent',
  'channel',
  'contacts',
  'managers',
] as const
export type RuleForm = (typeof ruleForms)[number]

/** A version of the rule that was in force. */
type Kept = { readonly version: number; readonly at: Date; readonly by: string }

/** What the rule is drawn from. */
export type RuleState = {
  readonly rule: ReportingRule
  readonly versions: readonly Kept[]
  readonly absences: readonly Absence[]
  readonly types: readonly IncidentType[]
  readonly language: Language
  readonly timeZone: string
}

/** The rule in force, each part with the button that changes it, who is away, and the earlier versions. */
export function ruleView(state: RuleState): ModalView {
  const { rule, versions, language } = state
  const words = sentences[language].incidentRule
  const isOfFile =
    versions[0] === undefined || versions[0].by === 'file' || versions[0].version < rule.version
  return {
    type: 'modal',
    callback_id: 'incident.rule',
    title: plain(words.title, limits.viewTitle),
    close: plain(words.close, limits.viewButton),
    blocks: [
      paragraph(words.version(rule.version, isOfFile ? words.fromFile : words.by)),
      context(words.keeps),
      actions(
        [
          button({ actionId: ruleIds.dryRun, text: words.dryRun, style: 'primary' }),
          button({ actionId: ruleIds.card, text: words.card }),
        ],
        'look',
      ),
      header(words.sections.steps),
      context(words.waitsNote),
      ...([3, 2, 1, 0] as const).flatMap((severity) => severityBlocks(severity, state)),
      ...hoursBlocks(state),
      ...urgentBlocks(state),
      ...channelBlocks(state),
      ...contactBlocks(state),
      ...managerBlocks(state),
      ...absenceBlocks(state),
      ...versionBlocks(state),
    ],
  }
}

/** Minutes in the largest unit that is whole. */
export function spanOf(minutes: number, language: Language): string {
  return sentences[language].incidentRule.span(minutes)
}

function severityBlocks(severity: 0 | 1 | 2 | 3, { rule, language }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const { severityNames, roleNames } = sentences[language].incident
  const found = rule.severities.find((each) => each.severity === severity)
  if (found === undefined) return []
  const lines = found.steps.map(({ to, afterMinutes, repeatEveryMinutes }) =>
    words.step(
      roleNames[to],
      afterMinutes === 0 ? words.atOnce : words.after(spanOf(afterMinutes, language)),
      spanOf(repeatEveryMinutes, language),
    ),
  )
  return [
    paragraph({ bold: words.severity(severity, severityNames[severity]) }),
    bullets([...lines, words.waits[found.waits], words.progress(spanOf(found.progressMinutes, language))]),
    editButton(`severity${severity}`, language),
  ]
}

function hoursBlocks({ rule, language }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const { hours, night } = rule
  const days = hours.days.map((day) => words.dayNames[day]).join(language === 'ja' ? '・' : ', ')
  const line = words.hoursLine(days, hours.from, hours.to, night.from, night.to)
  return [header(words.sections.hours), paragraph(line), editButton('hours', language)]
}

function urgentBlocks({ rule, types, language }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const { when, types: urgent } = rule.urgent
  const names = [
    ...when.map((each) => words.urgentNames[each]),
    ...urgent.map((id) => typeLabel(types, id, language)),
  ]
  const what = names.length === 0 ? words.urgentNone : names.join(language === 'ja' ? '、' : ', ')
  return [
    header(words.sections.urgent),
    paragraph(words.urgentLine(what, rule.mailAfterMinutes)),
    editButton('urgent', language),
  ]
}

function channelBlocks({ rule: { channelFrom }, language }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const line = channelFrom === 'never' ? words.channelNever : words.channelLine(channelFrom)
  return [header(words.sections.channel), paragraph(line), editButton('channel', language)]
}

function contactBlocks({ rule, language }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const lines = rule.contacts
    .slice(0, 20)
    .map(({ name, phone }) => words.contact(cut(name[language], 100), phone))
  return [header(words.sections.contacts), listed(lines, language), editButton('contacts', language)]
}

function managerBlocks({ rule, language }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const lines = rule.managers
    .slice(0, 40)
    .map(({ of, manager }): Run[] => [{ person: of }, words.managerOf, { person: manager }])
  return [header(words.sections.managers), listed(lines, language), editButton('managers', language)]
}

function absenceBlocks({ absences, language, timeZone }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const lines = absences.slice(0, 10).flatMap(({ userId, from, until, standIn }): KnownBlock[] => {
    // The last day is one that still belongs to it.
    const last = new Date(until.getTime() - 1)
    const span = words.awayLine(formatDay(from, language, timeZone), formatDay(last, language, timeZone))
    return [
      paragraph(
        { person: userId },
        span,
        ...(standIn === undefined ? [] : [words.standIn, { person: standIn }]),
      ),
      actions([button({ actionId: ruleIds.back, text: words.back, value: userId })]),
    ]
  })
  return [
    header(words.sections.absences),
    ...(lines.length === 0 ? [context(words.none)] : lines),
    actions([button({ actionId: ruleIds.away, text: words.away })], 'away'),
  ]
}

function versionBlocks({ versions, language, timeZone }: RuleState): KnownBlock[] {
  const words = sentences[language].incidentRule
  const lines = versions.slice(0, 10).map(({ version, at, by }): Run[] => {
    const who: Run = by === 'file' ? words.fromFile : { person: by }
    return [`${version}　${formatMoment(at, language, timeZone)}　`, who]
  })
  return [header(words.sections.versions), listed(lines, language)]
}

function listed(lines: readonly (Run | readonly Run[])[], language: Language): KnownBlock {
  return lines.length === 0 ? context(sentences[language].incidentRule.none) : bullets(lines)
}

function editButton(form: RuleForm, language: Language): KnownBlock {
  const { edit } = sentences[language].incidentRule
  return actions([button({ actionId: `${ruleIds.edit}${form}`, text: edit })])
}
