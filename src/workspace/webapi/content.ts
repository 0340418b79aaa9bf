import { checkBlocks } from '../blocks.ts'
import { isFields, type Problem } from '../checks.ts'
import { problemLines } from '../checkView.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { isGranted } from '../manifest.ts'
import { Refusal } from '../refusal.ts'
import { escapeText } from '../text.ts'
import type { ChannelRecord, Fields } from '../types.ts'
import type { Args } from './call.ts'

/** What a message says. */
export type Content = { readonly text: string; readonly blocks: Fields[]; readonly attachments: Fields[] }

/**
 * Reads text, blocks and attachments, or markdown_text instead of them.
 *
 * @throws Refusal `no_text`, `msg_too_long`, `markdown_text_conflict`, `invalid_blocks`, `invalid_blocks_format`,
 *   `invalid_attachments`, `too_many_attachments`.
 */
export function readContent(args: Args, core: Core): { content: Content; warnings: string[] } {
  const markdown = args.text('markdown_text')
  const given = args.text('text') ?? ''
  if (markdown !== undefined) {
    if (given !== '' || args.has('blocks')) throw new Refusal('markdown_text_conflict')
    if (markdown.length > limits.message.markdown) throw new Refusal('msg_too_long')
    const block = { type: 'markdown', text: markdown }
    return { content: { text: escapeText(markdown), blocks: [block], attachments: [] }, warnings: [] }
  }
  const blocks = readBlocks(args, core)
  const attachments = readAttachments(args, core)
  if (given === '' && blocks.length === 0 && attachments.length === 0) throw new Refusal('no_text')
  const warnings = [
    ...(given.length > limits.message.text ? ['message_truncated'] : []),
    ...(given === '' ? ['missing_text_in_message'] : []),
  ]
  return { content: { text: given.slice(0, limits.message.text), blocks, attachments }, warnings }
}

/** The blocks of a message. @throws Refusal `invalid_blocks`, `invalid_blocks_format`. */
export function readBlocks(args: Args, core: Core): Fields[] {
  const blocks = args.json('blocks', 'invalid_blocks_format') ?? []
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format')
  const allows = (scope: string) => isGranted(core.manifest(), scope)
  refuse('invalid_blocks', [
    ...checkBlocks(blocks, 'message', '/blocks', allows),
    ...checkFiles(core, blocks, '/blocks'),
  ])
  return blocks.filter(isFields)
}

/** The metadata of a message. @throws Refusal `invalid_metadata_format`, `invalid_metadata_schema`, `metadata_too_large`. */
export function readMetadata(args: Args): Fields | undefined {
  const metadata = args.json('metadata', 'invalid_metadata_format')
  if (metadata === undefined) return undefined
  if (!isFields(metadata) || typeof metadata.event_type !== 'string' || !isFields(metadata.event_payload)) {
    throw new Refusal('invalid_metadata_schema')
  }
  if (JSON.stringify(metadata).length > limits.message.metadata) throw new Refusal('metadata_too_large')
  return metadata
}

/** The thread a message goes to. @throws Refusal `invalid_thread_ts`, `thread_not_found`. */
export function readThread(args: Args, core: Core, channel: ChannelRecord): { threadTs?: string } {
  const ts = args.text('thread_ts')
  if (ts === undefined) return {}
  if (!/^\d{1,10}\.\d{6}$/.test(ts)) throw new Refusal('invalid_thread_ts')
  const parent = core.state.get('messages', `${channel.id}/${ts}`)
  if (parent === undefined) throw new Refusal('thread_not_found')
  return { threadTs: parent.threadTs ?? parent.ts }
}

/** Images of Slack's own files whose file is not there, not whole or no image. */
export function checkFiles(core: Core, value: unknown, at: string): Problem[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => checkFiles(core, each, `${at}/${index}`))
  if (!isFields(value)) return []
  const inner = Object.entries(value).flatMap(([name, each]) => checkFiles(core, each, `${at}/${name}`))
  if (!isFields(value.slack_file)) return inner
  const { id, url } = value.slack_file
  const file = core.files.find(
    String(
      id ??
        String(url)
          .split(/[-/]/)
          .find((part) => /^F0/.test(part)) ??
        '',
    ),
  )
  const isImage = file?.complete === true && /^image\/(png|jpeg|gif)$/.test(file.mimetype)
  return isImage ? inner : [...inner, { at: `${at}/slack_file`, message: 'invalid slack file' }]
}

/** @throws Refusal of this name with the problems, when there are any. */
export function refuse(error: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return
  throw new Refusal(error, {
    errors: problems.map(({ at, message }) => `${message} [json-pointer:${at}]`),
    response_metadata: { messages: problemLines(problems) },
  })
}

/** The part of an answer that warns. */
export function warn(warnings: readonly string[]): Fields {
  return warnings.length === 0 ? {} : { warning: warnings.join(','), response_metadata: { warnings } }
}

function readAttachments(args: Args, core: Core): Fields[] {
  const attachments = args.json('attachments', 'invalid_attachments') ?? []
  if (!Array.isArray(attachments) || !attachments.every(isFields)) throw new Refusal('invalid_attachments')
  if (attachments.length > limits.message.attachments) throw new Refusal('too_many_attachments')
  const allows = (scope: string) => isGranted(core.manifest(), scope)
  const problems = attachments.flatMap(({ blocks }, index) =>
    blocks === undefined ? [] : checkBlocks(blocks, 'message', `/attachments/${index}/blocks`, allows),
  )
  refuse('invalid_attachments', problems)
  return attachments
}
