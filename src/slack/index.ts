/**
 * The face: everything of Slack. Events are stored by the *inbox* before Slack gets its ack and handled once; messages
 * leave by the *outbox*; commands, clicks and forms are answered directly. Listeners turn a payload into a call of a
 * domain's front door and its result into a view.
 * Invariant: nothing is acknowledged before what it changes is stored.
 */
import { App, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt'
import type { Database } from '../database/types.ts'
import type { Jobs } from '../jobs/types.ts'
import { apologise, apologyPost, explainUnheard, type FaceParts } from './apology.ts'
import { clientOptions, createClients } from './clients.ts'
import { createSlackSocket } from './connection.ts'
import { createDelivery } from './delivery.ts'
import { createHomes } from './homes.ts'
import { identify } from './identity.ts'
import { createInbox } from './inbox.ts'
import { cleanBody, isEvent, readIntake } from './intake.ts'
import { publishHome } from './listeners/home.ts'
import { registerListeners, registerNotices } from './listeners/index.ts'
import { createSlackLogger } from './logger.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { withIntake } from './receiver.ts'
import { createRoles } from './roles.ts'
import { isThreadEngaged } from './store.ts'

export type { FaceParts } from './apology.ts'

export type SlackConnection = {
  readonly botToken: string
  readonly appToken: string
  /** The Web API's address where it is not Slack's own; ends with `/api/`. */
  readonly apiUrl?: string
}

export type SlackFace = {
  /** Begins to send what is pending and to listen. Resolves when Slack has said hello. */
  start(): Promise<void>
  /** Answers and handles what is in hand, stops listening, and sends what is due. */
  stop(): Promise<void>
  /** Deletes what was kept for its set time. Idempotent. */
  forget(): Promise<void>
  /** Who is told of a report; empty lists where nobody was set. */
  findResponders(): Promise<{ officers: readonly string[]; deputies: readonly string[] }>
}

/**
 * @param parts.jobs must not be started yet: the notices name their handlers here.
 * @throws ConfigError when Slack refuses a token.
 * @throws ExternalError when Slack cannot be reached.
 */
export async function createSlackFace(
  parts: FaceParts & { readonly database: Database; readonly jobs: Jobs; readonly slack: SlackConnection },
): Promise<SlackFace> {
  const { database, clock, log, slack } = parts
  const logger = createSlackLogger(log)
  const clients = createClients(slack.botToken, slack.apiUrl, logger)
  const identity = await identify(clients.interactive)
  const people = createPeople({ client: clients.interactive, clock, teamId: identity.teamId })
  const roles = createRoles({ database, client: clients.interactive, people, clock, log })
  const outbox = createOutbox({ database, clock, log, deliver: createDelivery(clients) })

  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger,
    logLevel: logger.getLevel(),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(slack.apiUrl, 10_000, logger) },
  })
  const socket = createSlackSocket(receiver.client, log)
  const guarded = withIntake(receiver, intake)
  const app = new App({
    receiver: guarded,
    authorize: async () => ({ ...identity, botToken: slack.botToken }),
    deferInitialization: true,
    logger,
    logLevel: logger.getLevel(),
    clientOptions: clientOptions(slack.apiUrl, 10_000, logger),
  })
  await app.init()
  // Bolt's own handler logs and throws the wrapped error on; what failed is for the inbox or the apology to say.
  app.error(async (error) => {
    throw 'original' in error && error.original instanceof Error ? error.original : error
  })

  const common = { ...parts, ...identity, people, roles, outbox, interactive: clients.interactive }
  const homes = createHomes({ publish: (userId) => publishHome(common, userId), log })
  const everything = { ...common, homes }
  registerListeners(app, everything)
  registerNotices(parts.jobs, everything)

  const inbox = createInbox({
    database,
    clock,
    log,
    handle: (body, attempt) => app.processEvent({ body, ack: async () => {}, retryNum: attempt - 1 }),
    async giveUp(body, reference) {
      const apology = await apologyPost(body, people, identity.botUserId, reference)
      if (apology !== undefined) await outbox.enqueue(database, apology)
      outbox.wake()
    },
  })

  async function intake(
    delivery: ReceiverEvent,
    process: (event: ReceiverEvent) => Promise<void>,
  ): Promise<void> {
    const event = { ...delivery, body: cleanBody(delivery.body) }
    if (isEvent(event.body)) return storeEvent(event)
    if (event.body.type === 'app_rate_limited') {
      log.warn('Slack holds events back: too many for this workspace in this hour')
      return event.ack()
    }
    const started = performance.now()
    let isHeard = false
    const ack: ReceiverEvent['ack'] = async (answer) => {
      isHeard = true
      await event.ack(answer)
    }
    try {
      await process({ ...event, ack })
      if (!isHeard) await explainUnheard(event, { people, log, client: clients.interactive })
      homes.changed(event.body.user?.id ?? event.body.user_id)
      log.info('interaction handled', {
        type: event.body.type ?? 'command',
        ms: Math.round(performance.now() - started),
      })
    } catch (error) {
      await apologise(event, error, { people, log, client: clients.interactive })
    }
  }

  async function storeEvent(event: ReceiverEvent): Promise<void> {
    const wanted = await readIntake(event.body, identity.botUserId, (channel, threadTs, userId) =>
      isThreadEngaged(database, channel, threadTs, userId),
    )
    if (wanted !== undefined) await inbox.store(wanted, event.body)
    await event.ack()
  }

  return {
    async start() {
      await outbox.start()
      await inbox.start()
      await socket.open()
    },
    async stop() {
      // A click that is answered after the line is closed would show as failed.
      await guarded.settled()
      await socket.close()
      await guarded.settled()
      await inbox.stop()
      await homes.settled()
      await outbox.stop()
    },
    async forget() {
      const forgotten = { events: await inbox.forget(), messages: await outbox.forget() }
      log.info('kept things forgotten', forgotten)
    },
    async findResponders() {
      return { officers: await roles.holders('officer'), deputies: await roles.holders('deputy') }
    },
  }
}
