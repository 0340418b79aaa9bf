import type { WebClient } from '@slack/web-api'

/** A file for one person's direct message with the bot. */
export type PersonalFile = {
  readonly userId: string
  readonly name: string
  readonly bytes: Uint8Array
  /** Stands beside the file; plain words of the bot's own. */
  readonly comment: string
}

/**
 * Sends a file to somebody's direct message, in three calls and an upload.
 *
 * @throws Error when Slack gives no place for it or does not take the bytes; nothing is shown to the person then.
 */
export async function sendFile(client: WebClient, file: PersonalFile): Promise<void> {
  const { userId, name, bytes, comment } = file
  const place = await client.conversations.open({ users: userId })
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
