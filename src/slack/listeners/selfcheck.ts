import type { App, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { Connection } from '../../database/types.ts'
import { prepareCharts } from '../../export/radarChart.ts'
import { sentences } from '../../i18n/index.ts'
import type { ClickOutcome, Session, SessionClick, StartOutcome } from '../../selfcheck/types.ts'
import { enqueueResult, type SelfcheckParts } from '../notices/selfcheck.ts'
import type { Person } from '../types.ts'
import {
  movedView,
  noResultView,
  parseButtonValue,
  selfcheckHomeBlocks,
  sessionView,
} from '../views/selfcheck.ts'

export type { SelfcheckParts } from '../notices/selfcheck.ts'

type ButtonPress = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>

/** Listens to the buttons of the self-check: in its messages, in the home, and wherever a start is offered. */
export function registerSelfcheck(app: App, parts: SelfcheckParts): void {
  const inSession = /^selfcheck\.(?:answer\.[a-z0-9-]+|back|pause|resume)$/
  app.action<BlockAction<ButtonAction>>(inSession, (press) => {
    // The home's resume button names no session: it asks for a fresh message, as a start does.
    const isFromHome = press.action.action_id === 'selfcheck.resume' && press.action.value === undefined
    return isFromHome ? onWish(parts, press, 'start') : onClick(parts, press)
  })
  app.action<BlockAction<ButtonAction>>('selfcheck.start', (press) => onWish(parts, press, 'start'))
  app.action<BlockAction<ButtonAction>>('selfcheck.result', (press) => onWish(parts, press, 'result'))
}

/**
 * Puts the self-check, or its last result, before the person in their direct message: the session under way goes on
 * in a fresh message, and its older one says so. Idempotent by `key`: the same request twice posts once.
 */
export async function startSelfcheck(
  parts: SelfcheckParts,
  request: { readonly userId: string; readonly key: string; readonly wish: 'start' | 'result' },
): Promise<void> {
  const person = await parts.people.get(request.userId)
  if (request.wish === 'start') {
    await parts.selfchecks.start({ userId: person.id, key: request.key }, (transaction, outcome) =>
      enqueueOpening(parts, transaction, person, outcome),
    )
  } else await showLastResult(parts, person, request.key)
  parts.outbox.wake()
}

/** The self-check's part of a person's home as things stand now. */
export async function loadSelfcheckHome(parts: SelfcheckParts, person: Person): Promise<KnownBlock[]> {
  return selfcheckHomeBlocks(await parts.selfchecks.standingOf(person.id), person)
}

async function onWish(parts: SelfcheckParts, press: ButtonPress, wish: 'start' | 'result'): Promise<void> {
  const { body, ack } = press
  await startSelfcheck(parts, { userId: body.user.id, key: pressKey(press), wish })
  await ack()
  // In a channel the press shows nothing by itself: the message comes elsewhere.
  if (body.channel === undefined || body.channel.id.startsWith('D')) return
  const person = await parts.people.get(body.user.id)
  await answerPrivately(press, sentences[person.language].conversation.selfcheckInDirectMessage)
}

async function onClick(parts: SelfcheckParts, press: ButtonPress): Promise<void> {
  const { action, body, ack } = press
  const person = await parts.people.get(body.user.id)
  const place = parseButtonValue(action.value)
  const outcome: ClickOutcome =
    place === undefined
      ? { kind: 'not-found' }
      : await parts.selfchecks.click(
          { ...place, userId: person.id, action: readAction(action.action_id) },
          (transaction, found) => enqueueStanding(parts, transaction, person, found, pressKey(press)),
        )
  await ack()
  parts.outbox.wake()
  switch (outcome.kind) {
    case 'moved':
      // What draws the chart takes a second to load: it is there when the last answer comes.
      await prepareCharts().catch((error: unknown) => {
        parts.log.error('charts cannot be drawn', { error })
      })
      return
    case 'finished':
    case 'repeated':
      return
    case 'stale':
    case 'closed':
    case 'not-yours':
    case 'not-found':
      await answerPrivately(press, sentences[person.language].selfcheck.refused[outcome.kind])
  }
}

// The message a session lives in: one for each time it was put before its person.
function messageKey(session: Session, opening = session.opening): string {
  return `selfcheck:${session.id}:${opening}`
}

async function enqueueOpening(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  outcome: StartOutcome,
): Promise<void> {
  if (outcome.kind === 'repeated') return
  const { session } = outcome
  const view = sessionView(session, person.language)
  const key = messageKey(session)
  await parts.outbox.enqueue(transaction, { kind: 'post', key, channel: person.id, ...view })
  if (session.opening === 1) return
  const older = messageKey(session, session.opening - 1)
  await parts.outbox.enqueue(transaction, {
    kind: 'update',
    key: `${older}:moved`,
    message: { key: older },
    ...movedView(person.language),
  })
}

async function enqueueStanding(
  parts: SelfcheckParts,
  transaction: Connection,
  person: Person,
  outcome: ClickOutcome,
  pressedAs: string,
): Promise<void> {
  if (!('session' in outcome) || outcome.kind === 'repeated') return
  const { session } = outcome
  const message = messageKey(session)
  // A late click shows the standing again, in case the message it was made on never changed.
  const isLate = outcome.kind === 'stale' || outcome.kind === 'closed'
  await parts.outbox.enqueue(transaction, {
    kind: 'update',
    key: `${message}:${session.version}${isLate ? `:${pressedAs}` : ''}`,
    message: { key: message },
    ...sessionView(session, person.language),
  })
  if (outcome.kind !== 'finished') return
  await enqueueResult(parts, transaction, person, outcome.result, `selfcheck:${session.id}:result`)
}

async function showLastResult(parts: SelfcheckParts, person: Person, key: string): Promise<void> {
  const result = await parts.selfchecks.findResult(person.id)
  const postKey = `selfcheck:asked:${key}`
  if (result !== undefined) {
    return parts.database.transaction((transaction) =>
      enqueueResult(parts, transaction, person, result, postKey),
    )
  }
  const view = noResultView(await parts.selfchecks.standingOf(person.id), person.language)
  await parts.outbox.enqueue(parts.database, { kind: 'post', key: postKey, channel: person.id, ...view })
}

function readAction(actionId: string): SessionClick['action'] {
  const [, word = '', optionId = ''] = actionId.split('.')
  return word === 'back' || word === 'pause' || word === 'resume'
    ? { kind: word }
    : { kind: 'answer', optionId }
}

// The same press handed over twice by Slack carries the same moment.
function pressKey({ action, body }: ButtonPress): string {
  return `press:${body.user.id}:${action.action_ts}`
}

async function answerPrivately({ body, respond }: ButtonPress, text: string): Promise<void> {
  // Presses in the home have no place to answer in.
  if (!body.response_url) return
  await respond({ response_type: 'ephemeral', replace_original: false, text })
}
