import { describe, expect } from 'vitest'
import { type SeenMessage, type TestPerson, wordsOf } from '../support/door.ts'
import { testUnlimited as test } from '../support/scenario.ts'

const place = ({ channel, ts }: SeenMessage) => ({ channel, ts })

async function ask(person: TestPerson, question: string): Promise<SeenMessage> {
  return person.seesReplyTo(await person.says(question))
}

describe('saying what an answer was worth', () => {
  test('counts once for each person, can be changed, and asks why it was not right', async ({
    bot,
    database,
  }) => {
    const employee = bot.person('employee')
    const emma = bot.person('Emma')
    const answer = await ask(employee, '認証の有効期間は何年ですか')
    const rate = (value: string) =>
      employee.presses('answer.rate', {
        ...place(answer),
        value: `${value}:reply:${answer.channel}:${answer.threadTs}`,
      })

    await rate('helpful')
    const thanks = await employee.sees(/役に立ったと記録/, answer.ts)
    await rate('wrong')
    const form = await employee.seesView('modal', /どこが違いましたか/)
    const unnamed = await employee.acts({ do: 'submit', viewId: form.id, values: {} })
    await employee.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'reason.value': 'outdated', 'comment.value': '<!channel> 去年変わりました' },
    })
    const told = JSON.stringify(await employee.seesView('modal', /名前を伏せて/))
    const english = await ask(emma, 'How long is the certificate valid?')
    await emma.presses('answer.rate', {
      ...place(english),
      value: `wrong:reply:${english.channel}:${english.threadTs}`,
    })
    const formEn = JSON.stringify(await emma.seesView('modal', /What was not right/))

    const { rows } = await database.query(
      'select rating, reason, comment from answer_ratings order by rated_at',
    )
    expect(thanks.ephemeralFor).toBe(employee.id)
    expect(unnamed.ok).toBe(false)
    expect(told).toContain('管理責任者')
    expect(formEn).toContain('It is out of date')
    expect(rows).toEqual([
      { rating: 'wrong', reason: 'outdated', comment: '<!channel> 去年変わりました' },
      { rating: 'wrong', reason: null, comment: '' },
    ])
  })

  test('as the responsible officer corrects the answer for everybody who got it, in its place and in private', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const officer = bot.person('officer')
    const first = await ask(employee, '認証の有効期間は何年ですか')
    await ask(manager, '認証の有効期間は何年ですか')
    const own = await ask(officer, '認証の有効期間は何年ですか')
    const guest = bot.person('山本')
    await ask(guest, '認証の有効期間は何年ですか')
    const asked = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })
    const inChannel = await employee.seesReplyTo(asked)

    await employee.presses('answer.rate', {
      ...place(first),
      value: `wrong:reply:${first.channel}:${first.threadTs}`,
    })
    const plain = JSON.stringify(await employee.seesView('modal', /どこが違いましたか/))
    await officer.presses('answer.rate', {
      ...place(own),
      value: `wrong:reply:${own.channel}:${own.threadTs}`,
    })
    const form = await officer.seesView('modal', /受け取った人に知らせる訂正/)
    const correction = '当社の認証は2027年3月までです。'
    const sent = await officer.acts({
      do: 'submit',
      viewId: form.id,
      values: { 'reason.value': 'incorrect', 'correction.value': correction },
    })
    const told = await employee.sees(/以前のお答えに誤りがありました/)
    const toldToo = await manager.sees(/以前のお答えに誤りがありました/)
    const marked = await employee.sees(/この回答には訂正があります/)
    const toGuest = await guest.sees(/以前のお答えに誤りがありました/)
    const forAll = await manager.sees(/この回答には訂正があります.*管理責任者に聞いて/s, asked)

    expect(sent.ok).toBe(true)
    expect(plain).not.toContain('受け取った人に知らせる訂正')
    for (const message of [told, toldToo, marked]) expect(wordsOf(message)).toContain(correction)
    for (const message of [toGuest, forAll]) expect(wordsOf(message)).not.toContain(correction)
    expect(wordsOf(toGuest)).toContain('管理責任者に聞いてください')
    expect(forAll.ts).toBe(inChannel.ts)
    expect(marked.ts).toBe(first.ts)
    expect(marked.blocks.length).toBeGreaterThan(first.blocks.length)
  })
})

describe('taking questions back', () => {
  test('deletes what is kept of one’s own after a click, and nothing of anybody else’s', async ({
    bot,
    database,
  }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const emma = bot.person('Emma')
    const answer = await ask(employee, '認証の有効期間は何年ですか')
    await ask(manager, '認証の有効期間は何年ですか')
    const kept = async () => {
      const { rows } = await database.query<{ askedBy: string }>(
        'select asked_by as "askedBy" from answers order by asked_by',
      )
      return rows.map(({ askedBy }) => askedBy)
    }

    const offer = await ask(employee, '自分の質問を消して')
    const before = await kept()
    await employee.presses('answer.forget', place(offer))
    const done = await employee.sees(/1件消しました/, answer.ts)
    const after = await kept()
    await employee.presses('answer.sources', place(answer))
    const gone = await employee.sees(/記録は残っていません/)
    const nothing = await ask(emma, 'Delete my questions')
    await manager.acts({ do: 'openHome' })
    const home = await manager.seesView('home', /質問と回答を1件保存/)
    await manager.presses('answer.forget', { viewId: home.id })
    await manager.seesView('home', /保存している質問はありません/)

    expect(before).toEqual([manager.id, employee.id].sort())
    expect(after).toEqual([manager.id])
    expect(done.ts).toBe(offer.ts)
    expect(wordsOf(gone)).toContain('90日')
    expect(wordsOf(nothing)).toContain('No question of yours')
    expect(await kept()).toEqual([])
  })
})

