import { z } from 'zod'
import { isTimeZone } from '../../calendar/index.ts'
import { parseJson } from '../../common/json.ts'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  type Certainty,
  type KnownOrNot,
  type Naming,
  type Noticed,
  type ReportInput,
  type ReportProblem,
  unknownType,
} from '../../incident/index.ts'
import { fieldActionId, fieldBlockId } from './incidentForm.ts'
import { reportInputs } from './incidentInputs.ts'
import { fromPickers } from './incidentTime.ts'

// Metadata are what the form was sent with, but nobody vouches for that: what is not of this shape is not there.
const Metadata = z.object({
  language: z.enum(['ja', 'en']).catch('ja'),
  timeZone: z.string().refine(isTimeZone).catch('Asia/Tokyo'),
  message: z
    .object({
      channel: z.string().regex(/^[CDG][A-Z0-9]{2,30}$/),
      ts: z.string().regex(/^\d{1,12}\.\d{1,9}$/),
    })
    .optional()
    .catch(undefined),
  isOwnMessage: z.boolean().optional().catch(undefined),
  more: z.boolean().optional().catch(undefined),
  receiptCode: z
    .string()
    .regex(/^[a-z0-9]{5}(?:-[a-z0-9]{5}){3}$/)
    .optional()
    .catch(undefined),
})

const Option = z.object({ value: z.string() })
const Element = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: Option.nullish(),
  selected_users: z.array(z.string()).nullish(),
  files: z.array(z.object({ id: z.string() })).nullish(),
})

/** What of a submitted view is read. */
export const SubmittedReport = z.object({
  id: z.string().min(1),
  private_metadata: z.string().default(''),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), Element)) }),
})
export type SubmittedReport = z.infer<typeof SubmittedReport>

/** The report a submission holds; the same view submitted twice has the same key. */
export function parseReport(view: SubmittedReport, reporterId: string): ReportInput {
  const { language, timeZone, message, isOwnMessage, receiptCode } = readMetadata(view.private_metadata)
  const type = readType(view)
  const naming = readNaming(view)
  return {
    submissionKey: `view:${view.id}`,
    reporterId,
    language,
    leakType: type === unknownType ? undefined : type,
    whatHappened: element(view, 'whatHappened')?.value ?? '',
    information: element(view, 'information')?.value ?? '',
    ongoing: known(element(view, 'ongoing')?.selected_option?.value),
    certainty: certainty(element(view, 'certainty')?.selected_option?.value),
    personalData: known(element(view, 'personalData')?.selected_option?.value),
    alreadyDone: element(view, 'alreadyDone')?.value ?? '',
    noticed: moment(view, 'noticed', timeZone),
    occurred: moment(view, 'occurred', timeZone),
    fields: type === undefined ? {} : readFields(view, type),
    notTold: element(view, 'notTold')?.selected_users ?? [],
    naming,
    // A message of their own would name a reporter without a name.
    message: naming.kind !== 'named' && isOwnMessage !== false ? undefined : message,
    receiptCode,
  }
}

/** The ids of the files that were handed in with a report. */
export function readFiles(view: SubmittedReport): { readonly id: string }[] {
  return element(view, 'evidence')?.files ?? []
}

/** The type chosen on a form, submitted or not; `undefined` where none was. */
export function readType(view: SubmittedReport): string | undefined {
  return element(view, 'type')?.selected_option?.value
}

/** Who may know the reporter's name; everyone who responds where nothing was chosen. */
export function readNaming(view: SubmittedReport): Naming {
  switch (element(view, 'naming')?.selected_option?.value) {
    case 'confidential':
      return { kind: 'confidential', to: element(view, 'namedTo')?.selected_option?.value ?? '' }
    case 'anonymous':
      return { kind: 'anonymous' }
    default:
      return { kind: 'named' }
  }
}

/** Language and time zone the form was drawn in. */
export function readMetadata(text: string): z.infer<typeof Metadata> {
  return Metadata.catch(Metadata.parse({})).parse(parseJson(text))
}

/** The problems as Slack shows them: a sentence under each input, by its block id. */
export function reportErrors(
  problems: readonly ReportProblem[],
  language: Language,
  leakType?: string,
): Readonly<Record<string, string>> {
  const words = sentences[language].incident.problems
  const { namedTo } = sentences[language].incidentReporting.problems
  const sentence = (problem: ReportProblem) => {
    if (problem.field === 'naming') return namedTo
    return problem.kind === 'too-long' ? words['too-long'](problem.most) : words[problem.kind]
  }
  const place = ({ field, id }: ReportProblem) =>
    field === 'fields' ? fieldBlockId(leakType ?? unknownType, id ?? '') : blockOf[field]
  return Object.fromEntries(problems.map((problem) => [place(problem), sentence(problem)]))
}

const blockOf = {
  whatHappened: reportInputs.whatHappened[0],
  leakType: reportInputs.type[0],
  noticed: reportInputs.noticedDate[0],
  occurred: reportInputs.occurredDate[0],
  naming: reportInputs.naming[0],
  information: reportInputs.information[0],
  alreadyDone: reportInputs.alreadyDone[0],
} as const satisfies Record<Exclude<ReportProblem['field'], 'fields'>, string>

function element(view: SubmittedReport, name: keyof typeof reportInputs) {
  const [blockId, actionId] = reportInputs[name]
  return view.state.values[blockId]?.[actionId]
}

function known(value: string | undefined): KnownOrNot {
  return value === 'yes' || value === 'no' ? value : 'unknown'
}

function certainty(value: string | undefined): Certainty {
  return value === 'actual' || value === 'near-miss' ? value : 'suspected'
}

function moment(view: SubmittedReport, which: 'noticed' | 'occurred', timeZone: string): Noticed | undefined {
  const date = element(view, `${which}Date`)?.selected_date
  if (date === null || date === undefined) return undefined
  const time = element(view, `${which}Time`)?.selected_time ?? undefined
  const at = fromPickers(date, time ?? '00:00', timeZone)
  return at && { at, precision: time === undefined ? 'day' : 'minute' }
}

// Only what was asked about the type that is chosen now: the form may have shown another one's questions before.
function readFields(view: SubmittedReport, type: string): Record<string, string> {
  const own = fieldBlockId(type, '')
  const answers = Object.entries(view.state.values).filter(([blockId]) => blockId.startsWith(own))
  return Object.fromEntries(
    answers.map(([blockId, inputs]) => {
      const answer = inputs[fieldActionId]
      const text = answer?.selected_option?.value ?? answer?.selected_date ?? answer?.value ?? ''
      return [blockId.slice(own.length), text]
    }),
  )
}
