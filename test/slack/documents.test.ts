import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audiences, layers } from '../../src/answering/types.ts'
import { languages } from '../../src/common/language.ts'
import { isSlackHost } from '../../src/slack/download.ts'
import { documentsHomeBlocks, newsView, offerView, registerModal } from '../../src/slack/views/documents.ts'
import { nothingWrong, problemsOf, problemsOfView } from './limitsParts.ts'

/** Whatever a file may be called or hold. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '\n', '<!channel> <@U1>', '*太字*', 'か\u3099'.repeat(300)),
  fc.integer({ min: 100, max: 4000 }).map((length) => 'あ'.repeat(length)),
)
const anyLanguage = fc.constantFrom(...languages)
const anyRead = fc.record({
  format: fc.constantFrom('pdf', 'word', 'something new'),
  title: anyText,
  language: anyLanguage,
  sections: fc.array(
    fc.record({
      heading: anyText,
      text: anyText,
      above: fc.constant([]),
      asked: fc.constant([]),
      source: anyText,
      asOf: fc.constant(''),
    }),
    { minLength: 1, maxLength: 30 },
  ),
  flagged: fc.array(anyText, { maxLength: 12 }),
  pagesWithoutText: fc.array(fc.nat(), { maxLength: 300 }),
})
const anyFault = fc.record({
  kind: fc.constantFrom('scanned', 'mislabelled', 'too-large', 'front-matter', 'never heard of'),
  detail: fc.oneof(anyText, fc.constantFrom('word', '8000000', '50 MB')),
})
const anyDocument = fc.record({
  id: fc.constant('doc_1'),
  slackFile: fc.constant('F1'),
  message: fc.constant('document:D1:1:F1'),
  name: anyText,
  sharedBy: fc.constant('U1234567'),
  language: anyLanguage,
  state: fc.constant('offered' as const),
  sharedAt: fc.constant(new Date(0)),
  read: fc.option(anyRead, { nil: undefined }),
  fault: fc.option(anyFault, { nil: undefined }),
  choice: fc.constant(undefined),
})
const anySummary = fc.record({
  id: fc.constant('doc_1'),
  name: anyText,
  title: anyText,
  layer: fc.constantFrom(...layers),
  audience: fc.constantFrom(...audiences),
  owner: anyText,
  sharedBy: fc.constant('U1234567'),
  sharedAt: fc.constant(new Date(0)),
  sections: fc.nat(),
})
const anyNews = fc.record(
  { path: anyText, isStale: fc.boolean(), flagged: fc.array(anyText, { maxLength: 9 }), fault: anyFault },
  { requiredKeys: ['path', 'isStale', 'flagged'] },
)

describe('what the bot shows of documents is what Slack takes, whatever they hold', () => {
  test('the offer, or the reason why there is none', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(problemsOf(offerView(document).blocks)).toEqual(nothingWrong)
      }),
    )
  })

  test('the form', () => {
    fc.assert(
      fc.property(anyDocument, anyText, anyLanguage, (document, owner, language) => {
        expect(problemsOfView(registerModal(document, owner, language))).toEqual(nothingWrong)
      }),
    )
  })

  test('the list at the home', () => {
    fc.assert(
      fc.property(fc.array(anySummary, { maxLength: 25 }), anyLanguage, (documents, language) => {
        expect(problemsOf(documentsHomeBlocks(documents, language), 'home')).toEqual(nothingWrong)
      }),
    )
  })

  test('the news of the folder', () => {
    fc.assert(
      fc.property(fc.array(anyNews, { minLength: 1, maxLength: 25 }), anyLanguage, (files, language) => {
        expect(problemsOf(newsView(files, language).blocks)).toEqual(nothingWrong)
      }),
    )
  })
})

describe('the bot’s token', () => {
  const slack = 'https://slack.com/api/'
  const local = 'http://127.0.0.1:8737/api/'

  test.each([
    ['https://files.slack.com/files-pri/T1-F1/download/a.pdf', slack],
    ['http://127.0.0.1:8737/files-pri/T1-F1/a.pdf', local],
    ['https://files.slack-gov.com/files-pri/T1-F1/a.pdf', 'https://slack-gov.com/api/'],
  ])('goes with a download from %s', (address, api) => {
    expect(isSlackHost(address, api)).toBe(true)
  })

  test.each([
    ['https://example.com/a.pdf', slack],
    ['https://files.slack.com.example.com/a.pdf', slack],
    ['https://evil-files.slack.com/a.pdf', slack],
    ['https://files.slack.com@example.com/a.pdf', slack],
    ['https://files.slack.com:8443/a.pdf', slack],
    ['http://files.slack.com/a.pdf', slack],
    ['https://slack.com.example.com/a.pdf', slack],
    ['http://127.0.0.1:9999/a.pdf', local],
    ['https://files.slack.com/a.pdf', local],
    ['file:///etc/passwd', slack],
    ['no address', slack],
  ])('never goes to %s', (address, api) => {
    expect(isSlackHost(address, api)).toBe(false)
  })
})
