import { isDeepStrictEqual } from 'node:util'
import { draw, mayDo, mayRelease } from './campaignRules.ts'
import { progressOf } from './dialogue.ts'
import { groupResultOf } from './groupResult.ts'
import { resultOf } from './scoring.ts'
import type { SessionParts } from './sessions.ts'
import * as store from './store/campaigns.ts'
import { listNotes } from './store/notes.ts'
import * as people from './store/participants.ts'
import * as sessions from './store/sessions.ts'
import type {
  Board,
  Campaign,
  CampaignActor,
  Drawn,
  GroupOutcome,
  Participant,
  ParticipantAnswers,
  Session,
} from './types.ts'

/** What is read of campaigns, each by who may. */
export type CampaignReads = {
  /** The campaign, for whoever takes part in it or may see its board; `undefined` to everybody else. */
  find(campaignId: string, actor: CampaignActor): Promise<Campaign | undefined>
  /** Where somebody stands in a campaign: not reached by it, asked, or done. */
  placeOf(campaignId: string, userId: string): Promise<'none' | 'asked' | 'finished'>
  /** Those whose board the person may see, the newest first. */
  list(actor: CampaignActor): Promise<readonly Campaign[]>
  /** Every campaign, for whoever runs the machine. */
  listAll(): Promise<readonly Campaign[]>
  board(campaignId: string, actor: CampaignActor): Promise<Board | undefined>
  /** The board without anybody's name, for whoever runs the machine. */
  numbers(campaignId: string): Promise<Omit<Board, 'people'> | undefined>
  /** What everybody said who has finished, in a named campaign; `undefined` to whoever may not see it. */
  answersOf(campaignId: string, actor: CampaignActor): Promise<readonly ParticipantAnswers[] | undefined>
  /** What staff said together; counts as shown once it was given out. */
  releaseGroup(campaignId: string, actor: CampaignActor): Promise<GroupOutcome>
  /** Yes answers drawn by the seed; only once the campaign is closed, when the seed may be known. */
  spotCheck(campaignId: string, actor: CampaignActor, count: number): Promise<readonly Drawn[] | undefined>
}

