/**
 * The face: everything of Slack. Events are stored by the *inbox* before Slack gets its ack and handled once; messages
 * leave by the *outbox*; commands, clicks and forms are answered directly. Listeners turn a payload into a call of a
 * domain's front door and its result into a view.
 * Invariant: nothing is acknowledged before what it changes is stored.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { App, type ReceiverEvent } from '@slack/bolt'
import type { Log } from '../common/log.ts'
import type { Database } from '../database/types.ts'
import type { Jobs } from '../jobs/types.ts'
import { bearLateAck } from './ack.ts'
import { apologise, apologyPost, explainUnheard, type FaceParts } from './apology.ts'
import { catchUp } from './catchUp.ts'
import { clientOptions, createClients } from './clients.ts'
import { createDelivery } from './delivery.ts'
import { examineSlack, type SlackAccess } from './examine.ts'
import { createHeard } from './heard.ts'
import { createHomes } from './homes.ts'
import { createHttpLine } from './http.ts'
import { identify } from './identity.ts'
import { createInbox } from './inbox.ts'
import {
  cleanBody,
  isEvent,
  isFleeting,
  readIntake,
  readNoticed,
  readSaid,
  readTalk,
  type Sight,
} from './intake.ts'
import type { DocumentParts } from './listeners/documentFiles.ts'
import { publishHome } from './listeners/home.ts'
import { readTaking } from './listeners/incidentRoom.ts'
import { within } from './listeners/incidentSoon.ts'
import { followTaken } from './listeners/incidentTimeline.ts'
import { registerListeners, registerNotices } from './listeners/index.ts'
import { createSlackLogger } from './logger.ts'
import { noteUndelivered } from './notices/incidentUndelivered.ts'
import type { ModelParts } from './notices/model.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { createPresence } from './presence.ts'
import { withIntake } from './receiver.ts'
import { createRoles } from './roles.ts'
import { createSocketLine } from './sockets.ts'
import { engageThread, isAnyStored, isThreadEngaged, listHeard, takeOverThread } from './store.ts'
import { createStreams } from './stream.ts'
import { readTypedText } from './text.ts'
import type { SlackExamination } from './types.ts'
import { createWatchedChannels } from './watched.ts'

export type { FaceParts } from './apology.ts'
export { auditNews } from './notices/audit.ts'
export { documentNews } from './notices/documents.ts'
export { reviewNews } from './notices/reviews.ts'
export type { SlackExamination } from './types.ts'

/** The way into a workspace; deliveries come over Socket Mode, or as signed requests to a port. */
export type SlackConnection = {
  readonly botToken: string
  /** The Web API's address where it is not Slack's own; ends with `/api/`. */
  readonly apiUrl?: string
} & (Parameters<typeof createSocketLine>[0] | Parameters<typeof createHttpLine>[0])

export type SlackFace = {
  /** Begins to send what is pending and to listen. Resolves when Slack's deliveries can come. */
  start(): Promise<void>
  /** Answers and handles what is in hand, stops listening, and sends what is due. */
  stop(): Promise<void>
  /** Deletes what was kept for its set time. Idempotent. */
  forget(): Promise<void>
  /** Who is told of a report; empty lists where nobody was set. */
  findResponders(): Promise<{ officers: readonly string[]; deputies: readonly string[] }>
}

/** Asks Slack about a connection that need not be in use: what its tokens are good for, and where the bot is. */
export function examineConnection(parts: {
  readonly database: Database
  readonly log: Log
  readonly slack: SlackAccess
}): Promise<SlackExamination> {
  return examineSlack({ ...parts, logger: createSlackLogger(parts.log) })
}

/**
 * @param parts.jobs must not be started yet: the notices name their handlers here.
 * @throws ConfigError when Slack refuses a token.
 * @throws ExternalError when Slack cannot be reached.
 */
