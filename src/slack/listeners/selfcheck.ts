import type {
  App,
  BlockAction,
  ButtonAction,
  OverflowAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { prepareCharts } from '../../export/radarChart.ts'
import { sentences } from '../../i18n/index.ts'
import type { ClickOutcome, Item, Session, SessionAction } from '../../selfcheck/types.ts'
import { enqueueExport, exportFormats } from '../notices/selfcheckExport.ts'
import { enqueueResult, type SelfcheckParts } from '../notices/selfcheckJobs.ts'
import { enqueueOpening, enqueueStanding } from '../notices/selfcheckShow.ts'
import type { Person } from '../types.ts'
import { fewADay, noResultView, parseButtonValue, selfcheckHomeBlocks } from '../views/selfcheck.ts'
import { loadCertificationHome, registerSelfcheckActionForms } from './selfcheckActions.ts'
import { registerSelfcheckEnquiries } from './selfcheckEnquiries.ts'
import { registerSelfcheckForms } from './selfcheckForms.ts'
import { laterTime } from './selfcheckLater.ts'

export type { SelfcheckParts } from '../notices/selfcheckJobs.ts'

type Press<Action extends ButtonAction | OverflowAction = ButtonAction> = SlackActionMiddlewareArgs<
  BlockAction<Action>
>

/** Listens to the buttons of the self-check: in its messages, in the home, and wherever a start is offered. */
export function registerSelfcheck(app: App, parts: SelfcheckParts): void {
  const inSession = /^selfcheck\.(?:answer\.[a-z0-9-]+|back|skip|pause|resume)$/
  app.action<BlockAction<ButtonAction>>(inSession, (press) => {
    // The home's resume button names no session: it asks for a fresh message, as a start does.
    const isFromHome = press.action.action_id === 'selfcheck.resume' && press.action.value === undefined
    return isFromHome
      ? onWish(parts, press, 'start')
      : onClick(parts, press, press.action.value, readAction(press.action.action_id))
  })
  app.action<BlockAction<OverflowAction>>('selfcheck.more', (press) => onMore(parts, press))
  app.action<BlockAction<ButtonAction>>('selfcheck.start', (press) => onWish(parts, press, 'start'))
  app.action<BlockAction<StaticSelectAction>>('selfcheck.choose', async ({ ack, body, action }) => {
    const checklistId = action.selected_option?.value
    const isThere = parts.selfchecks.checklists.some(({ id }) => id === checklistId)
    const key = `press:${body.user.id}:${action.action_ts}`
    if (checklistId !== undefined && isThere)
      await startSelfcheck(parts, { userId: body.user.id, key, wish: 'start', checklistId })
    await ack()
  })
  app.action<BlockAction<ButtonAction>>('selfcheck.result', (press) => onWish(parts, press, 'result'))
  app.action<BlockAction<ButtonAction>>(/^selfcheck\.export\.[a-z]+$/, (press) => onExport(parts, press))
  app.action<BlockAction<ButtonAction>>('selfcheck.renew', (press) => onRenew(parts, press))
  registerSelfcheckForms(app, parts)
  registerSelfcheckEnquiries(app, parts)
  registerSelfcheckActionForms(app, parts)
}

/**
 * Puts the self-check, or its last result, before the person in their direct message: the session under way goes on
 * in a fresh message, and its older one says so. Idempotent by `key`: the same request twice posts once.
 */
export async function startSelfcheck(
  parts: SelfcheckParts,
  request: {
    readonly userId: string
    readonly key: string
    readonly wish: 'start' | 'result'
    /** The standard one, or the one under way, unless given. */
    readonly checklistId?: string
  },
): Promise<void> {
  const person = await parts.people.get(request.userId)
  if (request.wish === 'start') {
    const { key, checklistId } = request
    const chosen = checklistId === undefined ? {} : { checklistId }
    await parts.selfchecks.start({ userId: person.id, key, ...chosen }, (transaction, outcome) =>
      enqueueOpening(parts, transaction, person, outcome),
    )
  } else await showLastResult(parts, person, request.key)
  parts.outbox.wake()
}

/** The self-check's part of a person's home as things stand now. */
export async function loadSelfcheckHome(parts: SelfcheckParts, person: Person): Promise<KnownBlock[]> {
  const standing = await parts.selfchecks.standingOf(person.id)
  const blocks = selfcheckHomeBlocks(standing, person, parts.selfchecks.checklists)
  return [...blocks, ...(await loadCertificationHome(parts, person))]
}

/** The item a step has just answered with an option that asks for a check. */
export function unknownBefore(
  action: SessionAction,
  itemId: string,
  session: Session,
): { unknownBefore?: Item } {
  const { checklist } = session
  const chosen = action.kind === 'answer' ? action.optionId : undefined
  const option = checklist.options.find(({ id }) => id === chosen)
  const item = checklist.items.find(({ id }) => id === itemId)
  return option?.needsCheck && item !== undefined ? { unknownBefore: item } : {}
}

async function onWish(parts: SelfcheckParts, press: Press, wish: 'start' | 'result'): Promise<void> {
  const { body, ack } = press
  await startSelfcheck(parts, { userId: body.user.id, key: pressKey(press), wish })
  await ack()
  // In a channel the press shows nothing by itself: the message comes elsewhere.
  if (body.channel === undefined || body.channel.id.startsWith('D')) return
  const person = await parts.people.get(body.user.id)
  await answerPrivately(press, sentences[person.language].conversation.selfcheckInDirectMessage)
}

async function onRenew(parts: SelfcheckParts, press: Press): Promise<void> {
  const { action, body, ack } = press
  const person = await parts.people.get(body.user.id)
  const place = parseButtonValue(action.value)
  if (place !== undefined) {
    const request = { userId: person.id, sessionId: place.sessionId, key: pressKey(press) }
    await parts.selfchecks.renew(request, (transaction, outcome) =>
      enqueueOpening(parts, transaction, person, outcome),
    )
  }
  await ack()
  parts.outbox.wake()
}

async function onExport(parts: SelfcheckParts, press: Press): Promise<void> {
  const { action, body, ack } = press
  const place = parseButtonValue(action.value)
  const format = exportFormats.find((each) => action.action_id.endsWith(`.${each}`))
  if (place !== undefined && format !== undefined) {
    const { sessionId } = place
    const wish = { userId: body.user.id, sessionId, format, key: pressKey(press), since: action.action_ts }
    await enqueueExport(parts, parts.database, wish)
  }
  await ack()
}

async function onMore(parts: SelfcheckParts, press: Press<OverflowAction>): Promise<void> {
  const [wish = '', value] = (press.action.selected_option?.value ?? '').split(' ')
  const person = await parts.people.get(press.body.user.id)
  const until = laterTime(wish, parts.clock.now(), person.timeZone, parts.selfchecks.manners)
  if (until !== undefined) return onClick(parts, press, value, { kind: 'later', until })
  return onClick(parts, press, value, { kind: 'pace', perDay: wish === 'few' ? fewADay : 0 })
}

async function onClick(
  parts: SelfcheckParts,
  press: Press<ButtonAction> | Press<OverflowAction>,
  value: string | undefined,
  action: SessionAction,
): Promise<void> {
  const { body, ack } = press
  const person = await parts.people.get(body.user.id)
  const place = parseButtonValue(value)
  const outcome: ClickOutcome =
    place === undefined
      ? { kind: 'not-found' }
      : await parts.selfchecks.click(
          { ...place, userId: person.id, action, timeZone: person.timeZone },
          (transaction, found) =>
            enqueueStanding(parts, transaction, person, found, {
              pressedAs: pressKey(press),
              extras: 'session' in found ? unknownBefore(action, place.itemId, found.session) : {},
            }),
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
    case 'busy':
    case 'over':
    case 'not-yours':
    case 'not-found':
      await answerPrivately(press, sentences[person.language].selfcheck.refused[outcome.kind])
  }
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

function readAction(actionId: string): SessionAction {
  const [, word = '', optionId = ''] = actionId.split('.')
  return word === 'back' || word === 'skip' || word === 'pause' || word === 'resume'
    ? { kind: word }
    : { kind: 'answer', optionId }
}

// The same press handed over twice by Slack carries the same moment.
function pressKey({ action, body }: Press<ButtonAction> | Press<OverflowAction>): string {
  return `press:${body.user.id}:${action.action_ts}`
}

async function answerPrivately(
  { body, respond }: Press<ButtonAction> | Press<OverflowAction>,
  text: string,
): Promise<void> {
  // Presses in the home have no place to answer in.
  if (!body.response_url) return
  await respond({ response_type: 'ephemeral', replace_original: false, text })
}
