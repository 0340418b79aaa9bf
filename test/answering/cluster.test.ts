import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createConceptFinder } from '../../src/answering/concepts.ts'
import { groupQuestions } from '../../src/answering/gaps/cluster.ts'
import { Glossary } from '../../src/answering/index.ts'
import { createAnalyzer } from '../../src/answering/terms.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { knowledge } from '../incident/builders.ts'

const analyzer = createAnalyzer(
  createConceptFinder(await loadYaml(join(knowledge, 'glossary.yml'), Glossary)),
)

const grouped = (texts: readonly string[]) =>
  groupQuestions(
    analyzer,
    texts.map((text) => ({ id: text, text })),
    [],
  ).map(({ questions }) => questions)

describe('putting questions together that ask for the same', () => {
  test.each([
    ['社員証を忘れた日はどうやって入館しますか', '社員証を忘れたときの入館方法を教えてください'],
    ['倉庫の鍵は誰が持っていますか', 'すみません、倉庫の鍵って誰が持ってるんですか？'],
    ['テレワークで図面を印刷してもいいですか', '在宅勤務のテレワーク中に図面を印刷していい？'],
    ['Where do I get a visitor badge?', 'Where can I get a visitor badge'],
    ['ＵＳＢメモリの廃棄方法', 'USBメモリはどう廃棄しますか'],
  ])('“%s” and “%s” are one', (one, other) => {
    expect(grouped([one, other])).toEqual([[one, other]])
  })

  test.each([
    ['倉庫の鍵は誰が持っていますか', '社員証を忘れた日はどうやって入館しますか'],
    ['来客用のWi-Fiはありますか', '来客用の駐車場はありますか'],
    ['テレワークで図面を印刷してもいいですか', '会議室の予約方法を教えてください'],
    ['Where do I get a visitor badge?', 'Where do I send the signed contract?'],
    ['？', '!'],
  ])('“%s” and “%s” are two', (one, other) => {
    expect(grouped([one, other])).toEqual([[one], [other]])
  })

  test('adds to the gap that is there already, whatever order they come in', () => {
    const groups = groupQuestions(
      analyzer,
      [
        { id: 'a', text: '倉庫の鍵は誰が持ってるんですか' },
        { id: 'b', text: '会議室の予約方法を教えてください' },
      ],
      [{ id: 'gap_1', texts: ['倉庫の鍵は誰が持っていますか'] }],
    )

    expect(groups).toEqual([
      { gap: 'gap_1', questions: ['a'] },
      { gap: undefined, questions: ['b'] },
    ])
  })
})
