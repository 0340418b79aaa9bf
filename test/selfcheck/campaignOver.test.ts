import { describe, expect } from 'vitest'
import { eachDatabase } from '../support/database.ts'
import { aDraft, begin, finish, launch, manager, officer } from './campaignParts.ts'
import { answer, nothing, open, press, start } from './frontDoor.ts'

eachDatabase((name, test) => {
  describe(`after a campaign is over (${name})`, () => {
    test.for(['close', 'cancel'] as const)(
      'whoever stopped half-way begins a self-check of their own: %s',
      async (end, { database }) => {
        const { selfchecks, passTime } = open(database)
        const campaign = await launch(selfchecks, aDraft(1))
        const left = await answer(selfchecks, await begin(selfchecks, campaign, 'P0'), 'yes')
        await selfchecks.campaigns[end]({ campaignId: campaign.id, actor: manager, version: 1 }, nothing)
        passTime(60)

        const standing = await selfchecks.standingOf('P0')
        const own = await start(selfchecks, 'own', 'P0')
        const answered = await answer(selfchecks, own, 'yes')

        expect(standing.underWay).toBeNull()
        expect(own.id).not.toBe(left.id)
        expect(answered.answers).toEqual({ 'a-1': 'yes' })
      },
    )

    test('what was put off does not come back, and nothing is shown again', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      const campaign = await launch(selfchecks, aDraft(2))
      const until = new Date('2026-11-24T00:00:00Z')
      const rested = await selfchecks.click(
        press(await begin(selfchecks, campaign, 'P0'), { kind: 'later', until }),
        nothing,
      )
      if (!('session' in rested)) throw new Error('expected a session at rest')
      await begin(selfchecks, campaign, 'P1')
      await selfchecks.campaigns.close({ campaignId: campaign.id, actor: manager, version: 1 }, nothing)
      passTime(600)

      const { id: sessionId, version } = rested.session
      const woken = await selfchecks.wake({ sessionId, version, key: 'wake' }, nothing)
      const returned = await selfchecks.returnTo({ userId: 'P1', key: 'question' }, nothing)

      expect([woken.kind, returned.kind]).toEqual(['repeated', 'other'])
    })

    test('what was begun goes on when it is reopened', async ({ database }) => {
      const { selfchecks, passTime } = open(database)
      const campaign = await launch(selfchecks, aDraft(1))
      const left = await answer(selfchecks, await begin(selfchecks, campaign, 'P0'), 'yes')
      const change = { campaignId: campaign.id, actor: manager }
      await selfchecks.campaigns.close({ ...change, version: 1 }, nothing)
      await selfchecks.campaigns.reopen({ ...change, version: 2, dueOn: '2026-12-25' }, nothing)
      passTime(60)

      const going = await start(selfchecks, 'on', 'P0')

      expect(going).toMatchObject({ id: left.id, answers: left.answers })
    })

    test("a colleague's late answer is told, and changes nothing", async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(1))
      const session = await finish(selfchecks, campaign, 'P0', 'unknown')
      const asked = await selfchecks.enquiries.ask(
        { userId: 'P0', sessionId: session.id, itemId: 'a-1', askedUser: 'U9' },
        nothing,
      )
      if (asked.kind !== 'asked') throw new Error('expected an enquiry')
      await selfchecks.campaigns.close({ campaignId: campaign.id, actor: manager, version: 1 }, nothing)

      const { id: enquiryId } = asked.enquiry
      const late = await selfchecks.enquiries.answer({ userId: 'U9', enquiryId, optionId: 'yes' }, nothing)

      expect(late).toMatchObject({ kind: 'late', enquiry: { optionId: 'yes' } })
      expect((await selfchecks.findOwn('P0', session.id))?.answers).toMatchObject({ 'a-1': 'unknown' })
    })

    test('an item is sent back only once answers are taken again', async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(1))
      const session = await finish(selfchecks, campaign, 'P0')
      const change = { campaignId: campaign.id, actor: manager }
      await selfchecks.campaigns.close({ ...change, version: 1 }, nothing)
      const review = {
        campaignId: campaign.id,
        sessionId: session.id,
        itemId: 'a-1',
        comment: 'Which list?',
        actor: officer,
      }

      const closed = await selfchecks.campaigns.sendBack(review, nothing)
      await selfchecks.campaigns.reopen({ ...change, version: 2, dueOn: '2026-12-25' }, nothing)
      const reopened = await selfchecks.campaigns.sendBack(review, nothing)

      expect([closed.kind, reopened.kind]).toEqual(['over', 'sent'])
    })
  })
})
