import { randomBytes } from 'node:crypto'
import { localDate } from '../calendar/index.ts'
import { createId } from '../common/ids.ts'
import type { Connection } from '../database/types.ts'
import { checkDraft, checkDue, digestOf, mayDo, planInvitations, todayOf } from './campaignRules.ts'
import { type Manners, nextDisturbable } from './manners.ts'
import type { SessionParts } from './sessions.ts'
import * as store from './store/campaigns.ts'
import { pinChecklist } from './store/checklists.ts'
import * as people from './store/participants.ts'
import type {
  Campaign,
  CampaignActor,
  CampaignDeed,
  CampaignDraft,
  CampaignOutcome,
  InTransaction,
} from './types.ts'

/** Self-checks launched for many: the changes. What is read of them is in `campaignReads`. */
export type Campaigns = {
  /** Launches. Idempotent by `key`: the same launch a second time gives the campaign there is. */
  launch(
    request: {
      readonly draft: CampaignDraft
      readonly actor: CampaignActor
      readonly timeZone: string
      readonly key: string
    },
    inTransaction: InTransaction<CampaignOutcome>,
  ): Promise<CampaignOutcome>
  /** Sets another due day, from tomorrow on. */
  extend(
    change: CampaignChange & { readonly dueOn: string },
    inTransaction: InTransaction<CampaignOutcome>,
  ): Promise<CampaignOutcome>
  /** Ends it: no more answers, no more reminders; results stay. */
  close(change: CampaignChange, inTransaction: InTransaction<CampaignOutcome>): Promise<CampaignOutcome>
  /** Takes answers again after the end; needs a due day from tomorrow on. */
  reopen(
    change: CampaignChange & { readonly dueOn: string },
    inTransaction: InTransaction<CampaignOutcome>,
  ): Promise<CampaignOutcome>
  /** Ends it for good, without a result. */
  cancel(change: CampaignChange, inTransaction: InTransaction<CampaignOutcome>): Promise<CampaignOutcome>
  /** Puts the next due invitations on their way, and says when the ones after are due. */
  invite(campaignId: string, inTransaction: InTransaction<Invitations>): Promise<Invitations>
}

export type CampaignChange = {
  readonly campaignId: string
  readonly actor: CampaignActor
  /** The version the person saw; a change in between makes it stale. */
  readonly version: number
}

/** Invitations that are due now, and the time of the next ones; `next` is absent when nobody is left. */
export type Invitations = {
  readonly campaign: Campaign | undefined
  readonly due: readonly {
    readonly userId: string
    readonly language: 'ja' | 'en'
    readonly timeZone: string
  }[]
  readonly next?: Date
}

/** At most so many in one go: ten seconds' worth, and half as many again to make up for an outage. */
const invitationsAtOnce = 15

