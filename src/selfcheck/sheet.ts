import { checklistSchema } from './schema.ts'
import type { Bilingual, Checklist, Item } from './types.ts'

/** A cell as a spreadsheet holds it. */
export type Cell = string | number | boolean | Date | null

/** A checklist as a table: one row for itself, then its options, areas, bands and items. */
export type ChecklistTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** What a table was read as; `problems` name the row of the sheet (the header is row 1) and what is wrong there. */
export type ReadChecklist =
  | { readonly kind: 'checklist'; readonly checklist: Checklist }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] }

const texts = ['text', 'why', 'example', 'next', 'evidence'] as const
const columns = [
  'row',
  'id',
  'area',
  'measure',
  ...texts.flatMap((name) => [`${name}_ja`, `${name}_en`]),
  'audience',
  'section_ja',
  'section_en',
  'when_item',
  'when_options',
  'same_as',
  'points',
  'excluded',
  'needs_check',
  'from',
  'version',
  'source_ja',
  'source_en',
  'verified',
  'standard',
] as const
type Column = (typeof columns)[number]

/** What a row can be, by its first cell. */
const kinds = ['checklist', 'option', 'area', 'band', 'item'] as const
type Fields = Partial<Record<string, string | number | boolean | undefined>>

/** The checklist as a table from which `fromTable` makes the same checklist again. */
export function toTable(checklist: Checklist): ChecklistTable {
  const { id, version, title, notice, source, verified, standard } = checklist
  const rows: Fields[] = [
    {
      row: 'checklist',
      id,
      version,
      ...both('source', source),
      verified,
      standard,
      ...both('text', title),
      ...both('why', notice),
    },
    ...checklist.options.map(({ id: optionId, label, points, excluded, needsCheck }) => ({
      row: 'option',
      id: optionId,
      points,
      excluded,
      needs_check: needsCheck,
      ...both('text', label),
    })),
    ...checklist.areas.map((area) => ({
      row: 'area',
      id: area.id,
      verified: area.verified,
      ...both('text', area.name),
    })),
    ...(checklist.bands ?? []).map((band) => ({ row: 'band', from: band.from, ...both('text', band.text) })),
    ...checklist.items.map(toFields),
  ]
  return { columns, rows: rows.map((fields) => columns.map((column) => toCell(fields[column]))) }
}

/** The checklist a table holds; its columns may stand in any order, further ones are left alone. */
export function fromTable(header: readonly Cell[], rows: readonly (readonly Cell[])[]): ReadChecklist {
  const missing = (['row', 'id', 'text_ja', 'text_en'] as const).filter((name) => !header.includes(name))
  if (missing.length > 0) {
    return { kind: 'invalid', problems: missing.map((name) => `row 1: there is no column ${name}`) }
  }
  const records = rows.map((cells, index) => ({
    line: index + 2,
    get: (column: Column) => cells[header.indexOf(column)] ?? null,
  }))
  const of = (kind: (typeof kinds)[number]) => records.filter(({ get }) => get('row') === kind)
  // Nothing that stands in the sheet is left out in silence: a slip in the first cell would cost an item.
  const strangers = records.filter(
    ({ line, get }) =>
      rows[line - 2]?.some((cell) => cell !== null && cell !== '') &&
      !kinds.some((kind) => kind === get('row')),
  )
  if (strangers.length > 0) {
    const problems = strangers.map(
      ({ line, get }) => `row ${line}, row: “${word(get('row'))}” is none of ${kinds.join(', ')}`,
    )
    return { kind: 'invalid', problems }
  }
  const [head] = of('checklist')
  if (head === undefined) {
    return { kind: 'invalid', problems: ['there is no row whose first cell is “checklist”'] }
  }
  const bands = of('band')
  const made = {
    ...named(head.get),
    version: word(head.get('version')),
    title: bilingual(head.get, 'text'),
    notice: bilingual(head.get, 'why'),
    source: bilingual(head.get, 'source'),
    verified: truth(head.get('verified')),
    ...(truth(head.get('standard')) ? { standard: true } : {}),
    options: of('option').map(({ get }) => ({
      ...named(get),
      label: bilingual(get, 'text'),
      points: get('points'),
      excluded: truth(get('excluded')),
      needsCheck: truth(get('needs_check')),
    })),
    areas: of('area').map(({ get }) => ({
      ...named(get),
      name: bilingual(get, 'text'),
      verified: truth(get('verified')),
    })),
    items: of('item').map(({ get }) => fromFields(get)),
    ...(bands.length === 0
      ? {}
      : { bands: bands.map(({ get }) => ({ from: get('from'), text: bilingual(get, 'text') })) }),
  }
  return check(made, (kind, index) => of(kind)[index]?.line)
}

