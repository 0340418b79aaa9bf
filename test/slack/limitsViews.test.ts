import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, layers, refusals } from '../../src/answering/types.ts'
import { type Language, languages } from '../../src/common/language.ts'
import { type Incident, IncidentType } from '../../src/incident/index.ts'
import { planSteps } from '../../src/incident/reportingRule.ts'
import { loadYaml } from '../../src/knowledge/index.ts'
import { resultOf } from '../../src/selfcheck/scoring.ts'
import type { Checklist, Session } from '../../src/selfcheck/types.ts'
import { givenRoles } from '../../src/slack/roles.ts'
import { roles } from '../../src/slack/types.ts'
import { answerView, type MessageView } from '../../src/slack/views/answer.ts'
import { helpView, sentenceView, welcomeView } from '../../src/slack/views/conversation.ts'
import { homeView, rolesModal } from '../../src/slack/views/home.ts'
import { dismissedMessage, firstResponseMessage, reportAgainMessage } from '../../src/slack/views/incident.ts'
import { reportFormView } from '../../src/slack/views/incidentForm.ts'
import { incidentHomeBlocks } from '../../src/slack/views/incidentHome.ts'
import { noticeMessage } from '../../src/slack/views/incidentNotice.ts'
import { receiptMessage, receiptView } from '../../src/slack/views/incidentReceipt.ts'
import { selfcheckHomeBlocks, sessionView } from '../../src/slack/views/selfcheck.ts'
import { resultView } from '../../src/slack/views/selfcheckResult.ts'
import { anIncident, aRule, knowledge } from '../incident/builders.ts'
import { aChecklist, aSession } from '../selfcheck/builders.ts'
import { nothingWrong, problemsOf, problemsOfView } from './limitsParts.ts'

const folder = join(knowledge, 'incident-types')
const files = (await readdir(folder)).filter((name) => name.endsWith('.yml'))
const types = await Promise.all(files.map((file) => loadYaml(join(folder, file), IncidentType)))

/** What people, documents and files of the organisation may hold: short, empty, long, emoji, control characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\n\n',
    '<!channel> & <@U1>',
    '👨‍👩‍👧‍👦'.repeat(40),
    'か\u3099'.repeat(2000),
    '\u0000',
  ),
  fc.integer({ min: 100, max: 9000 }).map((length) => 'あ'.repeat(length)),
)
const someText = anyText.filter((text) => text.trim() !== '')
const anyLanguage = fc.constantFrom<Language>(...languages)
const anyTimeZone = fc.constantFrom('Asia/Tokyo', 'Europe/London', 'America/St_Johns')
const anyMoment = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true,
})
const anyPerson = fc.stringMatching(/^U[A-Z0-9]{8,10}$/)
const anyPeople = fc.uniqueArray(anyPerson, { maxLength: 30 })

const anyCitation = fc.record({
  sectionId: fc.nat(),
  document: someText,
  title: anyText,
  heading: anyText,
  quote: anyText,
  asOf: fc.constantFrom('', '2023-08-31'),
  source: fc.oneof(
    anyText,
    fc.integer({ min: 1, max: 4000 }).map((length) => `https://e.com/${'a'.repeat(length)}`),
  ),
  layer: fc.constantFrom(...layers),
})
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    composedBy: fc.constantFrom('extract' as const, 'model' as const),
    language: anyLanguage,
    text: anyText,
    citations: fc.array(anyCitation, { minLength: 1, maxLength: 9 }),
    nearest: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('not_found' as const),
    composedBy: fc.constantFrom('extract' as const, 'model' as const),
    refusal: fc.constantFrom(...refusals),
    language: anyLanguage,
    text: anyText,
    citations: fc.array(anyCitation, { maxLength: 9 }),
    nearest: fc.constant([]),
  }),
)

const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    severity: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    status: fc.constantFrom(...(['received', 'investigating', 'responding', 'closed'] as const)),
    type: fc.constantFrom('unknown', 'of a file that is gone', ...types.map(({ id }) => id)),
    whatHappened: anyText,
    information: anyText,
    alreadyDone: anyText,
    ongoing: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    personalData: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    noticed: fc.option(
      fc.record({ at: anyMoment, precision: fc.constantFrom('minute' as const, 'day' as const) }),
      { nil: undefined },
    ),
    acknowledged: fc.option(fc.record({ at: anyMoment, by: anyPerson }), { nil: undefined }),
    reportedAt: anyMoment,
  })
  .map((fields) => anIncident(fields))

const both = (text: string) => ({ ja: text, en: text })
const anyChecklist: fc.Arbitrary<Checklist> = fc
  .record({
    text: someText,
    name: someText,
    verified: fc.boolean(),
    counts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 12 }),
  })
  .map(({ text, name, verified, counts }) => {
    const checklist = aChecklist(Object.fromEntries(counts.map((count, index) => [`a${index}`, count])))
    return {
      ...checklist,
      title: both(name),
      notice: both(text),
      areas: checklist.areas.map((area) => ({ ...area, name: both(name), verified })),
      items: checklist.items.map((item) => ({
        ...item,
        text: both(text),
        why: both(text),
        example: both(text),
        next: both(text),
        section: both(`ja/scheme.md#${name}`),
      })),
    }
  })
/** A checklist with as many of its items answered as the share says. */
const anySession: fc.Arbitrary<Session> = fc
  .record({
    checklist: anyChecklist,
    share: fc.constantFrom(0, 0.5, 1),
    choice: fc.constantFrom('yes', 'partly', 'no', 'unknown', 'not-applicable'),
    isPaused: fc.boolean(),
  })
  .map(({ checklist, share, choice, isPaused }) => {
    const answered = checklist.items.slice(0, Math.floor(checklist.items.length * share))
    const session = aSession(checklist, Object.fromEntries(answered.map(({ id }) => [id, choice])))
    return isPaused && session.status === 'open' ? { ...session, status: 'paused' as const } : session
  })

