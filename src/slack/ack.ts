import type { ReceiverEvent } from '@slack/bolt'
import { SlackSocketModeError } from '@slack/socket-mode'
import type { Log } from '../common/log.ts'

/** A delivery whose ack can be asked for, and does no harm when it comes too late. */
export type AnsweredEvent = { readonly event: ReceiverEvent; isAnswered(): boolean }

/**
 * Slack waits three seconds for the ack of a click, a command or a form and then tells the person itself. Past that the
 * library throws, by HTTP because the request was answered in its place, by socket when the socket is gone; but what was
 * done stays done, and what a listener does after its ack must go on.
 */
export function bearLateAck(event: ReceiverEvent, log: Log): AnsweredEvent {
  let isAnswered = false
  return {
    isAnswered: () => isAnswered,
    event: {
      ...event,
      async ack(answer) {
        isAnswered = true
        try {
          await event.ack(answer)
        } catch (error) {
          if (!isTooLate(error)) throw error
          log.warn('an ack came too late for Slack', { error })
        }
      },
    },
  }
}

function isTooLate(error: unknown): boolean {
  if (error instanceof SlackSocketModeError) return true
  return error instanceof Error && 'code' in error && error.code === 'ERR_HTTP_HEADERS_SENT'
}
