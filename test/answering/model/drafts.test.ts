import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDraftReader } from '../../../src/answering/model/drafts.ts'

const draft = { text: '3年間です。「括弧}」と\\"引用\\"', quotes: [{ section: 1, quote: '{3年間}' }] }
const line = JSON.stringify(draft)

describe('reading drafts out of what a model writes', () => {
  test.each([
    ['one a line', `${line}\n${line}\n`, 2],
    ['a list', `[${line},\n${line}]`, 2],
    [
      'a code fence with kind words',
      `Sure! Here you are:\n\`\`\`json\n${line}\n\`\`\`\nHope {this} helps`,
      1,
    ],
    ['lines broken for reading', JSON.stringify(draft, null, 2), 1],
    ['one object with all in it', JSON.stringify({ sentences: [draft, draft] }), 2],
    ['nothing but words', '3年間です。', 0],
  ])('takes %s', (_, written, count) => {
    const found = createDraftReader().read(written)

    expect(found).toEqual(Array(count).fill(draft))
  })

  test('gives a draft as soon as its last letter is there, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(line.length * 2), { maxLength: 12 }), (cuts) => {
        const written = `${line}\n${line}`
        const places = [
          0,
          ...cuts.filter((cut) => cut < written.length).sort((a, b) => a - b),
          written.length,
        ]
        const reader = createDraftReader()

        const found = places.slice(1).flatMap((end, at) => reader.read(written.slice(places[at], end)))

        expect(found).toEqual([draft, draft])
        expect(reader.isOpen()).toBe(false)
      }),
    )
  })

  test.each([
    ['a section by a word', '{"text":"a","quotes":[{"section":"first","quote":"b"}]}'],
    ['no text', '{"quotes":[]}'],
    ['a comma too many', '{"text":"a","quotes":[],}'],
    ['a line that breaks off', '{"text":"a\n'],
    ['an object without end', `{"text":"${'a'.repeat(9000)}`],
  ])('says malformed for %s, and reads on', (_, written) => {
    const reader = createDraftReader()

    const found = reader.read(`${written}\n${line}`)

    expect(found).toContain('malformed')
    expect(found.at(-1)).toEqual(draft)
  })

  test('takes the honest word that there is nothing', () => {
    const found = createDraftReader().read('{"none": true}')

    expect(found).toEqual(['none'])
  })
})
