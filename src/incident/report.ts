import type { IncidentType } from './schema.ts'
import type { Noticed, ReportField, ReportInput, ReportProblem } from './types.ts'

/** The most characters of each free text; a modal's input takes 3,000. */
export const reportLimits = { whatHappened: 3_000, information: 500, alreadyDone: 1_000 } as const

/** The most characters of one of the type's own fields. */
export const fieldLimit = 500

// A reporter's clock may run ahead of the server's.
const clockSkewMs = 5 * 60_000

/**
 * The report as it is kept: white space at the ends and characters that no database keeps (NUL, other control
 * characters, half surrogate pairs) taken out of the texts; of the type's own fields those that hold something.
 */
export function tidyReport(input: ReportInput): ReportInput {
  const fields = Object.entries(input.fields ?? {}).map(([id, text]) => [id, tidy(text)] as const)
  return {
    ...input,
    whatHappened: tidy(input.whatHappened),
    information: tidy(input.information),
    alreadyDone: tidy(input.alreadyDone),
    fields: Object.fromEntries(fields.filter(([, text]) => text !== '')),
  }
}

/** What is wrong with a tidied report, in the order of the form; empty when it can be kept. Unknown is never wrong. */
export function checkReport(
  input: ReportInput,
  types: readonly Pick<IncidentType, 'id' | 'fields'>[],
  now: Date,
): ReportProblem[] {
  const problems: ReportProblem[] = []
  if (input.whatHappened === '') problems.push({ field: 'whatHappened', kind: 'missing' })
  problems.push(...tooLong(input, 'whatHappened'))
  const type = types.find(({ id }) => id === input.leakType)
  if (input.leakType !== undefined && type === undefined)
    problems.push({ field: 'leakType', kind: 'not-offered' })
  problems.push(...inFuture('noticed', input.noticed, now), ...inFuture('occurred', input.occurred, now))
  problems.push(...tooLong(input, 'information'), ...tooLong(input, 'alreadyDone'))
  problems.push(...checkFields(input.fields ?? {}, type?.fields ?? []))
  if (input.naming?.kind === 'confidential') {
    const { to } = input.naming
    if (to === '') problems.push({ field: 'naming', kind: 'missing' })
    // Whoever must not be told could never learn the name.
    else if (input.notTold?.includes(to)) problems.push({ field: 'naming', kind: 'not-offered' })
  }
  return problems
}

/** A text as it is kept. */
export function tidy(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').toWellFormed()
  return lines.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim()
}

function inFuture(field: ReportField, moment: Noticed | undefined, now: Date): ReportProblem[] {
  const isLater = moment !== undefined && moment.at.getTime() > now.getTime() + clockSkewMs
  return isLater ? [{ field, kind: 'future' }] : []
}

function tooLong(input: ReportInput, field: ReportField & keyof typeof reportLimits): ReportProblem[] {
  const most = reportLimits[field]
  return input[field].length > most ? [{ field, kind: 'too-long', most }] : []
}

function checkFields(
  answers: Readonly<Record<string, string>>,
  asked: IncidentType['fields'],
): ReportProblem[] {
  return Object.entries(answers).flatMap(([id, answer]): ReportProblem[] => {
    const field = asked.find((each) => each.id === id)
    if (field === undefined || !isAnswer(field, answer)) return [{ field: 'fields', id, kind: 'not-offered' }]
    return answer.length > fieldLimit ? [{ field: 'fields', id, kind: 'too-long', most: fieldLimit }] : []
  })
}

function isAnswer(field: IncidentType['fields'][number], answer: string): boolean {
  switch (field.kind) {
    case 'text':
      return true
    case 'choice':
      return field.options?.some((option) => option.id === answer) === true
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(Date.parse(`${answer}T00:00:00Z`))
    case 'number':
      return /^\d{1,12}$/.test(answer)
  }
}
