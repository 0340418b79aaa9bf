import type { KnownBlock, ModalView, PlainTextOption, Select } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  fieldLimit,
  type IncidentType,
  type MessageReference,
  type Naming,
  otherType,
  unknownType,
} from '../../incident/index.ts'
import { limits } from '../limits.ts'
import { actions, button, context, option, paragraph, plain } from './blocks.ts'
import { choice, dayAndTime, input, reportInputs, text } from './incidentInputs.ts'
import { namingBlocks, type PersonToName } from './incidentNaming.ts'
import { toPickers } from './incidentTime.ts'

/** The modal's callback id, which is also the action id of every button that opens it. */
export const reportCallbackId = 'incident.report'

/** The button of the form that shows what else may be said. */
export const moreActionId = 'incident.form_more'

/** The button that asks for a receipt code, on the form and on the home. */
export const codeActionId = 'incident.code'

/** What the form is drawn from; nothing of it has to be looked up anywhere slow. */
export type ReportFormState = {
  readonly types: readonly IncidentType[]
  readonly language: Language
  /** The reporter's, for the pickers. */
  readonly timeZone: string
  readonly now: Date
  readonly leakType?: string | undefined
  /** The message the report is about, by place only. */
  readonly message?: MessageReference | undefined
  /** Whether the reporter wrote that message. */
  readonly isOwnMessage?: boolean | undefined
  /** What happened, filled in beforehand. */
  readonly draft?: string | undefined
  /** Whether everything that may be said is shown. */
  readonly more?: boolean | undefined
  readonly naming?: Naming['kind'] | undefined
  /** Who may be told the name where it is for one person; `undefined` where that could not be looked up. */
  readonly toName?: readonly PersonToName[] | undefined
  /** For a report without a name; the same however often this form is sent. */
  readonly receiptCode?: string | undefined
}

/**
 * The form of a first report: four questions, of which only what happened has to be answered. Drawn anew it keeps what
 * was typed, for the inputs keep their ids.
 */
export function reportFormView(state: ReportFormState): ModalView {
  const { form } = sentences[state.language].incident
  const words = sentences[state.language].incidentReporting.form
  const { date, time } = toPickers(state.now, state.timeZone)
  const blocks: KnownBlock[] = [
    paragraph(form.intro),
    paragraph(`⚠️ ${form.care}`),
    context(words.namingAhead),
    ...(state.message === undefined ? [] : [context(form.aboutMessage)]),
    text('whatHappened', form.whatHappened, form.whatHappenedExample, {
      multiline: true,
      optional: false,
      ...(state.draft === undefined ? {} : { value: state.draft }),
    }),
    ...(state.draft === undefined ? [] : [context(words.draft)]),
    ...dayAndTime('noticed', [form.noticedDate, form.noticedTime], form.noticedTimeHint, { date, time }),
    text('information', form.information, form.informationExample, { multiline: false, optional: true }),
    choice('ongoing', form.ongoing, form.ongoingOptions, 'unknown'),
    choice('certainty', words.certainty, words.certaintyOptions, 'suspected'),
    {
      ...input('type', form.type, typeSelect(state, form.typeUnknown), words.typeHint),
      dispatch_action: true,
    },
    ...typeBlocks(state),
    ...(state.more === true ? moreBlocks(state) : [actions([moreButton(words.more)])]),
    ...namingBlocks(state),
    context((state.naming ?? 'named') === 'named' ? form.readers : words.readersUnnamed),
    actions([button({ actionId: codeActionId, text: words.haveCode })]),
  ]
  return {
    type: 'modal',
    callback_id: reportCallbackId,
    private_metadata: JSON.stringify({
      language: state.language,
      timeZone: state.timeZone,
      message: state.message,
      isOwnMessage: state.isOwnMessage,
      more: state.more,
      receiptCode: state.receiptCode,
    }),
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.close, limits.viewButton),
    blocks,
  }
}

/** The block of one of a type's own fields; holds the type, so that another type's answers are not taken for its own. */
export function fieldBlockId(type: string, field: string): string {
  return `field.${type}.${field}`
}

/** The action of the inputs for a type's own fields. */
export const fieldActionId = 'answer'

function typeBlocks({ types, leakType, language }: ReportFormState): KnownBlock[] {
  const words = sentences[language].incidentReporting.form
  const type = types.find(({ id }) => id === leakType)
  if (type === undefined || type.fields.length === 0) return []
  const fields = type.fields.map((field): KnownBlock => {
    const element = fieldElement(field, language)
    return {
      type: 'input',
      block_id: fieldBlockId(type.id, field.id),
      // Unknown is always an answer.
      optional: true,
      label: plain(field.label[language], limits.label),
      element,
      ...(field.hint === undefined ? {} : { hint: plain(field.hint[language], limits.hint) }),
    }
  })
  return [context(words.fieldsOf(type.name[language])), ...fields]
}

function fieldElement(field: IncidentType['fields'][number], language: Language) {
  const action_id = fieldActionId
  switch (field.kind) {
    case 'text':
      return { type: 'plain_text_input' as const, action_id, max_length: fieldLimit }
    case 'number':
      return {
        type: 'number_input' as const,
        action_id,
        is_decimal_allowed: false,
        min_value: '0',
        max_value: '999999999999',
      }
    case 'date':
      return { type: 'datepicker' as const, action_id }
    case 'choice': {
      const options = (field.options ?? []).map(({ id, label }) => option(label[language], id))
      return { type: 'static_select' as const, action_id, options }
    }
  }
}

function moreBlocks(state: ReportFormState): KnownBlock[] {
  const { form } = sentences[state.language].incident
  const words = sentences[state.language].incidentReporting.form
  const isNamed = (state.naming ?? 'named') === 'named'
  return [
    choice('personalData', form.personalData, form.personalDataOptions, 'unknown'),
    ...dayAndTime('occurred', [words.occurredDate, words.occurredTime], words.occurredHint),
    text('alreadyDone', form.alreadyDone, form.alreadyDoneExample, { multiline: true, optional: true }),
    // A file says who uploaded it.
    ...(isNamed
      ? [
          input(
            'evidence',
            words.evidence,
            { type: 'file_input', action_id: reportInputs.evidence[1], max_files: 5 },
            words.evidenceHint,
          ),
        ]
      : []),
    input(
      'notTold',
      words.notTold,
      { type: 'multi_users_select', action_id: reportInputs.notTold[1], max_selected_items: 10 },
      words.notToldHint,
    ),
  ]
}

function moreButton(label: string) {
  return button({ actionId: moreActionId, text: label })
}

function typeSelect(state: ReportFormState, unknownName: string): Select {
  const unknown = option(unknownName, unknownType)
  // Whoever looks for their case should have seen all others before "other".
  const types = state.types.toSorted((a, b) => Number(a.id === otherType) - Number(b.id === otherType))
  const options = types.map((type): PlainTextOption => option(type.name[state.language], type.id))
  const chosen = options.find(({ value }) => value === state.leakType) ?? unknown
  return {
    type: 'static_select',
    action_id: reportInputs.type[1],
    options: [unknown, ...options],
    initial_option: chosen,
  }
}
