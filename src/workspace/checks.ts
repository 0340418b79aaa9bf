import type { Fields } from './types.ts'

/** One thing wrong with a payload, at a JSON pointer into it. */
export type Problem = { readonly at: string; readonly message: string }

/** Looks at a value and tells every problem it finds. */
export type Check = (value: unknown, at: string, tell: (problem: Problem) => void) => void

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string of `min` to `max` characters. */
export function string(max: number, min = 1): Check {
  return (value, at, tell) => {
    if (typeof value !== 'string') return tell({ at, message: 'must provide a string' })
    if (value.length > max) tell({ at, message: `must be less than ${max + 1} characters` })
    if (value.length < min) tell({ at, message: `must be more than ${min - 1} characters` })
  }
}

/** A whole number of `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, at, tell) => {
    if (!Number.isInteger(value)) return tell({ at, message: 'must provide an integer' })
    if (Number(value) < min || Number(value) > max) tell({ at, message: `must be between ${min} and ${max}` })
  }
}

/** `true` or `false`. */
export function flag(): Check {
  return (value, at, tell) => {
    if (typeof value !== 'boolean') tell({ at, message: 'must provide a boolean' })
  }
}

/** One of the values given. */
export function oneOf(...values: readonly unknown[]): Check {
  return (value, at, tell) => {
    if (!values.includes(value)) tell({ at, message: `value must be one of [${values.join(', ')}]` })
  }
}

/** A string of this form. */
export function matching(pattern: RegExp, message: string): Check {
  return (value, at, tell) => {
    if (typeof value !== 'string' || !pattern.test(value)) tell({ at, message })
  }
}

/** An array of `min` to `max` items. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at, tell) => {
    if (!Array.isArray(value)) return tell({ at, message: 'must provide an array' })
    if (value.length > max) tell({ at, message: `no more than ${max} items allowed` })
    if (value.length < min) tell({ at, message: `must be at least ${min} item${min === 1 ? '' : 's'}` })
    for (const [index, each] of value.entries()) item(each, `${at}/${index}`, tell)
  }
}

/** Anything at all. */
export function anything(): Check {
  return () => undefined
}

/** An object with these fields and no others. */
export function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, at, tell) => {
    if (!isFields(value)) return tell({ at, message: 'must provide an object' })
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) tell({ at, message: `missing required field: ${name}` })
    }
    for (const [name, each] of Object.entries(value)) {
      const check = required[name] ?? optional[name]
      if (check === undefined) tell({ at, message: `invalid additional property: ${name}` })
      else if (each !== undefined) check(each, `${at}/${name}`, tell)
    }
  }
}

/** An object told apart by its `type`, one of those given. */
export function typed(types: Readonly<Record<string, Check>>): Check {
  return (value, at, tell) => {
    if (!isFields(value)) return tell({ at, message: 'must provide an object' })
    const type = value.type
    if (type === undefined) return tell({ at, message: 'missing required field: type' })
    const check = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined
    if (check === undefined) return tell({ at: `${at}/type`, message: `unsupported type: ${String(type)}` })
    check(value, at, tell)
  }
}

/** Both. */
export function both(first: Check, second: Check): Check {
  return (value, at, tell) => {
    first(value, at, tell)
    second(value, at, tell)
  }
}

/** A condition on an object's fields. */
export function holds(condition: (fields: Fields) => boolean, message: string): Check {
  return (value, at, tell) => {
    if (isFields(value) && !condition(value)) tell({ at, message })
  }
}
