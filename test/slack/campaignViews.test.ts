import { describe, expect, test } from 'vitest'
import { languages } from '../../src/common/language.ts'
import { groupResultOf } from '../../src/selfcheck/groupResult.ts'
import { resultOf } from '../../src/selfcheck/scoring.ts'
import type { Action, Board, Campaign, Enquiry, Note } from '../../src/selfcheck/types.ts'
import {
  boardView,
  campaignHomeBlocks,
  invitationView,
  overdueView,
  parseCampaignValue,
  reminderView,
} from '../../src/slack/views/campaign.ts'
import { answersView } from '../../src/slack/views/campaignAnswers.ts'
import {
  absenceForm,
  draftForm,
  dueForm,
  previewForm,
  proxyForm,
  reviewForm,
  spotCheckForm,
} from '../../src/slack/views/campaignForms.ts'
import { launchGivenUpView, stalledView } from '../../src/slack/views/campaignGivenUp.ts'
import { drawnView, groupResultView, sentBackView } from '../../src/slack/views/campaignResult.ts'
import {
  actionView,
  certificationForm,
  certificationHomeBlocks,
  closedActionView,
  doneForm,
  makeActionForm,
} from '../../src/slack/views/selfcheckActions.ts'
import {
  answeredMessage,
  askForm,
  changeForm,
  enquiryForm,
  enquiryMessage,
  enquiryThanks,
  noteForm,
  staleMessage,
} from '../../src/slack/views/selfcheckForms.ts'
import { checkBlocks } from '../../src/workspace/blocks.ts'
import { findViewProblems } from '../../src/workspace/checkView.ts'
import { aChecklist, aSession } from '../selfcheck/builders.ts'

const checklist = aChecklist({ a: 4, b: 3 })
const answers = Object.fromEntries(
  checklist.items.map(({ id }, at) => [id, ['yes', 'no', 'unknown'][at % 3] ?? 'yes']),
)
const session = aSession(checklist, answers)
const result = resultOf(session)
const at = new Date('2026-11-24T01:00:00Z')
const campaign: Campaign = {
  id: 'cmp_aaaaaaaaaaaaaaaaaaaa',
  checklist,
  mode: 'named',
  status: 'running',
  launchedBy: 'UM',
  launchedAt: at,
  dueOn: '2026-12-18',
  timeZone: 'Asia/Tokyo',
  reminds: true,
  closedAt: null,
  version: 3,
  seed: 'the seed itself',
  seedDigest: 'd'.repeat(64),
  overdueToldAt: null,
}
const people: Board['people'] = Array.from({ length: 300 }, (_, index) => ({
  userId: `P${index}`,
  standing: (['waiting', 'invited', 'started', 'finished'] as const)[index % 4] ?? 'invited',
  answered: index % 7,
  sessionId: `ses_${index}`,
}))
const board: Board = { campaign, total: 300, invited: 225, started: 150, finished: 75, proxies: 2, people }
const note: Note = {
  id: 'nte_1',
  sessionId: session.id,
  itemId: 'a-1',
  kind: 'link',
  content: `https://example.com/${'x'.repeat(1_900)}`,
  sha256: null,
  givenBy: 'U1',
  givenAt: at,
  expiresOn: '2026-12-01',
}
const enquiry: Enquiry = {
  id: 'enq_1',
  sessionId: session.id,
  itemId: 'a-3',
  askedBy: 'U1',
  askedUser: 'U2',
  askedAt: at,
  optionId: 'yes',
  comment: '<!channel> 図面だけ',
  answeredAt: at,
}
const action: Action = {
  id: 'act_1',
  sessionId: session.id,
  itemId: 'a-2',
  checklistId: 'list',
  title: 'a-2',
  owner: 'U2',
  dueOn: '2026-12-18',
  status: 'done',
  madeBy: 'U1',
  madeAt: at,
  evidence: '済',
  closedAt: at,
}
const review = {
  id: 'rev_1',
  sessionId: session.id,
  itemId: 'a-1',
  comment: '写真を',
  reviewedBy: 'UM',
  reviewedAt: at,
}

const many = Array.from({ length: 300 }, (_, at) => ({
  name: `${'名'.repeat(79)}${at}`,
  result: { ...result, session: { ...session, id: `ses_${at}` } },
  notes: Array.from({ length: 9 }, () => note),
}))
const shownOfMany = [
  { kind: 'overview' },
  { kind: 'person', sessionId: 'ses_7' },
  { kind: 'item', itemId: 'a-1' },
] as const

