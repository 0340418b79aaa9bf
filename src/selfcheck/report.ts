import type { Language } from '../common/language.ts'
import type { Comparison, Enquiry, GivenAnswer, Item, Note, SelfcheckResult } from './types.ts'

/** The words of a report, in its language. */
export type ReportWords = {
  readonly title: string
  readonly about: (checklist: string, version: string, day: string) => string
  readonly proxyFor: (name: string) => string
  readonly source: (source: string) => string
  readonly unverifiedArea: (name: string) => string
  readonly scores: string
  readonly overall: string
  readonly points: (score: number) => string
  readonly notApplicable: string
  readonly leftOut: string
  readonly gaps: string
  readonly next: string
  readonly section: (heading: string) => string
  readonly noGaps: string
  readonly needsCheck: string
  readonly answers: string
  readonly since: (day: string) => string
  readonly changes: Readonly<Record<Comparison['items'][number]['change'], string>>
  readonly staleEvidence: string
  readonly evidence: (content: string, expires: string) => string
  readonly byColleague: (name: string) => string
  readonly caveats: string
  readonly caveatTexts: readonly string[]
  readonly columns: readonly string[]
}

/** What a report is made from. */
export type ReportInput = {
  readonly result: SelfcheckResult
  readonly comparison: Comparison | undefined
  readonly notes: readonly Note[]
  readonly history: readonly GivenAnswer[]
  readonly enquiries: readonly Enquiry[]
  /** A person's name as it is to be printed. */
  readonly nameOf: (userId: string) => string
  readonly dayOf: (moment: Date) => string
  readonly language: Language
  readonly words: ReportWords
}

type Row = readonly (string | number | null)[]

/** A report as a document and as a table, one row an item: both for `export`. */
export type Report = {
  readonly document: {
    readonly title: string
    readonly notes: readonly string[]
    readonly sections: readonly {
      readonly heading: string
      readonly lines: readonly string[]
      readonly mark: undefined
    }[]
  }
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly Row[] }
}

/** A session's result as somebody outside would want to read it. Never empty: it says what was asked and what was not. */
export function reportOf(input: ReportInput): Report {
  const { result, comparison, words, language, dayOf } = input
  const { checklist, finishedAt, startedAt, proxyFor } = result.session
  const about = words.about(checklist.title[language], checklist.version, dayOf(finishedAt ?? startedAt))
  const section = (heading: string, lines: readonly string[]) => ({ heading, lines, mark: undefined })
  return {
    document: {
      title: words.title,
      notes: [
        about,
        ...(proxyFor === '' ? [] : [words.proxyFor(proxyFor)]),
        words.source(checklist.source[language]),
        checklist.notice[language],
      ],
      sections: [
        section(words.scores, scoreLines(input)),
        section(words.gaps, gapLines(input)),
        ...(result.needsCheck.length === 0
          ? []
          : [
              section(
                words.needsCheck,
                result.needsCheck.map((item) => `・${item.text[language]}`),
              ),
            ]),
        ...(comparison === undefined
          ? []
          : [
              section(
                words.since(dayOf(comparison.before.finishedAt ?? comparison.before.startedAt)),
                changeLines(input, comparison),
              ),
            ]),
        section(
          words.answers,
          checklist.items.flatMap((item) => answerLines(input, item)),
        ),
        section(
          words.caveats,
          words.caveatTexts.map((text) => `・${text}`),
        ),
      ],
    },
    table: { columns: words.columns, rows: checklist.items.map((item) => rowOf(input, item)) },
  }
}

function scoreLines({ result, words, language, comparison }: ReportInput): string[] {
  const show = (score: number | null) =>
    score === null ? words.notApplicable : words.points(Math.round(score))
  const line = (name: string, now: number | null, before: number | null | undefined) =>
    before === undefined ? `${name}　${show(now)}` : `${name}　${show(before)} → ${show(now)}`
  const before = (id: string) =>
    comparison && (comparison.areas.find(({ area }) => area.id === id)?.before ?? null)
  return [
    line(words.overall, result.overall, comparison?.overall.before),
    ...result.areas.map(({ area, score }) =>
      line(
        area.verified ? area.name[language] : words.unverifiedArea(area.name[language]),
        score,
        before(area.id),
      ),
    ),
  ]
}

function gapLines({ result, words, language }: ReportInput): string[] {
  if (result.gaps.length === 0) return [words.noGaps]
  return result.gaps.flatMap((item, index) => {
    const heading = item.section?.[language].split('#')[1]
    return [
      `${index + 1}. ${item.text[language]}`,
      `　${words.next}${item.next[language]}${heading === undefined ? '' : `　${words.section(heading)}`}`,
    ]
  })
}

function changeLines({ words, language }: ReportInput, comparison: Comparison): string[] {
  const told = comparison.items.filter(
    ({ change, hasStaleEvidence }) => change !== 'same' || hasStaleEvidence,
  )
  const count = comparison.items.length - told.length
  return [
    ...told.map(({ item, before, after, change, hasStaleEvidence }) => {
      const moved = [before, after].map((option) => option?.label[language] ?? '－').join(' → ')
      const stale = hasStaleEvidence ? `（${words.staleEvidence}）` : ''
      return `${words.changes[change]}　${item.id} ${item.text[language]}　${moved}${stale}`
    }),
    `${words.changes.same}　${count}`,
  ]
}

function answerLines(input: ReportInput, item: Item): string[] {
  const { words, language, notes } = input
  const given = notes.filter(({ itemId }) => itemId === item.id)
  return [
    `${item.id} ${item.text[language]}　→ ${answerOf(input, item)}${attributionOf(input, item)}`,
    ...given.map(({ kind, content, expiresOn, sha256 }) =>
      kind === 'comment'
        ? `　${content}`
        : `　${words.evidence(sha256 === null ? content : `${content}（SHA-256 ${sha256.slice(0, 16)}…）`, expiresOn ?? '')}`,
    ),
  ]
}

function rowOf(input: ReportInput, item: Item): Row {
  const { result, language, notes, history, nameOf, dayOf } = input
  const { checklist, answers } = result.session
  const option = checklist.options.find(({ id }) => id === answers[item.id])
  const isAsked = !result.leftOut.includes(item)
  const last = history.findLast(({ itemId }) => itemId === item.id)
  const area = checklist.areas.find(({ id }) => id === item.area)
  const given = (kinds: readonly Note['kind'][]) =>
    notes
      .filter((note) => note.itemId === item.id && kinds.includes(note.kind))
      .map(({ content, sha256 }) => (sha256 === null ? content : `${content} (SHA-256 ${sha256})`))
      .join('\n')
  return [
    area?.name[language] ?? item.area,
    item.id,
    item.text[language],
    answerOf(input, item),
    option === undefined || option.excluded || !isAsked ? null : option.points,
    last === undefined || last.optionId === '' ? null : nameOf(last.answeredBy),
    last === undefined || last.optionId === '' ? null : dayOf(last.answeredAt),
    given(['comment']),
    given(['link', 'file']),
    item.measure,
  ]
}

function answerOf({ result, words, language }: ReportInput, item: Item): string {
  const { checklist, answers } = result.session
  if (result.leftOut.includes(item)) return words.leftOut
  return checklist.options.find(({ id }) => id === answers[item.id])?.label[language] ?? '－'
}

function attributionOf({ history, words, nameOf }: ReportInput, item: Item): string {
  const last = history.findLast(({ itemId }) => itemId === item.id)
  return last?.source === 'colleague' ? words.byColleague(nameOf(last.answeredBy)) : ''
}
