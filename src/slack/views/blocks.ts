import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageElement,
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextElement,
  RichTextLink,
  RichTextSection,
  RichTextText,
} from '@slack/types'
import { cut, limits } from '../limits.ts'

/** A run of text in a rich text: plain, or with a style. Never parsed by Slack, so it needs no escaping. */
export type Run =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly link: string; readonly url: string }
  | { readonly person: string }
  | { readonly channel: string }

/** A plain text of at most `most` characters; `:codes:` in it stay as they are. */
export function plain(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text === '' ? ' ' : text, most), emoji: false }
}

/** A heading. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.header) }
}

/** One paragraph of runs. */
export function paragraph(...runs: readonly Run[]): RichTextBlock {
  return { type: 'rich_text', elements: [section(runs)] }
}

/** A list, one entry a line. */
export function bullets(
  items: readonly (Run | readonly Run[])[],
  style: 'bullet' | 'ordered' = 'bullet',
): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style,
        elements: items.map((item) => section(isRuns(item) ? item : [item])),
      },
    ],
  }
}

/** A quotation, shown with a bar at its side. */
export function quotation(...runs: readonly Run[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: runs.map(element) }] }
}

/** A line in small grey type; plain text, so what people typed is safe in it. */
export function context(...lines: readonly (string | ImageElement)[]): ContextBlock {
  const elements = lines.slice(0, limits.contextElements)
  return {
    type: 'context',
    elements: elements.map((line) => (typeof line === 'string' ? plain(line, limits.fieldText) : line)),
  }
}

export function divider(): DividerBlock {
  return { type: 'divider' }
}

/** A row of buttons. `blockId` should be new at every update of a message. */
export function actions(
  elements: readonly ActionsBlock['elements'][number][],
  blockId?: string,
): ActionsBlock {
  const block: ActionsBlock = { type: 'actions', elements: elements.slice(0, limits.actionsElements) }
  return blockId === undefined ? block : { ...block, block_id: blockId }
}

/** A button. `value` is an opaque id, never text or a permission: anybody can send any value. */
export function button(options: {
  readonly actionId: string
  readonly text: string
  readonly value?: string
  readonly style?: 'primary' | 'danger'
  readonly url?: string
  readonly confirm?: ConfirmationDialog
}): Button {
  const { actionId, text, ...rest } = options
  return { type: 'button', action_id: actionId, text: plain(text, limits.buttonText), ...rest }
}

/** One answer of a question, by the value it is sent with. */
export function option(label: string, value: string): PlainTextOption {
  return { text: plain(label, limits.optionText), value }
}

/** An input that may be left empty. */
export function optionalInput(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  hint?: string,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label, limits.label),
    element,
    ...(hint === undefined ? {} : { hint: plain(hint, limits.hint) }),
  }
}

function section(runs: readonly Run[]): RichTextSection {
  return { type: 'rich_text_section', elements: runs.map(element) }
}

function element(run: Run): RichTextElement {
  if (typeof run === 'string') return text(run)
  if ('bold' in run) return { ...text(run.bold), style: { bold: true } }
  if ('code' in run) return { ...text(run.code), style: { code: true } }
  if ('person' in run) return { type: 'user', user_id: run.person }
  if ('channel' in run) return { type: 'channel', channel_id: run.channel }
  return link(run.link, run.url)
}

// Slack refuses an empty text element.
function text(value: string): RichTextText {
  return { type: 'text', text: value === '' ? ' ' : value }
}

// Only what a browser may safely open: documents are untrusted, and `javascript:` would run.
function link(label: string, url: string): RichTextLink | RichTextText {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || url.length > limits.url) return text(label)
  return { type: 'link', url, text: label }
}

function isRuns(item: Run | readonly Run[]): item is readonly Run[] {
  return Array.isArray(item)
}

/** A form; what it is about travels in `metadata`. */
export function formView(
  callbackId: string,
  words: { readonly title: string; readonly submit: string; readonly close: string },
  metadata: string,
  blocks: KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain(words.title, limits.viewTitle),
    submit: plain(words.submit, limits.viewButton),
    close: plain(words.close, limits.viewButton),
    blocks,
  }
}
