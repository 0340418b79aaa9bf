import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Board, Campaign } from '../../selfcheck/types.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, header, paragraph, type Run } from './blocks.ts'

/** People a board names; the rest come with the spreadsheet. */
const namedOnBoard = 30

/** What the buttons of a board carry: which campaign, in which version. */
export function campaignValue({ id, version }: Campaign): string {
  return `${id}:${version}`
}

/** Reads `campaignValue` back; `undefined` for anything else. */
export function parseCampaignValue(
  value: string | undefined,
): { readonly campaignId: string; readonly version: number } | undefined {
  const [, campaignId, version] = /^(cmp_[a-z2-7]{20}):(\d{1,9})$/.exec(value ?? '') ?? []
  return campaignId === undefined ? undefined : { campaignId, version: Number(version) }
}

/** A day as the reader writes it: `2026年12月18日`, `18 December 2026`. */
export function dayInWords(day: string, language: Language): string {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
}

/** What everybody invited reads: what is asked, by when, and who sees what. */
export function invitationView(campaign: Campaign, language: Language): MessageView {
  const words = sentences[language].campaign
  const value = campaign.id
  const text = words.invitation.text(campaign.checklist.title[language], dayInWords(campaign.dueOn, language))
  if (campaign.status !== 'running')
    return { text, blocks: [paragraph(text), paragraph(words.invitation.over)] }
  return {
    text,
    blocks: [
      paragraph({ bold: text }),
      paragraph(words.invitation.how),
      privacyBlock(campaign, language),
      context(campaign.checklist.notice[language]),
      actions([
        button({ actionId: 'campaign.join', text: words.invitation.start, value, style: 'primary' }),
        button({ actionId: 'campaign.absence', text: words.invitation.absence, value }),
      ]),
    ],
  }
}

/** Who sees what of a campaign, to the word. */
export function privacyBlock(
  campaign: Pick<Campaign, 'mode' | 'launchedBy'>,
  language: Language,
): KnownBlock {
  return paragraph(sentences[language].campaign.privacy[campaign.mode], { person: campaign.launchedBy })
}

/** A reminder, with the working days that are left when it is sent. */
export function reminderView(campaign: Campaign, daysLeft: number, language: Language): MessageView {
  const words = sentences[language].campaign
  const title = campaign.checklist.title[language]
  const text =
    daysLeft > 0
      ? words.reminder.left(title, daysLeft)
      : daysLeft === 0
        ? words.reminder.today(title)
        : words.reminder.past(title)
  const value = campaign.id
  return {
    text,
    blocks: [
      paragraph(text),
      actions([
        button({ actionId: 'campaign.join', text: words.reminder.go, value, style: 'primary' }),
        button({ actionId: 'campaign.absence', text: words.invitation.absence, value }),
      ]),
    ],
  }
}

/** How a campaign stands, with what can be done about it. */
export function boardView(board: Board, language: Language): MessageView {
  const words = sentences[language].campaign
  const { campaign, total, invited, started, finished, proxies } = board
  const about = words.board.about(
    campaign.checklist.title[language],
    words.modes[campaign.mode],
    dayInWords(campaign.dueOn, language),
    words.status[campaign.status],
  )
  const counts = words.board.counts(finished, total, Math.max(0, started - finished))
  const isSending = invited < total && campaign.status === 'running'
  return {
    text: `${words.board.title} ${counts}`,
    blocks: [
      header(words.board.title),
      context(about),
      paragraph({ bold: counts }),
      ...(isSending ? [context(words.board.sending(invited, total))] : []),
      ...(proxies === 0 ? [] : [context(words.board.proxies(proxies))]),
      ...peopleBlocks(board, language),
      context(
        campaign.status === 'running'
          ? words.board.seed(campaign.seedDigest)
          : words.board.seedShown(campaign.seed),
      ),
      ...buttonRows(campaign, language),
    ],
  }
}

