import type { WebClient } from '@slack/web-api'

/** A file for one person's direct message with the bot. */
export type PersonalFile = {
  readonly userId: string
  readonly name: string
  readonly bytes: Uint8Array
  /** Stands beside the file; plain words of the bot's own. */
  readonly comment: string
  /** Slack's time of the press that asked for it: where a file of that name came since, it is not sent again. */
  readonly since?: string | undefined
}

/**
 * Sends a file to somebody's direct message, in three calls and an upload.
 *
 * @throws Error when Slack gives no place for it or does not take the bytes; nothing is shown to the person then.
 */
export async function sendFile(client: WebClient, file: PersonalFile): Promise<void> {
  const { userId, name, bytes, comment, since } = file
  const place = await client.conversations.open({ users: userId })
  // A job that was killed after the last call is run anew: what it sent stands there already.
  if (since !== undefined && (await hasCome(client, place.channel?.id, name, since))) return
  const ticket = await client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength })
  if (ticket.upload_url === undefined || ticket.file_id === undefined || place.channel?.id === undefined)
    throw new Error('Slack gave no place for a file')
  const uploaded = await fetch(ticket.upload_url, {
    method: 'POST',
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(30_000),
  })
  if (!uploaded.ok) throw new Error(`an upload was answered ${uploaded.status}`)
  await client.files.completeUploadExternal({
    files: [{ id: ticket.file_id, title: name }],
    channel_id: place.channel.id,
    initial_comment: comment,
  })
}

async function hasCome(
  client: WebClient,
  channel: string | undefined,
  name: string,
  since: string,
): Promise<boolean> {
  if (channel === undefined) return false
  const { messages = [] } = await client.conversations.history({ channel, oldest: since, limit: 100 })
  return messages.some(({ files = [] }) => files.some((file) => file.title === name))
}
