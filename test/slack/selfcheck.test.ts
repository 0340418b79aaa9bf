import { describe, expect } from 'vitest'
import { test as databaseTest } from '../support/database.ts'
import { buttonValueOf, startFace } from './selfcheckFace.ts'

const test = databaseTest.extend('face', async ({ database }, { onCleanup }) => {
  const face = await startFace(database)
  onCleanup(face.stop)
  return face
})

type Face = Awaited<ReturnType<typeof startFace>>

async function answer(face: Face, option: string): Promise<void> {
  const value = buttonValueOf(face.messages().at(-1), `selfcheck.answer.${option}`)
  await face.press(`selfcheck.answer.${option}`, value)
}

describe('walking through a self-check in Slack', () => {
  test('shows one item at a time in one message, and the result in another', async ({ face }) => {
    await face.says('m1')
    const shown = [face.messages()[0]?.text]
    for (const option of ['yes', 'no']) {
      await answer(face, option)
      shown.push(face.messages()[0]?.text)
    }
    await answer(face, 'not-applicable')
    const beforeTheChart = face.messages().length
    await face.runJobs()

    expect(beforeTheChart).toBe(2)
    expect(shown).toEqual(['自己チェック 1/3　a a-1', '自己チェック 2/3　a a-2', '自己チェック 3/3　b b-1'])
    expect(face.messages().map(({ channel, text, image }) => [channel, text, image])).toEqual([
      ['U1', '3問すべてに回答しました。おつかれさまでした。結果は下のメッセージにあります。', undefined],
      ['U1', '自己チェックの結果 全体 50点', undefined],
      ['U1', '分野ごとの得点', '分野ごとの得点のグラフ。a 50点、b 対象外'],
    ])
    expect(face.told).toEqual([])
    expect(face.acks).toHaveLength(3)
  })

  test('posts the chart once although the job that draws it runs twice', async ({ face }) => {
    await face.says('m1')
    for (const option of ['yes', 'no', 'partly']) await answer(face, option)

    await face.runJobs(2)

    expect(face.messages().filter(({ image }) => image !== undefined)).toHaveLength(1)
  })

  test('draws no chart where nothing applies', async ({ face }) => {
    await face.says('m1')
    for (const option of ['not-applicable', 'not-applicable', 'not-applicable']) await answer(face, option)

    await face.runJobs()

    expect(face.messages().map(({ text, image }) => [text, image])).toEqual([
      ['3問すべてに回答しました。おつかれさまでした。結果は下のメッセージにあります。', undefined],
      ['自己チェックの結果 全体 対象外', undefined],
    ])
  })

  test('goes back and pauses and goes on in the same message', async ({ face }) => {
    await face.says('m1')
    await answer(face, 'yes')
    await face.press('selfcheck.back', buttonValueOf(face.messages()[0], 'selfcheck.back'))
    const back = face.messages()[0]?.text
    await face.press('selfcheck.pause', buttonValueOf(face.messages()[0], 'selfcheck.pause'))
    const paused = face.messages()[0]?.text
    await face.press('selfcheck.resume', buttonValueOf(face.messages()[0], 'selfcheck.resume'))

    expect([back, paused]).toEqual(['自己チェック 1/3　a a-1', '自己チェックを中断しました'])
    expect(face.messages().map(({ text }) => text)).toEqual(['自己チェック 1/3　a a-1'])
  })

  test('posts once when the same message is handled twice', async ({ face }) => {
    await face.says('m1')
    face.passTime(3600)
    await face.says('m1')

    expect(face.messages()).toHaveLength(1)
  })

  test('goes on in a fresh message, and the older one says so', async ({ face }) => {
    await face.says('m1')
    await answer(face, 'yes')
    face.passTime(86_400)

    await face.says('m2')

    expect(face.messages().map(({ text }) => text)).toEqual([
      'この自己チェックの続きは、下の新しいメッセージにあります。',
      '自己チェック 2/3　a a-2',
    ])
  })
})