function isAccepted({ blocks }: MessageView): void {
  expect(problemsOf(blocks)).toEqual(nothingWrong)
}

function isAcceptedView(view: { readonly type: string }): void {
  expect(problemsOfView(view)).toEqual(nothingWrong)
}

/** Draws the view for a hundred inputs; a counterexample is shrunk. */
function always<T>(input: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(input, check), { numRuns: 100 })
}

describe('whatever it is drawn from, Slack takes', () => {
  test('an answer', () => {
    const options = fc.record(
      { notes: fc.array(anyText, { maxLength: 3 }), askPeople: anyPeople, isFolded: fc.boolean() },
      { requiredKeys: [] },
    )

    always(fc.tuple(anyAnswer, options), ([answer, given]) => isAccepted(answerView(answer, given)))
  })

  test('help, welcome and a sentence', () => {
    always(fc.tuple(anyLanguage, anyText), ([language, text]) => {
      isAccepted(helpView(language))
      isAccepted(welcomeView(language))
      isAccepted(sentenceView(text))
      isAccepted(reportAgainMessage(text, language))
    })
  })

  test('the home', () => {
    const anyRole = fc.record(
      Object.fromEntries(givenRoles.map((role) => [role, anyPeople])) as Record<
        (typeof givenRoles)[number],
        typeof anyPeople
      >,
    )
    const summaries = fc.array(anyIncident, { maxLength: 40 })
    const input = fc.record({
      language: anyLanguage,
      timeZone: anyTimeZone,
      held: fc.uniqueArray(fc.constantFrom(...roles)),
      holders: anyRole,
      setByHand: anyRole,
      own: summaries,
      open: fc.option(summaries, { nil: undefined }),
      underWay: fc.boolean(),
      finishedAt: anyMoment,
      overall: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    })

    always(input, ({ language, timeZone, held, holders, setByHand, own, open, ...standing }) => {
      const { underWay, finishedAt, overall } = standing
      const last = { finishedAt, overall }
      const at = { underWay: underWay ? { status: 'open' as const, answered: 3, total: 22 } : null, last }
      isAcceptedView(
        homeView({
          language,
          roles: new Set(held),
          holders,
          setByHand,
          selfcheck: selfcheckHomeBlocks(at, { language, timeZone }),
          incidents: incidentHomeBlocks({ types, timeZone, own, open }, language),
          documents: [],
        }),
      )
      isAcceptedView(rolesModal(language, setByHand))
    })
  })

  test('an item of the self-check, and its pause', () => {
    always(fc.tuple(anySession, anyLanguage, anyTimeZone), ([session, language, timeZone]) =>
      isAccepted(sessionView(session, { language, timeZone })),
    )
  })

  test('a result of the self-check', () => {
    const finished = anySession.filter(({ status }) => status === 'finished')

    always(fc.tuple(finished, anyLanguage, anyTimeZone), ([session, language, timeZone]) =>
      isAccepted(resultView(resultOf(session), { language, timeZone })),
    )
  })

  test('the form of a report', () => {
    const input = fc.record({
      language: anyLanguage,
      timeZone: anyTimeZone,
      now: anyMoment,
      leakType: fc.constantFrom(undefined, 'of a file that is gone', ...types.map(({ id }) => id)),
      message: fc.constantFrom(undefined, { channel: 'C123', ts: '1700000000.000100' }),
    })

    always(input, (state) => isAcceptedView(reportFormView({ ...state, types })))
  })

  test('the receipt of a report', () => {
    const input = fc.record({
      incident: anyIncident,
      language: anyLanguage,
      timeZone: anyTimeZone,
      found: fc.option(fc.record({ userIds: anyPeople, instead: fc.boolean() }), { nil: undefined }),
    })

    always(input, (state) => {
      const plan = planSteps(aRule(), state.incident.severity, state.incident.reportedAt)
      isAcceptedView(receiptView({ ...state, plan, types }))
      isAccepted(receiptMessage({ ...state, plan, types }))
    })
  })

  test('a notice of a report', () => {
    const input = fc.record({
      incident: anyIncident,
      language: anyLanguage,
      timeZone: anyTimeZone,
      round: fc.nat(500),
      insteadOf: fc.constantFrom(undefined, 'officer' as const, 'deputy' as const, 'owners' as const),
      permalink: fc.constantFrom(undefined, 'https://acme.slack.com/archives/C123/p1700000000000100'),
    })

    always(input, (state) => {
      isAccepted(noticeMessage({ ...state, types }))
    })
  })

  test('first response, and the same after いまは報告しない', () => {
    const anyType = fc.constantFrom(undefined, 'of a file that is gone', ...types.map(({ id }) => id))

    always(fc.tuple(anyType, anyLanguage), ([leakType, language]) => {
      isAccepted(firstResponseMessage({ types }, leakType, language))
      isAccepted(dismissedMessage({ types }, leakType, language))
    })
  })
})
