import type { KnownBlock, Overflow, StaticSelect } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { currentItem, progressOf } from '../../selfcheck/index.ts'
import type { Area, Checklist, Item, ReplyLead, Session, Standing } from '../../selfcheck/types.ts'
import { limits } from '../limits.ts'
import type { MessageView } from './answer.ts'
import { actions, button, context, header, option, paragraph, plain } from './blocks.ts'
import { formatMoment } from './incidentTime.ts'

/** Whom a view is for: their language, and the time zone their dates are told in. */
export type Reader = { readonly language: Language; readonly timeZone: string }

/** What an item's message shows beside the session's own standing. */
export type ItemExtras = {
  /** Said above the item, after something was typed. */
  readonly lead?: ReplyLead
  /** The item before, just answered with わからない: it can be put to somebody who knows. */
  readonly unknownBefore?: Item
  /** The version of the checklist that the session can be taken over to. */
  readonly newerVersion?: string
}

/** What the 「…」 beside the buttons offers: put it off, or a few questions a day. */
const laterWishes = ['hour', 'tomorrow', 'workday'] as const

/** How many questions a day the 「…」 offers. */
export const fewADay = 3

/** The session as its message shows it: the current item, the pause, or that all is answered. */
export function sessionView(session: Session, reader: Reader, extras: ItemExtras = {}): MessageView {
  if (session.status === 'paused') return pausedView(session, reader)
  if (session.status === 'finished') {
    const { total } = progressOf(session.checklist, session)
    return oneLine(sentences[reader.language].selfcheck.allAnswered(total))
  }
  return itemView(session, reader.language, extras)
}

/** What an older message of a session becomes once the session goes on in a fresh one. */
export function movedView(language: Language): MessageView {
  return oneLine(sentences[language].selfcheck.movedBelow)
}

/** What an item's message becomes once it was answered in words: the item and its answer, a line. */
export function recordedView(before: Session, after: Session, language: Language): MessageView {
  const { checklist } = before
  const item = currentItem(checklist, before)
  const option = checklist.options.find(({ id }) => id === after.answers[item?.id ?? ''])
  if (item === undefined || option === undefined) return movedView(language)
  const { position } = progressOf(checklist, before)
  return oneLine(
    sentences[language].selfcheck.recorded(position, item.text[language], option.label[language]),
  )
}

/** What stands where a result was asked for and there is none. */
export function noResultView(standing: Standing, language: Language): MessageView {
  const words = sentences[language].selfcheck
  const label = standing.underWay === null ? words.home.start : words.home.resume
  return {
    text: words.result.none,
    blocks: [paragraph(words.result.none), actions([button({ actionId: 'selfcheck.start', text: label })])],
  }
}

/** The self-check's part of the App Home. */
export function selfcheckHomeBlocks(
  standing: Standing,
  { language, timeZone }: Reader,
  checklists: readonly Checklist[] = [],
): KnownBlock[] {
  const words = sentences[language].selfcheck
  const { underWay, last } = standing
  const blocks: KnownBlock[] = [header(words.title), paragraph(words.home.intro)]
  if (underWay !== null) blocks.push(paragraph(words.home.underWay(underWay.answered, underWay.total)))
  if (last !== null) {
    const score =
      last.overall === null ? words.result.notApplicable : words.result.points(Math.round(last.overall))
    blocks.push(context(words.home.last(dayOf(last.finishedAt, { language, timeZone }), score)))
  }
  const main =
    underWay === null
      ? button({ actionId: 'selfcheck.start', text: words.home.start })
      : button({ actionId: 'selfcheck.resume', text: words.home.resume })
  const result = button({ actionId: 'selfcheck.result', text: words.home.result })
  blocks.push(actions([main, ...(last === null ? [] : [result]), ...chooser(checklists, language)]))
  return blocks
}

// Beside the standard list, which the start button begins, others can be chosen.
function chooser(checklists: readonly Checklist[], language: Language): StaticSelect[] {
  const others = checklists.slice(1, 1 + limits.selectOptions)
  if (others.length === 0) return []
  return [
    {
      type: 'static_select',
      action_id: 'selfcheck.choose',
      placeholder: plain(sentences[language].selfcheck.home.choose, limits.placeholder),
      options: others.map(({ id, title }) => ({
        text: plain(title[language], limits.optionText),
        value: id,
      })),
    },
  ]
}

/** An area's name, with a mark where nobody has compared it with the original. */
export function areaName(area: Area, language: Language): string {
  const name = area.name[language]
  return area.verified ? name : sentences[language].selfcheck.unverified(name)
}

/** The day of a moment as the reader writes it. */
export function dayOf(moment: Date, { language, timeZone }: Reader): string {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(moment)
}

/** What the buttons of a session carry: which session, on which item and version. Never an answer or a right. */
export function buttonValue(session: Session): string {
  return `${session.id}:${session.current ?? ''}:${session.version}`
}

/** Reads `buttonValue` back; `undefined` for anything else. */
export function parseButtonValue(
  value: string | undefined,
): { readonly sessionId: string; readonly itemId: string; readonly version: number } | undefined {
  const [, sessionId, itemId, version] = /^(ses_[a-z2-7]{20}):([a-z0-9-]*):(\d{1,9})$/.exec(value ?? '') ?? []
  if (sessionId === undefined || itemId === undefined) return undefined
  return { sessionId, itemId, version: Number(version) }
}

