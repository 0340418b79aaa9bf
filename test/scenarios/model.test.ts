import { LLMock } from '@copilotkit/aimock'
import { describe, expect } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

const question = '認証の有効期間は何年ですか'
const says = '認証は、3年間有効です。'

const easily = '認証機関(にんしょうきかん)になるには、国(くに)の認定(にんてい)を受(う)けます。'
const strange = '認証機関(にんしょうきかん)は、だれでも自由(じゆう)になれます。'

// One sentence that its quote holds, and one that hangs on a quote that stands nowhere.
function easyDraft(task: string): string {
  const quote =
    '認証機関として業務を行うには、認証業務の範囲などを記載して国に申請し、国の認定を受ける必要があります。'
  const section = sectionWith(task, quote)
  const drafts = [
    { text: easily, quotes: [{ section, quote }] },
    { text: strange, quotes: [{ section, quote: '誰でも認証機関になれます。' }] },
  ]
  return drafts.map((draft) => JSON.stringify(draft)).join('\n')
}

function sectionWith(task: string, quote: string): number {
  const before = task.slice(0, task.indexOf(quote))
  return Number([...before.matchAll(/section (\d+):/g)].at(-1)?.[1] ?? 1)
}

// A model that answers one question by the section it was given for it, and anything else with something made up.
const test = databaseTest
  .extend('model', async ({ database: _ }, { onCleanup }) => {
    const server = new LLMock({ port: 0 })
    server.on({ endpoint: 'chat' }, (request) => {
      const task = JSON.stringify(request.messages)
      if (task.includes('learning Japanese')) return { content: easyDraft(task) }
      const quote = '認証の有効期間は3年間です。'
      const section = sectionWith(task, quote)
      const text = task.includes('何年') ? says : 'すべて自由に持ち出せます。'
      return { content: JSON.stringify({ text, quotes: [{ section, quote }] }) }
    })
    await server.start()
    onCleanup(() => server.stop())
    return server
  })
  .extend('bot', async ({ database, model }, { onCleanup }) => {
    const environment = { OPENAI_BASE_URL: `${model.url}/v1`, MAMORI_MODEL: 'a-model' }
    const bot = await startTestBot(database, { environment })
    onCleanup(() => bot.stop())
    return bot
  })

describe('answering with a model', () => {
  test('begins when the officer has agreed, keeps inside what must stay, and outlives a restart', async ({
    bot,
    model,
  }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')

    const first = await employee.seesReplyTo(await employee.says(question))
    const asked = await officer.sees(/AIに文書の一部を送ってよいか/)
    expect(wordsOf(first)).toContain('3年間')
    expect(wordsOf(asked)).toContain('a-model (127.0.0.1')
    expect(model.getRequests()).toEqual([])

    await officer.presses('model.agree', asked)
    const agreed = await officer.sees(/./)
    expect(wordsOf(agreed)).toMatch(/「送ってよい」と決めました/)

    const answer = await employee.sees(/3年間有効です/, await employee.says(question))
    expect(answer.text).toContain(says)
    expect(wordsOf(answer)).toContain('出典')
    expect(model.getRequests()).toHaveLength(1)

    await bot.restart()
    await employee.sees(/3年間有効です/, await employee.says(question))
    expect(model.getRequests()).toHaveLength(2)

    await employee.seesReplyTo(await employee.says('USBメモリを使ってもいいですか'))
    await employee.seesReplyTo(await employee.says('図面を間違えて取引先に送ってしまいました'))
    expect(JSON.stringify(model.getRequests().slice(2))).not.toContain('サンプル規程')
    expect(JSON.stringify(model.getRequests())).not.toContain('図面を間違えて')

    await officer.presses('model.refuse', asked)
    const before = model.getRequests().length
    await employee.seesReplyTo(await employee.says(question))
    expect(model.getRequests()).toHaveLength(before)
  })

  test('writes in easy Japanese what nobody wrote, each sentence checked as any other', async ({ bot }) => {
    const officer = bot.person('officer')
    const employee = bot.person('employee')
    await employee.seesReplyTo(await employee.says(question))
    await officer.presses('model.agree', await officer.sees(/AIに文書の一部を送ってよいか/))
    await officer.sees(/「送ってよい」と決めました/)
    const asked = await employee.says('認証機関になる方法を教えてください')
    const answer = await employee.sees(/認証機関として業務を行うには/, asked)

    await employee.presses('answer.easy_japanese', answer)
    const easy = await employee.sees(/ごめんなさい|受\(う\)けます/, answer.ts)

    expect(easy.text).toContain(easily)
    expect(wordsOf(easy)).toContain('国の認定を受ける必要があります')
    expect(wordsOf(easy)).not.toContain(strange)
  })

  test('lets only those decide who are officers when they press', async ({ bot, database, model }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    await employee.seesReplyTo(await employee.says(question))
    const asked = await officer.sees(/AIに文書の一部を送ってよいか/)
    await database.query(
      `insert into role_holders (role, user_id, position, set_by, set_at) values ('officer', $1, 0, $1, now())`,
      [employee.id],
    )

    await officer.presses('model.agree', asked)
    const refused = await officer.sees(/管理責任者の方だけです/)
    await employee.seesReplyTo(await employee.says(question))

    expect(refused.ephemeralFor).toBe(officer.id)
    expect(model.getRequests()).toEqual([])
  })
})
