import { mayDo, todayOf } from './campaignRules.ts'
import { type Manners, mayDisturb, planReminders, type Reminded } from './manners.ts'
import type { SessionParts } from './sessions.ts'
import * as store from './store/campaigns.ts'
import * as people from './store/participants.ts'
import type { Campaign, CampaignActor, InTransaction, Participant } from './types.ts'

/** Who is written to in the course of a campaign, by the manners. */
export type CampaignReminders = {
  /** Who was invited, and who of them is not done, with what is known of them in the database. */
  listUnfinished(campaignId: string): Promise<
    | {
        readonly campaign: Campaign
        readonly invited: readonly Participant[]
        readonly people: readonly Participant[]
      }
    | undefined
  >
  /** Reminds those who are to be reminded now, each once a day. */
  remind(
    campaignId: string,
    facts: ReadonlyMap<string, PersonFacts>,
    inTransaction: InTransaction<Reminders>,
  ): Promise<Reminders>
  /** Says, once for each due day, that it has passed with people missing; `undefined` where nothing is to be told now. */
  tellOverdue(
    campaignId: string,
    manager: PersonFacts & { readonly timeZone: string },
    inTransaction: InTransaction<Overdue | undefined>,
  ): Promise<Overdue | undefined>
  /** Writes to those who are not done at the manager's wish, by the same manners. */
  nudge(
    campaignId: string,
    actor: CampaignActor,
    facts: ReadonlyMap<string, PersonFacts>,
    inTransaction: InTransaction<Reminders | undefined>,
  ): Promise<Reminders | undefined>
  enterAbsence(absence: {
    readonly userId: string
    readonly from: string
    readonly to: string
    readonly by: string
  }): Promise<boolean>
  listAbsences(
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { from: string; to: string }[]>>
}

/** What Slack says of a person now. */
export type PersonFacts = { readonly isAway: boolean; readonly doesNotDisturb: boolean }

export type Reminders = {
  readonly campaign: Campaign
  readonly reminded: readonly {
    readonly userId: string
    readonly today: string
    readonly daysLeft: number
    readonly language: 'ja' | 'en'
  }[]
}

export type Overdue = {
  readonly campaign: Campaign
  readonly missing: number
  readonly people: readonly string[]
}

/** The reminders on a database. */
export function createCampaignReminders(
  parts: SessionParts & { readonly manners: Manners },
): CampaignReminders {
  const { database, clock, audit, manners } = parts

  async function writeTo(
    campaignId: string,
    facts: ReadonlyMap<string, PersonFacts>,
    choose: (
      now: Date,
      campaign: Campaign,
      candidates: readonly Reminded[],
    ) => ReturnType<typeof planReminders>,
    inTransaction: InTransaction<Reminders>,
  ): Promise<Reminders | undefined> {
    return database.transaction(async (transaction) => {
      const campaign = await store.lockCampaign(transaction, campaignId)
      if (campaign?.status !== 'running') return undefined
      const participants = await people.listParticipants(transaction, campaignId)
      const absences = await people.listAbsences(
        transaction,
        participants.map(({ userId }) => userId),
      )
      const candidates = participants.map(
        (person): Reminded => ({
          ...person,
          // Nothing known of somebody is no reason to write to them: Slack is asked again next time.
          ...(facts.get(person.userId) ?? { isAway: false, doesNotDisturb: true }),
          absences: absences.get(person.userId) ?? [],
        }),
      )
      const planned = choose(clock.now(), campaign, candidates)
      const reminded: { userId: string; today: string; daysLeft: number; language: 'ja' | 'en' }[] = []
      for (const each of planned) {
        const language = participants.find(({ userId }) => userId === each.userId)?.language ?? 'ja'
        if (await people.markReminded(transaction, campaignId, each.userId, each.today))
          reminded.push({ ...each, language })
      }
      const outcome = { campaign, reminded }
      await inTransaction(transaction, outcome)
      return outcome
    })
  }

  return {
    async listUnfinished(campaignId) {
      const campaign = await store.findCampaign(database, campaignId)
      if (campaign === undefined) return undefined
      const all = await people.listParticipants(database, campaignId)
      const invited = all.filter(({ invitedAt }) => invitedAt !== null)
      return { campaign, invited, people: invited.filter(({ finishedAt }) => finishedAt === null) }
    },

    async remind(campaignId, facts, inTransaction) {
      const outcome = await writeTo(
        campaignId,
        facts,
        (now, { dueOn, reminds }, candidates) =>
          reminds ? planReminders(now, dueOn, candidates, manners) : [],
        inTransaction,
      )
      return outcome ?? { campaign: await get(campaignId), reminded: [] }
    },

    async nudge(campaignId, actor, facts, inTransaction) {
      const campaign = await store.findCampaign(database, campaignId)
      if (campaign === undefined || !mayDo('nudge', actor, campaign)) {
        return undefined
      }
      // A nudge is a reminder out of turn: to everybody who is not done, by the same manners.
      const everyDay: Manners = {
        ...manners,
        remindBefore: Array.from({ length: 61 }, (_, at) => at),
        remindAfter: Array.from({ length: 30 }, (_, at) => at + 1),
      }
      return writeTo(
        campaignId,
        facts,
        (now, { dueOn }, candidates) => planReminders(now, dueOn, candidates, everyDay),
        inTransaction,
      )
    },

    tellOverdue(campaignId, manager, inTransaction) {
      return database.transaction(async (transaction) => {
        const campaign = await store.lockCampaign(transaction, campaignId)
        const now = clock.now()
        const isOver =
          campaign?.status === 'running' &&
          campaign.overdueToldAt === null &&
          todayOf(campaign, now) > campaign.dueOn
        if (campaign === undefined || !isOver || !mayDisturb(now, { ...manager, absences: [] }, manners))
          return undefined
        const missing = (await people.listParticipants(transaction, campaignId)).filter(
          ({ finishedAt }) => finishedAt === null,
        )
        await store.updateCampaign(transaction, { ...campaign, overdueToldAt: now })
        if (missing.length === 0) return undefined
        const overdue: Overdue = {
          campaign,
          missing: missing.length,
          people: campaign.mode === 'named' ? missing.map(({ userId }) => userId) : [],
        }
        await inTransaction(transaction, overdue)
        return overdue
      })
    },

    enterAbsence(absence) {
      return database.transaction(async (transaction) => {
        if (absence.to < absence.from) return false
        await people.enterAbsence(transaction, absence)
        await audit.append(transaction, {
          actor: absence.by,
          action: 'selfcheck.absence_entered',
          subject: absence.userId,
          details: { from: absence.from, to: absence.to },
        })
        return true
      })
    },
    listAbsences: (userIds) => people.listAbsences(database, userIds),
  }

  async function get(campaignId: string): Promise<Campaign> {
    const campaign = await store.findCampaign(database, campaignId)
    if (campaign === undefined) throw new Error(`there is no campaign ${campaignId}`)
    return campaign
  }
}