describe('an answer in the other language', () => {
  test('comes below the first, once, from the same documents', async ({ bot }) => {
    const emma = bot.person('Emma')
    const answer = await ask(emma, '認証の有効期間は何年ですか')
    const employee = bot.person('employee')
    const plain = await ask(employee, '認証の有効期間は何年ですか')

    await emma.presses('answer.other_language', place(answer))
    const english = await emma.sees(/three years|3 years/i, answer.ts)
    await emma.presses('answer.other_language', place(answer))
    await emma.presses('answer.sources', place(english))
    await emma.seesView('modal', /Sources/)

    const below = (await emma.looks()).messages.filter(({ threadTs }) => threadTs === answer.threadTs)
    expect(english.threadTs).toBe(answer.threadTs)
    expect(english.text).not.toMatch(/[ぁ-ん]/)
    expect(below).toHaveLength(2)
    expect(wordsOf(plain)).not.toContain('In English')
  })
})

describe('an answer in another form', () => {
  test('holds nothing its asker, now a guest, may not read any more', async ({ bot, database }) => {
    const employee = bot.person('employee')
    const guest = bot.person('山本')
    const inside = await ask(employee, '第3条 USBメモリの使用')
    const own = await ask(guest, 'How long is the certificate valid?')
    const id = `reply:${own.channel}:${own.threadTs}`
    // As if the guest had been an employee when they asked.
    await database.query(
      `update answers set audience = 'employees', question = $2, answer = jsonb_set(answer, '{language}', '"ja"')
       where id = $1`,
      [id, '第3条 USBメモリの使用'],
    )

    await guest.presses('answer.other_language', place(own))
    const missing = await guest.sees(/not .*(?:in|have)/i, own.ts)
    const seen = JSON.stringify((await guest.looks()).messages)

    expect(wordsOf(inside)).toContain('サンプル')
    expect(missing.ephemeralFor).toBe(guest.id)
    expect(seen).not.toMatch(/USB memory|USB stick|USBメモリ/)
  })
})

describe('an answer in easy Japanese', () => {
  test('comes below the first, once, as somebody wrote it, with the quotes as they stand', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    const answer = await ask(emma, '認証の有効期間は何年ですか')
    const unwritten = await ask(emma, '認証機関になる方法を教えてください')

    await emma.presses('answer.easy_japanese', place(answer))
    const easy = await emma.sees(/年間\(ねんかん\)/, answer.ts)
    await emma.presses('answer.easy_japanese', place(answer))
    const wished = await emma.says('やさしい日本語でお願いします', { threadTs: unwritten.threadTs ?? '' })
    await emma.sees(/まだ書\(か\)いてありません/, wished)
    const typed = await emma.says('やさしい日本語でお願いします', { threadTs: answer.threadTs ?? '' })
    await emma.sees(/年間\(ねんかん\)/, typed)

    const below = (await emma.looks()).messages.filter(({ threadTs }) => threadTs === answer.threadTs)
    expect(wordsOf(answer)).toContain('やさしい日本語で')
    expect(wordsOf(unwritten)).not.toContain('やさしい日本語で')
    expect(wordsOf(easy)).toContain('認証の有効期間は3年間です。')
    expect(wordsOf(easy)).not.toContain('やさしい日本語で')
    expect(below).toHaveLength(4)
  })

  test('is offered to an English asker of a Japanese answer alone, and after a restart still comes', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    const english = await ask(emma, 'How long is the certificate valid?')
    const answer = await ask(emma, 'ロゴマークを使えるのは誰ですか')

    await bot.restart()
    await emma.presses('answer.easy_japanese', place(answer))
    const easy = await emma.sees(/使\(つか\)うことができるのは/, answer.ts)

    expect(wordsOf(english)).not.toContain('やさしい日本語で')
    expect(easy.threadTs).toBe(answer.threadTs)
  })
})

describe('a long answer', () => {
  test('is short first with all its sources, and unfolds in its place', async ({ bot }) => {
    const emma = bot.person('Emma')

    const asked = await emma.says('What does the certificate prove?')
    const answer = await emma.seesReplyTo(asked)
    await emma.presses('answer.more', place(answer))
    const whole = await emma.sees(/^(?![\s\S]*Read on)[\s\S]*Sources/, asked)

    const lettersOf = ({ blocks }: SeenMessage) => JSON.stringify(blocks).length
    expect(wordsOf(answer)).toContain('Read on')
    expect(JSON.stringify(answer.blocks)).toContain('Sources')
    expect(whole.ts).toBe(answer.ts)
    expect(lettersOf(whole)).toBeGreaterThan(lettersOf(answer))
  })

  test('still says that it was corrected when it is unfolded', async ({ bot }) => {
    const emma = bot.person('Emma')
    const officer = bot.person('officer')
    const question = 'What does the certificate prove?'
    const answer = await ask(emma, question)
    const own = await ask(officer, question)
    await officer.presses('answer.rate', {
      ...place(own),
      value: `wrong:reply:${own.channel}:${own.threadTs}`,
    })
    const form = await officer.seesView('modal', /受け取った人に知らせる訂正/)
    const values = { 'reason.value': 'incorrect', 'correction.value': 'It proves less.' }
    await officer.acts({ do: 'submit', viewId: form.id, values })
    const marked = await emma.sees(/has been corrected[\s\S]*Read on/)

    await emma.presses('answer.more', place(marked))
    const whole = await emma.sees(/^(?![\s\S]*Read on)[\s\S]*Sources/)

    expect(whole.ts).toBe(answer.ts)
    expect(wordsOf(whole)).toContain('It proves less.')
  })
})
