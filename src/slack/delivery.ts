import type { KnownBlock } from '@slack/types'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Clients } from './clients.ts'
import { isRefusedForItsBlocks, type Outcome, readFailure } from './failures.ts'
import { findSlackError } from './identity.ts'
import { cut, limits } from './limits.ts'
import { endStream } from './streamCalls.ts'
import { cutEscaped } from './text.ts'
import { plainWords } from './words.ts'

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
  /** `reduced`: with less than was asked for, since Slack refused its blocks. */
  | { readonly kind: 'sent'; readonly channel: string; readonly ts: string; readonly reduced?: true }
  /** The image is up, or it is done without (`null`); the message still has to go. */
  | { readonly kind: 'uploaded'; readonly fileId: string | null }
  | Outcome

/** The event type of our messages' metadata; its payload holds the row's opaque id only. */
const metadataType = 'mamori_message'

/**
 * Tries an image is worth, for the upload and then for Slack to have worked on it (until then it refuses the block);
 * after these the message goes without.
 */
const triesForImage = 4

type Content = { readonly text: string; readonly blocks: readonly KnownBlock[] }

/** Sends rows of the outbox by the client their pace calls for. */
export function createDelivery(
  clients: Omit<Clients, 'live'>,
): (row: OutgoingRow) => Promise<DeliveryResult> {
  return async (row) => {
    const client = row.pace === 'notice' ? clients.bulk : clients.stream
    try {
      if (row.image !== null && row.imageFacts !== null)
        return await uploadOrDoWithout(client, row, row.image)
      const found = row.kind === 'post' && row.attempts > 1 ? await findSent(client, row) : undefined
      if (found !== undefined) return { kind: 'sent', ...found }
      return await sendAsWell(row, (content) =>
        row.kind === 'post' ? post(client, row, content) : update(client, row, content),
      )
    } catch (error) {
      return readFailure(error)
    }
  }
}

// As it was meant; where Slack refuses its blocks, without the image; and at last as words alone. A refusal is
// definite, so the next form can go at once.
async function sendAsWell(
  row: OutgoingRow,
  send: (content: Content) => Promise<DeliveryResult>,
): Promise<DeliveryResult> {
  const blocks = row.blocks ?? []
  const image = imageBlock(row)
  try {
    return await send({ text: row.text, blocks: image === undefined ? blocks : [...blocks, image] })
  } catch (error) {
    if (!isRefusedForItsBlocks(error)) throw error
    if (image !== undefined && row.attempts < triesForImage) {
      return { kind: 'unclear', reason: 'the image is not ready' }
    }
  }
  if (image !== undefined && blocks.length > 0) {
    try {
      return reduced(await send({ text: row.text, blocks }))
    } catch (error) {
      if (!isRefusedForItsBlocks(error)) throw error
    }
  }
  return reduced(await send({ text: [row.text, plainWords(blocks)].join('\n'), blocks: [] }))
}

function reduced(result: DeliveryResult): DeliveryResult {
  return result.kind === 'sent' ? { ...result, reduced: true } : result
}

async function post(client: WebClient, row: OutgoingRow, { text, blocks }: Content): Promise<DeliveryResult> {
  const channel = row.channel ?? ''
  const sent = await client.chat.postMessage({
    channel,
    ...(row.threadTs === null ? {} : { thread_ts: row.threadTs }),
    text: cutEscaped(text, limits.messageText),
    ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
    metadata: { event_type: metadataType, event_payload: { id: row.id } },
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  })
  return { kind: 'sent', channel: sent.channel ?? channel, ts: sent.ts ?? '' }
}

async function update(
  client: WebClient,
  row: OutgoingRow,
  { text, blocks }: Content,
): Promise<DeliveryResult> {
  const channel = row.sentChannel ?? row.channel
  const ts = row.sentTs ?? row.targetTs
  if (channel === null || ts === null) return { kind: 'refused', reason: 'the message was never sent' }
  const change = () =>
    client.chat.update({
      channel,
      ts,
      text: cutEscaped(text, limits.messageText),
      blocks: [...blocks],
      parse: 'none',
      link_names: false,
    })
  try {
    await change()
  } catch (error) {
    // An answer whose streaming was cut off, by a crash perhaps: Slack takes no update before it has an end.
    if (findSlackError(error) !== 'streaming_state_conflict') throw error
    const ended = await endStream(client, { channel, ts })
    // Not ended yet: the update would be refused for good.
    if (ended.kind === 'limited' || ended.kind === 'unclear') return ended
    await change()
  }
  return { kind: 'sent', channel, ts }
}

function imageBlock(row: OutgoingRow): KnownBlock | undefined {
  if (row.fileId === null || row.imageFacts === null) return undefined
  return {
    type: 'image',
    slack_file: { id: row.fileId },
    alt_text: cut(row.imageFacts.altText, limits.altText),
  }
}

async function uploadOrDoWithout(
  client: WebClient,
  row: OutgoingRow,
  png: Uint8Array,
): Promise<DeliveryResult> {
  const result = await upload(client, row, png).catch(readFailure)
  const isHopeless = result.kind === 'refused' || (result.kind === 'unclear' && row.attempts >= triesForImage)
  return isHopeless ? { kind: 'uploaded', fileId: null } : result
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
): Promise<{ channel: string; ts: string } | undefined> {
  try {
    return await lookForSent(client, row)
  } catch (error) {
    // A place that cannot be looked into (a thread that is gone, a scope that is missing) shows nothing of ours.
    if (error instanceof WebAPIPlatformError && readFailure(error).kind === 'refused') return undefined
    throw error
  }
}

async function lookForSent(
  client: WebClient,
  row: OutgoingRow,
): Promise<{ channel: string; ts: string } | undefined> {
  const channel = row.channel ?? ''
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
