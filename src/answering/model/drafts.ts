import { z } from 'zod'

/** A sentence as a model proposes it, with the quotes it says it stands on; nothing of it is checked. */
export type Draft = {
  readonly text: string
  readonly quotes: readonly { readonly section: number; readonly quote: string }[]
}

/** Reads a model's drafts out of what it writes, piece by piece. */
export type DraftReader = {
  /** The drafts that became whole with this piece, in order; `malformed` for an object that is none. */
  read(piece: string): (Draft | 'malformed' | 'none')[]
  /** Whether an object was begun and not ended. */
  isOpen(): boolean
}

/** Characters of one object at most: a sentence with its quotes has some hundred. */
const longestObject = 8000

/**
 * A reader for objects `{"text": …, "quotes": [{"section": 1, "quote": …}]}`, one after the other. Whatever stands
 * between them is passed over: small models put them in lists, code fences and kind words.
 */
export function createDraftReader(): DraftReader {
  let object = ''
  let depth = 0
  let inString = false
  let isEscaped = false

  function reset(): void {
    object = ''
    depth = 0
    inString = false
    isEscaped = false
  }

  /** Takes one character; the object that it ends, or `undefined`. */
  function take(letter: string): string | undefined {
    if (depth === 0 && letter !== '{') return undefined
    // A brace that no name follows begins no object, and a line break ends no string: what it was is over.
    const isNoObject = object.trimEnd() === '{' && !/[\s"}]/.test(letter)
    if (isNoObject || (inString && letter === '\n') || object.length >= longestObject) {
      const broken = object
      reset()
      return isNoObject ? undefined : broken
    }
    object += letter
    if (inString) {
      if (isEscaped) isEscaped = false
      else if (letter === '\\') isEscaped = true
      else if (letter === '"') inString = false
    } else if (letter === '"') inString = true
    else if (letter === '{') depth += 1
    else if (letter === '}') depth -= 1
    if (depth > 0) return undefined
    const whole = object
    reset()
    return whole
  }

  return {
    read(piece) {
      const found: (Draft | 'malformed' | 'none')[] = []
      for (const letter of piece) {
        const whole = take(letter)
        if (whole !== undefined) found.push(...parseObject(whole))
      }
      return found
    },
    isOpen: () => depth > 0,
  }
}

const section = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
])
const DraftShape = z.object({
  text: z.string(),
  quotes: z.array(z.object({ section, quote: z.string() })).default([]),
})
const NoneShape = z.object({ none: z.literal(true) })
// The whole answer in one object, against what was asked for.
const ListShape = z.object({ sentences: z.array(DraftShape).min(1) })

function parseObject(text: string): (Draft | 'malformed' | 'none')[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return ['malformed']
  }
  const draft = DraftShape.safeParse(value)
  if (draft.success) return [draft.data]
  const list = ListShape.safeParse(value)
  if (list.success) return list.data.sentences
  return [NoneShape.safeParse(value).success ? 'none' : 'malformed']
}
