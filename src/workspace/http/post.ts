import type { SlackRequest } from './request.ts'

/** How a post came out. `isFinal`: the app asked that it not be tried again. */
export type Posted =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly isFinal: boolean }
  /** It was called off. */
  | { readonly kind: 'aborted' }

/** The reasons Slack gives in `X-Slack-Retry-Reason`, besides `http_timeout`. */
export type FailureReason = 'http_error' | 'connection_failed' | 'too_many_redirects'

/** Source: docs.slack.dev/apis/events-api, "Error handling". */
const mostRedirects = 2

/** Posts a request and follows up to two redirects; never throws. */
export async function postRequest(url: string, request: SlackRequest, signal: AbortSignal): Promise<Posted> {
  try {
    let address = url
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await fetch(address, { method: 'POST', ...request, redirect: 'manual', signal })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        address = new URL(location, address).href
        continue
      }
      const text = await response.text()
      if (response.ok) return { kind: 'answered', text }
      return failed('http_error', response.headers.get('x-slack-no-retry') === '1')
    }
    return failed('too_many_redirects')
  } catch {
    return signal.aborted ? { kind: 'aborted' } : failed('connection_failed')
  }
}

function failed(reason: FailureReason, isFinal = false): Posted {
  return { kind: 'failed', reason, isFinal }
}
