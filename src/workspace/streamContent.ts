import { checkBlocks } from './blocks.ts'
import { taskStatus, urlSource } from './blockTypes.ts'
import { type Check, isFields, list, object, oneOf, type Problem, string, typed } from './checks.ts'
import { limits } from './limits.ts'
import { withIds } from './messages.ts'
import type { Fields, StreamPart, StreamRecord } from './types.ts'

const most = limits.stream

/** The chunks of a streaming call. Source: @slack/types 3.2.0, chunk.d.ts. */
const chunk: Check = typed({
  markdown_text: object({ type: oneOf('markdown_text'), text: string(most.text, 0) }),
  task_update: object(
    { type: oneOf('task_update'), id: string(limits.id), title: string(most.title), status: taskStatus },
    {
      details: string(most.text, 0),
      output: string(most.text, 0),
      sources: list(urlSource, limits.task.sources, 0),
    },
  ),
  plan_update: object({ type: oneOf('plan_update'), title: string(most.title) }),
  blocks: object({ type: oneOf('blocks'), blocks: () => undefined }),
})

/** Finds what Slack would refuse in the chunks of a call. */
export function checkChunks(chunks: unknown): Problem[] {
  const problems: Problem[] = []
  list(chunk, Number.MAX_SAFE_INTEGER, 0)(chunks, '/chunks', (problem) => problems.push(problem))
  for (const [index, each] of (Array.isArray(chunks) ? chunks : []).entries()) {
    if (!isFields(each) || each.type !== 'blocks') continue
    problems.push(...checkBlocks(each.blocks, 'message', `/chunks/${index}/blocks`))
  }
  return problems
}

/** The stream with chunks that were checked. A task that is known already changes where it stands. */
export function withChunks(stream: StreamRecord, chunks: readonly Fields[]): StreamRecord {
  return chunks.reduce(withChunk, stream)
}

function withChunk(stream: StreamRecord, given: Fields): StreamRecord {
  switch (given.type) {
    case 'markdown_text':
      return { ...stream, parts: withText(stream.parts, String(given.text)) }
    case 'task_update':
      return { ...stream, parts: withTask(stream.parts, given) }
    case 'plan_update':
      return { ...stream, planTitle: String(given.title) }
    default: {
      const blocks = withIds(Array.isArray(given.blocks) ? given.blocks.filter(isFields) : [])
      return { ...stream, parts: [...stream.parts, { kind: 'blocks', blocks }] }
    }
  }
}

/** Everything of a stream that is text. */
export function markdownOf(stream: StreamRecord): string {
  return stream.parts.flatMap((part) => (part.kind === 'markdown' ? part.text : [])).join('\n\n')
}

/** How many blocks came in chunks. */
export function countBlocks(stream: StreamRecord): number {
  return stream.parts.reduce((sum, part) => sum + (part.kind === 'blocks' ? part.blocks.length : 0), 0)
}

/** The blocks that show a stream. Each keeps its id while the stream grows. */
export function blocksOfStream(stream: StreamRecord): Fields[] {
  const tasks = stream.parts.filter((part) => part.kind === 'task')
  const plan = {
    type: 'plan',
    block_id: 'plan',
    title: stream.planTitle ?? '',
    tasks: tasks.map(({ card }) => card),
  }
  const isPlan = stream.mode === 'plan'
  const blocks = stream.parts.flatMap((part, index): readonly Fields[] => {
    if (part.kind === 'blocks') return part.blocks
    const id = { block_id: `s${index}` }
    if (part.kind === 'markdown')
      return part.text === '' ? [] : [{ type: 'markdown', ...id, text: part.text }]
    if (!isPlan) return [{ ...part.card, ...id }]
    // The plan stands where its first task came.
    return part === tasks[0] ? [plan] : []
  })
  // A plan can be named before it has tasks.
  return isPlan && tasks.length === 0 && stream.planTitle !== undefined ? [plan, ...blocks] : blocks
}

function withText(parts: readonly StreamPart[], text: string): StreamPart[] {
  const last = parts.at(-1)
  if (last?.kind !== 'markdown') return [...parts, { kind: 'markdown', text }]
  return [...parts.slice(0, -1), { kind: 'markdown', text: last.text + text }]
}

/** Title and status replace what stood there; details, output and sources are added to it. */
function withTask(parts: readonly StreamPart[], update: Fields): StreamPart[] {
  const id = String(update.id)
  const known = parts.find((part) => part.kind === 'task' && part.id === id)
  const before: Fields = known?.kind === 'task' ? known.card : { type: 'task_card', task_id: id }
  const sources = [before.sources, update.sources].flat().filter(isFields)
  const card: Fields = {
    ...before,
    title: update.title,
    status: update.status,
    ...richly('details', before, update),
    ...richly('output', before, update),
    ...(sources.length === 0 ? {} : { sources }),
  }
  const part: StreamPart = { kind: 'task', id, card }
  return known === undefined ? [...parts, part] : parts.map((each) => (each === known ? part : each))
}

function richly(name: 'details' | 'output', before: Fields, update: Fields): Fields {
  if (typeof update[name] !== 'string') return {}
  const text = plainOf(before[name]) + update[name]
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return { [name]: { type: 'rich_text', elements: text === '' ? [] : [section] } }
}

/** The text of a rich_text block that `richly` made. */
function plainOf(rich: unknown): string {
  const [section] = isFields(rich) && Array.isArray(rich.elements) ? rich.elements : []
  const [element] = isFields(section) && Array.isArray(section.elements) ? section.elements : []
  return isFields(element) ? String(element.text) : ''
}