/** Campaigns on a database. */
export function createCampaigns(parts: SessionParts & { readonly manners: Manners }): Campaigns {
  const { database, clock, audit, checklists, manners } = parts

  function change(
    deed: CampaignDeed,
    { campaignId, actor, version }: CampaignChange,
    decide: (campaign: Campaign) => Campaign | Exclude<CampaignOutcome, { kind: 'done' }>,
    inTransaction: InTransaction<CampaignOutcome>,
  ): Promise<CampaignOutcome> {
    return database.transaction(async (transaction) => {
      const campaign = await store.lockCampaign(transaction, campaignId)
      const outcome = judge(campaign)
      if (outcome.kind === 'done') await store.updateCampaign(transaction, outcome.campaign)
      await inTransaction(transaction, outcome)
      if (outcome.kind === 'done') await tellAudit(transaction, outcome.campaign, deed, actor.userId)
      return outcome

      function judge(found: Campaign | undefined): CampaignOutcome {
        if (found === undefined) return { kind: 'not-found' }
        if (!mayDo(deed, actor, found)) return { kind: 'not-allowed' }
        if (found.version !== version) return { kind: 'stale' }
        const decided = decide(found)
        return 'kind' in decided ? decided : { kind: 'done', campaign: { ...decided, version: version + 1 } }
      }
    })
  }

  async function tellAudit(
    transaction: Connection,
    campaign: Campaign,
    deed: CampaignDeed,
    by: string,
  ): Promise<void> {
    const { id, mode, dueOn, version, seedDigest } = campaign
    const details = { mode, dueOn, version, ...(deed === 'launch' ? { seedDigest } : {}) }
    await audit.append(transaction, {
      actor: by,
      action: `campaign.${auditWords[deed] ?? deed}`,
      subject: id,
      details,
    })
  }

  const stale = { kind: 'stale' } as const
  const isOff = (now: Date, timeZone: string) => nextDisturbable(now, timeZone, manners) > now
  const today = (campaign: Campaign) => todayOf(campaign, clock.now())

  return {
    launch({ draft, actor, timeZone, key }, inTransaction) {
      return database.transaction(async (transaction) => {
        const outcome = await begin(transaction)
        await inTransaction(transaction, outcome)
        if (outcome.kind === 'done') await tellAudit(transaction, outcome.campaign, 'launch', actor.userId)
        return outcome
      })

      async function begin(transaction: Connection): Promise<CampaignOutcome> {
        if (!mayDo('launch', actor, undefined)) return { kind: 'not-allowed' }
        const now = clock.now()
        const problems = checkDraft(
          draft,
          checklists.map(({ id }) => id),
          localDate(now, timeZone),
        )
        const checklist = checklists.find(({ id }) => id === draft.checklistId)
        if (problems.length > 0 || checklist === undefined) return { kind: 'invalid', problems }
        const seed = randomBytes(32).toString('hex')
        const campaign: Campaign = {
          id: createId('cmp'),
          checklist,
          mode: draft.mode,
          status: 'running',
          launchedBy: actor.userId,
          launchedAt: now,
          dueOn: draft.dueOn,
          timeZone,
          reminds: draft.reminds,
          closedAt: null,
          version: 1,
          seed,
          seedDigest: digestOf(seed),
          overdueToldAt: null,
        }
        const digest = await pinChecklist(transaction, checklist)
        // The same form sent twice: the first launch stands.
        if (!(await store.insertCampaign(transaction, campaign, key, digest))) return stale
        const start = nextDisturbable(now, timeZone, manners)
        const inviteAt = planInvitations(draft.people, start, manners)
        await people.insertParticipants(
          transaction,
          campaign.id,
          draft.people.map((person) => ({ ...person, inviteAt: inviteAt.get(person.userId) ?? start })),
        )
        return { kind: 'done', campaign }
      }
    },

    extend: (request, inTransaction) =>
      change(
        'extend',
        request,
        (campaign) => {
          if (campaign.status !== 'running') return stale
          const problems = checkDue(request.dueOn, today(campaign))
          if (problems.length > 0) return { kind: 'invalid', problems }
          return { ...campaign, dueOn: request.dueOn, overdueToldAt: null }
        },
        inTransaction,
      ),

    close: (request, inTransaction) =>
      change(
        'close',
        request,
        (campaign) =>
          campaign.status === 'running' ? { ...campaign, status: 'closed', closedAt: clock.now() } : stale,
        inTransaction,
      ),

    reopen: (request, inTransaction) =>
      change(
        'reopen',
        request,
        (campaign) => {
          if (campaign.status !== 'closed') return stale
          const problems = checkDue(request.dueOn, today(campaign))
          if (problems.length > 0) return { kind: 'invalid', problems }
          return { ...campaign, status: 'running', closedAt: null, dueOn: request.dueOn, overdueToldAt: null }
        },
        inTransaction,
      ),

    cancel: (request, inTransaction) =>
      change(
        'cancel',
        request,
        (campaign) =>
          campaign.status === 'cancelled'
            ? stale
            : { ...campaign, status: 'cancelled', closedAt: clock.now() },
        inTransaction,
      ),

    invite(campaignId, inTransaction) {
      return database.transaction(async (transaction) => {
        const campaign = await store.lockCampaign(transaction, campaignId)
        if (campaign?.status !== 'running') {
          const nothing: Invitations = { campaign, due: [] }
          await inTransaction(transaction, nothing)
          return nothing
        }
        const now = clock.now()
        const ready = await people.listToInvite(transaction, campaignId, now, invitationsAtOnce)
        // After an outage it may be night by now: whoever is not at work is invited in the morning.
        const due = ready.filter(({ timeZone }) => !isOff(now, timeZone))
        for (const { userId, timeZone } of ready) {
          if (!isOff(now, timeZone)) continue
          await people.postponeInvitation(
            transaction,
            campaignId,
            userId,
            nextDisturbable(now, timeZone, manners),
          )
        }
        await people.markInvited(
          transaction,
          campaignId,
          due.map(({ userId }) => userId),
          now,
        )
        const next = await people.findNextInvitation(transaction, campaignId)
        const invitations: Invitations = { campaign, due, ...(next === undefined ? {} : { next }) }
        await inTransaction(transaction, invitations)
        return invitations
      })
    },
  }
}

const auditWords: Partial<Record<CampaignDeed, string>> = {
  launch: 'launched',
  extend: 'extended',
  close: 'closed',
  reopen: 'reopened',
  cancel: 'cancelled',
}
