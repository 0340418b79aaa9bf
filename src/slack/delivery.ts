import type { KnownBlock } from '@slack/types'
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api'
import type { Clients } from './clients.ts'
import { cut, limits } from './limits.ts'
import { escapeText } from './text.ts'

/** A row of the outbox as it is sent. */
export type OutgoingRow = {
  readonly id: string
  readonly key: string
  readonly kind: 'post' | 'update'
  readonly pace: 'answer' | 'notice'
  /** 1 at the first try. */
  readonly attempts: number
  readonly channel: string | null
  readonly threadTs: string | null
  readonly text: string
  readonly blocks: KnownBlock[] | null
  readonly image: Uint8Array | null
  readonly imageFacts: { fileName: string; title: string; altText: string } | null
  readonly fileId: string | null
  readonly targetTs: string | null
  readonly targetKey: string | null
  readonly sequence: number
  readonly createdAt: Date
  /** Where the message named by `targetKey` stands. */
  readonly sentChannel: string | null
  readonly sentTs: string | null
}

/** What became of one try. */
export type DeliveryResult =
  | { readonly kind: 'sent'; readonly channel: string; readonly ts: string }
  /** The image is up; the message still has to go. */
  | { readonly kind: 'uploaded'; readonly fileId: string }
  /** Slack will not take it, now or later. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may have arrived or not, or Slack asks to wait. */
  | { readonly kind: 'unclear'; readonly reason: string; readonly waitS?: number }

/** Slack's errors that pass: trying later may go better. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org',
])

/** The event type of our messages' metadata; its payload holds the row's opaque id only. */
const metadataType = 'mamori_message'

/** Sends rows of the outbox by the client their pace calls for. */
export function createDelivery(clients: Clients): (row: OutgoingRow) => Promise<DeliveryResult> {
  return async (row) => {
    const client = row.pace === 'notice' ? clients.bulk : clients.stream
    try {
      if (row.image !== null && row.imageFacts !== null) return await upload(client, row, row.image)
      return await (row.kind === 'post' ? post(client, row) : update(client, row))
    } catch (error) {
      return readFailure(error)
    }
  }
}

async function post(client: WebClient, row: OutgoingRow): Promise<DeliveryResult> {
  const channel = row.channel ?? ''
  if (row.attempts > 1) {
    const found = await findSent(client, row, channel)
    if (found !== undefined) return { kind: 'sent', ...found }
  }
  const sent = await client.chat.postMessage({
    channel,
    ...(row.threadTs === null ? {} : { thread_ts: row.threadTs }),
    text: cut(escapeText(row.text), limits.messageText),
    ...withBlocks(row),
    metadata: { event_type: metadataType, event_payload: { id: row.id } },
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  })
  return { kind: 'sent', channel: sent.channel ?? channel, ts: sent.ts ?? '' }
}

async function update(client: WebClient, row: OutgoingRow): Promise<DeliveryResult> {
  const channel = row.sentChannel ?? row.channel
  const ts = row.sentTs ?? row.targetTs
  if (channel === null || ts === null) return { kind: 'refused', reason: 'the message was never sent' }
  await client.chat.update({
    channel,
    ts,
    text: cut(escapeText(row.text), limits.messageText),
    ...(row.blocks === null ? { blocks: [] } : withBlocks(row)),
    parse: 'none',
    link_names: false,
  })
  return { kind: 'sent', channel, ts }
}

function withBlocks(row: OutgoingRow): { blocks?: KnownBlock[] } {
  if (row.fileId === null || row.imageFacts === null) return row.blocks === null ? {} : { blocks: row.blocks }
  const image: KnownBlock = {
    type: 'image',
    slack_file: { id: row.fileId },
    alt_text: cut(row.imageFacts.altText, limits.altText),
  }
  return { blocks: [...(row.blocks ?? []), image] }
}

async function upload(client: WebClient, row: OutgoingRow, png: Uint8Array): Promise<DeliveryResult> {
  const facts = row.imageFacts ?? { fileName: 'image.png', title: '', altText: '' }
  const ticket = await client.files.getUploadURLExternal({ filename: facts.fileName, length: png.byteLength })
  if (ticket.upload_url === undefined || ticket.file_id === undefined) {
    return { kind: 'unclear', reason: 'Slack gave no upload address' }
  }
  const response = await fetch(ticket.upload_url, {
    method: 'POST',
    body: new Uint8Array(png),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) return { kind: 'unclear', reason: `upload answered ${response.status}` }
  await client.files.completeUploadExternal({ files: [{ id: ticket.file_id, title: facts.title }] })
  return { kind: 'uploaded', fileId: ticket.file_id }
}

// A person's id is not a place to look in: their direct message is. Two pages hold more than the bot says in a minute.
async function findSent(
  client: WebClient,
  row: OutgoingRow,
  channel: string,
): Promise<{ channel: string; ts: string } | undefined> {
  const place = /^[UW]/.test(channel)
    ? ((await client.conversations.open({ users: channel })).channel?.id ?? channel)
    : channel
  // A message said while the clocks differ a little must still be found.
  const oldest = String(Math.floor(row.createdAt.getTime() / 1000) - 600)
  let cursor: string | undefined
  for (let page = 0; page < 2; page += 1) {
    const options = {
      channel: place,
      oldest,
      limit: 100,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    }
    const listed =
      row.threadTs === null
        ? await client.conversations.history(options)
        : await client.conversations.replies({ ...options, ts: row.threadTs })
    const mine = listed.messages?.find((message) => isRow(message, row.id))
    if (mine?.ts !== undefined) return { channel: place, ts: mine.ts }
    cursor = listed.response_metadata?.next_cursor
    if (!cursor) break
  }
  return undefined
}

function isRow(message: { metadata?: { event_type?: string; event_payload?: object } }, id: string): boolean {
  const { metadata } = message
  if (metadata?.event_type !== metadataType) return false
  return Object.entries(metadata.event_payload ?? {}).some(([name, value]) => name === 'id' && value === id)
}

function readFailure(error: unknown): DeliveryResult {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'unclear', reason: 'rate limited', waitS: error.retryAfter }
  }
  if (error instanceof WebAPIPlatformError) {
    const reason = error.data.error
    return passing.has(reason) ? { kind: 'unclear', reason } : { kind: 'refused', reason }
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'unclear', reason: `HTTP ${error.statusCode}` }
  if (error instanceof WebAPIRequestError) return { kind: 'unclear', reason: 'Slack could not be reached' }
  // The upload's own fetch: cut off, refused, timed out.
  if (error instanceof TypeError || error instanceof DOMException) {
    return { kind: 'unclear', reason: `upload failed: ${error.name}` }
  }
  throw error
}
