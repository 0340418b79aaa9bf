import { z } from 'zod'
import { localDate, plusDays } from '../../calendar/index.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Jobs } from '../../jobs/types.ts'
import { nextDuty, workingMorning } from '../../selfcheck/index.ts'
import type { Action, Item } from '../../selfcheck/types.ts'
import { dayInWords } from '../views/campaign.ts'
import { sentenceView } from '../views/conversation.ts'
import { actionView, closedActionView } from '../views/selfcheckActions.ts'
import type { SelfcheckParts } from './selfcheckJobs.ts'

const queues = {
  action: 'selfcheck.action',
  closed: 'selfcheck.action_closed',
  duty: 'selfcheck.duty',
} as const

const ActionData = z.object({
  action: z.string(),
  owner: z.string(),
  occasion: z.enum(['given', 'due', 'overdue']),
})
const ClosedData = z.object({ action: z.string(), madeBy: z.string() })
const DutyData = z.object({ certifiedOn: z.string(), remindOn: z.string() })

/** Days before its due day on which the owner of an action is reminded. */
const dueSoonDays = 3

const japan = 'Asia/Tokyo'

/** Has the owner told of an action now, shortly before its day, and once after it. */
export async function enqueueAction(
  parts: SelfcheckParts,
  transaction: Connection,
  action: Action,
): Promise<void> {
  const { timeZone } = await parts.people.get(action.owner)
  const at = (day: string) => workingMorning(day, timeZone, parts.selfchecks.manners)
  const now = parts.clock.now()
  const times = [
    ['given', now],
    ['due', at(plusDays(action.dueOn, -dueSoonDays))],
    ['overdue', at(plusDays(action.dueOn, 1))],
  ] as const
  for (const [occasion, runAt] of times) {
    // An action due tomorrow needs no second message today.
    if (occasion === 'due' && runAt <= now) continue
    const data = { action: action.id, owner: action.owner, occasion }
    await parts.jobs.enqueue(transaction, {
      queue: queues.action,
      key: `${action.id}:${occasion}`,
      runAt,
      data,
    })
  }
}

/** Has whoever made an action told that it is closed. */
export async function enqueueClosedAction(
  parts: SelfcheckParts,
  transaction: Connection,
  action: Action,
): Promise<void> {
  if (action.madeBy === action.owner) return
  const data = { action: action.id, madeBy: action.madeBy }
  await parts.jobs.enqueue(transaction, {
    queue: queues.closed,
    key: action.id,
    runAt: parts.clock.now(),
    data,
  })
}

/** Has the officer told of the certification's next duty on its day. */
export async function enqueueDuty(
  parts: SelfcheckParts,
  connection: Connection,
  certifiedOn: string,
  from: string,
): Promise<void> {
  const duty = nextDuty(certifiedOn, from)
  if (duty === undefined) return
  await parts.jobs.enqueue(connection, {
    queue: queues.duty,
    key: `${certifiedOn}:${duty.remindOn}`,
    runAt: workingMorning(duty.remindOn, japan, parts.selfchecks.manners),
    data: { certifiedOn, remindOn: duty.remindOn },
  })
}

/** Tells people of actions and of the certification's duties. */
export function registerSelfcheckActions(jobs: Jobs, parts: SelfcheckParts): void {
  jobs.handle(queues.action, async (data) => {
    const { action: id, owner, occasion } = ActionData.parse(data)
    const action = await parts.selfchecks.actions.find(owner, id)
    if (action?.status !== 'open') return
    const { language } = await parts.people.get(owner)
    const view = actionView(action, await itemOf(parts, action), occasion, language)
    const key = `selfcheck:action:${id}:${occasion}`
    await parts.outbox.enqueue(parts.database, { kind: 'post', key, channel: owner, pace: 'notice', ...view })
    parts.outbox.wake()
  })
  jobs.handle(queues.closed, async (data) => {
    const { action: id, madeBy } = ClosedData.parse(data)
    const action = await parts.selfchecks.actions.find(madeBy, id)
    if (action === undefined) return
    const { language } = await parts.people.get(madeBy)
    const view = closedActionView(action, await itemOf(parts, action), language)
    const key = `selfcheck:action:${id}:closed`
    await parts.outbox.enqueue(parts.database, {
      kind: 'post',
      key,
      channel: madeBy,
      pace: 'notice',
      ...view,
    })
    parts.outbox.wake()
  })
  jobs.handle(queues.duty, async (data) => {
    const { certifiedOn, remindOn } = DutyData.parse(data)
    // Another day was entered since: that one has jobs of its own.
    if ((await parts.selfchecks.certification.find())?.certifiedOn !== certifiedOn) return
    const duty = nextDuty(certifiedOn, remindOn)
    if (duty === undefined) return
    // Before anything that Slack can keep from happening: the duties of three years hang on this chain.
    await enqueueDuty(parts, parts.database, certifiedOn, plusDays(remindOn, 1))
    const officers = await parts.roles.holders('officer')
    const told = officers.length > 0 ? officers : await parts.roles.owners()
    for (const officer of told) {
      const { language } = await parts.people.get(officer)
      const words = sentences[language].selfcheckActions.certification
      const days = daysUntil(duty.dueOn, localDate(parts.clock.now(), japan))
      const text = words[duty.kind](dayInWords(duty.dueOn, language), days)
      const key = `selfcheck:duty:${certifiedOn}:${duty.remindOn}:${officer}`
      await parts.outbox.enqueue(parts.database, {
        kind: 'post',
        key,
        channel: officer,
        ...sentenceView(text),
      })
    }
    parts.outbox.wake()
  })
}

async function itemOf(parts: SelfcheckParts, action: Action): Promise<Item | undefined> {
  const session = await parts.selfchecks.findOwn(action.madeBy, action.sessionId)
  return session?.checklist.items.find(({ id }) => id === action.itemId)
}

function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
}
