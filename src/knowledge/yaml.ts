import { readFile } from 'node:fs/promises'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { DataError } from '../common/errors.ts'

/**
 * Reads a YAML file and checks it by the schema.
 *
 * @throws DataError naming file, line and field at the first fault, the number of further faults in the message.
 */
export async function loadYaml<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  return parseYaml(await readFile(file, 'utf8'), schema, { file, firstLine: 1 })
}

/**
 * Checks a YAML text by the schema. `firstLine` is the line of the file on which the text begins.
 *
 * @throws DataError as `loadYaml` does.
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  place: { readonly file: string; readonly firstLine: number },
): z.output<S> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + place.firstLine - 1
  const broken = document.errors[0]
  if (broken !== undefined) {
    const reason = `not readable as YAML: ${broken.message}`
    throw new DataError(place.file, { line: lineAt(broken.pos[0]) }, reason, { cause: broken })
  }
  const result = schema.safeParse(document.toJS())
  if (result.success) return result.data
  const [first, ...others] = result.error.issues
  if (first === undefined) throw result.error
  const path = first.code === 'unrecognized_keys' ? [...first.path, first.keys[0] ?? ''] : first.path
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  const at = { line: lineAt(offsetOf(document, path)), field: path.join('.') || undefined }
  throw new DataError(place.file, at, `${first.message}${more}`, { cause: result.error })
}

// A field that is missing has no place of its own: the fault is shown at the nearest thing that holds it.
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
