import type { Message } from './types.ts'

/** Everything a message says, as one text: what a person can search for. */
export function wordsOf(message: Message): string {
  const blocks = (message.blocks ?? []).map((block) => collect(block)).filter((words) => words !== '')
  const files = (message.files ?? []).map((file) => file.title || file.name)
  const own = blocks.length === 0 ? [message.markdown ?? message.text] : blocks
  return [...own, ...files].join('\n')
}

/** The timestamps of the messages of a channel that hold the words, oldest first; none for no words. */
export function findMessages(messages: readonly Message[], channel: string, wanted: string): string[] {
  const needle = fold(wanted.trim())
  if (needle === '') return []
  return messages
    .filter(
      (message) => message.channel === channel && !message.deleted && fold(wordsOf(message)).includes(needle),
    )
    .map((message) => message.ts)
    .sort((one, other) => Number(one) - Number(other))
}

/** Where the words stand in a text, whatever their case and width (`Ａ` is `a`, `ｱ` is `ア`). */
export function findIn(text: string, wanted: string): { start: number; end: number }[] {
  const needle = fold(wanted.trim())
  const found: { start: number; end: number }[] = []
  if (needle === '') return found
  const whole = fold(text)
  for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + needle.length))
    found.push({ start: at, end: at + needle.length })
  return found
}

/** Letter by letter, so that places in the folded text are places in the text itself. */
function fold(text: string): string {
  let folded = ''
  for (const unit of text.split('')) {
    const plain = unit.normalize('NFKC').toLowerCase()
    folded += plain.length === 1 ? plain : unit
  }
  return folded
}

/** Pieces of one line stand together, lines and blocks apart. */
function collect(part: unknown): string {
  if (Array.isArray(part)) return part.map(collect).filter(Boolean).join('\n')
  if (typeof part !== 'object' || part === null) return ''
  const fields: Record<string, unknown> = { ...part }
  if (Array.isArray(fields.elements) && isLine(fields.type)) return fields.elements.map(collect).join('')
  const text = typeof fields.text === 'string' ? fields.text : ''
  const own = fields.type === 'markdown' || fields.type === 'mrkdwn' ? text.replace(/[*_~`]/g, '') : text
  const inner = nested.map((name) => collect(fields[name]))
  return [own, ...inner].filter(Boolean).join('\n')
}

function isLine(type: unknown): boolean {
  return type === 'rich_text_section' || type === 'rich_text_quote' || type === 'rich_text_preformatted'
}

const nested = [
  'text',
  'title',
  'subtitle',
  'body',
  'fields',
  'elements',
  'accessory',
  'rows',
  'child_blocks',
  'cells',
]
