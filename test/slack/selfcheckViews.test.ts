import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../src/common/language.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { checklistSchema } from '../../src/selfcheck/index.ts'
import { resultOf } from '../../src/selfcheck/scoring.ts'
import type { Answers, Checklist, Session } from '../../src/selfcheck/types.ts'
import type { MessageView } from '../../src/slack/views/answer.ts'
import {
  buttonValue,
  movedView,
  noResultView,
  parseButtonValue,
  selfcheckHomeBlocks,
  sessionView,
} from '../../src/slack/views/selfcheck.ts'
import { chartInWords, chartOf, resultView } from '../../src/slack/views/selfcheckResult.ts'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import { aSession } from '../selfcheck/builders.ts'

const file = join(import.meta.dirname, '../../knowledge/checklists/preparation.yml')
const checklist: Checklist = await loadYaml(file, checklistSchema)
const timeZones: Record<Language, string> = { ja: 'Asia/Tokyo', en: 'Europe/London' }

// The options in turn, so that every kind of answer is there.
const inTurn = (options: readonly string[]): Answers =>
  Object.fromEntries(checklist.items.map((item, index) => [item.id, options[index % options.length] ?? '']))
const mixed = inTurn(['yes', 'partly', 'no', 'unknown', 'not-applicable', 'yes', 'yes'])

function sessionAt(itemId: string, answers: Answers = {}): Session {
  return {
    ...aSession(checklist, answers),
    id: 'ses_aaaaaaaaaaaaaaaaaaaa',
    current: itemId,
    status: 'open',
    version: 7,
  }
}

function resultWith(answers: Answers) {
  return resultOf({ ...aSession(checklist, answers), id: 'ses_aaaaaaaaaaaaaaaaaaaa' })
}

const reader = (language: Language) => ({ language, timeZone: timeZones[language] })
const problems = (view: MessageView) => checkBlocks(view.blocks, 'message')
const snapshot = (name: string, language: Language) => `snapshots/selfcheck-${name}.${language}.json`
const asJson = (view: unknown) => `${JSON.stringify(view, null, 2)}\n`

describe.each(languages)('a self-check in Slack (%s)', (language) => {
  test('shows the first item with its reason, an example, and how it goes', async () => {
    const view = sessionView(sessionAt('1-1'), reader(language))

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('first-item', language))
  })

  test('shows an earlier answer when one goes back to it', async () => {
    const view = sessionView(
      sessionAt('1-2', { '1-1': 'yes', '1-2': 'partly', '1-3': 'no' }),
      reader(language),
    )

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('item-again', language))
  })

  test('shows the pause with a way to go on', async () => {
    const view = sessionView(
      { ...sessionAt('1-3', { '1-1': 'yes', '1-2': 'no' }), status: 'paused' },
      reader(language),
    )

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('paused', language))
  })

  test('shows the result with scores, gaps, what to check, and what it is not', async () => {
    const view = resultView(resultWith(mixed), reader(language))

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('result', language))
  })

  test('says why the questions have become fewer, from the answer on that leaves one out', () => {
    const words = language === 'ja' ? '当てはまらない1問' : 'One question does not apply'
    const all = sessionView(sessionAt('4-1', { '3-4': 'yes' }), reader(language))

    const fewer = sessionView(sessionAt('4-1', { '3-4': 'not-applicable' }), reader(language))

    expect(JSON.stringify(all.blocks)).toMatch(/\d+\/30/)
    expect(JSON.stringify(all.blocks)).not.toContain(words)
    expect(JSON.stringify(fewer.blocks)).toMatch(/\d+\/29/)
    expect(JSON.stringify(fewer.blocks)).toContain(words)
    expect(problems(fewer)).toEqual([])
  })

  test('never shows a number that is none when nothing applies', async () => {
    const view = resultView(resultWith(inTurn(['not-applicable'])), reader(language))

    await expect(asJson(view)).toMatchFileSnapshot(snapshot('result-nothing-applies', language))
    expect(JSON.stringify(view)).not.toContain('NaN')
    expect(chartOf(resultWith(inTurn(['not-applicable'])), language)).toBeUndefined()
  })

  test('is taken by Slack for every item, in every state, and for every result', () => {
    const views = [
      ...checklist.items.map((item) => sessionView(sessionAt(item.id, mixed), reader(language))),
      sessionView({ ...sessionAt('1-3'), status: 'paused' }, reader(language)),
      sessionView({ ...aSession(checklist, mixed) }, reader(language)),
      movedView(language),
      ...['yes', 'partly', 'no', 'unknown', 'not-applicable'].map((option) =>
        resultView(resultWith(inTurn([option])), reader(language)),
      ),
      resultView(resultWith(mixed), reader(language)),
    ]

    expect(views.flatMap(problems)).toEqual([])
  })

  test('is taken by Slack in the home, whatever the standing', () => {
    const underWay = { status: 'open', answered: 3, total: 30 } as const
    const last = { finishedAt: new Date('2026-01-31T16:00:00Z'), overall: 61.6 }
    const standings = [
      { underWay: null, last: null },
      { underWay, last: null },
      { underWay: null, last },
      { underWay, last: { ...last, overall: null } },
    ]

    const blocks = standings.flatMap((standing) => selfcheckHomeBlocks(standing, reader(language)))

    expect(checkBlocks(blocks, 'home')).toEqual([])
    expect(standings.flatMap((standing) => problems(noResultView(standing, language)))).toEqual([])
  })
})

