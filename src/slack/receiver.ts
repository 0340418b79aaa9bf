import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/** The way Slack's deliveries come in: by sockets that the bot opens, or as requests to an address of its own. */
export type Line = {
  /** What Bolt's app is given; opened and closed by the line only. */
  readonly receiver: Receiver
  /**
   * Resolves when deliveries can come.
   *
   * @throws ConfigError for what whoever runs the bot has set wrong; ExternalError when the other side cannot be reached.
   */
  open(): Promise<void>
  /** Takes nothing new; what is in hand may still be answered. Nothing happens where it was never open. */
  close(): Promise<void>
}

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
