import { describe, expect } from 'vitest'
import type { Selfchecks } from '../../src/selfcheck/index.ts'
import type { Session } from '../../src/selfcheck/types.ts'
import { eachDatabase } from '../support/database.ts'
import { aDraft, finish, launch, manager, officer } from './campaignParts.ts'
import { answer, nothing, open, press, start } from './frontDoor.ts'

async function changeItem(
  selfchecks: Selfchecks,
  session: Session,
  itemId: string,
  option: string,
): Promise<void> {
  const opened = await selfchecks.click(press(session, { kind: 'go', to: itemId }), nothing)
  if (!('session' in opened)) throw new Error(`expected a session, not ${opened.kind}`)
  await answer(selfchecks, opened.session, option)
}

eachDatabase((name, test) => {
  describe(`working somebody out of a grouped campaign (${name})`, () => {
    test('fails although five others answer again what they had answered', async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(7, { mode: 'grouped' }))
      const five = []
      for (const id of ['P0', 'P1', 'P2', 'P3', 'P4']) five.push(await finish(selfchecks, campaign, id))
      const first = await selfchecks.campaigns.releaseGroup(campaign.id, manager)

      for (const session of five) await changeItem(selfchecks, session, 'a-1', 'yes')
      await finish(selfchecks, campaign, 'P5', 'no')
      const withSixth = await selfchecks.campaigns.releaseGroup(campaign.id, manager)

      expect([first.kind, withSixth.kind]).toEqual(['result', 'too-close'])
    })

    test('fails although five people change an answer, each of another item', async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(5, { mode: 'grouped' }))
      const five = []
      for (const id of ['P0', 'P1', 'P2', 'P3', 'P4']) five.push(await finish(selfchecks, campaign, id))
      await selfchecks.campaigns.releaseGroup(campaign.id, manager)

      for (const [at, session] of five.entries())
        await changeItem(selfchecks, session, ['a-1', 'a-1', 'a-1', 'a-1', 'a-2'][at] ?? '', 'no')
      const scattered = await selfchecks.campaigns.releaseGroup(campaign.id, manager)

      expect(scattered.kind).toBe('too-close')
    })

    test('fails by what is kept for a yearly comparison of a run under their own name', async ({
      database,
    }) => {
      const { selfchecks, passTime } = open(database)
      const campaign = await launch(selfchecks, aDraft(5, { mode: 'grouped' }))
      await finish(selfchecks, campaign, 'P0', 'no')
      passTime(3600)
      let own = await start(selfchecks, 'own', 'P0')
      while (own.status === 'open') own = await answer(selfchecks, own, 'yes')

      const read = await selfchecks.loadAny(own.id)
      const theirs = await selfchecks.loadReport('P0', own.id)

      expect([read?.previous, read?.comparison]).toEqual([undefined, undefined])
      expect(theirs?.previous?.overall).toBe(0)
    })

    test('fails by the audit, also of a note taken back and an action that is done', async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(5, { mode: 'grouped' }))
      const session = await finish(selfchecks, campaign, 'P0', 'no')
      const place = { userId: 'P0', sessionId: session.id, itemId: 'a-1' }
      const added = await selfchecks.notes.add({ ...place, kind: 'comment', content: 'later' }, nothing)
      const made = await selfchecks.actions.make(
        { ...place, owner: 'P0', dueOn: '2026-12-18', timeZone: 'Asia/Tokyo' },
        nothing,
      )
      if (added.kind !== 'added' || made.kind !== 'made') throw new Error('expected a note and an action')
      await selfchecks.notes.remove('P0', added.note.id)
      const actionId = made.action.id
      await selfchecks.actions.close({ userId: 'P0', actionId, status: 'done', evidence: 'x' }, nothing)

      const { rows } = await database.query<{ line: string }>('select l::text as line from audit_lines l')

      expect(rows.filter(({ line }) => /note_removed|action_closed/.test(line))).toHaveLength(2)
      expect(rows.map(({ line }) => line).join('\n')).not.toMatch(/\bP0\b/)
    })

    test('fails by a result of one that was cancelled', async ({ database }) => {
      const { selfchecks } = open(database)
      const campaign = await launch(selfchecks, aDraft(5, { mode: 'grouped' }))
      for (const id of ['P0', 'P1', 'P2', 'P3', 'P4']) await finish(selfchecks, campaign, id)
      await selfchecks.campaigns.cancel({ campaignId: campaign.id, actor: manager, version: 1 }, nothing)

      expect((await selfchecks.campaigns.releaseGroup(campaign.id, officer)).kind).toBe('not-found')
    })
  })
})
