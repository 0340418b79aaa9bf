import { LLMock } from '@copilotkit/aimock'
import { describe, expect } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { test as databaseTest } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

const draft = (text: string) =>
  JSON.stringify({ text, quotes: [{ section: 1, quote: 'この文はどの節にもありません。' }] })

/** What a model does, and what the answer then says, in both languages. */
const troubles = [
  {
    name: 'is too slow',
    does: (model: LLMock) => {
      model.on({ endpoint: 'chat' }, { content: draft('遅い') })
      model.setChaos({ latencyMs: 20_000 })
    },
    ja: 'AIの返事に時間がかかったため',
    en: 'The AI took too long',
  },
  {
    name: 'is cut off in the middle',
    does: (model: LLMock) =>
      model.on(
        { endpoint: 'chat' },
        { content: draft('あ'.repeat(300)) },
        { latency: 2, chunkSize: 8, truncateAfterChunks: 5 },
      ),
    ja: 'AIの返事が途中で切れたため',
    en: 'The AI broke off',
  },
  {
    name: 'ends without a word',
    does: (model: LLMock) => model.on({ endpoint: 'chat' }, { content: '' }),
    ja: 'AIから返事がなかったため',
    en: 'The AI gave no answer',
  },
  {
    name: 'writes something else than was asked for',
    does: (model: LLMock) => model.on({ endpoint: 'chat' }, { content: 'もちろんです！有効期間は5年です。' }),
    ja: 'AIの返事を確かめられなかったため',
    en: 'What the AI wrote could not be checked',
  },
  {
    name: 'makes a quote up',
    does: (model: LLMock) => model.on({ endpoint: 'chat' }, { content: draft('有効期間は5年です。') }),
    ja: 'AIの返事を文書で裏づけられなかったため',
    en: 'What the AI wrote is not borne out by the documents',
  },
  {
    name: 'is over its rate',
    does: (model: LLMock) => model.setChaos({ rateLimitRate: 1 }),
    ja: 'いまAIが混み合っているため',
    en: 'The AI is busy right now',
  },
  {
    name: 'fails',
    does: (model: LLMock) => model.setChaos({ dropRate: 1 }),
    ja: 'いまAIを使えないため',
    en: 'The AI cannot be reached right now',
  },
  {
    name: 'breaks the connection',
    does: (model: LLMock) => model.setChaos({ disconnectRate: 1 }),
    ja: /いまAIを使えないため|AIの返事が途中で切れたため/,
    en: /The AI cannot be reached right now|The AI broke off/,
  },
  {
    name: 'is not there at all',
    does: (model: LLMock) => model.stop(),
    ja: 'いまAIを使えないため',
    en: 'The AI cannot be reached right now',
  },
] as const

// The model waits a second at most, so that a slow one is not waited for here either.
const test = databaseTest
  .extend('model', async ({ database: _ }, { onCleanup }) => {
    const server = new LLMock({ port: 0 })
    await server.start()
    // The last trouble is that it was stopped.
    onCleanup(() => server.stop().catch(() => undefined))
    return server
  })
  .extend('bot', async ({ database, model }, { onCleanup }) => {
    const environment = {
      OPENAI_BASE_URL: `${model.url}/v1`,
      MAMORI_MODEL: 'a-model',
      MAMORI_MODEL_TIMEOUT_S: '1',
    }
    const bot = await startTestBot(database, { environment, rateLimits: 'off' })
    onCleanup(() => bot.stop())
    return bot
  })

describe('a model in trouble', () => {
  test('costs nobody an answer: it is what the documents say, and says why, in both languages', async ({
    bot,
    model,
  }) => {
    const officer = bot.person('officer')
    const employee = bot.person('employee')
    const emma = bot.person('Emma')
    await employee.seesReplyTo(await employee.says('認証の有効期間は何年ですか'))
    await officer.presses('model.agree', await officer.sees(/AIに文書の一部を送ってよいか/))
    await officer.sees(/「送ってよい」と決めました/)
    const heard: { name: string; ja: string; en: string }[] = []

    for (const { name, does } of troubles) {
      model.clearFixtures()
      model.clearChaos()
      model.clearRequests()
      await does(model)
      const inJapanese = await employee.says('認証の有効期間は何年ですか')
      const inEnglish = await emma.says('How long is the certificate valid?')
      const ja = await employee.sees(/文書の文をそのまま/, inJapanese)
      const en = await emma.sees(/word for word/, inEnglish)
      heard.push({ name, ja: wordsOf(ja), en: wordsOf(en) })
    }

    for (const [at, { name, ja, en }] of troubles.entries()) {
      const { ja: inJapanese = '', en: inEnglish = '' } = heard[at] ?? {}
      expect(inJapanese, name).toMatch(ja)
      expect(inJapanese, name).toContain('認証の有効期間は3年間です。')
      expect(inJapanese, name).not.toContain('5年')
      expect(inEnglish, name).toMatch(en)
      expect(inEnglish, name).toMatch(/three years|3 years/)
    }
  })
})
