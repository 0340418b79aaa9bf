import { describe, expect, test } from 'vitest'
import { leakTypes } from '../../src/intent/index.ts'
import { shippedTypes } from './support.ts'

const types = shippedTypes()
const cards = types.flatMap(({ id, firstResponse }) => [
  { id, language: 'ja' as const, card: firstResponse.ja },
  { id, language: 'en' as const, card: firstResponse.en },
])

describe('the incident types that ship', () => {
  test('are one file for every type of leak', () => {
    expect(types.map(({ id }) => id).sort()).toEqual([...leakTypes].sort())
  })

  test.each(cards)(
    '$id in $language says early to report at once, and warns of pasting',
    ({ language, card }) => {
      const early = card.do.slice(0, 4).join('\n')
      const never = card.doNot.join('\n')

      expect(early).toMatch(
        language === 'ja' ? /すぐに[^。\n]{0,20}報告/u : /report to .* right away|report right away/iu,
      )
      expect(never).toMatch(language === 'ja' ? /Slack/u : /Slack/u)
    },
  )

  test.each(cards)(
    '$id in $language is short sentences that never tell anybody to switch off or to pay',
    ({ card }) => {
      const all = [...card.do, ...card.doNot, ...card.tell]

      expect(Math.max(...all.map((sentence) => sentence.length))).toBeLessThanOrEqual(120)
      expect(card.do.join('\n')).not.toMatch(
        /(?:電源を(?:切って|落として)|シャットダウンして|再起動して|支払って|払って)ください|^(?:shut|switch it|pay)/imu,
      )
    },
  )

  test('begin a malware card with the network, and leave the power as it is', () => {
    const malware = types.find(({ id }) => id === 'malware')?.firstResponse

    expect(malware?.ja.do[0]).toMatch(/ネットワークから切り離/u)
    expect(malware?.ja.do[1]).toMatch(/電源はそのまま/u)
    expect(malware?.en.do[0]).toMatch(/network/iu)
    expect(malware?.en.do[1]).toMatch(/leave the power as it is/iu)
  })
})
