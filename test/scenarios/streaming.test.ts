import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test as plainTest } from 'vitest'
import { createWorkspace } from '../../src/workspace/index.ts'
import { test } from '../support/composingBot.ts'
import { createPersonAt, openDoor, type TestPerson, wordsOf } from '../support/door.ts'

const question = '認証の有効期間は何年ですか'
const first = '認証の有効期間は3年間です。'
const second = '更新の申請は期限の前にします。'

/** What the bot says in the thread of a message. */
async function repliesTo(person: TestPerson, ts: string) {
  const { messages } = await person.looks()
  return messages.filter(({ threadTs, user, deleted }) => threadTs === ts && user !== person.id && !deleted)
}

describe('an answer that a model writes', () => {
  test('comes in Japanese: its grounds, then its sentences, at last its sources; and changes with the question', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const ts = await employee.says(question)
    const answer = await bot.composer.next()

    answer.grounds()
    const opened = await employee.sees(/次の文書をもとに、お答えをまとめています/, ts)
    answer.writes(first)
    const grown = await employee.sees(/3年間です/, ts)
    answer.writes(second)
    answer.ends()
    const whole = await employee.sees(/出典/, ts)
    await employee.acts({ do: 'edit', channel: '@mamori', ts, text: '更新の申請はいつですか' })
    const next = await bot.composer.next()
    next.grounds()
    next.ends({ text: '更新の話です。' })
    const changed = await employee.sees(/更新の話です/, ts)

    expect(wordsOf(grown)).not.toContain('出典')
    expect(whole.text).toBe(first + second)
    expect(wordsOf(whole)).toContain('AIがまとめた文です')
    expect([grown.ts, whole.ts, changed.ts]).toEqual([opened.ts, opened.ts, opened.ts])
    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })

  test('comes in English, in a thread of a channel, and apart from the answer to the next question there', async ({
    bot,
  }) => {
    const emma = bot.person('Emma')
    const ts = await emma.says('<@U03MAMORI1> How long does a certificate last?', { channel: 'general' })
    const answer = await bot.composer.next()
    answer.grounds()
    await emma.sees(/Writing an answer from/, ts)

    answer.ends({ text: 'A certificate lasts three years.', language: 'en' })
    const whole = await emma.sees(/Sources/, ts)
    await emma.says('And how do we renew it?', { channel: 'general', threadTs: ts })
    const next = await bot.composer.next()
    next.grounds()
    next.ends({ text: 'Before it runs out.', language: 'en' })
    await emma.sees(/Before it runs out/, ts)

    expect(whole.text).toBe('A certificate lasts three years.')
    expect(wordsOf(whole)).toContain('Written by AI from the documents')
    expect((await repliesTo(emma, ts)).map(({ text }) => text)).toEqual([
      'A certificate lasts three years.',
      'Before it runs out.',
    ])
  })

  test('is the extract, and says why, when the model breaks off; and comes at all when something breaks', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const ts = await employee.says(question)
    const answer = await bot.composer.next()
    answer.grounds()
    answer.writes('有効期間は5年')
    const opened = await employee.sees(/5年/, ts)

    answer.fails()
    const again = await bot.composer.next()
    again.grounds()
    again.ends({ text: first, composedBy: 'extract', fallback: 'cut-off' })
    const whole = await employee.sees(/途中で切れた/, ts)

    expect(whole).toMatchObject({ ts: opened.ts, text: first })
    expect(wordsOf(whole)).not.toContain('5年')
    expect(await repliesTo(employee, ts)).toHaveLength(1)
  })
})

describe('what Slack shows of an agent', () => {
  test('a stop button ends the answer where it is, or before a word of it, and the last line says so', async ({
    bot,
  }) => {
    const employee = bot.person('employee')
    const ts = await employee.says(question)
    const answer = await bot.composer.next()
    answer.grounds()
    answer.writes(first)
    await employee.sees(/3年間です/, ts)

    const pressed = await employee.acts({ do: 'stopAgent', channel: '@mamori', threadTs: ts })
    const stopped = await employee.sees(/ここで止めました/, ts)
    const unwritten = await employee.says(question)
    const other = await bot.composer.next()
    other.grounds()
    await employee.sees(/次の文書をもとに/, unwritten)
    await employee.acts({ do: 'stopAgent', channel: '@mamori', threadTs: unwritten })
    const nothing = await employee.sees(/お答えを止めました/, unwritten)
    const button = await employee.acts({ do: 'stopAgent', channel: '@mamori', threadTs: ts })

    expect(pressed.ok).toBe(true)
    expect(answer.signal?.aborted).toBe(true)
    expect(stopped.text).toBe(first)
    expect(nothing.text).toMatch(/また聞いてください/)
    expect(button).toMatchObject({ ok: false })
    expect(await repliesTo(employee, ts)).toHaveLength(1)
    expect(await repliesTo(employee, unwritten)).toHaveLength(1)
  })

  test('prompts suggest what to ask, in the language of whoever opens the conversation', async ({ bot }) => {
    const suggestedTo = async (name: string) => {
      await bot.person(name).acts({ do: 'openHome', tab: 'messages' })
      await bot.person(name).sees(/Mamori/)
      for (;;) {
        const answer = await fetch(`${bot.url}/workspace/state?as=${bot.person(name).id}`)
        const { prompts } = (await answer.json()) as { prompts: { prompts: { title: string }[] }[] }
        const titles = prompts.flatMap((each) => each.prompts.map(({ title }) => title))
        if (titles.length > 0) return titles
      }
    }

    const japanese = await suggestedTo('employee')
    const english = await suggestedTo('Emma')

    expect(japanese).toContain('制度について聞く')
    expect(english).toContain('Ask about the scheme')
  })
})

describe('an answer whose process is killed while it is written', () => {
  plainTest(
    'is made whole in the same message, once, after the restart',
    {
      timeout: 120_000,
    },
    async ({ onTestFinished }) => {
      const folder = await mkdtemp(join(tmpdir(), 'mamori-killed-'))
      const workspace = await createWorkspace({ dataDir: join(folder, 'workspace'), door: 'test' })
      const { url, botToken, appToken, signingSecret } = workspace
      const start = (script: { writes: string[]; ends: boolean }) => {
        const facts = { dataDir: join(folder, 'bot'), url, botToken, appToken, signingSecret, ...script }
        const program = new URL('../support/composingProcess.ts', import.meta.url)
        return spawn(process.execPath, [fileURLToPath(program), JSON.stringify(facts)], {
          env: { PATH: process.env.PATH, HOME: process.env.HOME },
        })
      }
      const employee = createPersonAt(await openDoor(url), 'employee')
      const killed = start({ writes: [first], ends: false })
      await once(killed.stdout, 'data')
      const ts = await employee.says(question)
      const before = await employee.sees(/3年間です/, ts)

      killed.kill('SIGKILL')
      await once(killed, 'exit')
      const next = start({ writes: [first, second], ends: true })
      onTestFinished(async () => {
        next.kill('SIGKILL')
        await once(next, 'exit')
        await workspace.stop()
        await rm(folder, { recursive: true, force: true, maxRetries: 5 })
      })
      await once(next.stdout, 'data')
      const last = await employee.sees(/出典/, ts)

      expect(last.ts).toBe(before.ts)
      expect(last.text).toBe(first + second)
      expect(await repliesTo(employee, ts)).toHaveLength(1)
    },
  )
})
