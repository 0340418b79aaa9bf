import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, vi } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { type SeenMessage, wordsOf } from '../support/door.ts'
import { forge } from '../support/forge.ts'
import { copyKnowledge } from '../support/knowledgeFolder.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const place = ({ channel, ts }: SeenMessage) => ({ channel, ts })

describe('opening the sources of an answer', () => {
  test('shows the section with its layer and date, and the quote in bold, after a restart and in English too', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const emma = bot.person('Emma')
    const answer = await employee.seesReplyTo(await employee.says('認証の有効期間は何年ですか'))
    const english = await emma.seesReplyTo(await emma.says('How long is the certificate valid?'))

    await bot.restart()
    await employee.presses('answer.sources', place(answer))
    const modal = JSON.stringify(await employee.seesView('modal', /出典/))
    await emma.presses('answer.sources', place(english))
    const modalEn = JSON.stringify(await emma.seesView('modal', /Sources/))

    expect(modal).toContain('制度')
    expect(modal).toMatch(/\d{4}-\d{2}-\d{2} 時点/)
    expect(modal).toMatch(/"text":"[^"]*3年間[^"]*","style":\{"bold":true\}/)
    expect(modal).not.toContain('mrkdwn')
    expect(modalEn).toMatch(/as of \d{4}-\d{2}-\d{2}/)
    expect(modalEn).toContain('in bold')
  })

  test('in a channel is for everybody there; of a private answer for its asker only, whatever is sent', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const guest = bot.person('山本')
    const asked = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'seizo' })
    const answer = await employee.seesReplyTo(asked)
    const own = await employee.seesReplyTo(await employee.says('第3条 USBメモリの使用'))

    await guest.presses('answer.sources', place(answer))
    const forGuest = await guest.seesView('modal', /出典/)
    const forged = await forge(bot, manager, 'answer.sources', own)
    const shared = await forge(bot, manager, 'answer.share', own)
    await employee.presses('answer.sources', place(own))
    const forAsker = await employee.seesView('modal', /社内ルール/)

    expect(JSON.stringify(forGuest)).toContain('3年間')
    for (const said of [forged, shared]) expect(said).toContain('質問した人だけです')
    expect(JSON.stringify(forAsker)).toContain('USB')
  })

  databaseTest(
    'says so kindly when the section was rewritten, and when it is gone',
    async ({ database, onTestFinished }) => {
      const folder = await copyKnowledge('with documents')
      const environment = { MAMORI_KNOWLEDGE_DIR: folder }
      const bot = await startTestBot(database, { rateLimits: 'off', environment })
      onTestFinished(async () => {
        await bot.stop()
        await rm(folder, { recursive: true })
      })
      const employee = bot.person('employee')
      const file = join(folder, 'documents', 'ja', 'house.md')
      const write = (text: string) => writeFile(file, `${frontMatter}\n## 倉庫の鍵\n\n${text}\n`)
      const changes = async (word: string) => {
        const before = bot.logLines.length
        return vi.waitUntil(
          () => bot.logLines.slice(before).some((line) => line.includes(`"${word}":1`)),
          20_000,
        )
      }
      await Promise.all([changes('added'), write('倉庫の鍵は、総務課の山田班が青い箱で預かります。')])
      const answer = await employee.seesReplyTo(await employee.says('倉庫の鍵はだれが預かりますか'))

      await Promise.all([changes('changed'), write('倉庫の鍵は、警備室が預かります。')])
      await employee.presses('answer.sources', place(answer))
      const rewritten = JSON.stringify(await employee.seesView('modal', /書き換えられました/))
      await Promise.all([changes('removed'), rm(file)])
      await employee.presses('answer.sources', place(answer))
      const gone = JSON.stringify(await employee.seesView('modal', /見当たりません/))

      expect(wordsOf(answer)).toContain('青い箱')
      expect(rewritten).toContain('警備室')
      expect(rewritten).toContain('青い箱')
      expect(gone).toContain('青い箱')
      expect(gone).not.toContain('警備室')

      // Whoever was told the old rule hears of it in working hours, once.
      await bot.passTime({ days: 4 })
      const told = await employee.sees(/以前お答えした内容の出典が変わりました/)
      await bot.passTime({ days: 4 })
      const again = (await employee.looks()).messages.filter(({ text }) => /出典が変わりました/.test(text))

      expect(wordsOf(told)).toContain('倉庫の鍵はだれが預かりますか')
      expect(wordsOf(told)).toContain('青い箱')
      expect(wordsOf(told)).toContain('今の文書にはありません')
      expect(again).toHaveLength(1)
    },
  )
})

const frontMatter = `---
title: 倉庫の決まり
layer: company
audience: employees
mayLeave: false
source: 総務課の申し合わせ
asOf: 2026-04-01
owner: 総務課
reviewBy: 2099-04-01
---`
