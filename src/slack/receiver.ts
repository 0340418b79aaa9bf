import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/** What takes the deliveries of a receiver in Bolt's place. */
export type Intake = (event: ReceiverEvent, process: (event: ReceiverEvent) => Promise<void>) => Promise<void>

export type GuardedReceiver = Receiver & {
  /** Resolves when the deliveries that are being taken in are done with. */
  settled(): Promise<void>
}

/**
 * Bolt's own receiver, with `intake` between it and the app: a receiver calls nothing of the app but `processEvent`.
 *
 * An intake that rejects leaves the delivery without an ack, so Slack sends it again.
 */
export function withIntake(receiver: Receiver, intake: Intake): GuardedReceiver {
  const inHand = new Set<Promise<void>>()

  async function take(event: ReceiverEvent, process: (event: ReceiverEvent) => Promise<void>): Promise<void> {
    const taking = intake(event, process)
    inHand.add(taking)
    try {
      await taking
    } finally {
      inHand.delete(taking)
    }
  }

  return {
    init(app: App) {
      const process = (event: ReceiverEvent) => app.processEvent(event)
      receiver.init(
        new Proxy(app, {
          get: (target, name) =>
            name === 'processEvent'
              ? (event: ReceiverEvent) => take(event, process)
              : Reflect.get(target, name),
        }),
      )
    },
    start: (...options) => receiver.start(...options),
    stop: (...options) => receiver.stop(...options),
    async settled() {
      await Promise.allSettled(inHand)
    },
  }
}
