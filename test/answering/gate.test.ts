import { describe, expect, test } from 'vitest'
import { lacksKind } from '../../src/answering/asked.ts'
import { findClause } from '../../src/answering/clauses.ts'
import { lacksDetail } from '../../src/answering/details.ts'
import { lacksWhatIsAsked } from '../../src/answering/gate.ts'
import { findSpecifics } from '../../src/answering/specifics.ts'

const counted = {
  heading: '認証機関と認証事業者の数',
  asked: [],
  text: '2023年8月時点で、認証機関は8機関、認証を取得した事業者は37社です。',
}
const share = { heading: '割合', asked: [], text: '体制を実際に確認している企業は約2割です。' }
const unknown = { heading: '合否', asked: [], text: '合格するかどうかは、この案内では判断できません。' }
const fee = { heading: '費用', asked: [], text: '費用は認証機関の見積りで確認してください。' }

describe('telling that a section lacks the kind of fact asked for', () => {
  test.each([
    ['何人の社員が必要ですか', counted],
    ['審査の合格率は', counted],
    ['何割の会社が落ちますか', counted],
    ['チェックリストは何分野', counted],
    ['更新は何か月前から', counted],
    ['窓口のURLは', counted],
    ['審査料はいくら、値段を知りたい', counted],
  ])('misses it: %s', (question, section) => {
    expect(lacksWhatIsAsked(question, 'ja', { section })).toBe(true)
  })

  test.each([
    ['何社が取得していますか', counted],
    ['認証機関は何機関', counted],
    ['何割の会社が確認していますか', share],
    ['合格率は何割ですか', unknown],
    ['値段はいくら', fee],
    ['IDを何人かで使ってよいか', fee],
  ])('finds it, or the honest word that it is not known: %s', (question, section) => {
    expect(lacksWhatIsAsked(question, 'ja', { section })).toBe(false)
  })

  test('asks of an English section the same', () => {
    const section = { heading: 'Rules', asked: [], text: 'The rules decide what may be entered.' }

    expect(lacksWhatIsAsked('How much does the service cost?', 'en', { section })).toBe(true)
    expect(lacksWhatIsAsked('What does the rule decide?', 'en', { section })).toBe(false)
  })
})

const ledger = {
  heading: '持ち出しの台帳',
  asked: ['台帳には何を書くか'],
  text: '台帳には、品名と返す日を書きます。持ち出すときは、総務部長が承認します。台帳は5年間残します。',
}
const pledge = {
  heading: 'Pledges',
  asked: ['what does a pledge say'],
  text: 'A pledge names the information. The deputy collects pledges twice a year.',
}

describe('telling whether a section tells who, when, how many', () => {
  test.each([
    ['台帳は何冊いりますか', '台帳'],
    ['台帳の紙は何枚', '台帳'],
    ['誰が台帳を印刷する', '台帳'],
    ['承認する人は何時から会社にいる', '台帳'],
    ['持ち出しの料金はいくら', '台帳'],
    ['台帳を燃やしていい', '台帳'],
    ['Who prints the pledge?', 'pledge'],
    ['How many pledges do we need?', 'pledge'],
    ['Where do we hang the pledge?', 'pledge'],
    ['What time are pledges collected?', 'pledge'],
    ['Who quietly burns the pledge?', 'pledge'],
  ])('it does not: %s', (question, subject) => {
    expect(lacksKind(question, subject === 'pledge' ? pledge : ledger)).toBe(true)
  })

  test.each([
    ['持ち出しは誰が承認する', '台帳'],
    ['台帳は何年残す', '台帳'],
    ['台帳は誰かが書きますか', '台帳'],
    ['台帳を残していい', '台帳'],
    ['Who collects the pledges?', 'pledge'],
    ['How often are pledges collected?', 'pledge'],
    ['How often does what a pledge says get collected?', 'pledge'],
    ['Is there anyone who burns pledges?', 'pledge'],
  ])('it does: %s', (question, subject) => {
    expect(lacksKind(question, subject === 'pledge' ? pledge : ledger)).toBe(false)
  })

  test('a way of asking for it that asks the same does', () => {
    const asked = ['台帳は誰が印刷するか']

    expect(lacksKind('誰が台帳を印刷する', { ...ledger, asked })).toBe(false)
  })

  test('an act in another word of the same meaning does', () => {
    const sharesConcept = (word: string, text: string) => word.startsWith('許可') && text.includes('承認')

    expect(lacksKind('誰が持ち出しを許可する', ledger, sharesConcept)).toBe(false)
    expect(lacksKind('誰が持ち出しを許可する', ledger)).toBe(true)
  })
})

describe("telling an article of the company's rules from one of somebody else's text", () => {
  test.each([
    ['規程の第3条を見たい', 3],
    ['第3条 契約の管理', 3],
    ['基準告示の第3条には何がある', undefined],
    ['先方との覚書の第2条', undefined],
    ['What does article 4 of the agreement say?', undefined],
  ])('%s', (question, clause) => {
    expect(findClause(question)).toBe(clause)
  })
})

describe('telling what a question turns on', () => {
  test.each([
    ['専門家派遣で来る人の資格は', '資格'],
    ['INPITの窓口は対面で相談できますか', '対面'],
    ['委員会への報告は土日も受け付けていますか', '土日'],
    ['営業秘密の登録制度はありますか', '登録制度'],
    ['離島でも来てくれる？', '離島'],
  ])('finds it: %s', (question, noun) => {
    expect(findSpecifics(question)).toContain(noun)
  })

  test('leaves what is only mentioned', () => {
    expect(findSpecifics('倉庫の試作品はどう保管すべき')).not.toContain('倉庫')
  })
})

describe('telling that a section does not name the detail asked for', () => {
  test('takes a synonym, or a way of asking, for the name', () => {
    const section = { heading: '費用', text: '費用は割引されます。', asked: ['会費はいくら'] }

    expect(lacksDetail('値引きはありますか', section)).toBe(false)
    expect(lacksDetail('年会費はいくら', section)).toBe(false)
    expect(lacksDetail('分割払いはできますか', section)).toBe(true)
    expect(lacksDetail('Are there instalments?', section)).toBe(true)
  })

  test('wants a length of time in the unit that is asked for', () => {
    const days = { heading: '派遣', text: '派遣は5日です。', asked: [] }

    expect(lacksDetail('派遣は一回何時間ですか', days)).toBe(true)
    expect(lacksDetail('派遣の申込から何日かかりますか', days)).toBe(true)
    expect(lacksDetail('申込から何日かかりますか', { ...days, text: '5日間かかります。' })).toBe(false)
  })
})