describe.each(languages)('what campaigns and improvements show (%s)', (language) => {
  const reader = { language, timeZone: 'Asia/Tokyo' }

  test('is taken by Slack in every state', () => {
    const group = groupResultOf(
      checklist,
      [session, session, session, session, session],
      [aSession(checklist, { ...answers, 'a-2': 'yes' })],
    )
    const messages = [
      invitationView(campaign, language),
      ...[3, 0, -2].map((days) => reminderView(campaign, days, language)),
      ...(['running', 'closed', 'cancelled'] as const).flatMap((status) =>
        (['named', 'grouped'] as const).map((mode) =>
          boardView({ ...board, campaign: { ...campaign, status, mode } }, language),
        ),
      ),
      overdueView(
        campaign,
        300,
        people.map(({ userId }) => userId),
        language,
      ),
      launchGivenUpView('{"people":["U1"]}', language),
      launchGivenUpView(`{"people":["${'U'.repeat(2_000)}"]}`, language),
      stalledView({ ...board, invited: 1, total: 3 }, language),
      groupResultView(campaign, group, language),
      sentBackView(review, session, language),
      drawnView(session, 'a-1', language),
      enquiryMessage(enquiry, session, language),
      enquiryThanks(enquiry, session, language),
      answeredMessage(enquiry, session, 'adopted', language),
      staleMessage(note, session, language),
      ...(['given', 'due', 'overdue'] as const).map((occasion) =>
        actionView(action, checklist.items[1], occasion, language),
      ),
      closedActionView(action, undefined, language),
    ]

    for (const { blocks, text } of messages) {
      expect(checkBlocks(blocks, 'message'), text).toEqual([])
      expect(text).not.toBe('')
    }
    const homes = [
      ...campaignHomeBlocks([board], true, language),
      ...certificationHomeBlocks('2026-01-01', language),
    ]
    expect(checkBlocks(homes, 'home')).toEqual([])
  })

  test('opens forms that Slack takes', () => {
    const forms = [
      draftForm({
        checklists: [checklist],
        groups: [{ id: 'S1', name: '製造' }],
        dueOn: '2026-12-18',
        language,
      }),
      previewForm(
        {
          reach: 3,
          managers: 1,
          leftOut: [{ reason: 'guest', count: 1 }],
          away: ['田中'],
          from: at,
          until: at,
          isDeferred: true,
          mostReminders: 12,
          isDueOff: true,
          campaign,
          metadata: '{}',
        },
        reader,
      ),
      dueForm(campaign, 'extend', language),
      absenceForm('2026-11-24', language),
      proxyForm(campaign, language),
      proxyForm(undefined, language),
      answersView(campaign, [], { kind: 'overview' }, language),
      ...shownOfMany.map((shown) => answersView(campaign, many, shown, language)),
      reviewForm(board, new Map(), language),
      spotCheckForm(campaign, language),
      noteForm(
        session,
        checklist.items[0] ?? unreachable(),
        Array.from({ length: 30 }, () => note),
        reader,
      ),
      changeForm(result, language),
      askForm(result, language),
      enquiryForm(enquiry, session, language),
      makeActionForm(result, { owner: 'U1', dueOn: '2026-12-18' }, language),
      doneForm(action, language),
      certificationForm('2026-01-01', language),
    ]

    for (const form of forms) expect(form && findViewProblems({ ...form }, 'modal')).toEqual([])
  })

  test('names whom an answer was entered for, where it is drawn or sent back', () => {
    const proxy = { ...session, proxyFor: '山田 太郎' }

    const shown = [sentBackView(review, proxy, language), drawnView(proxy, 'a-1', language)]

    for (const { blocks } of shown) expect(JSON.stringify(blocks)).toContain('山田 太郎')
  })

  test('speaks its own language only', () => {
    const shown = JSON.stringify([
      invitationView(campaign, language),
      boardView({ ...board, people: [] }, language),
      dueForm(campaign, 'reopen', language),
    ])

    const japanese = /[ぁ-んァ-ヶ]/.test(shown)
    expect(japanese).toBe(language === 'ja')
  })

  test('keeps the seed back until the campaign is closed', () => {
    const running = JSON.stringify(boardView(board, language))
    const closed = JSON.stringify(
      boardView({ ...board, campaign: { ...campaign, status: 'closed' } }, language),
    )

    expect(running).toContain(campaign.seedDigest)
    expect(running).not.toContain('the seed itself')
    expect(closed).toContain('the seed itself')
  })
})

describe("the value of a board's button", () => {
  test.each([undefined, '', 'cmp_x:1', `${campaign.id}:`, `${campaign.id}:1;drop`])(
    'is refused when it is %j',
    (value) => {
      expect(parseCampaignValue(value)).toBeUndefined()
    },
  )
})

function unreachable(): never {
  throw new Error('no item')
}
