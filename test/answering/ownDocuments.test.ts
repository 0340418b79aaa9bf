import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type Answering, FrontMatter, toSource } from '../../src/answering/index.ts'
import type { SourceDocument } from '../../src/answering/types.ts'
import type { Language } from '../../src/common/language.ts'
import type { Database } from '../../src/database/types.ts'
import { loadDocuments } from '../../src/knowledge/index.ts'
import { test } from '../support/database.ts'
import { aSourceDocument, aSourceSection } from './builders.ts'
import { start } from './running.ts'

// A firm's rules as its clerk writes them: no ways of asking, and names that stand on no list of the program.
async function startWithFirm(database: Database, others: readonly SourceDocument[] = []): Promise<Answering> {
  const documents = await loadDocuments(join(import.meta.dirname, 'documents'), FrontMatter)
  return start(database, [...documents.map(toSource), ...others])
}

/** The questions that are not answered so, each with what was said. */
async function findUntold(
  answering: Answering,
  language: Language,
  expected: readonly (readonly [question: string, fact: string])[],
): Promise<string[]> {
  const untold: string[] = []
  for (const [text, fact] of expected) {
    const answer = await answering.answerQuestion({ text, language, audience: 'employees', previous: [] })
    if (answer.kind !== 'answered' || !answer.text.includes(fact)) untold.push(`${text} ${answer.text}`)
  }
  return untold
}

/** The questions that are answered though nothing tells it. */
async function findAnswered(
  answering: Answering,
  language: Language,
  questions: readonly string[],
): Promise<string[]> {
  const answered: string[] = []
  for (const text of questions) {
    const { kind } = await answering.answerQuestion({ text, language, audience: 'employees', previous: [] })
    if (kind !== 'not_found') answered.push(text)
  }
  return answered
}

describe("asking about a firm's own rules", () => {
  test('tells in Japanese who, where, when and how many, whatever names the rules use', async ({
    database,
  }) => {
    const answering = await startWithFirm(database)

    const untold = await findUntold(answering, 'ja', [
      ['正門の受付はだれがやっていますか', '守衛の中村さん'],
      ['事務所の鍵はだれが預かっていますか', '総務の佐藤'],
      ['事務所の鍵はどこにありますか', '赤いキーボックス'],
      ['駐車場は何台停められますか', '62台'],
      ['駐車場の区画はいつ決まりますか', '毎年4月'],
      ['出張旅費の精算はいつまで？', '五営業日'],
      ['夜勤の弁当はだれが配りますか', 'アキラ(3直)'],
      ['残業は何時までに申請しますか', '16時'],
      ['残業の申請先は？', '班長'],
      ['工場見学は何日前までに許可が必要ですか', '二営業日'],
      ['工場見学の許可はだれにもらいますか', '生産管理'],
      ['出荷場の戸締まりはだれがしますか', '出荷当番'],
      ['出荷場の戸締まりは何時ですか', '20時'],
      ['測定室に入るにはだれの許可がいりますか', '品証'],
      ['測定室の扉は何秒まで開けていいですか', '30秒'],
      ['棚卸しで型が見つからなかったらだれに知らせますか', '製造部長'],
      ['溶剤は何缶まで置けますか', '20缶'],
      ['危険物庫の鍵はだれが持っていますか', '大森'],
      ['サーバーのバックアップは何時に取っていますか', '2時'],
      ['バックアップのテープはだれが交換しますか', '夜勤の組長'],
      ['USBメモリは何日借りられますか', '三日'],
      ['社用車は何台ありますか', '5台'],
      ['ロッカーの番号札はいつ返しますか', '退職の日'],
      ['校正の記録は何年残しますか', '7年間'],
    ])

    expect(untold).toEqual([])
  })

  test('tells the same in English', async ({ database }) => {
    const answering = await startWithFirm(database)

    const untold = await findUntold(answering, 'en', [
      ['Who is at the front gate?', 'Mr Okada'],
      ['Until when is the gate staffed?', '17:00'],
      ['Who checks the forklift truck?', 'each driver'],
      ['Who do I call about a stopped machine?', 'maintenance crew'],
      ['Whose permission do I need for the measuring room?', 'QA'],
      ['How long may the door of the measuring room stay open?', '30 seconds'],
      ['Who orders the calibration?', 'Ms Kido'],
      ['How many years are calibration certificates kept?', 'seven years'],
      ['Where do we meet in an evacuation drill?', 'on the lawn'],
      ['How many cans of solvent may we keep?', 'twenty cans'],
      ['Who has the key of the solvent store?', 'Omori'],
      ['Who has the office keys?', 'Sato'],
      ['Where are the office keys?', 'red key box'],
      ['Who do I ask for annual leave?', 'section head'],
      ['Who gives me a spare uniform?', 'team leader'],
      ['Who changes the backup tapes?', 'night foreman'],
      ['When are the backups made?', 'at two'],
    ])

    expect(untold).toEqual([])
  })

  test('tells nothing in Japanese that the rules do not say', async ({ database }) => {
    const answering = await startWithFirm(database)

    const answered = await findAnswered(answering, 'ja', [
      '守衛さんは何人いますか',
      '事務所の合鍵は何本ありますか',
      '駐車場の料金はいくらですか',
      '駐車場のくじはだれが引きますか',
      '出張のホテルはだれが予約しますか',
      '食堂は何席ありますか',
      '食堂のアレルギー対応はだれに頼みますか',
      '応接室ひばりは何人入れますか',
      '出荷場のトラックは何時に来ますか',
      '品質測定室は何階にありますか',
      '金型の磨きはどの業者に頼みますか',
      '溶剤はどこから買いますか',
      'バックアップから戻すのに何時間かかりますか',
      'USBメモリの容量は何ギガですか',
      '社用車の保険はどこの会社ですか',
      '社歌の歌詞を教えて',
    ])

    expect(answered).toEqual([])
  })

  test('tells nothing in English that the rules do not say', async ({ database }) => {
    const answering = await startWithFirm(database)

    const answered = await findAnswered(answering, 'en', [
      'How many guards are there?',
      'How many forklifts do we have?',
      'Who charges the forklifts?',
      'How much does calibration cost?',
      'At what time does the evacuation drill start?',
      'Who buys the solvents?',
      'How many spare office keys are there?',
      'Who washes the uniforms?',
      'What is the overtime pay rate?',
      'How many servers are there?',
      'Who designed the company logo?',
    ])

    expect(answered).toEqual([])
  })

  test('is answered from the documents on the scheme only where they know what it is about', async ({
    database,
  }) => {
    const scheme = aSourceDocument({
      sections: [
        aSourceSection({
          heading: '認証にかかる費用',
          text: '認証にかかる費用は、認証機関によって異なり、10万円程度からです。',
          asked: ['費用はいくらですか', '料金はいくら'],
        }),
      ],
    })
    const answering = await startWithFirm(database, [scheme])

    const untold = await findUntold(answering, 'ja', [['認証の費用はいくらですか', '10万円']])
    const answered = await findAnswered(answering, 'ja', ['校正の費用はいくらですか'])

    expect({ untold, answered }).toEqual({ untold: [], answered: [] })
  })
})
