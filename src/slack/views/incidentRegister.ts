import type { InputBlock, KnownBlock, ModalView, Select } from '@slack/types'
import { z } from 'zod'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  type Filter,
  type IncidentSummary,
  type IncidentType,
  incidentStatuses,
} from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { actions, button, context, divider, plain } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { openActionId } from './incidentHome.ts'
import { formatMoment } from './incidentTime.ts'
import { type Choice, optionsOf } from './incidentWorkInputs.ts'
import { row } from './incidentWorkParts.ts'

/** The register's modal, its controls and its buttons. */
export const registerIds = {
  view: 'incident.register',
  open: 'incident.register.open',
  filter: 'incident.register.filter.',
  search: 'incident.register.search',
  page: 'incident.register.page.',
  export: 'incident.register.export.',
} as const

const kinds = ['incidents', 'near-miss', 'drills', 'all'] as const

/** What the register shows: what its controls stand at. It travels with the view. */
export const RegisterQuery = z.object({
  status: z.enum(['all', 'open', ...incidentStatuses]).catch('all'),
  severity: z.enum(['all', '0', '1', '2', '3']).catch('all'),
  type: z.string().catch('all'),
  kind: z.enum(kinds).catch('incidents'),
  search: z.string().max(200).catch(''),
  offset: z.number().int().min(0).catch(0),
})
export type RegisterQuery = z.infer<typeof RegisterQuery>

/** The controls, in the order in which they stand. */
export const registerFilters = ['status', 'severity', 'type', 'kind'] as const

/** Incidents on one page of the register. */
export const registerPage = 10

/** The register from the start: every incident, without drills. */
export function firstQuery(): RegisterQuery {
  return RegisterQuery.parse({})
}

/** What the domain is asked for. */
export function toFilter({ status, severity, type, kind, search }: RegisterQuery): Filter {
  const level = ([0, 1, 2, 3] as const).find((each) => String(each) === severity)
  return {
    ...(status === 'all' ? {} : { status }),
    ...(level === undefined ? {} : { severity: level }),
    ...(type === 'all' ? {} : { type }),
    ...(kind === 'near-miss' ? { certainty: 'near-miss' } : {}),
    ...(kind === 'all' ? {} : { drill: kind === 'drills' }),
    ...(search.trim() === '' ? {} : { search }),
  }
}

/** What the register is drawn from. */
export type RegisterState = {
  readonly query: RegisterQuery
  readonly incidents: readonly IncidentSummary[]
  readonly total: number
  readonly types: readonly IncidentType[]
  readonly language: Language
  readonly timeZone: string
  /** How many incidents a file that was just sent holds. */
  readonly sent?: number
}

/** The register: controls above, a page of incidents, and the files below. */
export function registerView(state: RegisterState): ModalView {
  const { query, incidents, total, language } = state
  const { register } = sentences[language].incidentRegister
  const { offset } = query
  const page =
    total === 0
      ? [context(register.none)]
      : [context(register.page(offset + 1, offset + incidents.length, total))]
  const formats = (['xlsx', 'csv'] as const).map((format) =>
    button({ actionId: `${registerIds.export}${format}`, text: register.export[format] }),
  )
  return {
    type: 'modal',
    callback_id: registerIds.view,
    private_metadata: JSON.stringify(query),
    title: plain(register.title, limits.viewTitle),
    submit: plain(register.find, limits.viewButton),
    close: plain(register.close, limits.viewButton),
    blocks: [
      actions(controls(state), 'filters'),
      searchBlock(query, language),
      ...page,
      ...incidents.map((incident) => entry(incident, state)),
      ...pager(state),
      divider(),
      actions(formats, 'export'),
      context(state.sent === undefined ? register.exportNote : `✓ ${register.sent(state.sent)}`),
    ],
  }
}

/** One incident in a line: number, state, severity, type, when. Nothing anybody wrote. */
export function summaryLine(
  incident: IncidentSummary,
  { types, language, timeZone }: Pick<RegisterState, 'types' | 'language' | 'timeZone'>,
): string {
  const { register } = sentences[language].incidentRegister
  const { statusNames } = sentences[language].incidentWork
  const { number, drill, certainty, status, severity, type, acknowledged, reportedAt } = incident
  const mark = drill ? register.drillMark : certainty === 'near-miss' ? register.nearMissMark : ''
  const { waiting } = sentences[language].incident.home
  const standing = acknowledged === undefined && status === 'received' ? waiting : statusNames[status]
  const line = register.line(`${number}${mark}`, standing, severity, typeLabel(types, type, language))
  return `${line}\n${register.reported(formatMoment(reportedAt, language, timeZone))}`
}

function entry(incident: IncidentSummary, state: RegisterState): KnownBlock {
  const { open } = sentences[state.language].incidentRegister.register
  return row(summaryLine(incident, state), button({ actionId: openActionId, text: open, value: incident.id }))
}

function controls({ query, types, language }: RegisterState): Select[] {
  const { filters } = sentences[language].incidentRegister.register
  const { status, severity, type, kind } = filters
  const choices: Readonly<Record<(typeof registerFilters)[number], readonly Choice[]>> = {
    status: (['all', 'open', ...incidentStatuses] as const).map((each) => [each, status[each]]),
    severity: [
      ['all', severity.all],
      ...([3, 2, 1, 0] as const).map((level): Choice => [String(level), severity.level(level)]),
    ],
    type: [
      ['all', type.all],
      ...types
        .slice(0, limits.selectOptions - 1)
        .map(({ id }): Choice => [id, typeLabel(types, id, language)]),
    ],
    kind: kinds.map((each) => [each, kind[each]]),
  }
  return registerFilters.map((name) => {
    const options = optionsOf(choices[name])
    const chosen = options.find(({ value }) => value === query[name]) ?? options[0]
    return {
      type: 'static_select',
      action_id: `${registerIds.filter}${name}`,
      placeholder: plain(filters[name].label, limits.placeholder),
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    }
  })
}

function searchBlock({ search }: RegisterQuery, language: Language): InputBlock {
  const { register } = sentences[language].incidentRegister
  return {
    type: 'input',
    block_id: 'search',
    optional: true,
    dispatch_action: true,
    label: plain(register.search, limits.label),
    hint: plain(register.searchHint, limits.hint),
    element: {
      type: 'plain_text_input',
      action_id: registerIds.search,
      max_length: 200,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(search === '' ? {} : { initial_value: search }),
    },
  }
}

function pager({ query: { offset }, total, language }: RegisterState): KnownBlock[] {
  const { register } = sentences[language].incidentRegister
  const turn = (to: number, text: string) =>
    button({ actionId: `${registerIds.page}${to < offset ? 'earlier' : 'later'}`, text, value: String(to) })
  const buttons = [
    ...(offset > 0 ? [turn(Math.max(0, offset - registerPage), register.earlier)] : []),
    ...(offset + registerPage < total ? [turn(offset + registerPage, register.later)] : []),
  ]
  return buttons.length === 0 ? [] : [actions(buttons, 'pager')]
}
