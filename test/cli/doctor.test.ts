import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { parse } from 'yaml'
import type { FileReport } from '../../src/answering/types.ts'
import { runDoctor } from '../../src/cli/doctor.ts'
import type { ExaminedParts, Finding } from '../../src/cli/examine.ts'
import { readConfig } from '../../src/config.ts'
import type { SlackExamination } from '../../src/slack/types.ts'
import { test } from '../support/database.ts'

const manifest = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'))
const scopes: readonly string[] = manifest.oauth_config.scopes.bot

const heard = ['app_home_opened', 'message.im'].map((type) => ({
  type,
  at: new Date('2026-11-23T09:00:00Z'),
}))

const well: SlackExamination = {
  token: { kind: 'accepted', team: '三葉精機', bot: 'mamori', scopes },
  socket: { kind: 'accepted' },
  channels: { kind: 'accepted', names: ['general'] },
  heard,
}

const responders = async () => ({ officers: ['U1'], deputies: ['U2'] })

const rules: FileReport = {
  path: 'ja/rules.md',
  state: 'unchanged',
  format: 'markdown',
  sections: 3,
  flagged: [],
}

async function examine(
  parts: Partial<ExaminedParts> & Pick<ExaminedParts, 'database'>,
  environment: Record<string, string> = {},
) {
  const output = new PassThrough()
  const { config } = readConfig(environment, '/', '/')
  const usual = {
    updateDocuments: async () => [rules],
    tryModel: async () => ({ kind: 'answers', ms: 800 }) as const,
  }
  const exitCode = await runDoctor(async () => ({ ...usual, config, ...parts }), ['--json'], {
    input: new PassThrough(),
    output,
    errors: new PassThrough(),
  })
  output.end()
  const report: { ok: boolean; findings: Finding[] } = JSON.parse(await text(output))
  return { exitCode, report, wrong: report.findings.filter(({ ok }) => !ok).map(({ check }) => check) }
}

describe('the doctor', () => {
  test('passes when Slack answers well and officer and deputy are set', async ({ database }) => {
    const { exitCode, report } = await examine({
      database,
      findResponders: responders,
      examineSlack: async () => well,
    })

    expect(report).toMatchObject({ ok: true })
    expect(exitCode).toBe(0)
  })

  test('fails while nobody is set to receive reports, and says what to do', async ({ database }) => {
    const { exitCode, report } = await examine({
      database,
      findResponders: async () => ({ officers: [], deputies: [] }),
      examineSlack: async () => well,
    })

    const finding = report.findings.at(-1)
    expect(exitCode).toBe(1)
    expect(finding).toMatchObject({ ok: false, found: expect.stringContaining('no officer and no deputy') })
    expect(finding?.todo).toContain('Home')
  })

  test('fails when the bot does not run, for then nobody can be asked', async ({ database }) => {
    const { wrong } = await examine({ database })

    expect(wrong).toEqual(['slack', 'responsible officer and deputy'])
  })

  const troubles: [string, Partial<SlackExamination>, string, RegExp][] = [
    [
      'a token that Slack refuses',
      { token: { kind: 'refused', error: 'token_revoked' } },
      'token',
      /SLACK_BOT_TOKEN/,
    ],
    [
      'a scope the app was not given',
      {
        token: {
          kind: 'accepted',
          team: 'T',
          bot: 'B',
          scopes: scopes.filter((each) => each !== 'im:write'),
        },
      },
      'scopes',
      /install the app again/,
    ],
    [
      'a Slack that gives no connection',
      { socket: { kind: 'refused', error: 'not_allowed_token_type' } },
      'socket mode',
      /SLACK_APP_TOKEN/,
    ],
    [
      'a Slack from which no direct message ever came',
      { heard: heard.slice(0, 1) },
      'events',
      /Event Subscriptions/,
    ],
  ]
  for (const [what, trouble, check, todo] of troubles) {
    test(`names ${what} and what to do`, async ({ database }) => {
      const { report, wrong } = await examine({
        database,
        findResponders: responders,
        examineSlack: async () => ({ ...well, ...trouble }),
      })

      expect(wrong).toEqual([check])
      expect(report.findings.find((finding) => finding.check === check)?.todo).toMatch(todo)
    })
  }

  test('counts every kind of document, and names those that cannot be read with the reason', async ({
    database,
  }) => {
    const asked: unknown[] = []
    const { report, wrong } = await examine({
      database,
      findResponders: responders,
      examineSlack: async () => well,
      async updateDocuments(options) {
        asked.push(options)
        return [
          rules,
          { ...rules, path: '就業規則.pdf', format: 'pdf' },
          { ...rules, path: 'old.docx', format: 'word', state: 'removed' },
          { ...rules, path: 'manual.pdf', format: '', state: 'later', sections: 0 },
          {
            ...rules,
            path: '秘密.xlsx',
            format: '',
            state: 'failed',
            sections: 0,
            fault: { kind: 'empty', detail: '' },
          },
        ]
      },
    })

    const found = (check: string) => report.findings.find((each) => each.check === check)?.found
    expect(asked).toEqual([{ deferSlow: true }])
    expect(wrong).toEqual(['documents that cannot be read'])
    expect(found('knowledge')).toContain('2 documents')
    expect(found('knowledge')).toMatch(/1 markdown, 1 pdf.*, 1 not read yet/)
    expect(found('documents that cannot be read')).toMatch(/^1: 秘密\.xlsx \(.+\)/)
  })

  test('says that nothing leaves where no model is configured, and asks none', async ({ database }) => {
    const { report } = await examine({
      database,
      tryModel: () => Promise.reject(new Error('asked')),
    })

    expect(report.findings.find(({ check }) => check === 'model')).toMatchObject({
      ok: true,
      found: expect.stringContaining('nothing leaves'),
    })
  })

  test('asks an embedding model only where its vectors count', async ({ database }) => {
    const environment = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', MAMORI_EMBEDDING_MODEL: 'vectors' }
    const asked: string[] = []
    const tryModel: ExaminedParts['tryModel'] = async ({ name }) => {
      asked.push(name)
      return { kind: 'refused' }
    }

    await examine({ database, tryModel }, environment)
    const { wrong } = await examine({ database, tryModel }, { ...environment, MAMORI_EMBEDDING_WEIGHT: '1' })

    expect(asked).toEqual(['gpt-4.1-mini', 'gpt-4.1-mini', 'vectors'])
    expect(wrong).toEqual(expect.arrayContaining(['model', 'embedding model']))
  })

  test('does not ask for more than one mend when the token is wrong', async ({ database }) => {
    const { report } = await examine({
      database,
      findResponders: responders,
      examineSlack: async () => ({ ...well, token: { kind: 'refused', error: 'invalid_auth' } }),
    })

    expect(report.findings.map(({ check }) => check)).not.toContain('scopes')
  })
})
