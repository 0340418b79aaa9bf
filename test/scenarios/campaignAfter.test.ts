import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/types.ts'
import { dayAfter, goTo, makeOfficer, nextMorning, preview } from '../support/campaignStory.ts'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

/** A campaign's whole way as its words stand in each language; who launches it, and who answers. */
const stories = [
  {
    language: 'Japanese',
    manager: 'manager',
    person: 'employee',
    board: /一斉実施の状況/,
    invited: /自己チェックのお願い/,
    nudged: /1人に送りました/,
    reminded: /期限まで、あと\d+営業日です/,
    result: /自己チェックの結果 全体/,
    allDone: /1人のうち1人が完了/,
    overview: /人か項目を選ぶと/,
    itemAnswer: '　はい',
    sentBack: /確認をお願いしたい項目があります/,
    again: /いまの回答：はい/,
    changed: /全体 96点/,
    closed: /締め切り済み/,
    drawn: /抜き打ち確認で、次の回答が選ばれました/,
    noted: /メモ・証跡：https:\/\/example\.com\/photo/,
    running: /実施中/,
    sheet: /一斉実施の結果のファイルです/,
  },
  {
    language: 'English',
    manager: 'Emma',
    person: 'Emma',
    board: /How the campaign stands/,
    invited: /Please do a self-check/,
    nudged: /1 person was written to/,
    reminded: /is due in \d+ working days/,
    result: /Result of your self-check Overall/,
    allDone: /1 of 1 have finished/,
    overview: /Choose a person or an item/,
    itemAnswer: '  Yes',
    sentBack: /Please look at this item again/,
    again: /Your answer so far: Yes/,
    changed: /Overall 96/,
    closed: /closed/,
    drawn: /A spot-check has drawn this answer/,
    noted: /Note or evidence: https:\/\/example\.com\/photo/,
    running: /running/,
    sheet: /Here is the file with the results of the campaign/,
  },
] as const

/** Answers every item with yes, but that outsiders touch the information with what does not apply. */
async function answerAll(person: TestPerson, seenFrom: string): Promise<void> {
  let total = 30
  for (let item = 1; item <= total; item += 1) {
    await person.sees(new RegExp(`(?<!\\d)${item}/${total}`), seenFrom)
    const isOutsiders = item === 12
    await person.presses(`selfcheck.answer.${isOutsiders ? 'not-applicable' : 'yes'}`)
    if (isOutsiders) total = 29
  }
}

const placeOf = ({ channel, ts }: { channel: string; ts: string }) => ({ channel, ts })

describe('after a campaign was launched', () => {
  for (const story of stories) {
    test(`everything its manager does works by its buttons, in ${story.language}`, {
      timeout: 120_000,
    }, async ({ bot, database }) => {
      const manager = bot.person(story.manager)
      const person = bot.person(story.person)
      if (story.manager === 'Emma') await makeOfficer(bot.person('admin'), manager)
      let now = await goTo(bot, new Date(), nextMorning(new Date()))
      const shown = await preview(manager, { 'people.users': [person.id], 'due_on.date': dayAfter(now, 13) })
      await manager.acts({ do: 'submit', viewId: shown.id, values: {} })
      const board = placeOf(await manager.sees(story.board))
      const invitation = await person.sees(story.invited)
      now = await goTo(bot, now, nextMorning(now))

      // Nudged, given more days, and answered.
      await manager.presses('campaign.nudge', board)
      await manager.sees(story.nudged)
      const reminder = await person.sees(story.reminded)
      await manager.presses('campaign.extend', board)
      const extend = await manager.seesView('modal', /due_on/)
      await manager.acts({ do: 'submit', viewId: extend.id, values: { 'due_on.date': dayAfter(now, 20) } })
      await person.presses('campaign.join', placeOf(reminder))
      await answerAll(person, invitation.ts)
      await person.sees(story.result)
      await bot.passTime({ minutes: 1 })
      await manager.sees(story.allDone)

      // Looked at by person and by item, and one sent back.
      await manager.presses('campaign.answers', board)
      const overview = await manager.seesView('modal', story.overview)
      const session = /ses_[a-z2-7]{20}/.exec(JSON.stringify(overview.blocks))?.[0] ?? ''
      await manager.presses('campaign.answers_person', { viewId: overview.id, value: session })
      const ofPerson = await manager.seesView('modal', /1-2|initial_option/)
      await manager.presses('campaign.answers_item', { viewId: overview.id, value: '1-1' })
      const ofItem = await manager.seesView('modal', /"initial_option":\{[^}]*\}[^}]*"1-1"/)
      await manager.acts({ do: 'close', viewId: overview.id })
      await manager.presses('campaign.review', board)
      const review = await manager.seesView('modal', /review_form/)
      await manager.acts({
        do: 'submit',
        viewId: review.id,
        values: { 'session.choice': session, 'item.choice': '1-2', 'comment.text': '<!here> *1*' },
      })
      const sentBack = await person.sees(story.sentBack)
      await person.presses('campaign.go', placeOf(sentBack))
      await person.sees(story.again, sentBack.ts)
      await person.presses('selfcheck.answer.no')
      const changed = await person.sees(story.result, sentBack.ts)

      // Closed, drawn for a spot-check, evidence given and seen, opened again, taken away as a spreadsheet.
      await manager.presses('campaign.close', board)
      await manager.sees(story.closed)
      await manager.presses('campaign.spot_check', board)
      const spot = await manager.seesView('modal', /spot_check_form/)
      await manager.acts({ do: 'submit', viewId: spot.id, values: {} })
      const drawn = await person.sees(story.drawn)
      await person.presses('selfcheck.note', placeOf(drawn))
      const note = await person.seesView('modal', /selfcheck\.note/)
      await person.acts({
        do: 'submit',
        viewId: note.id,
        values: { 'link.url': 'https://example.com/photo' },
      })
      await manager.presses('campaign.answers', board)
      const after = await manager.seesView('modal', story.overview)
      await manager.presses('campaign.answers_person', { viewId: after.id, value: session })
      await manager.seesView('modal', story.noted)
      await manager.acts({ do: 'close', viewId: after.id })
      await manager.presses('campaign.reopen', board)
      const reopen = await manager.seesView('modal', /due_on/)
      await manager.acts({ do: 'submit', viewId: reopen.id, values: { 'due_on.date': dayAfter(now, 20) } })
      await manager.sees(story.running)
      await bot.plantFaults([
        { on: 'api', kind: 'dropAfter', method: 'files.completeUploadExternal', times: 1 },
      ])
      await manager.presses('campaign.export', board)
      await manager.sees(story.sheet)
      await bot.passTime({ minutes: 2 })
      // The file came, its answer was lost, and the job was tried again.
      await expect.poll(() => listOpenExports(database), { timeout: 10_000 }).toEqual([])
      const { messages } = await manager.looks()

      expect(JSON.stringify(ofPerson.blocks)).toContain(session)
      expect(JSON.stringify(ofItem.blocks)).toContain(story.itemAnswer)
      expect(wordsOf(sentBack)).toContain('<!here> *1*')
      // 27 of 28: the item on outsiders does not apply, and so the one on partners was not asked.
      expect(wordsOf(changed)).toMatch(story.changed)
      expect(bot.logLines.join()).toContain('a job failed and will be tried again')
      expect(messages.filter((message) => story.sheet.test(wordsOf(message)))).toHaveLength(1)
    })
  }
})

async function listOpenExports(database: Database): Promise<unknown[]> {
  const { rows } = await database.query(
    `select state from pgboss.job where name = 'campaign.export' and state <> 'completed'`,
  )
  return rows
}