describe('pressing a button of a self-check', () => {
  test('twice takes the answer once and says nothing', async ({ face }) => {
    await face.says('m1')
    const value = buttonValueOf(face.messages()[0], 'selfcheck.answer.yes')

    await face.press('selfcheck.answer.yes', value)
    await face.press('selfcheck.answer.yes', value)

    expect(face.messages()[0]?.text).toBe('自己チェック 2/3　a a-2')
    expect(face.told).toEqual([])
  })

  test('of an older state changes nothing, says so, and shows the standing again', async ({ face }) => {
    await face.says('m1')
    const value = buttonValueOf(face.messages()[0], 'selfcheck.answer.no')
    await answer(face, 'yes')

    await face.press('selfcheck.answer.no', value)

    expect(face.messages()[0]?.text).toBe('自己チェック 2/3　a a-2')
    expect(face.told).toEqual([
      'ephemeral: 押されたボタンは少し前の表示のものでした。回答は変わっていません。最新の表示から続けてください。',
    ])
  })

  test('of somebody else changes nothing and says whose it is not', async ({ face }) => {
    await face.says('m1')

    await face.press('selfcheck.answer.yes', buttonValueOf(face.messages()[0], 'selfcheck.answer.yes'), {
      by: 'U2',
    })

    expect(face.messages()[0]?.text).toBe('自己チェック 1/3　a a-1')
    expect(face.told).toEqual([
      'ephemeral: この自己チェックは別の方のものです。ご自分の分は /mamori check で始められます。',
    ])
  })

  test('a month after the end says that it is over', async ({ face }) => {
    await face.says('m1')
    const value = buttonValueOf(face.messages()[0], 'selfcheck.answer.yes')
    for (const option of ['yes', 'yes', 'yes']) {
      await face.press(
        `selfcheck.answer.${option}`,
        buttonValueOf(face.messages()[0], 'selfcheck.answer.yes'),
      )
    }
    face.passTime(35 * 86_400)

    await face.press('selfcheck.answer.yes', value)

    expect(face.messages()).toHaveLength(2)
    expect(face.told).toEqual([
      'ephemeral: この自己チェックは終わっています。結果は、ホームの「結果を見る」から確認できます。',
    ])
  })

  test('that leads nowhere says that there is none', async ({ face }) => {
    await face.press('selfcheck.answer.yes', 'ses_aaaaaaaaaaaaaaaaaaaa:a-1:1')
    await face.press('selfcheck.pause', "'; drop table selfcheck_answers")
    await face.press('selfcheck.back')

    const sentence = 'ephemeral: この自己チェックは見つかりませんでした。/mamori check で新しく始められます。'
    expect(face.told).toEqual([sentence, sentence, sentence])
    expect(face.messages()).toEqual([])
  })

  test('in the home brings a fresh message, once for the same press', async ({ face }) => {
    await face.press('selfcheck.start', undefined, { channel: '', moment: '1700000001.1' })
    face.passTime(60)
    await face.press('selfcheck.start', undefined, { channel: '', moment: '1700000001.1' })
    await face.press('selfcheck.resume', undefined, { channel: '' })

    expect(face.messages().map(({ text }) => text)).toEqual([
      'この自己チェックの続きは、下の新しいメッセージにあります。',
      '自己チェック 1/3　a a-1',
    ])
    expect(face.told).toEqual([])
  })

  test('in a channel says privately where it goes on', async ({ face }) => {
    await face.press('selfcheck.start', undefined, { channel: 'C1' })

    expect(face.told).toEqual(['ephemeral: 自己チェックを、ダイレクトメッセージに用意しました。'])
  })
})

describe('asking for the result', () => {
  test('shows the last one, with its chart, to the person alone', async ({ face }) => {
    await face.says('m1')
    for (const option of ['partly', 'partly', 'unknown']) await answer(face, option)
    await face.runJobs()
    face.passTime(3600)

    await face.press('selfcheck.result', undefined, { channel: '' })
    await face.says('m2', 'result', 'U2')
    await face.runJobs()

    const [, , , mine, theirs, chart] = face.messages()
    expect(mine).toMatchObject({ channel: 'U1', text: '自己チェックの結果 全体 33点' })
    expect(chart).toMatchObject({ channel: 'U1', image: expect.stringContaining('a 50点、b 0点') })
    expect(theirs).toMatchObject({
      channel: 'U2',
      text: 'まだ最後まで終えた自己チェックがありません。終えると、ここで結果を見られます。',
    })
  })
})
