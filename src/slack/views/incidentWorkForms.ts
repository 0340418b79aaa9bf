import type { KnownBlock, ModalView } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  type Dossier,
  findingKinds,
  type Incident,
  type IncidentClock,
  type IncidentType,
  incidentRoles,
  incidentStatuses,
  type Triage,
  type TriageResult,
} from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { bullets, context, paragraph, plain } from './blocks.ts'
import { typeLabel } from './incident.ts'
import { clockName } from './incidentWorkBlocks.ts'
import {
  type Choice,
  dayInput,
  formModal,
  peopleInput,
  personInput,
  radioInput,
  selectInput,
  textInput,
} from './incidentWorkInputs.ts'
import type { CardState, WorkForm } from './incidentWorkParts.ts'

/** What a form on the card is drawn from. */
export type FormState = {
  readonly incident: Incident
  /** Who leads and who keeps the record. */
  readonly roles: Dossier['roles']
  readonly clocks: readonly IncidentClock[]
  readonly clockNames: CardState['clockNames']
  readonly types: readonly IncidentType[]
  /** Items of the self-check that can have failed. */
  readonly items: readonly Choice[]
  /** Texts that can be redacted. */
  readonly texts: readonly Choice[]
  readonly language: Language
  /** The card's view, to be drawn anew afterwards. */
  readonly cardId: string | undefined
}

// What somebody is asked, in this order.
const triageQuestions = [
  'personalData',
  'sensitive',
  'propertyDamage',
  'improperPurpose',
  'overThousand',
  'encrypted',
  'recoveredUnseen',
  'entrusted',
  'myNumber',
] as const satisfies readonly (keyof Triage)[]

/** What needs two persons, in the order in which it is offered. */
export const requestActions = ['close', 'lower', 'no-report', 'redact', 'delete'] as const

/** A form on the card, with what stands now in it. */
export function workFormView(form: WorkForm, state: FormState): ModalView {
  const words = sentences[state.language].incidentWork
  return formModal({
    callbackId: `incident.work.form.${form}`,
    metadata: JSON.stringify({ incident: state.incident.id, card: state.cardId }),
    title: words.forms[form].title,
    submit: form === 'request' ? words.forms.request.send : words.save,
    close: words.cancel,
    blocks: formBlocks(form, state),
  })
}

function formBlocks(form: WorkForm, state: FormState): KnownBlock[] {
  const { incident, language } = state
  const words = sentences[language].incidentWork
  switch (form) {
    case 'status': {
      const choices = incidentStatuses.flatMap((status): Choice[] =>
        status === 'closed' ? [] : [[status, words.statusNames[status]]],
      )
      return [radioInput('status', { ...words.forms.status, choices, initial: incident.status })]
    }
    case 'severity':
      return [
        radioInput('severity', {
          ...words.forms.severity,
          choices: severityChoices(language),
          initial: String(incident.severity),
        }),
      ]
    case 'type': {
      const choices = state.types.map(({ id }): Choice => [id, typeLabel(state.types, id, language)])
      return [selectInput('type', { ...words.forms.type, choices, initial: incident.type })]
    }
    case 'note':
    case 'ask':
      return [textInput('text', words.forms[form])]
    case 'task':
      return [
        textInput('text', { label: words.forms.task.what, lines: 'one', most: 300 }),
        personInput('owner', { label: words.forms.task.owner }),
        dayInput('due_on', { label: words.forms.task.dueOn }),
      ]
    case 'notTold':
      return [peopleInput('people', { ...words.forms.notTold, initial: incident.notTold, optional: true })]
    case 'roles':
      return roleBlocks(state)
    case 'describe':
      return describeBlocks(state)
    case 'triage':
      return triageBlocks(state)
    case 'clock':
      return clockBlocks(state)
    case 'request':
      return requestBlocks(state)
  }
}

