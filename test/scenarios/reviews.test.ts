import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { type SeenMessage, wordsOf } from '../support/door.ts'
import { copyKnowledge } from '../support/knowledgeFolder.ts'

const place = ({ channel, ts }: SeenMessage) => ({ channel, ts })
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)

const house = `## 倉庫の鍵
倉庫の鍵は、総務課の青い箱に入れて預かります。
`
const store = `## Keys of the storehouse
The keys of the storehouse are kept in the blue box at the reception desk.
`

// One document answered for by 佐藤 健, by his name, and one by Emma Wilson, by hers; both are due in a week.
const test = databaseTest.extend('bot', async ({ database }, { onCleanup }) => {
  const folder = await copyKnowledge('without documents')
  const write = (path: string, title: string, owner: string, body: string) =>
    writeFile(
      join(folder, 'documents', path),
      `---\ntitle: ${title}\nlayer: company\naudience: employees\nmayLeave: false\nsource: ${title}\nasOf: 2026-04-01\nowner: ${owner}\nreviewBy: ${days(7)}\n---\n# ${title}\n\n${body}`,
    )
  await write('ja/house.md', '倉庫の決まり', '佐藤　健', house)
  await write('en/house.md', 'Rules of the storehouse', 'emma wilson', store)
  const bot = await startTestBot(database, {
    rateLimits: 'off',
    environment: { MAMORI_KNOWLEDGE_DIR: folder },
  })
  onCleanup(async () => {
    await bot.stop()
    await rm(folder, { recursive: true })
  })
  return bot
})

describe('a document past its review date', () => {
  test('says so in its answers, and its owner is told once, in their language, while the bot runs and after a restart', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const sato = bot.person('佐藤')
    const emma = bot.person('Emma')
    const before = await employee.seesReplyTo(await employee.says('倉庫の鍵はどこに預かりますか'))

    await bot.passTime({ days: 9 })
    const told = await sato.sees(/見直しの期限が過ぎました/)
    const toldInEnglish = await emma.sees(/Documents are due for review/)
    await bot.restart()
    await bot.passTime({ days: 2 })
    const answer = await employee.seesReplyTo(await employee.says('倉庫の鍵はどこに預かりますか'))
    const english = await emma.seesReplyTo(await emma.says('Where are the keys of the storehouse kept?'))

    expect(wordsOf(before)).not.toContain('見直しの期限')
    expect(wordsOf(told)).toContain('倉庫の決まり')
    expect(wordsOf(told)).not.toContain('Rules of the storehouse')
    expect(wordsOf(toldInEnglish)).toContain('Rules of the storehouse')
    expect(wordsOf(answer)).toContain('見直しの期限')
    expect(wordsOf(english)).toMatch(/past its review date .*emma wilson/)
    const notices = (await sato.looks()).messages.filter(({ text }) => /見直しの期限が過ぎました/.test(text))
    expect(notices).toHaveLength(1)
  })
})

describe('an answer that was called wrong', () => {
  test('is in the weekly list of the person who answers for its document, who may write what another approves', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    const sato = bot.person('佐藤')
    const officer = bot.person('officer')
    const answer = await emma.seesReplyTo(await emma.says('倉庫の鍵はどこに預かりますか'))
    const value = `wrong:reply:${answer.channel}:${answer.threadTs}`
    await emma.presses('answer.rate', { ...place(answer), value })
    const form = await emma.seesView('modal', /./)
    await emma.acts({ do: 'submit', viewId: form.id, values: { 'reason.value': 'incorrect' } })
    await emma.seesReplyTo(await emma.says('予備の社員証はどこで借りられますか'))

    await bot.passTime({ days: 8 })
    const all = await officer.sees(/うまく答えられなかった質問/)
    const own = await sato.sees(/うまく答えられなかった質問/)
    await sato.presses('gap.write', place(own))
    const written = await sato.seesView('modal', /答えを書く/)
    const sent = await sato.acts({
      do: 'submit',
      viewId: written.id,
      values: {
        'heading.value': '倉庫の鍵の預かり場所',
        'text.value': '倉庫の鍵は、守衛室で預かります。',
        'source.value': '倉庫の決まり',
      },
    })
    const review = await officer.sees(/答えの承認をお願いします/)

    expect(wordsOf(all)).toContain('社員証')
    expect(wordsOf(own)).toContain('倉庫の鍵')
    expect(wordsOf(own)).not.toContain('社員証')
    expect(JSON.stringify(own.blocks)).not.toContain('gap.dismiss')
    expect(sent.ok).toBe(true)
    expect(wordsOf(review)).toContain('守衛室')
  })
})
