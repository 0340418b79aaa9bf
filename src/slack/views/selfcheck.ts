import type { KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import { currentItem, progressOf } from '../../selfcheck/index.ts'
import type { Area, Session, Standing } from '../../selfcheck/types.ts'
import type { MessageView } from './answer.ts'
import { actions, button, context, header, paragraph } from './blocks.ts'

/** Whom a view is for: their language, and the time zone their dates are told in. */
export type Reader = { readonly language: Language; readonly timeZone: string }

/** The session as its message shows it: the current item, the pause, or that all is answered. */
export function sessionView(session: Session, language: Language): MessageView {
  if (session.status === 'paused') return pausedView(session, language)
  if (session.status === 'finished') {
    return oneLine(sentences[language].selfcheck.allAnswered(session.checklist.items.length))
  }
  return itemView(session, language)
}

/** What an older message of a session becomes once the session goes on in a fresh one. */
export function movedView(language: Language): MessageView {
  return oneLine(sentences[language].selfcheck.movedBelow)
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
export function selfcheckHomeBlocks(standing: Standing, { language, timeZone }: Reader): KnownBlock[] {
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
  blocks.push(actions(last === null ? [main] : [main, result]))
  return blocks
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
  return `${session.id}:${session.current}:${session.version}`
}

/** Reads `buttonValue` back; `undefined` for anything else. */
export function parseButtonValue(
  value: string | undefined,
): { readonly sessionId: string; readonly itemId: string; readonly version: number } | undefined {
  const [, sessionId, itemId, version] = /^(ses_[a-z2-7]{20}):([a-z0-9-]+):(\d{1,9})$/.exec(value ?? '') ?? []
  if (sessionId === undefined || itemId === undefined) return undefined
  return { sessionId, itemId, version: Number(version) }
}

function itemView(session: Session, language: Language): MessageView {
  const words = sentences[language].selfcheck
  const { checklist, answers } = session
  const item = currentItem(checklist, session)
  const area = checklist.areas.find(({ id }) => id === item?.area)
  if (item === undefined || area === undefined)
    throw new Error('an open session stands at no item of its checklist')

  const { position, answered, total } = progressOf(checklist, session)
  const progress = words.item.progress(position, total, areaName(area, language))
  const chosen = checklist.options.find(({ id }) => id === answers[item.id])
  const value = buttonValue(session)
  const options = checklist.options.map((option) =>
    button({
      actionId: `selfcheck.answer.${option.id}`,
      text: option.label[language],
      value,
      ...(option === chosen ? { style: 'primary' as const } : {}),
    }),
  )
  const back = button({ actionId: 'selfcheck.back', text: words.item.back, value })
  const pause = button({ actionId: 'selfcheck.pause', text: words.item.pause, value })
  return {
    text: `${words.title} ${progress} ${item.text[language]}`,
    blocks: [
      ...(answered === 0 ? [context(words.item.intro(total))] : []),
      context(progress),
      paragraph({ bold: item.text[language] }),
      paragraph({ bold: words.item.why }, `\n${item.why[language]}`),
      paragraph({ bold: words.item.example }, `\n${item.example[language]}`),
      ...(chosen === undefined ? [] : [context(words.item.chosen(chosen.label[language]))]),
      actions(options, blockId(session, 'options')),
      actions(position === 1 ? [pause] : [back, pause], blockId(session, 'moves')),
    ],
  }
}

function pausedView(session: Session, language: Language): MessageView {
  const { title, text, resume } = sentences[language].selfcheck.paused
  const { answered, total } = progressOf(session.checklist, session)
  const value = buttonValue(session)
  return {
    text: title,
    blocks: [
      paragraph({ bold: title }, `\n${text(answered, total)}`),
      actions([button({ actionId: 'selfcheck.resume', text: resume, value })], blockId(session, 'moves')),
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
