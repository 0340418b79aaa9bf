import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { aDraft, begin, finish, launch, manager, officer, other } from './campaignParts.ts'
import { nothing, open, press } from './frontDoor.ts'

eachDatabase((name, test) => {
  describe(`a campaign (${name})`, () => {
    test('is launched once for the same form, and by nobody who may not', async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(3))

      const again = await selfchecks.campaigns.launch(
        { draft: aDraft(3), actor: manager, timeZone: 'Asia/Tokyo', key: 'launch' },
        nothing,
      )
      const refused = await selfchecks.campaigns.launch(
        {
          draft: aDraft(3),
          actor: { userId: 'P1', roles: new Set(['employee']) },
          timeZone: 'Asia/Tokyo',
          key: 'x',
        },
        nothing,
      )

      expect([again.kind, refused.kind]).toEqual(['stale', 'not-allowed'])
      expect(await selfchecks.campaigns.list(officer)).toMatchObject([{ id: campaign.id }])
      expect(await selfchecks.campaigns.list(other)).toEqual([])
    })

    test('invites everybody once, in their order, one a second', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      // 2026-11-23 is a holiday: the sending begins the next morning at nine.
      const campaign = await launch(selfchecks, aDraft(25))
      const invited: string[] = []
      const early = await selfchecks.campaigns.invite(campaign.id, nothing)
      passTime(23 * 3600)

      for (let next: Date | undefined = new Date(); next !== undefined; passTime(10)) {
        const round = await selfchecks.campaigns.invite(campaign.id, nothing)
        invited.push(...round.due.map(({ userId }) => userId))
        expect(round.due.length).toBeLessThanOrEqual(15)
        next = round.next
      }

      expect(early.due).toEqual([])
      expect(early.next).toEqual(new Date('2026-11-24T00:00:00Z'))
      expect(invited).toEqual(aDraft(25).people.map(({ userId }) => userId))
    })

    test('counts who started and finished, and names nobody to anybody but its people', async ({
      database,
    }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(3))
      await finish(selfchecks, campaign, 'P0')
      await begin(selfchecks, campaign, 'P1')

      const board = await selfchecks.campaigns.board(campaign.id, manager)

      expect(board).toMatchObject({ total: 3, started: 2, finished: 1 })
      expect(board?.people.map(({ standing }) => standing)).toEqual(['finished', 'started', 'waiting'])
      expect(await selfchecks.campaigns.board(campaign.id, other)).toBeUndefined()
      const answers = await selfchecks.campaigns.answersOf(campaign.id, officer)
      expect(answers?.map(({ result }) => [result.session.userId, result.overall])).toEqual([['P0', 100]])
      expect(await selfchecks.campaigns.answersOf(campaign.id, other)).toBeUndefined()
    })

    test('counts everybody once: whoever has finished begins no second run by the invitation', async ({
      database,
    }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(1))
      await finish(selfchecks, campaign, 'P0')

      const { id, checklist } = campaign
      const again = await selfchecks.start(
        { userId: 'P0', key: 'again', campaign: { id, checklist } },
        async () => {},
      )

      expect(again.kind).toBe('repeated')
      expect(await selfchecks.campaigns.placeOf(id, 'P0')).toBe('finished')
      expect(await selfchecks.campaigns.answersOf(id, officer)).toHaveLength(1)
    })

    test('takes no answers once it is closed, and takes them again when it is reopened', async ({
      database,
    }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(1))
      const session = await begin(selfchecks, campaign, 'P0')
      const closed = await selfchecks.campaigns.close(
        { campaignId: campaign.id, actor: manager, version: 1 },
        nothing,
      )
      const late = await selfchecks.click(press(session, { kind: 'answer', optionId: 'yes' }), nothing)
      const twice = await selfchecks.campaigns.close(
        { campaignId: campaign.id, actor: manager, version: 1 },
        nothing,
      )

      const reopened = await selfchecks.campaigns.reopen(
        { campaignId: campaign.id, actor: officer, version: 2, dueOn: '2026-12-25' },
        nothing,
      )
      const taken = await selfchecks.click(press(session, { kind: 'answer', optionId: 'yes' }), nothing)

      expect([closed.kind, late.kind, twice.kind, reopened.kind, taken.kind]).toEqual([
        'done',
        'over',
        'stale',
        'done',
        'moved',
      ])
    })

    test('reminds each once a day and nobody who is done, and tells the manager once when it is overdue', async ({
      database,
    }) => {
      const { selfchecks, passTime } = open(database)
      const campaign = await launch(selfchecks, aDraft(3))
      passTime(24 * 3600)
      await selfchecks.campaigns.invite(campaign.id, nothing)
      await finish(selfchecks, campaign, 'P0')
      const facts = new Map(
        ['P0', 'P1', 'P2'].map((id) => [id, { isAway: id === 'P2', doesNotDisturb: false }]),
      )
      const boss = { isAway: false, doesNotDisturb: false, timeZone: 'Asia/Tokyo' }
      passTime(24 * 24 * 3600)

      const first = await selfchecks.campaigns.remind(campaign.id, facts, nothing)
      const second = await selfchecks.campaigns.remind(campaign.id, facts, nothing)
      const before = await selfchecks.campaigns.tellOverdue(campaign.id, boss, nothing)
      passTime(3 * 24 * 3600)
      const overdue = await selfchecks.campaigns.tellOverdue(campaign.id, boss, nothing)
      const again = await selfchecks.campaigns.tellOverdue(campaign.id, boss, nothing)

      expect(first.reminded).toMatchObject([{ userId: 'P1', today: '2026-12-18', daysLeft: 0 }])
      expect(second.reminded).toEqual([])
      expect([before, again]).toEqual([undefined, undefined])
      expect(overdue).toMatchObject({ missing: 2, people: ['P1', 'P2'] })
    })
  })

  describe(`a grouped campaign (${name})`, () => {
    test('shows sums of five and more, and no second result from which somebody could be worked out', async ({
      database,
    }) => {
      const { selfchecks } = open(database)
      const people = [
        ...aDraft(10).people,
        { userId: 'UB', language: 'ja' as const, timeZone: 'Asia/Tokyo', isManager: true },
      ]
      const campaign = await launch(selfchecks, aDraft(0, { mode: 'grouped', people }))
      for (const id of ['P0', 'P1', 'P2', 'P3']) await finish(selfchecks, campaign, id, 'no')
      await finish(selfchecks, campaign, 'UB', 'yes')
      const four = await selfchecks.campaigns.releaseGroup(campaign.id, manager)
      await finish(selfchecks, campaign, 'P4', 'partly')

      const five = await selfchecks.campaigns.releaseGroup(campaign.id, manager)
      const same = await selfchecks.campaigns.releaseGroup(campaign.id, officer)
      await finish(selfchecks, campaign, 'P5', 'yes')
      const six = await selfchecks.campaigns.releaseGroup(campaign.id, manager)

      expect([four.kind, six.kind]).toEqual(['too-few', 'too-close'])
      expect(five).toMatchObject({ kind: 'result', result: { people: 5, overall: 10 } })
      expect(five.kind === 'result' && five.result.items[0]).toMatchObject({
        points: 0.4,
        managersSay: [{ id: 'yes' }],
      })
      expect(same).toEqual(five)
    })

    test('holds no person in the board, in the command, and in the audit of answers', async ({
      database,
    }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(5, { mode: 'grouped' }))
      const session = await finish(selfchecks, campaign, 'P0')

      const board = await selfchecks.campaigns.board(campaign.id, officer)
      const { rows } = await database.query<{ line: string }>('select l::text as line from audit_lines l')

      expect(board).toMatchObject({ finished: 1, people: [] })
      expect(await selfchecks.listAll()).toEqual([])
      expect(await selfchecks.loadAny(session.id)).toBeUndefined()
      expect(await selfchecks.campaigns.answersOf(campaign.id, officer)).toBeUndefined()
      expect(await selfchecks.campaigns.spotCheck(campaign.id, officer, 1)).toBeUndefined()
      expect(rows.map(({ line }) => line).join('\n')).not.toMatch(/\bP\d\b/)
    })
  })
})
