import type { IncidentType } from './schema.ts'
import type { ReportField, ReportInput, ReportProblem } from './types.ts'

/** The most characters of each free text; a modal's input takes 3,000. */
export const reportLimits = { whatHappened: 3_000, information: 500, alreadyDone: 1_000 } as const

// A reporter's clock may run ahead of the server's.
const clockSkewMs = 5 * 60_000

/**
 * The report as it is kept: white space at the ends and characters that no database keeps (NUL, other control
 * characters, half surrogate pairs) taken out of the texts.
 */
export function tidyReport(input: ReportInput): ReportInput {
  return {
    ...input,
    whatHappened: tidy(input.whatHappened),
    information: tidy(input.information),
    alreadyDone: tidy(input.alreadyDone),
  }
}

/** What is wrong with a tidied report, in the order of the form; empty when it can be kept. Unknown is never wrong. */
export function checkReport(
  input: ReportInput,
  types: readonly Pick<IncidentType, 'id'>[],
  now: Date,
): ReportProblem[] {
  const problems: ReportProblem[] = []
  if (input.whatHappened === '') problems.push({ field: 'whatHappened', kind: 'missing' })
  problems.push(...tooLong(input, 'whatHappened'))
  if (input.leakType !== undefined && !types.some((type) => type.id === input.leakType))
    problems.push({ field: 'leakType', kind: 'not-offered' })
  if (input.noticed !== undefined && input.noticed.at.getTime() > now.getTime() + clockSkewMs)
    problems.push({ field: 'noticed', kind: 'future' })
  problems.push(...tooLong(input, 'information'), ...tooLong(input, 'alreadyDone'))
  return problems
}

function tooLong(input: ReportInput, field: ReportField & keyof typeof reportLimits): ReportProblem[] {
  const most = reportLimits[field]
  return input[field].length > most ? [{ field, kind: 'too-long', most }] : []
}

function tidy(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').toWellFormed()
  return lines.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim()
}
