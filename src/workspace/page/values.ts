import type { InputBlock, KnownBlock } from '@slack/types'
import type { InputValue } from './types.ts'

/** Any element that somebody can fill in or press; read leniently, for it comes from outside. */
export type AnyElement = {
  readonly type: string
  readonly action_id?: string
  readonly [field: string]: unknown
}

/** What the door takes for a submission: `block_id.action_id` → value. */
export type FormValues = Readonly<Record<string, InputValue>>

/**
 * The plain value of an input's state in Slack's form (`{type, value}`, `{type, selected_option: {value}}`, …);
 * `undefined` when nothing is filled in.
 */
export function plainValue(state: unknown): InputValue | undefined {
  if (typeof state === 'string') return state
  if (typeof state === 'number') return String(state)
  if (Array.isArray(state)) return state.flatMap((one) => plainChoice(one) ?? [])
  if (!isFields(state)) return undefined
  for (const name of singles) {
    const value = state[name]
    if (value !== undefined && value !== null) return plainChoice(value)
  }
  for (const name of several) {
    const value = state[name]
    if (Array.isArray(value)) return value.flatMap((one) => plainChoice(one) ?? [])
  }
  return undefined
}

/** What an element holds before anybody touched it. */
export function initialValue(element: AnyElement): InputValue | undefined {
  for (const name of initialSingles) {
    const value = element[name]
    if (value !== undefined && value !== null) return plainChoice(value)
  }
  for (const name of initialSeveral) {
    const value = element[name]
    if (Array.isArray(value)) return value.flatMap((one) => plainChoice(one) ?? [])
  }
  return undefined
}

/** The input blocks of a view or message. */
export function inputBlocks(blocks: readonly KnownBlock[]): InputBlock[] {
  return blocks.filter((block) => block.type === 'input')
}

const singles = [
  'value',
  'selected_option',
  'selected_date',
  'selected_time',
  'selected_date_time',
  'selected_user',
  'selected_conversation',
  'selected_channel',
]
const several = ['selected_options', 'selected_users', 'selected_conversations', 'selected_channels', 'files']
const initialSingles = [
  'initial_value',
  'initial_option',
  'initial_date',
  'initial_time',
  'initial_date_time',
  'initial_user',
  'initial_conversation',
  'initial_channel',
]
const initialSeveral = ['initial_options', 'initial_users', 'initial_conversations', 'initial_channels']

function plainChoice(choice: unknown): string | undefined {
  if (typeof choice === 'string') return choice
  if (typeof choice === 'number') return String(choice)
  if (!isFields(choice)) return undefined
  const value = choice.value ?? choice.id
  return typeof value === 'string' ? value : undefined
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
