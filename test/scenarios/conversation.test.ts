import { describe, expect } from 'vitest'
import { type TestPerson, wordsOf } from '../support/door.ts'
import { test, testUnlimited } from '../support/scenario.ts'

async function repliesTo(person: TestPerson, ts: string) {
  const { messages } = await person.looks()
  return messages.filter(
    (message) => message.threadTs === ts && message.user !== person.id && !message.deleted,
  )
}

describe('rewriting a message', () => {
  test('rewrites its answer in place, however often', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, ts)

    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: '使い方' })
    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: 'How long is the certificate valid?' })
    await employee.sees(/three years|3 years/i, ts)

    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })

  test('before the answer is out ends in one answer, to the words that stand', async ({ bot }) => {
    const employee = bot.person('employee')

    const ts = await employee.says('認証の有効期間は何年ですか')
    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: '使い方' })
    await employee.sees(/Mamori でできること/, ts)

    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })

  test('from a question into a leak puts first aid in place of the answer', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('認証の有効期間は何年ですか')
    await employee.sees(/3年/, ts)

    const text = '取引先の図面を、間違えて別の会社にメールで送ってしまいました'
    await employee.acts({ do: 'edit', channel: '@mamori', ts, text })
    const reply = await employee.sees(/incident\.report/, ts)

    expect(reply.threadTs).toBe(ts)
    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })

  test('so that it mentions the bot, and again, is answered once', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('有効期間は何年だったかな', { channel: 'general' })

    const edit = (text: string) => employee.acts({ do: 'edit', channel: 'general', ts, text })
    await edit('@mamori 認証の有効期間は何年ですか')
    await employee.sees(/3年/, ts)
    await edit('@mamori 使い方')
    await employee.sees(/Mamori でできること/, ts)

    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })

  test('from a leak in a channel into questions is answered there once', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('@mamori 顧客名簿を間違えて社外に送ってしまいました', {
      channel: 'general',
    })
    await employee.sees(/incident\.report/, ts)

    const edit = (text: string) => employee.acts({ do: 'edit', channel: 'general', ts, text })
    await edit('@mamori 認証の有効期間は何年ですか')
    await employee.sees(/3年/, ts)
    await edit('@mamori 使い方')
    await employee.sees(/Mamori でできること/, ts)

    const shown = (await repliesTo(employee, ts)).filter((message) => message.ephemeralFor === undefined)
    expect(shown).toHaveLength(1)
  })

  test('away again, the bot goes on with the next', async ({ bot }) => {
    const employee = bot.person('employee')

    const gone = await employee.says('認証の有効期間は何年ですか')
    await employee.acts({ do: 'delete', channel: '@mamori', ts: gone })
    const ts = await employee.says('使い方')
    await employee.seesReplyTo(ts)

    expect(await repliesTo(employee, ts)).toHaveLength(1)
    expect((await repliesTo(employee, gone)).length).toBeLessThanOrEqual(1)
  })
})

describe('a message that is no plain question', () => {
  testUnlimited('is answered once, in words', async ({ bot }) => {
    const employee = bot.person('employee')
    const odd = [
      '🎉',
      ':+1:',
      '12345',
      'https://example.com/a?b=c&d=e',
      '认证的有效期是几年？',
      '인증 유효 기간은 몇 년입니까?',
      'كم سنة صلاحية الشهادة؟',
      '<!channel> *太字* _斜体_ ~取消~ `符号`',
      '？',
      '. . .',
      '図\u0000面',
      'かたわれ\ud83d',
      '👨‍👩‍👧‍👦'.repeat(400),
      `${'あ'.repeat(1_999)}😀😀`,
    ]

    const said = await Promise.all(odd.map((text) => employee.says(text)))
    await Promise.all(said.map((ts) => employee.seesReplyTo(ts)))

    const replies = await Promise.all(said.map((ts) => repliesTo(employee, ts)))
    expect(replies.map((each) => each.length)).toEqual(odd.map(() => 1))
    expect(replies.flat().map(wordsOf).join('\n')).not.toMatch(/<!channel>|undefined|\[object|こちらの不具合/)
  })
})

describe('talk in a channel', () => {
  test('mentioning the bot in a private channel is answered there', async ({ bot }) => {
    const officer = bot.person('officer')
    const { channels } = (await (await fetch(`${bot.url}/workspace/state`)).json()) as {
      channels: { name: string; kind: string; members: string[] }[]
    }
    const closed = channels.find((each) => each.kind === 'private' && each.members.includes(officer.id))

    const ts = await officer.says('@mamori 認証の有効期間は何年ですか', { channel: closed?.name ?? '' })
    await officer.sees(/3年/, ts)

    expect(await repliesTo(officer, ts)).toHaveLength(1)
  })

  test('in a thread the bot was asked in leaves alone what is said to a colleague', async ({ bot }) => {
    const employee = bot.person('employee')
    const manager = bot.person('manager')
    const ts = await employee.says('@mamori 認証の有効期間は何年ですか', { channel: 'general' })
    await employee.sees(/3年/, ts)

    const place = { channel: 'general', threadTs: ts }
    await employee.says(`<@${manager.id}> あとで相談させてください`, place)
    const followUp = await employee.says('ロゴは誰が使えますか', place)
    await employee.sees(/ロゴ/, followUp)

    expect(await repliesTo(employee, ts)).toHaveLength(2)
  })

  test('a follow-up at the end of a long thread is understood from what was asked last', async ({ bot }) => {
    const employee = bot.person('employee')
    const ts = await employee.says('@mamori 使い方', { channel: 'general' })
    await employee.seesReplyTo(ts)
    const manager = bot.person('manager')
    const place = { channel: 'general', threadTs: ts }
    for (let at = 0; at < 40; at += 1) await manager.says(`雑談 ${at}`, place)
    const asked = await employee.says('@mamori 認証の有効期間は何年ですか', place)
    await employee.sees(/3年/, asked)

    const followUp = await employee.says('それはいつからですか', place)
    await employee.sees(/有効期間/, followUp)

    expect(await repliesTo(employee, ts)).toHaveLength(3 + 40)
  })
})

describe('many questions at once', () => {
  testUnlimited('are each answered once, whoever asks how many', async ({ bot }) => {
    const people = ['employee', 'manager', 'officer', 'deputy', 'admin', 'guest', 'Emma'].map(bot.person)

    const asked = await Promise.all(
      people.flatMap((person, at) =>
        Array.from({ length: at === 0 ? 20 : 4 }, async () => ({
          person,
          ts: await person.says('認証の有効期間は何年ですか'),
        })),
      ),
    )
    await Promise.all(asked.map(({ person, ts }) => person.seesReplyTo(ts)))

    const counts = await Promise.all(
      asked.map(async ({ person, ts }) => (await repliesTo(person, ts)).length),
    )
    expect(counts).toEqual(asked.map(() => 1))
  })
})
