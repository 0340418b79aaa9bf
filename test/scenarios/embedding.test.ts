import { LLMock } from '@copilotkit/aimock'
import { describe, expect } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

// A model that writes nothing, so that answers are extracts; its vectors say nothing about meaning.
const test = databaseTest
  .extend('model', async ({ database: _ }, { onCleanup }) => {
    const server = new LLMock({ port: 0 })
    server.on({ endpoint: 'chat' }, { content: '{"none": true}' })
    await server.start()
    onCleanup(() => server.stop())
    return server
  })
  .extend('bot', async ({ database, model }, { onCleanup }) => {
    const environment = {
      OPENAI_BASE_URL: `${model.url}/v1`,
      MAMORI_EMBEDDING_MODEL: 'an-embedder',
      MAMORI_EMBEDDING_WEIGHT: '0.1',
    }
    const bot = await startTestBot(database, { environment })
    onCleanup(() => bot.stop())
    return bot
  })

describe('finding sections by meaning', () => {
  test('begins when the officer has agreed, and sends nothing that must stay', async ({
    bot,
    model,
    database,
  }) => {
    const employee = bot.person('employee')
    const officer = bot.person('officer')
    const sent = () => JSON.stringify(model.getRequests().filter(({ path }) => path.includes('embeddings')))
    await employee.seesReplyTo(await employee.says('認証の有効期間は何年ですか'))
    const asked = await officer.sees(/AIに文書の一部を送ってよいか/)
    const before = model.getRequests().length
    await officer.presses('model.agree', asked)

    await bot.restart()
    await vectorsMade(database)
    const question = '定期報告は taro@example.co.jp に送るのですか'
    const answer = await employee.seesReplyTo(await employee.says(question))
    await employee.seesReplyTo(await employee.says('図面を間違えて取引先に送ってしまいました'))

    expect(before).toBe(0)
    expect(wordsOf(asked)).toMatch(/gpt-4\.1-mini \(127.*an-embedder \(127/)
    expect(wordsOf(answer)).toContain('定期報告')
    expect(sent()).toContain('定期報告は [email] に送るのですか')
    expect(sent()).not.toContain('サンプル規程')
    expect(sent()).not.toContain('図面を間違えて')
  })

  test('goes on without it, in both languages, when the model is gone', async ({ bot, model, database }) => {
    const emma = bot.person('Emma')
    const officer = bot.person('officer')
    await emma.seesReplyTo(await emma.says('How long is the certificate valid?'))
    await officer.presses('model.agree', await officer.sees(/AIに文書の一部を送ってよいか/))
    await bot.restart()
    await vectorsMade(database)
    model.setChaos({ dropRate: 1 })

    const english = await emma.sees(
      /three years|3 years/,
      await emma.says('How long is the certificate valid?'),
    )
    const japanese = await emma.sees(/3年/, await emma.says('認証の有効期間は何年ですか'))

    expect(wordsOf(english)).toContain('Sources')
    expect(wordsOf(japanese)).toContain('出典')
  })
})

// They are made in the background: nobody is told.
async function vectorsMade(database: Parameters<typeof startTestBot>[0]): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await database.query<{ missing: number }>(
          `select count(*) as missing from sections s join documents d on d.path = s.document
           where d.may_leave and exists (select 1 from passages p where p.section = s.id)
             and not exists (select 1 from section_embeddings e where e.section = s.id)`,
        )
        return rows[0]?.missing
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(0)
}