/** The readings on a database. */
export function createCampaignReads({ database, clock, audit }: SessionParts): CampaignReads {
  async function count(
    campaign: Campaign,
  ): Promise<{ numbers: Omit<Board, 'people'>; participants: Participant[]; own: Map<string, Session> }> {
    const participants = await people.listParticipants(database, campaign.id)
    const all = await sessions.listOfCampaign(database, campaign.id)
    const own = new Map(
      all.filter(({ proxyFor }) => proxyFor === '').map((session) => [session.userId, session]),
    )
    const proxies = all.filter(({ proxyFor, status }) => proxyFor !== '' && status === 'finished').length
    const numbers = {
      campaign,
      total: participants.length,
      invited: participants.filter(({ invitedAt }) => invitedAt !== null).length,
      started: own.size,
      finished: participants.filter(({ finishedAt }) => finishedAt !== null).length,
      proxies,
    }
    return { numbers, participants, own }
  }

  async function find(campaignId: string, actor: CampaignActor): Promise<Campaign | undefined> {
    const campaign = await store.findCampaign(database, campaignId)
    if (campaign === undefined) return undefined
    const isTheirs =
      mayDo('board', actor, campaign) ||
      (await people.findParticipant(database, campaignId, actor.userId)) !== undefined
    return isTheirs ? campaign : undefined
  }

  return {
    find,
    async placeOf(campaignId, userId) {
      const participant = await people.findParticipant(database, campaignId, userId)
      if (participant === undefined) return 'none'
      return participant.finishedAt === null ? 'asked' : 'finished'
    },
    async list(actor) {
      const all = await store.listCampaigns(database)
      return all.filter((campaign) => mayDo('board', actor, campaign))
    },
    listAll: () => store.listCampaigns(database),

    async board(campaignId, actor) {
      const campaign = await store.findCampaign(database, campaignId)
      if (campaign === undefined || !mayDo('board', actor, campaign)) return undefined
      const { numbers, participants, own } = await count(campaign)
      if (!mayDo('names', actor, campaign)) return { ...numbers, people: [] }
      return {
        ...numbers,
        people: participants.map((person) => {
          const session = own.get(person.userId)
          return {
            userId: person.userId,
            standing: standingOf(person, session),
            answered: session === undefined ? 0 : progressOf(session.checklist, session).answered,
            sessionId: session?.id ?? null,
          }
        }),
      }
    },

    async numbers(campaignId) {
      const campaign = await store.findCampaign(database, campaignId)
      return campaign && (await count(campaign)).numbers
    },

    async answersOf(campaignId, actor) {
      const campaign = await store.findCampaign(database, campaignId)
      if (campaign === undefined || !mayDo('answers', actor, campaign)) return undefined
      const all = await sessions.listOfCampaign(database, campaignId)
      const finished = all.filter(({ status }) => status === 'finished')
      const notes = await listNotes(
        database,
        finished.map(({ id }) => id),
      )
      const ofSession = Map.groupBy(notes, ({ sessionId }) => sessionId)
      return finished.map((session) => ({
        result: resultOf(session),
        notes: ofSession.get(session.id) ?? [],
      }))
    },

    releaseGroup(campaignId, actor) {
      return database.transaction(async (transaction) => {
        const campaign = await store.lockCampaign(transaction, campaignId)
        if (campaign === undefined) return { kind: 'not-found' }
        if (!mayDo('group-result', actor, campaign)) return { kind: 'not-allowed' }
        // Cancelled is without a result, whatever button somebody still has.
        if (campaign.status === 'cancelled') return { kind: 'not-found' }
        const managers = new Set(
          (await people.listParticipants(transaction, campaignId)).flatMap(({ userId, isManager }) =>
            isManager ? [userId] : [],
          ),
        )
        const finished = (await sessions.listOfCampaign(transaction, campaignId)).filter(
          ({ status }) => status === 'finished',
        )
        const isManagers = (session: Session) => session.proxyFor === '' && managers.has(session.userId)
        const staff = finished.filter((session) => !isManagers(session))
        const own = staff.filter(({ proxyFor }) => proxyFor === '')
        const counted = Object.fromEntries(own.map(({ id, answers }) => [id, answers]))
        const shown = await store.listReleases(transaction, campaignId)
        const may = mayRelease(counted, shown, staff.length - own.length)
        if (may !== 'yes') return { kind: may }
        if (!shown.some((earlier) => isDeepStrictEqual(earlier, counted))) {
          const versions = Object.fromEntries(own.map(({ id, version }) => [id, version]))
          await store.insertRelease(transaction, campaignId, shown.length + 1, versions, clock.now())
          await audit.append(transaction, {
            actor: actor.userId,
            action: 'campaign.group_result_shown',
            subject: campaignId,
            details: { number: shown.length + 1, people: staff.length },
          })
        }
        return {
          kind: 'result',
          result: groupResultOf(campaign.checklist, staff, finished.filter(isManagers)),
        }
      })
    },

    async spotCheck(campaignId, actor, count) {
      const campaign = await store.findCampaign(database, campaignId)
      if (campaign?.status !== 'closed' || !mayDo('spot-check', actor, campaign)) return undefined
      const finished = (await sessions.listOfCampaign(database, campaignId)).filter(
        ({ status }) => status === 'finished',
      )
      const candidates = finished.flatMap(({ id, userId, answers }) =>
        Object.entries(answers).flatMap(([itemId, option]) =>
          option === 'yes' ? [{ sessionId: id, userId, itemId }] : [],
        ),
      )
      return draw(candidates, campaign.seed, count)
    },
  }
}

function standingOf(person: Participant, session: Session | undefined): Board['people'][number]['standing'] {
  if (person.finishedAt !== null) return 'finished'
  if (session !== undefined) return 'started'
  return person.invitedAt === null ? 'waiting' : 'invited'
}
