import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GapSummary, KeptAnswer, Source } from '../../src/answering/index.ts'
import { ratingReasons } from '../../src/answering/index.ts'
import { type Answer, audiences, layers, refusals } from '../../src/answering/types.ts'
import { type Language, languages } from '../../src/common/language.ts'
import { answeredView } from '../../src/slack/views/answered.ts'
import { changedView, wrongView } from '../../src/slack/views/correction.ts'
import { correctionModal, forgetView, mineHomeBlocks, ratingModal } from '../../src/slack/views/feedback.ts'
import { digestView, reviewView, sendBackModal, writeModal } from '../../src/slack/views/gap.ts'
import { answeredGapView, gapsHomeBlocks, returnedView } from '../../src/slack/views/gapNews.ts'
import { sharedView, shareModal } from '../../src/slack/views/share.ts'
import { markQuotes, sourcesModal } from '../../src/slack/views/source.ts'
import { aSection } from '../answering/builders.ts'
import { nothingWrong, problemsOf, problemsOfView } from './limitsParts.ts'

/** What people, channels, files and documents may be called or say: hostile, empty, long, half characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel> <!here|x> <@U03TANAKA1> <#C1> <https://evil.example|click>',
    '*太字* _x_ ~y~ `z` :tada: &amp;lt;!everyone&gt;',
    '[x](javascript:alert(1)) **b**',
    'かたわれ\ud83d',
    '\u202egnp.exe\u0000',
  ),
  fc.integer({ min: 100, max: 9_000 }).map((length) => 'あ<!channel>'.repeat(length / 10)),
)
const anyLanguage = fc.constantFrom<Language>(...languages)
const anyCitation = fc.record({
  sectionId: fc.nat(3),
  document: fc.constantFrom('ja/a.md', 'shared/<!channel>.pdf'),
  title: anyText,
  heading: anyText,
  quote: anyText,
  asOf: fc.constantFrom('', '2026-04-01'),
  source: anyText,
  layer: fc.constantFrom(...layers),
})
const said = {
  text: anyText,
  composedBy: fc.constantFrom('extract' as const, 'model' as const),
  language: anyLanguage,
}
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    ...said,
    kind: fc.constant('answered' as const),
    citations: fc.array(anyCitation, { minLength: 1, maxLength: 9 }),
    nearest: fc.constant([]),
  }),
  fc.record({
    ...said,
    kind: fc.constant('not_found' as const),
    refusal: fc.constantFrom(...refusals),
    citations: fc.array(anyCitation, { maxLength: 9 }),
    nearest: fc.constant([]),
  }),
)
const anyPerson = fc.stringMatching(/^U[A-Z0-9]{8}$/)
const anyKept: fc.Arbitrary<KeptAnswer> = fc.record({
  id: fc.constantFrom('reply:D1:1.2', 'private-answer:C1:1.2', 'share:reply:D1:1.2::C03GENERAL'),
  askedBy: anyPerson,
  channel: fc.oneof(anyPerson, fc.constant('C1')),
  revision: fc.constant(''),
  question: anyText,
  context: anyText,
  answer: anyAnswer,
  audience: fc.constantFrom(...audiences),
  isPrivate: fc.boolean(),
  askedAt: fc.constant(new Date('2026-11-30T00:00:00Z')),
})
const anyDraft = fc.record({
  heading: anyText,
  text: anyText,
  source: anyText,
  asked: anyText,
  audience: fc.constantFrom(...audiences),
  asOf: fc.constant('2026-11-30'),
})
const anyGap: fc.Arbitrary<GapSummary> = fc.record({
  id: fc.constant('gap_abcdefghijklmnopqrst'),
  state: fc.constantFrom('open' as const, 'proposed' as const, 'answered' as const),
  language: anyLanguage,
  version: fc.nat(9),
  draft: anyDraft,
  author: anyPerson,
  remark: anyText,
  question: anyText,
  unanswered: fc.nat(99),
  calledWrong: fc.nat(99),
  reasons: fc.subarray([...ratingReasons]),
  comments: fc.array(anyText, { maxLength: 2 }),
  owners: fc.array(anyText, { maxLength: 2 }),
  wrongAnswer: fc.option(fc.constant('reply:D1:1.2'), { nil: undefined }),
})
const anySource: fc.Arbitrary<Source> = fc.record({
  citation: anyCitation,
  quotes: fc.array(anyText, { minLength: 1, maxLength: 4 }),
  section: fc.option(
    fc
      .record({ text: anyText, title: anyText, heading: anyText, owner: anyText, source: anyText })
      .map(aSection),
    { nil: undefined },
  ),
  isAsQuoted: fc.boolean(),
})

type Shape = { readonly blocks: readonly object[]; readonly type?: string }

/** Slack takes it, and nothing that somebody wrote is read as markup or pings anybody in it. */
function isHarmless(shown: Shape): void {
  expect(
    shown.type === undefined ? problemsOf(shown.blocks) : problemsOfView({ ...shown, type: shown.type }),
  ).toEqual(nothingWrong)
  expect(
    typesIn(shown.blocks).filter((type) =>
      ['mrkdwn', 'markdown', 'broadcast', 'usergroup', 'channel'].includes(type),
    ),
  ).toEqual([])
}

function typesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(typesIn)
  if (typeof part !== 'object' || part === null) return []
  const own = 'type' in part && typeof part.type === 'string' ? [part.type] : []
  return [...own, ...Object.values(part).flatMap(typesIn)]
}

function always<T>(input: fc.Arbitrary<T>, draw: (value: T, language: Language) => readonly Shape[]): void {
  const check = ([value, language]: [T, Language]) => draw(value, language).forEach(isHarmless)
  fc.assert(fc.property(fc.tuple(input, anyLanguage), check), { numRuns: 80 })
}

describe('whatever people, channels and documents are called, Slack takes it and nobody is pinged by', () => {
  test('an answer with its buttons, folded or not', () => {
    always(fc.tuple(anyKept, fc.array(anyText, { maxLength: 3 })), ([kept, notes], language) => [
      answeredView(kept, { askerLanguage: language, notes }),
      answeredView(kept, { askerLanguage: language, isUnfolded: true }),
    ])
  })

  test('the sources of an answer', () => {
    always(fc.array(anySource, { maxLength: 9 }), (sources, language) => [sourcesModal(sources, language)])
  })

  test('what is asked about an answer, and a correction of it', () => {
    always(anyKept, (kept, language) => [
      ratingModal(kept.id, true, language),
      correctionModal(kept, language),
      wrongView({ question: kept.question, answer: kept.answer.text, right: kept.context }, language),
    ])
  })

  test('an answer that is shared, and the form before it', () => {
    always(fc.tuple(anyKept, anyText), ([kept, name], language) => [
      shareModal(kept, 'C03GENERAL', language),
      sharedView(kept, kept.id, name),
    ])
  })

  test('a list of gaps, and everything a gap goes through', () => {
    always(fc.tuple(fc.array(anyGap, { maxLength: 15 }), anyGap), ([gaps, gap], language) => [
      digestView(gaps, language),
      digestView(gaps, language, 'own'),
      writeModal(gap, language),
      reviewView(gap, language),
      reviewView(gap, language, { kind: 'approved', by: 'U03TANAKA1' }),
      sendBackModal('gap_a:1', language),
      returnedView(gap, language),
      answeredGapView(gap, gap.question, language),
      { type: 'home', blocks: gapsHomeBlocks(gaps, language) },
    ])
  })

  test('a word that a source changed', () => {
    const changed = fc.record({
      answer: anyKept,
      heading: anyText,
      quotes: fc.array(anyText, { maxLength: 3 }),
      now: fc.option(anyText, { nil: undefined }),
    })
    const correction = fc.record({
      person: anyPerson,
      document: anyText,
      title: anyText,
      sections: fc.array(changed, { maxLength: 9 }),
    })

    always(correction, (each, language) => [changedView(each, language)])
  })

  test('what is kept of oneself', () => {
    always(fc.nat(3), (count, language) => [
      forgetView(count, language),
      { type: 'home', blocks: mineHomeBlocks(count, language) },
    ])
  })
})

describe('marking the quotes in a section', () => {
  const boldOf = (text: string, quotes: readonly string[]) =>
    markQuotes(text, quotes).runs.flatMap((run) =>
      typeof run === 'object' && 'bold' in run ? [run.bold] : [],
    )

  test.each([
    ['一つ目。二つ目。三つ目。', ['二つ目。'], ['二つ目。']],
    ['一つ目。二つ目。三つ目。', ['三つ目。', '一つ目。'], ['一つ目。', '三つ目。']],
    ['はじめに\n次の  行', ['はじめに 次の 行'], ['はじめに\n次の  行']],
    ['a (b) [c]*', ['(b) [c]*'], ['(b) [c]*']],
    ['一つ目。', ['ないもの'], []],
    ['一つ目。', ['  '], []],
    ['同じ。同じ。', ['同じ。', '同じ。'], ['同じ。']],
  ])('in “%s” of %j makes %j bold', (text, quotes, bold) => {
    expect(boldOf(text, quotes)).toEqual(bold)
  })

  test('keeps the quote in view where a section is long, and loses nothing of a short one', () => {
    const quote = 'ここが大事です。'
    const long = `${'前置きです。\n'.repeat(900)}${quote}${'後書きです。'.repeat(900)}`

    const cut = markQuotes(long, [quote])
    const whole = markQuotes('一つ目。二つ目。', ['二つ目。'])

    expect(boldOf(long, [quote])).toEqual([quote])
    expect(cut.isCut).toBe(true)
    expect(cut.runs.map((run) => (typeof run === 'string' ? run : quote)).join('').length).toBeLessThan(2_500)
    expect(whole).toEqual({ runs: ['一つ目。', { bold: '二つ目。' }], isCut: false })
  })
})
