// The wire speaks text in both directions. Doing the conversion here, and not in the two drivers, is what makes
// a row of the embedded database equal to a row of the served one.

/** A value of a statement as the text that Postgres reads; `null` for null and undefined. */
export function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return toArrayLiteral(value)
  throw new TypeError(
    'a parameter must be a string, number, bigint, boolean, Date, Uint8Array, null or an array of these; ' +
      'give jsonb as a JSON string',
  )
}

/** Postgres type number → from its text to ours. A type that is missing here stays text. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: parseBoolean,
  17: parseBytes,
  20: parseWhole,
  21: Number,
  23: Number,
  26: Number,
  114: parseJson,
  700: Number,
  701: Number,
  1700: Number,
  3802: parseJson,
  // Listed though they stay text: PGlite would make a Date of them, at midnight or in the machine's own zone.
  1082: String,
  1114: String,
  1184: parseInstant,
  1000: arrayOf(parseBoolean),
  1001: arrayOf(parseBytes),
  1005: arrayOf(Number),
  1007: arrayOf(Number),
  1009: arrayOf(String),
  1014: arrayOf(String),
  1015: arrayOf(String),
  1016: arrayOf(parseWhole),
  1021: arrayOf(Number),
  1022: arrayOf(Number),
  1028: arrayOf(Number),
  1185: arrayOf(parseInstant),
  1231: arrayOf(Number),
  1182: arrayOf(String),
  2951: arrayOf(String),
  199: arrayOf(parseJson),
  3807: arrayOf(parseJson),
}

function toArrayLiteral(values: readonly unknown[]): string {
  const elements = values.map((value) => {
    if (value === null || value === undefined) return 'NULL'
    if (Array.isArray(value)) return toArrayLiteral(value)
    return `"${String(toParameter(value)).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  })
  return `{${elements.join(',')}}`
}

function parseBoolean(text: string): boolean {
  return text === 't'
}

function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

function parseWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database holds ${text}, more than a number can keep`)
  return value
}

function parseJson(text: string): unknown {
  return JSON.parse(text)
}

// `2026-04-01 09:00:00.123456+09` or `…+05:30`: not ISO 8601 until the space and the zone are written out.
function parseInstant(text: string): Date {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
  const instant = new Date(iso)
  if (Number.isNaN(instant.getTime()))
    throw new RangeError(`the database holds ${text}, which is not an instant`)
  return instant
}

function arrayOf<T>(parse: (text: string) => T): (text: string) => unknown[] {
  return (text) => parseArray(text, parse)
}

// An array literal: `{a,"b \"c\"",NULL,{nested}}`, with a `[2:3]=` in front where it does not count from 1.
function parseArray<T>(literal: string, parse: (text: string) => T): unknown[] {
  let at = literal.indexOf('{')

  function readArray(): unknown[] {
    const values: unknown[] = []
    at += 1
    while (literal[at] !== '}') {
      if (literal[at] === ',') at += 1
      else if (literal[at] === '{') values.push(readArray())
      else values.push(literal[at] === '"' ? parse(readQuoted()) : readPlain())
    }
    at += 1
    return values
  }

  function readQuoted(): string {
    let value = ''
    for (at += 1; literal[at] !== '"'; at += 1) {
      if (literal[at] === '\\') at += 1
      value += literal[at]
    }
    at += 1
    return value
  }

  function readPlain(): T | null {
    const start = at
    while (literal[at] !== ',' && literal[at] !== '}') at += 1
    const value = literal.slice(start, at)
    return value === 'NULL' ? null : parse(value)
  }

  return readArray()
}
