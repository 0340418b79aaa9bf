import { z } from 'zod'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  type KnownOrNot,
  type Noticed,
  type ReportInput,
  type ReportProblem,
  unknownType,
} from '../../incident/index.ts'
import { reportInputs } from './incidentForm.ts'
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
})

const Option = z.object({ value: z.string() })
const Element = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: Option.nullish(),
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
  const { language, timeZone, message } = readMetadata(view.private_metadata)
  const type = element(view, 'type')?.selected_option?.value
  return {
    submissionKey: `view:${view.id}`,
    reporterId,
    language,
    leakType: type === unknownType ? undefined : type,
    whatHappened: element(view, 'whatHappened')?.value ?? '',
    information: element(view, 'information')?.value ?? '',
    ongoing: known(element(view, 'ongoing')?.selected_option?.value),
    personalData: known(element(view, 'personalData')?.selected_option?.value),
    alreadyDone: element(view, 'alreadyDone')?.value ?? '',
    noticed: noticed(view, timeZone),
    message,
  }
}

/** Language and time zone the form was drawn in. */
export function readMetadata(text: string): z.infer<typeof Metadata> {
  return Metadata.catch(Metadata.parse({})).parse(readJson(text))
}

/** The problems as Slack shows them: a sentence under each input, by its block id. */
export function reportErrors(
  problems: readonly ReportProblem[],
  language: Language,
): Readonly<Record<string, string>> {
  const words = sentences[language].incident.problems
  const sentence = (problem: ReportProblem) =>
    problem.kind === 'too-long' ? words['too-long'](problem.most) : words[problem.kind]
  return Object.fromEntries(problems.map((problem) => [blockOf[problem.field], sentence(problem)]))
}

const blockOf = {
  whatHappened: reportInputs.whatHappened[0],
  leakType: reportInputs.type[0],
  noticed: reportInputs.noticedDate[0],
  information: reportInputs.information[0],
  alreadyDone: reportInputs.alreadyDone[0],
} as const satisfies Record<ReportProblem['field'], string>

function element(view: SubmittedReport, name: keyof typeof reportInputs) {
  const [blockId, actionId] = reportInputs[name]
  return view.state.values[blockId]?.[actionId]
}

function known(value: string | undefined): KnownOrNot {
  return value === 'yes' || value === 'no' ? value : 'unknown'
}

function noticed(view: SubmittedReport, timeZone: string): Noticed | undefined {
  const date = element(view, 'noticedDate')?.selected_date
  if (date === null || date === undefined) return undefined
  const time = element(view, 'noticedTime')?.selected_time ?? undefined
  const at = fromPickers(date, time ?? '00:00', timeZone)
  return at && { at, precision: time === undefined ? 'day' : 'minute' }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
