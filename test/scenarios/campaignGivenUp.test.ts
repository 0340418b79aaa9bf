import { describe, expect } from 'vitest'
import { dayAfter, goTo, makeOfficer, nextMorning, preview } from '../support/campaignStory.ts'
import { wordsOf } from '../support/door.ts'
import { forge } from '../support/forge.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const stories = [
  {
    language: 'Japanese',
    manager: 'manager',
    notStarted: /一斉実施を始められませんでした。.*まだ誰にも送っていません/,
    stalled: /送信が途中で止まりました。まだ1人に送れていません/,
    goingOn: /続きを送り始めました/,
    board: /一斉実施の状況/,
    invited: /自己チェックのお願い|Please do a self-check/,
  },
  {
    language: 'English',
    manager: 'Emma',
    notStarted: /could not be started\. .*Nobody has been written to/,
    stalled: /have stopped on the way: one person has not been written to/,
    goingOn: /The rest is being sent/,
    board: /How the campaign stands/,
    invited: /自己チェックのお願い|Please do a self-check/,
  },
] as const

describe('a campaign whose work fails for good', () => {
  for (const story of stories) {
    test(`is told to its manager, who has it go on by a button, in ${story.language}`, {
      timeout: 120_000,
    }, async ({ bot, database, onTestFinished }) => {
      const manager = bot.person(story.manager)
      const person = bot.person('employee')
      if (story.manager === 'Emma') await makeOfficer(bot.person('admin'), manager)
      const now = await goTo(bot, new Date(), nextMorning(new Date()))
      const chosen = { 'people.users': [person.id], 'due_on.date': dayAfter(now, 13) }
      const shown = await preview(manager, chosen)
      await database.query(`update pgboss.queue set retry_limit = 0 where name like 'campaign.%'`)
      await database.query(
        'alter table selfcheck_participants add constraint refused check (invited_at is null)',
      )
      const accept = () =>
        database.query('alter table selfcheck_participants drop constraint if exists refused')
      onTestFinished(async () => void (await accept()))

      await bot.plantFaults([{ on: 'api', kind: 'fail', method: 'users.list', times: 1 }])
      await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
      const notStarted = await manager.sees(story.notStarted)
      const before = await person.looks()
      await manager.presses('campaign.again', placeOf(notStarted))
      const again = await manager.seesView('modal', /人に送ります|It reaches/)
      await manager.acts({ do: 'submit', viewId: again.id, values: {} })
      const board = await manager.sees(story.board)
      const stalled = await manager.sees(story.stalled)
      const byAnother = await forge(bot, person, 'campaign.go_on', stalled)
      await accept()
      await manager.presses('campaign.go_on', placeOf(stalled))
      await manager.sees(story.goingOn)
      const invitation = await person.sees(story.invited)
      const { messages } = await manager.looks()

      expect(before.messages.filter((message) => story.invited.test(wordsOf(message)))).toEqual([])
      expect(Number(invitation.ts)).toBeGreaterThan(Number(board.ts))
      expect(byAnother).toContain('始めた管理職か情報管理責任者だけができます')
      expect(messages.filter((message) => wordsOf(message).includes('campaign.go_on'))).toEqual([])
    })
  }
})

const placeOf = ({ channel, ts }: { channel: string; ts: string }) => ({ channel, ts })
