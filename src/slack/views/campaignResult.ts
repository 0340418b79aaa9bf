import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Campaign, GroupResult, Item, Review, Session } from '../../selfcheck/types.ts'
import type { MessageView } from './answer.ts'
import { actions, bullets, button, context, divider, header, paragraph, type Run } from './blocks.ts'
import { areaName, buttonValue } from './selfcheck.ts'

// More would push the caveat out of sight; the spreadsheet has them all.
const itemsShown = 5

/** What a group said, without anybody's name. */
export function groupResultView(campaign: Campaign, result: GroupResult, language: Language): MessageView {
  const words = sentences[language].campaign.result
  const show = (score: number | null) => (score === null ? words.none : words.points(Math.round(score)))
  const most = Math.max(...campaign.checklist.options.map(({ points }) => points))
  const low = result.items
    .filter(({ points }) => points !== null && points < most)
    .toSorted((a, b) => (a.points ?? 0) - (b.points ?? 0))
    .slice(0, itemsShown)
  const differ = result.items.filter(({ managersSay }) => managersSay.length > 0).slice(0, itemsShown)
  return {
    text: `${words.title} ${words.overall} ${show(result.overall)}`,
    blocks: [
      header(words.title),
      context(campaign.checklist.title[language], words.people(result.people)),
      paragraph(`${words.overall} `, { bold: show(result.overall) }),
      bullets(
        result.areas.map(({ area, score }): Run[] => [{ bold: show(score) }, ` ${areaName(area, language)}`]),
      ),
      ...(low.length === 0
        ? []
        : [
            paragraph({ bold: words.gaps }),
            bullets(
              low.map(({ item, points, unknown }): Run[] => [
                { bold: item.text[language] },
                `\n${words.item((points ?? 0).toFixed(1), most, unknown)}`,
              ]),
            ),
          ]),
      ...(differ.length === 0
        ? []
        : [
            paragraph({ bold: words.differ }),
            bullets(
              differ.map(({ item, points, managersSay }): Run[] => [
                { bold: item.text[language] },
                `\n${words.differItem(labels(managersSay.map(({ label }) => label[language])), (points ?? 0).toFixed(1))}`,
              ]),
            ),
          ]),
      divider(),
      context(words.caveat, campaign.checklist.notice[language]),
    ],
  }
}

/** What somebody gets whose item was sent back. */
export function sentBackView(review: Review, session: Session, language: Language): MessageView {
  const words = sentences[language].campaign.review
  const text = words.request(textOf(session, review.itemId, language))
  return {
    text,
    blocks: [
      paragraph({ bold: text }),
      ...proxyBlocks(session, language),
      paragraph(review.comment),
      paragraph(words.by, { person: review.reviewedBy }),
      actions([
        button({ actionId: 'campaign.go', text: words.open, value: `${session.id}:${review.itemId}` }),
      ]),
    ],
  }
}

/** What somebody gets whose answer was drawn for a spot-check. */
export function drawnView(session: Session, itemId: string, language: Language): MessageView {
  const words = sentences[language]
  const text = words.campaign.spotCheck.request(textOf(session, itemId, language))
  const value = buttonValue({ ...session, current: itemId })
  const add = button({ actionId: 'selfcheck.note', text: words.selfcheck.note.title, value })
  return {
    text,
    blocks: [
      paragraph({ bold: text }),
      ...proxyBlocks(session, language),
      context(words.campaign.spotCheck.how),
      actions([add]),
    ],
  }
}

// Whoever entered answers for several people must know whose is meant.
function proxyBlocks({ proxyFor }: Session, language: Language): KnownBlock[] {
  return proxyFor === '' ? [] : [context(sentences[language].selfcheck.item.proxyFor(proxyFor))]
}

function textOf({ checklist }: Session, itemId: string, language: Language): string {
  const item: Item | undefined = checklist.items.find(({ id }) => id === itemId)
  return item?.text[language] ?? itemId
}

function labels(names: readonly string[]): string {
  return [...new Set(names)].join(' / ')
}
