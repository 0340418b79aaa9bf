import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/** What takes the deliveries of a receiver in Bolt's place. */
export type Intake = (event: ReceiverEvent, process: (event: ReceiverEvent) => Promise<void>) => Promise<void>

/**
 * Bolt's own receiver, with `intake` between it and the app: a receiver calls nothing of the app but `processEvent`.
 *
 * An intake that rejects leaves the delivery without an ack, so Slack sends it again.
 */
export function withIntake(receiver: Receiver, intake: Intake): Receiver {
  return {
    init(app: App) {
      const process = (event: ReceiverEvent) => app.processEvent(event)
      receiver.init(
        new Proxy(app, {
          get: (target, name) =>
            name === 'processEvent'
              ? (event: ReceiverEvent) => intake(event, process)
              : Reflect.get(target, name),
        }),
      )
    },
    start: (...options) => receiver.start(...options),
    stop: (...options) => receiver.stop(...options),
  }
}