describe('the words of a self-check', () => {
  test('name the day in the time zone of the person', () => {
    const standing = { underWay: null, last: { finishedAt: new Date('2026-01-31T16:00:00Z'), overall: 61.6 } }

    const inTokyo = JSON.stringify(selfcheckHomeBlocks(standing, reader('ja')))
    const inLondon = JSON.stringify(selfcheckHomeBlocks(standing, reader('en')))

    expect(inTokyo).toContain('前回：2026年2月1日　全体 62点')
    expect(inLondon).toContain('Last time: 31 January 2026, overall 62')
  })

  test.each(languages)(
    'say in every result that it is neither certification nor the official list (%s)',
    (language) => {
      const text = JSON.stringify(resultView(resultWith(inTurn(['yes'])), reader(language)))

      const needed =
        language === 'ja'
          ? [
              '「自己確認」',
              '「認証」',
              'ロゴマークは使えません',
              '合格・不合格を示すものではありません',
              '責任は、事業者',
              '公式な「自己チェックリスト」ではありません',
            ]
          : [
              'self-confirmation',
              'certification',
              'no right to use the logo',
              'not a pass or a fail',
              'responsibility of the business',
              'not the official',
            ]
      for (const words of needed) expect(text).toContain(words)
    },
  )

  test('tell the chart to whoever does not see it', () => {
    const words = chartInWords(resultWith(mixed), 'ja')

    expect(words).toContain('ルール作り 38点')
    expect(words).toContain('漏えい後の被害（名称は要確認）')
  })
})

describe('the value of a button', () => {
  test('is read back as it was written', () => {
    const session = sessionAt('6-5')

    expect(parseButtonValue(buttonValue(session))).toEqual({
      sessionId: session.id,
      itemId: '6-5',
      version: 7,
    })
  })

  test.each([
    undefined,
    '',
    'ses_x:1-1:1',
    'inc_aaaaaaaaaaaaaaaaaaaa:1-1:1',
    "ses_aaaaaaaaaaaaaaaaaaaa:1';--:1",
  ])('is refused when it is %j', (value) => {
    expect(parseButtonValue(value)).toBeUndefined()
  })

  test('is other on every version, and so are the ids of the rows', () => {
    const [now, later] = [sessionAt('1-1'), { ...sessionAt('1-1'), version: 8 }]

    const ids = [now, later].map((session) =>
      sessionView(session, reader('ja')).blocks.flatMap((block) =>
        'block_id' in block ? [block.block_id] : [],
      ),
    )

    expect(buttonValue(now)).not.toBe(buttonValue(later))
    expect(new Set(ids.flat()).size).toBe(4)
  })
})
