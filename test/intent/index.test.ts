import { describe, expect, test } from 'vitest'
import { createIntentReader } from '../../src/intent/index.ts'
import { compilePattern, wordGroups } from '../../src/intent/vocabulary.ts'
import { shippedReader } from './support.ts'

const reader = shippedReader()

describe('reading what a message wants', () => {
  test.each([
    [
      'a live report that ends in a question',
      '図面を別の会社に送ってしまいました。どうすればいいですか',
      'incident',
    ],
    [
      'bad practice told before a rule is asked for',
      'USBメモリをみんなが勝手に使っています。どんなルールにすればいいですか。',
      'question',
    ],
    [
      'an order lost before the scheme is asked about',
      'We lost an order because we have no certificate. How long does it take to get one?',
      'question',
    ],
    [
      'a mishap told before a rule is asked for',
      'メールで見積を送ったのですが、相手が違いました。これは何日以内に報告すべきものですか。',
      'incident',
    ],
    [
      'a case that turns out to be what happened',
      'CCで全員に送ってしまった場合、報告はいりますか。今しがたやってしまいました。',
      'incident',
    ],
    [
      'the same mishap under a condition',
      '図面を別の会社に送ってしまった場合、どうすればいいですか',
      'question',
    ],
    ['the same mishap in a drill', '図面を別の会社に送ってしまった想定で訓練をします', 'question'],
    ['the same mishap in the news', 'ニュースで図面を別の会社に送ってしまった事故を見ました', 'question'],
    ['a mishap found while doing something', 'PCを開いたら身代金の画面が出ています', 'incident'],
    ['a mishap somebody asks how to prevent', '誤送信を防ぐには何をすればいいですか', 'question'],
    ['a bare suspicion', '情報が漏れているかもしれません', 'incident'],
    ['a question about the deadline', '個人情報の漏えいは何日以内に報告しますか', 'question'],
    ['a wish to begin a self-check', '自己チェックを始めたい', 'selfcheck'],
    ['a question about the points of a self-check', '自己チェックの「わからない」は何点ですか', 'question'],
    ['a greeting', 'おはようございます', 'other'],
    ['nothing at all', '  ', 'other'],
    ['a live report in English', 'I just sent our drawing to the wrong supplier', 'incident'],
    [
      'a rule asked for in English',
      'What is the rule when a drawing is sent to the wrong supplier?',
      'question',
    ],
    ['work as usual', '図面を更新しました。確認お願いします', 'question'],
    ['a report without its particles', '現場のタブレットない', 'incident'],
    ['a slip in two words', '図面ファックスまちがえた', 'incident'],
    ['what nobody needs any more', 'いらなくなった図面どうやってすてる', 'question'],
    ['a folder everybody inside can open', '共有フォルダだれでも見れるけどいいの', 'question'],
    ['a folder outsiders can open', '共有フォルダが社外から誰でも見れるけどいいの', 'incident'],
    ['a question whether one may stop', '自己チェック途中でやめていい？', 'question'],
    ['a report without its articles', 'faxed quotation to wrong number', 'incident'],
    ['a report like a headline', 'Files encrypted, ransom demanded', 'incident'],
    ['a partner without an article', 'delivery company gave our prototype to another firm', 'incident'],
    ['a mishap after the question', 'should I tell someone? I sent the wrong file to a client', 'incident'],
    ['a wrong address', 'I sent a fax to a wrong number', 'incident'],
    ['a visitor who asks', 'a visitor asks to film our line', 'question'],
    [
      'a contraction without its apostrophe',
      'whats the rule when a drawing is sent to a wrong person',
      'question',
    ],
  ])('tells %s', (_, text, intent) => {
    const found = reader.read(text)

    expect(found.intent).toBe(intent)
  })

  test('does not mind full-width letters, mentions and spaces between Japanese characters', () => {
    const plain = reader.read('ＣｈａｔＧＰＴに図面を貼ってしまいました')
    const spaced = reader.read('<@U012AB3CD> chatgpt に 図面 を 貼って しまいました')

    expect(plain).toEqual({ intent: 'incident', leakType: 'generative_ai', score: plain.score })
    expect(spaced).toEqual(plain)
  })

  test('gives every incident a score of at least 0.5 and everything else less', () => {
    const live = reader.read('USBをなくしました')
    const asked = reader.read('USBをなくした場合は誰に言いますか')

    expect(live.score).toBeGreaterThanOrEqual(0.5)
    expect(asked.score).toBeLessThan(0.5)
  })

  test('tells a leak at a partner from a leak of what a partner entrusted to us', () => {
    const theirs = reader.read('外注先がうちの図面を外に漏らしたそうです')
    const ours = reader.read('お客様からお預かりした図面が、うちから外に漏れたようです')

    expect(theirs).toMatchObject({ leakType: 'partner_leak' })
    expect(ours).toMatchObject({ leakType: 'entrusted_leak' })
  })

  test('lets the sharpest type win whatever order the types come in', () => {
    const cue = (match: string, weight: number) => ({ ja: [{ match, weight }], en: [] })
    const wide = { id: 'other' as const, cues: cue('図面', 5) }
    const sharp = { id: 'malware' as const, cues: cue('図面', 3) }
    const text = '図面がなくなりました'

    const found = [
      [wide, sharp],
      [sharp, wide],
    ].map((types) => createIntentReader({ types }).read(text))

    expect(found.map((intent) => 'leakType' in intent && intent.leakType)).toEqual(['malware', 'malware'])
  })

  test('ends soon on any text, however long', () => {
    const texts = ['たら', 'あ', '図面をUSBで送った', 'メール宛先間違', 'our ', 'a\n', '「', '前の'].map(
      (part) => part.repeat(5000),
    )

    const started = performance.now()
    for (const text of texts) reader.read(text)

    // A runaway pattern takes minutes; the machine's speed does not matter to this bound.
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('making a reader', () => {
  test('refuses a cue that is no regular expression, naming the type', () => {
    const broken = { id: 'malware' as const, cues: { ja: [{ match: '(', weight: 1 }], en: [] } }

    expect(() => createIntentReader({ types: [broken] })).toThrow(/malware/)
  })

  test('refuses a word group that does not exist', () => {
    expect(() => compilePattern('{nothingJa}')).toThrow('no word group {nothingJa}')
  })

  test.each(Object.keys(wordGroups))('can use the word group %s, none of whose words is empty', (name) => {
    const pattern = compilePattern(`^{${name}}$`)

    expect(pattern.test('')).toBe(false)
  })
})