function itemView(session: Session, language: Language, extras: ItemExtras): MessageView {
  const words = sentences[language].selfcheck
  const { checklist, answers } = session
  const item = currentItem(checklist, session)
  const area = checklist.areas.find(({ id }) => id === item?.area)
  if (item === undefined || area === undefined)
    throw new Error('an open session stands at no item of its checklist')

  const { position, answered, total } = progressOf(checklist, session)
  const leftOut = checklist.items.length - total
  const progress = words.item.progress(position, total, areaName(area, language))
  const marked = session.pending ?? answers[item.id]
  const chosen = checklist.options.find(({ id }) => id === answers[item.id])
  const value = buttonValue(session)
  const options = checklist.options.map((option) =>
    button({
      actionId: `selfcheck.answer.${option.id}`,
      text: option.label[language],
      value,
      ...(option.id === marked ? { style: 'primary' as const } : {}),
    }),
  )
  const isFirst = answered === 0 && extras.lead === undefined
  const isLead = (kind: ReplyLead) => extras.lead === kind
  return {
    text: `${words.title} ${progress} ${item.text[language]}`,
    blocks: [
      ...(isFirst
        ? [
            context((session.campaignId === '' ? words.item.intro : words.item.introAsked)(total)),
            context(words.item.typed),
          ]
        : []),
      ...(session.proxyFor === '' ? [] : [context(words.item.proxyFor(session.proxyFor))]),
      ...leadBlocks(session, item, language, extras.lead),
      context(progress, ...(leftOut === 0 ? [] : [words.item.leftOut(leftOut)])),
      paragraph({ bold: item.text[language] }),
      ...(isLead('example') ? [] : [paragraph(words.lead.example(item.example[language]))]),
      // Thirty reasons are a third of all there is to read: small, for whoever wants them.
      ...(isLead('why') ? [] : [context(words.lead.why(item.why[language]))]),
      ...(chosen === undefined ? [] : [context(words.item.chosen(chosen.label[language]))]),
      actions(options, blockId(session, 'options')),
      actions([...moves(session, language, position), more(session, language)], blockId(session, 'moves')),
      ...askBlocks(session, language, extras.unknownBefore),
      ...newerBlocks(session, language, extras.newerVersion),
    ],
  }
}

function leadBlocks(
  session: Session,
  item: Item,
  language: Language,
  lead: ReplyLead | undefined,
): KnownBlock[] {
  const words = sentences[language].selfcheck.lead
  switch (lead) {
    case undefined:
      return []
    case 'why': {
      const heading = item.section?.[language].split('#')[1]
      const more = heading === undefined ? [] : [context(words.section(heading))]
      return [paragraph(words.why(item.why[language])), ...more]
    }
    case 'example':
      return [paragraph(words.example(item.example[language]))]
    case 'confirm': {
      const option = session.checklist.options.find(({ id }) => id === session.pending)
      return [paragraph(words.confirm(option?.label[language] ?? ''))]
    }
    default:
      return [paragraph(words[lead])]
  }
}

function moves(session: Session, language: Language, position: number) {
  const words = sentences[language].selfcheck.item
  const value = buttonValue(session)
  const { answered, total } = progressOf(session.checklist, session)
  const back = button({ actionId: 'selfcheck.back', text: words.back, value })
  const skip = button({ actionId: 'selfcheck.skip', text: words.skip, value })
  const pause = button({ actionId: 'selfcheck.pause', text: words.pause, value })
  const note = button({ actionId: 'selfcheck.note', text: words.note, value })
  return [...(position === 1 ? [] : [back]), ...(total - answered > 1 ? [skip] : []), pause, note]
}

function more(session: Session, language: Language): Overflow {
  const words = sentences[language].selfcheck.item.more
  const value = buttonValue(session)
  const wished = (label: string, wish: string) => option(label, `${wish} ${value}`)
  const pace = session.perDay === null ? wished(words.fewADay, 'few') : wished(words.noLimit, 'all')
  return {
    type: 'overflow',
    action_id: 'selfcheck.more',
    options: [...laterWishes.map((wish) => wished(words[wish], wish)), pace],
  }
}

function askBlocks(session: Session, language: Language, item: Item | undefined): KnownBlock[] {
  if (item === undefined) return []
  const words = sentences[language].selfcheck.item
  return [
    context(words.unknownBefore(item.text[language])),
    actions(
      [
        {
          type: 'users_select',
          action_id: 'selfcheck.ask',
          placeholder: plain(words.askColleague(item.id), limits.placeholder),
        },
      ],
      `${session.id}:${item.id}:${session.version}`,
    ),
  ]
}

function newerBlocks(session: Session, language: Language, version: string | undefined): KnownBlock[] {
  if (version === undefined) return []
  const words = sentences[language].selfcheck.item
  const renew = button({ actionId: 'selfcheck.renew', text: words.renew, value: buttonValue(session) })
  return [context(words.newer(version)), actions([renew], blockId(session, 'renew'))]
}

function pausedView(session: Session, { language, timeZone }: Reader): MessageView {
  const words = sentences[language].selfcheck.paused
  const { answered, total } = progressOf(session.checklist, session)
  const value = buttonValue(session)
  const rest = session.restsUntil && formatMoment(session.restsUntil, language, timeZone)
  const text = rest === null ? words.text(answered, total) : words.restsUntil(rest, answered, total)
  return {
    text: words.title,
    blocks: [
      paragraph({ bold: words.title }, `\n${text}`),
      actions(
        [button({ actionId: 'selfcheck.resume', text: words.resume, value })],
        blockId(session, 'moves'),
      ),
    ],
  }
}

// Slack asks for new ids at every change of a message.
function blockId(session: Session, row: string): string {
  return `${session.id}.${session.version}.${row}`
}

function oneLine(sentence: string): MessageView {
  return { text: sentence, blocks: [paragraph(sentence)] }
}
