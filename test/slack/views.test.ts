import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/answering/types.ts'
import { languages } from '../../src/common/language.ts'
import { limits } from '../../src/slack/limits.ts'
import { cutEscaped, escapeText, readTypedText, unescapeText } from '../../src/slack/text.ts'
import { roles } from '../../src/slack/types.ts'
import { answerView } from '../../src/slack/views/answer.ts'
import { helpView, sentenceView, welcomeView } from '../../src/slack/views/conversation.ts'
import { homeView, rolesModal } from '../../src/slack/views/home.ts'
import { plainWords } from '../../src/slack/words.ts'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import { parseView } from '../../src/workspace/checkView.ts'

/** Whatever may stand in a document, a name or a message: long, empty, markup, broadcast words, half characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\n\n', '<!channel>', '<@U1>', '&amp;', '*太字*', 'javascript:alert(1)', '\u0000'),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 600 }))
    .map(([part, times]) => part.repeat(times)),
  fc.array(fc.string(), { maxLength: 120, size: 'max' }).map((parts) => parts.join('\n\n')),
)

const anyUrl = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('', 'javascript:alert(1)', 'https://example.com/ <b>', 'data:text/html,x'),
  fc.integer({ min: 1, max: 5_000 }).map((length) => `https://example.com/${'a'.repeat(length)}`),
)

const anyCitation = fc.record({
  document: anyText,
  title: anyText,
  heading: anyText,
  quote: anyText,
  asOf: anyText,
  source: fc.oneof(anyText, anyUrl),
  layer: fc.constantFrom('scheme', 'practice', 'company'),
})

const anyLanguage = fc.constantFrom(...languages)
const people = fc.array(fc.stringMatching(/^U[A-Z0-9]{8,10}$/), { maxLength: 30, size: 'max' })

describe('whatever people and documents hold', () => {
  test('an answer is one that Slack takes', () => {
    const anyAnswer = fc.record({
      kind: fc.constantFrom('answered', 'not_found'),
      language: anyLanguage,
      text: anyText,
      citations: fc.array(anyCitation, { maxLength: 8 }),
    })

    fc.assert(
      fc.property(anyAnswer, people, fc.array(anyText, { maxLength: 3 }), (answer, askPeople, notes) => {
        const view = answerView(answer as unknown as Answer, {
          askPeople,
          notes,
        })

        expect(checkBlocks(view.blocks, 'message')).toEqual([])
        expect(cutEscaped(view.text, limits.messageText).length).toBeLessThanOrEqual(limits.messageText)
      }),
    )
  })

  test('a sentence is one that Slack takes, and no link in it runs', () => {
    fc.assert(
      fc.property(anyText, (sentence) => {
        expect(checkBlocks(sentenceView(sentence).blocks, 'message')).toEqual([])
      }),
    )
  })

  test('a home is one that Slack takes, however many hold a role', () => {
    const holders = fc.record({ manager: people, officer: people, deputy: people, admin: people })

    fc.assert(
      fc.property(
        anyLanguage,
        fc.subarray([...roles]),
        holders,
        holders,
        fc.array(anyText, { maxLength: 130, size: 'large' }),
        (language, held, nowHeld, setByHand, lists) => {
          const given = lists.flatMap((text) => sentenceView(text).blocks)
          const state = { language, roles: new Set(held), holders: nowHeld, setByHand }

          const view = homeView({ ...state, selfcheck: given, incidents: given, documents: given })

          expect(() => parseView(view, 'home')).not.toThrow()
          if (held.includes('admin')) expect(JSON.stringify(view)).toContain('roles.edit')
        },
      ),
    )
  })

  test('the form for the roles is one that Slack takes', () => {
    const holders = fc.record({ manager: people, officer: people, deputy: people, admin: people })

    fc.assert(
      fc.property(anyLanguage, holders, (language, setByHand) => {
        expect(() => parseView(rolesModal(language, setByHand), 'modal')).not.toThrow()
      }),
    )
  })

  test.each(languages)('help and welcome are ones that Slack takes (%s)', (language) => {
    expect(checkBlocks(helpView(language).blocks, 'message')).toEqual([])
    expect(checkBlocks(welcomeView(language).blocks, 'message')).toEqual([])
  })
})

describe('any text at the border to Slack', () => {
  test('is escaped so that it comes back as it was and holds no markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unescapeText(escapeText(text))).toBe(text)
        expect(escapeText(text)).not.toMatch(/[<>]/)
      }),
    )
  })

  test('is cut after escaping without tearing what was escaped', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 100 }), (text, most) => {
        const cut = cutEscaped(text, most)

        expect(cut.length).toBeLessThanOrEqual(most)
        expect(cut).not.toMatch(/&(?!amp;|lt;|gt;)/)
      }),
    )
  })

  test('is read without a failure, and nothing of a mention of the bot stays', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(readTypedText(`${escapeText(before)}<@UBOT>${escapeText(after)}`, 'UBOT')).toBe(
          `${before} ${after}`.trim(),
        )
      }),
    )
  })

  test('stands in the plain words of its blocks', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        expect(plainWords(sentenceView(text).blocks)).toContain(text)
      }),
    )
  })
})
