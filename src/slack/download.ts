import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { z } from 'zod'
import { ExternalError } from '../common/errors.ts'

const Info = z.object({
  file: z.object({
    size: z.number().default(0),
    is_external: z.boolean().default(false),
    url_private_download: z.string().default(''),
  }),
})

/** Milliseconds for one file; 50 MB come in well below. */
const timeoutMs = 60_000

/** Why a file was not downloaded, in the words of the documents' faults. */
type DownloadFault = { readonly kind: string; readonly detail: string }

/**
 * The bytes of a file in Slack. The token goes with the request, so it goes to Slack's own hosts only, and follows no
 * redirection.
 *
 * @throws ExternalError when Slack cannot be reached: later may go better.
 */
export async function downloadFile(
  client: WebClient,
  fileId: string,
  mostBytes: number,
): Promise<Uint8Array | DownloadFault> {
  const info = await askFor(client, fileId)
  if (info === undefined || info.url_private_download === '') return { kind: 'gone', detail: '' }
  if (info.is_external || !isSlackHost(info.url_private_download, client.slackApiUrl))
    return { kind: 'unsupported', detail: '' }
  const tooLarge = { kind: 'too-large', detail: `${Math.round(mostBytes / 1024 / 1024)} MB` }
  if (info.size > mostBytes) return tooLarge
  const response = await get(info.url_private_download, client.token ?? '')
  // Without the right to a file Slack answers with its page for signing in.
  if (response.status !== 200 || response.body === null) return { kind: 'gone', detail: '' }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body) {
    length += part.byteLength
    if (length > mostBytes) return tooLarge
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Whether an address is one of Slack's, or of the very server that the Web API is called at. */
export function isSlackHost(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, hostname } = new URL(address)
  const api = new URL(apiUrl)
  if (host === api.host) return protocol === api.protocol
  // files.slack.com; files.slack-gov.com where the API is slack-gov.com.
  const isSlack = /^(?:slack|slack-gov)\.com$/.test(api.hostname)
  return isSlack && protocol === 'https:' && hostname === `files.${api.hostname}` && host === hostname
}

async function askFor(client: WebClient, fileId: string) {
  try {
    return Info.parse(await client.files.info({ file: fileId })).file
  } catch (error) {
    if (error instanceof WebAPIPlatformError && /^file_(?:not_found|deleted)$/.test(error.data.error))
      return undefined
    throw new ExternalError('Slack', 'files.info', true, 'Slack could not say where a file is', {
      cause: error,
    })
  }
}

async function get(address: string, token: string): Promise<Response> {
  try {
    return await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (error) {
    throw new ExternalError('Slack', 'files', true, 'a file could not be downloaded from Slack', {
      cause: error,
    })
  }
}