/** Checks what was read; a fault names the row it stands in. */
export function check(
  made: unknown,
  lineOf: (kind: 'option' | 'area' | 'band' | 'item', index: number) => number | undefined,
): ReadChecklist {
  const parsed = checklistSchema.safeParse(made)
  if (parsed.success) return { kind: 'checklist', checklist: parsed.data }
  const problems = parsed.error.issues.map(({ path, message }) => {
    const [list, index, ...rest] = path.map(String)
    const kind = (['option', 'area', 'band', 'item'] as const).find((each) => `${each}s` === list)
    const line = kind && index !== undefined ? lineOf(kind, Number(index)) : undefined
    return line === undefined
      ? `${path.map(String).join('.')}: ${message}`
      : `row ${line}, ${rest.join('.')}: ${message}`
  })
  return { kind: 'invalid', problems }
}

function toFields(item: Item): Fields {
  return {
    row: 'item',
    id: item.id,
    area: item.area,
    measure: item.measure,
    ...both('text', item.text),
    ...both('why', item.why),
    ...both('example', item.example),
    ...both('next', item.next),
    ...both('evidence', item.evidence),
    ...both('section', item.section),
    audience: item.audience,
    when_item: item.when?.item,
    when_options: item.when?.options.join(', '),
    same_as: item.sameAs?.join(', '),
  }
}

function fromFields(get: (column: Column) => Cell) {
  const some = (column: Column) => get(column) !== null && get(column) !== ''
  return {
    ...named(get),
    area: word(get('area')),
    measure: get('measure'),
    text: bilingual(get, 'text'),
    why: bilingual(get, 'why'),
    example: bilingual(get, 'example'),
    next: bilingual(get, 'next'),
    ...(some('section_ja') ? { section: bilingual(get, 'section') } : {}),
    ...(some('evidence_ja') ? { evidence: bilingual(get, 'evidence') } : {}),
    ...(some('audience') ? { audience: word(get('audience')) } : {}),
    ...(some('when_item')
      ? { when: { item: word(get('when_item')), options: wordList(get('when_options')) } }
      : {}),
    ...(some('same_as') ? { sameAs: wordList(get('same_as')) } : {}),
  }
}

function both(name: string, given: Bilingual | undefined): Fields {
  return given === undefined ? {} : { [`${name}_ja`]: given.ja, [`${name}_en`]: given.en }
}

function named(get: (column: Column) => Cell) {
  return { id: word(get('id')) }
}

function bilingual(get: (column: Column) => Cell, name: (typeof texts)[number] | 'section' | 'source') {
  return { ja: word(get(`${name}_ja` as Column)), en: word(get(`${name}_en` as Column)) }
}

function toCell(value: string | number | boolean | undefined): string | number | null {
  if (value === undefined) return null
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}

// Excel makes numbers of what looks like one: an id 1, a version 2026.1.
function word(cell: Cell): string {
  return cell === null ? '' : String(cell)
}

function wordList(cell: Cell): string[] {
  return word(cell)
    .split(/[,、]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function truth(cell: Cell): boolean {
  return cell === true || /^(?:yes|true|はい|1)$/i.test(word(cell).trim())
}