/** What the manager is told once when the due day has passed. */
export function overdueView(
  campaign: Campaign,
  missing: number,
  people: readonly string[],
  language: Language,
): MessageView {
  const words = sentences[language].campaign
  const text = words.overdue(campaign.checklist.title[language], missing)
  const named = people.slice(0, namedOnBoard).map((person): Run[] => [{ person }])
  const left = people.length - named.length
  return {
    text,
    blocks: [
      paragraph({ bold: text }),
      ...(named.length === 0 ? [] : [bullets(left === 0 ? named : [...named, words.board.more(left)])]),
      ...buttonRows(campaign, language).slice(0, 1),
    ],
  }
}

/** The campaigns' part of the home: for whoever may launch, and for whoever is asked. */
export function campaignHomeBlocks(
  boards: readonly Omit<Board, 'people'>[],
  mayLaunch: boolean,
  language: Language,
): KnownBlock[] {
  if (!mayLaunch && boards.length === 0) return []
  const words = sentences[language].campaign
  return [
    header(words.title),
    paragraph(words.home.intro),
    ...boards.flatMap(({ campaign, finished, total }) => [
      context(
        words.home.line(
          campaign.checklist.title[language],
          dayInWords(campaign.dueOn, language),
          finished,
          total,
        ),
      ),
      actions([
        button({ actionId: 'campaign.board', text: words.home.board, value: campaignValue(campaign) }),
      ]),
    ]),
    ...(mayLaunch
      ? [
          actions([
            button({ actionId: 'campaign.new', text: words.home.new }),
            button({ actionId: 'campaign.proxy_alone', text: words.board.proxy }),
          ]),
        ]
      : []),
  ]
}

function peopleBlocks({ people }: Board, language: Language): KnownBlock[] {
  if (people.length === 0) return []
  const words = sentences[language].campaign.board
  // Those who still have something to do come first.
  const order = { started: 0, invited: 1, waiting: 2, finished: 3 } as const
  const sorted = people.toSorted((a, b) => order[a.standing] - order[b.standing])
  const shown = sorted
    .slice(0, namedOnBoard)
    .map(({ userId, standing, answered }): Run[] => [
      { person: userId },
      words.person(words.standings[standing], answered),
    ])
  const left = people.length - shown.length
  return [bullets(left === 0 ? shown : [...shown, words.more(left)])]
}

function buttonRows(campaign: Campaign, language: Language): KnownBlock[] {
  const words = sentences[language].campaign.board
  const value = campaignValue(campaign)
  const plain = (actionId: string, text: string) => button({ actionId, text, value })
  const asked = (actionId: string, text: string, sentence: string) =>
    button({
      actionId,
      text,
      value,
      confirm: {
        title: { type: 'plain_text', text },
        text: { type: 'plain_text', text: sentence },
        confirm: { type: 'plain_text', text: words.confirmYes },
        deny: { type: 'plain_text', text: words.confirmNo },
      },
    })
  const isNamed = campaign.mode === 'named'
  const changes =
    campaign.status === 'running'
      ? [
          plain('campaign.nudge', words.nudge),
          plain('campaign.extend', words.extend),
          asked('campaign.close', words.close, words.confirmClose),
          asked('campaign.cancel', words.cancel, words.confirmCancel),
        ]
      : campaign.status === 'closed'
        ? [plain('campaign.reopen', words.reopen)]
        : []
  const results = [
    ...(isNamed ? [plain('campaign.answers', words.answers)] : []),
    plain('campaign.result', words.result),
    plain('campaign.export', words.export),
    ...(campaign.status === 'running'
      ? [
          plain('campaign.proxy', words.proxy),
          plain('campaign.absence', sentences[language].campaign.invitation.absence),
        ]
      : []),
    ...(isNamed && campaign.status === 'running' ? [plain('campaign.review', words.review)] : []),
    ...(isNamed && campaign.status === 'closed' ? [plain('campaign.spot_check', words.spotCheck)] : []),
  ]
  return [
    ...(changes.length === 0 ? [] : [actions(changes, `${value}.changes`)]),
    ...(campaign.status === 'cancelled' ? [] : [actions(results, `${value}.results`)]),
  ]
}