export async function createSlackFace(
  parts: FaceParts &
    Pick<ModelParts, 'modelUse'> &
    Pick<DocumentParts, 'shared'> & {
      readonly database: Database
      readonly jobs: Jobs
      readonly slack: SlackConnection
      /** Ids of channels that are listened to for incidents, beside those chosen in Slack. */
      readonly watchedChannels?: readonly string[]
      /** The responders' private channel; none where it is not set. */
      readonly incidentChannel?: string | null
    },
): Promise<SlackFace> {
  const { database, clock, log, slack } = parts
  const logger = createSlackLogger(log)
  const clients = createClients(slack.botToken, slack.apiUrl, logger)
  const identity = await identify(clients.interactive)
  const people = createPeople({ client: clients.interactive, clock, teamId: identity.teamId })
  const roles = createRoles({ database, client: clients.interactive, people, clock, log })
  const outbox = createOutbox({
    database,
    clock,
    log,
    deliver: createDelivery(clients),
    failed: (transaction, key) => noteUndelivered(parts, transaction, key),
  })

  const presence = createPresence(clock, makeUp)
  const line =
    'appToken' in slack ? createSocketLine(slack, logger, log, presence) : createHttpLine(slack, logger, log)
  const guarded = withIntake(line.receiver, intake)
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

  const { botUserId } = identity
  const streams = createStreams({ database, outbox, clock, log, client: clients.live, botUserId })
  const common = { ...parts, ...identity, people, roles, outbox, streams, interactive: clients.interactive }
  const homes = createHomes({ publish: (userId) => publishHome(common, userId), log })
  const watched = createWatchedChannels({ database, clock, fixed: parts.watchedChannels ?? [] })
  const everything = { ...common, homes, watched }
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
    // Where others read along nobody can be told that it failed; of a direct message its author is told.
    isWorthWaiting: (body) => readNoticed(body.event)?.isDirect === false,
  })

  async function intake(
    delivered: ReceiverEvent,
    process: (event: ReceiverEvent) => Promise<void>,
  ): Promise<void> {
    const clean = { ...delivered, body: cleanBody(delivered.body) }
    if (isEvent(clean.body)) return storeEvent(clean)
    if (clean.body.type === 'app_rate_limited') return tellOfHoldingBack(clean)
    const started = performance.now()
    const { event, isAnswered } = bearLateAck(clean, log)
    try {
      await process(event)
      if (!isAnswered()) await explainUnheard(event, { people, log, client: clients.interactive })
      homes.changed(event.body.user?.id ?? event.body.user_id)
      log.info('interaction handled', {
        type: event.body.type ?? 'command',
        ms: Math.round(performance.now() - started),
      })
    } catch (error) {
      await apologise(event, error, { people, log, client: clients.interactive, isAnswered: isAnswered() })
    }
  }

  // Slack says so once for each minute it holds back; a retry says nothing new.
  let heldBackMinute: unknown
  async function tellOfHoldingBack(event: ReceiverEvent): Promise<void> {
    const minute: unknown = event.body.minute_rate_limited
    if (minute !== heldBackMinute)
      log.warn('Slack holds events back: too many for this workspace in this hour')
    heldBackMinute = minute
    await event.ack()
  }

  const heard = createHeard({ database, clock })
  const sight: Sight = {
    isWatched: watched.has,
    readsLikeIncident: (text) => parts.intents.read(readTypedText(text, botUserId)).intent === 'incident',
  }

  async function storeEvent(event: ReceiverEvent): Promise<void> {
    await heard.note(event.body)
    if (isFleeting(event.body)) return handleFleeting(event)
    await followTaken(common, event.body)
    const taking = await readTaking(parts.incidents, event.body)
    if (taking !== undefined) await inbox.store(taking, event.body)
    await takeIn(event.body)
    await event.ack()
  }

  // A second later it often works; after that Slack sends the event again, for it has no ack.
  async function handleFleeting(event: ReceiverEvent): Promise<void> {
    const handle = () => app.processEvent({ ...event, ack: async () => {} })
    await handle().catch(async (error: unknown) => {
      log.warn('an event is tried once more', { error })
      await pause(1_000, undefined, { signal: stopping.signal })
      await handle()
    })
    await event.ack()
  }

  async function takeIn(body: ReceiverEvent['body']): Promise<void> {
    const wanted = await readIntake(
      body,
      identity.botUserId,
      (channel, threadTs, userId) => isThreadEngaged(database, channel, threadTs, userId),
      (keys) => isAnyStored(database, keys),
      sight,
    )
    await noteThread(body.event, wanted !== undefined)
    if (wanted !== undefined) await inbox.store(wanted, wanted.body)
  }

  // Before the answer is there: what is asked right behind a mention belongs to it. A thread about a leak is for people.
  async function noteThread(event: unknown, isWanted: boolean): Promise<void> {
    const talk = isWanted ? undefined : readTalk(event, botUserId)
    if (talk !== undefined) return takeOverThread(database, talk, clock.now())
    const said = isWanted ? readSaid(event, botUserId) : undefined
    if (said === undefined || said.isDirect || !said.mentionsBot || sight.readsLikeIncident(said.text)) return
    await engageThread(database, said, clock.now())
  }

  const stopping = new AbortController()
  let catchingUp: Promise<void> = Promise.resolve()

  // Slack delivers again for some minutes only, also while the bot ran and no connection was there.
  function makeUp(lastHeard: Date | undefined): void {
    const { signal } = stopping
    const missed = { ...common, client: clients.bulk, lastHeard, signal, take: takeIn }
    catchingUp = catchingUp.then(() => catchUp(missed))
  }

  return {
    async start() {
      const before = await listHeard(database)
      await outbox.start()
      await inbox.start()
      await line.open()
      const lastHeard = before.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[0]
      makeUp(lastHeard)
    },
    async stop() {
      stopping.abort()
      // A call to Slack that hangs is not waited for.
      await within(2_000, catchingUp)
      // A click that is answered after the line is closed would show as failed.
      await guarded.settled()
      await line.close()
      await guarded.settled()
      await inbox.stop()
      await streams.settled()
      await homes.settled()
      await outbox.stop()
    },
    async forget() {
      const forgotten = {
        events: await inbox.forget(),
        messages: await outbox.forget(),
        streams: await streams.forget(),
      }
      log.info('kept things forgotten', forgotten)
    },
    async findResponders() {
      return { officers: await roles.holders('officer'), deputies: await roles.holders('deputy') }
    },
  }
}