/** What a triage came to, in place of its form; only ever a suggestion. */
export function triageResultView(result: TriageResult, language: Language): ModalView {
  const words = sentences[language].incidentWork
  const { triage } = words.forms
  const more = [
    ...(result.tellEntruster ? [triage.entruster] : []),
    ...(result.myNumber ? [triage.myNumber] : []),
  ]
  return {
    type: 'modal',
    callback_id: 'incident.work.triaged',
    title: plain(triage.result, limits.viewTitle),
    close: plain(words.close, limits.viewButton),
    blocks: [
      paragraph({ bold: triage.verdicts[result.verdict] }),
      ...(more.length === 0 ? [] : [bullets(more)]),
      context(triage.note),
    ],
  }
}

function severityChoices(language: Language): Choice[] {
  const { severityNames, severity } = sentences[language].incident
  return ([3, 2, 1, 0] as const).map((level) => [String(level), severity(level, severityNames[level])])
}

function describeBlocks({ incident, items, language }: FormState): KnownBlock[] {
  const words = sentences[language].incidentWork
  const { labels, findings } = words
  const text = (id: string, label: string, initial: string) =>
    textInput(id, { label, initial, optional: true })
  return [
    paragraph(words.forms.describe.about),
    text('cause', labels.cause, incident.cause),
    text('prevention', labels.prevention, incident.prevention),
    ...(items.length === 0
      ? []
      : [
          selectInput('failed-item', {
            label: labels.failedItem,
            choices: items,
            initial: incident.failedItem,
            optional: true,
            placeholder: words.forms.describe.pick,
          }),
        ]),
    ...findingKinds.map((kind) => text(kind, findings[kind], incident.findings[kind] ?? '')),
  ]
}

function roleBlocks({ roles, language }: FormState): KnownBlock[] {
  const words = sentences[language].incidentWork.forms.roles
  return incidentRoles.map((role) => {
    const initial = roles[role]
    const labelled = { label: words[role], hint: words.hint, optional: true }
    return personInput(role, { ...labelled, ...(initial === undefined ? {} : { initial }) })
  })
}

function triageBlocks({ incident, language }: FormState): KnownBlock[] {
  const { triage } = sentences[language].incidentWork.forms
  const { known } = sentences[language].incident
  const choices = (['yes', 'no', 'unknown'] as const).map((each): Choice => [each, known[each]])
  const before = incident.triage
  return [
    paragraph(triage.about),
    ...triageQuestions.map((question) =>
      selectInput(question, {
        label: triage.questions[question],
        choices,
        initial: before?.[question] ?? (question === 'personalData' ? incident.personalData : 'unknown'),
      }),
    ),
    context(triage.note),
  ]
}

function clockBlocks({ clocks, clockNames, language }: FormState): KnownBlock[] {
  const { clock } = sentences[language].incidentWork.forms
  const open = clocks.filter(({ state }) => state === 'running' || state === 'overdue').map(({ id }) => id)
  const ids = [...new Set([...open, ...clockNames.keys()])]
  return [
    selectInput('clock', {
      label: clock.which,
      choices: ids.map((id): Choice => [id, clockName(id, clockNames, language)]),
    }),
    radioInput('what', {
      label: clock.what,
      hint: clock.startHint,
      choices: [
        ['done', clock.done],
        ['start', clock.start],
      ],
      initial: 'done',
    }),
  ]
}

function requestBlocks({ incident, texts, language }: FormState): KnownBlock[] {
  const words = sentences[language].incidentWork
  const { request } = words.forms
  const lower = severityChoices(language).filter(([level]) => Number(level) < incident.severity)
  const offered = requestActions.filter(
    (action) =>
      (action !== 'lower' || lower.length > 0) &&
      (action !== 'redact' || texts.length > 0) &&
      (action !== 'close' || incident.status !== 'closed'),
  )
  return [
    radioInput('action', {
      label: request.what,
      choices: offered.map((action): Choice => [action, words.requests.names[action]]),
    }),
    ...(lower.length === 0
      ? []
      : [selectInput('severity', { label: request.severity, choices: lower, optional: true })]),
    ...(texts.length === 0
      ? []
      : [
          selectInput('text', {
            label: request.text,
            hint: request.textHint,
            choices: texts,
            optional: true,
          }),
        ]),
    textInput('reason', { label: request.reason, hint: request.hint }),
  ]
}
