import type { KnownBlock, ModalView, PlainTextOption, StaticSelect } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { Campaign, Item, Note, ParticipantAnswers } from '../../selfcheck/types.ts'
import { cut, limits } from '../limits.ts'
import { actions, bullets, context, option, paragraph, plain, type Run } from './blocks.ts'
import { campaignValue } from './campaign.ts'
import { areaName } from './selfcheck.ts'

/** What of the answers is looked at: nobody's yet, one person's, or everybody's to one item. */
export type AnswersShown =
  | { readonly kind: 'overview' }
  | { readonly kind: 'person'; readonly sessionId: string }
  | { readonly kind: 'item'; readonly itemId: string }

// The answers with the name each is shown by, in a steady order.
type NamedAnswers = readonly (ParticipantAnswers & { readonly name: string })[]

/** Long notes are cut here, and only the newest of an item are shown; the spreadsheet has them all, whole. */
const noteLength = 200
const notesShown = 3

/** What each person of a named campaign said: whom it lists, one person's answers, or everybody's to an item. */
export function answersView(
  campaign: Campaign,
  all: NamedAnswers,
  shown: AnswersShown,
  language: Language,
): ModalView {
  const words = sentences[language].campaign.answers
  const listed = all.slice(0, limits.selectOptions)
  const left = all.length - listed.length
  return {
    type: 'modal',
    private_metadata: campaignValue(campaign),
    title: plain(words.title, limits.viewTitle),
    close: plain(words.close, limits.viewButton),
    blocks: [
      context(campaign.checklist.title[language]),
      ...(all.length === 0
        ? [paragraph(words.nobody)]
        : [
            actions(selects(campaign, listed, shown, language)),
            ...shownBlocks(campaign, listed, shown, language),
          ]),
      ...(left === 0 ? [] : [context(words.more(left))]),
      context(words.caveat),
    ],
  }
}

function selects(
  { checklist }: Campaign,
  listed: NamedAnswers,
  shown: AnswersShown,
  language: Language,
): StaticSelect[] {
  const words = sentences[language].campaign.answers
  const people = listed.map(({ name, result }) => option(name, result.session.id))
  const items = checklist.items
    .slice(0, limits.selectOptions)
    .map(({ id, text }) => option(`${id} ${text[language]}`, id))
  const one = (actionId: string, label: string, options: PlainTextOption[], value: string): StaticSelect => {
    const chosen = options.find((each) => each.value === value)
    const placeholder = plain(label, limits.placeholder)
    const select: StaticSelect = { type: 'static_select', action_id: actionId, placeholder, options }
    return chosen === undefined ? select : { ...select, initial_option: chosen }
  }
  const [sessionId, itemId] = [
    shown.kind === 'person' ? shown.sessionId : '',
    shown.kind === 'item' ? shown.itemId : '',
  ]
  return [
    one('campaign.answers_person', words.person, people, sessionId),
    one('campaign.answers_item', words.item, items, itemId),
  ]
}

function shownBlocks(
  { checklist }: Campaign,
  listed: NamedAnswers,
  shown: AnswersShown,
  language: Language,
): KnownBlock[] {
  const words = sentences[language].campaign.answers
  const person = listed.find(({ result }) => shown.kind === 'person' && result.session.id === shown.sessionId)
  if (person !== undefined) return personBlocks(person, language)
  const item = checklist.items.find(({ id }) => shown.kind === 'item' && id === shown.itemId)
  if (item !== undefined) {
    const lines = listed.map((each): Run[] => [each.name, ...answerRuns(each, item, language)])
    return [paragraph({ bold: item.text[language] }), bullets(lines)]
  }
  return [
    paragraph(words.choose),
    bullets(listed.map((each): Run[] => [{ bold: each.name }, overallOf(each, language)])),
  ]
}

function personBlocks(person: NamedAnswers[number], language: Language): KnownBlock[] {
  const words = sentences[language].campaign.answers
  const { session, areas } = person.result
  return [
    paragraph({ bold: person.name }, overallOf(person, language)),
    ...areas.flatMap(({ area, score }) => {
      const items = session.checklist.items.filter((item) => item.area === area.id)
      if (items.length === 0) return []
      return [
        paragraph({ bold: areaName(area, language) }, words.area(inWords(score, language))),
        bullets(items.map((item): Run[] => [item.text[language], ...answerRuns(person, item, language)])),
      ]
    }),
  ]
}

function answerRuns({ result, notes }: ParticipantAnswers, { id }: Item, language: Language): Run[] {
  const words = sentences[language].campaign.answers
  const { checklist, answers } = result.session
  const given = checklist.options.find((each) => each.id === answers[id])
  const isAsked = !result.leftOut.some((item) => item.id === id)
  const label = isAsked ? given?.label[language] : undefined
  return [
    { bold: words.answer(label ?? words.notAsked) },
    ...notes
      .filter(({ itemId }) => itemId === id)
      .slice(-notesShown)
      .map((note): Run => `\n${noteInWords(note, language)}`),
  ]
}

function noteInWords({ content }: Note, language: Language): string {
  return sentences[language].campaign.answers.note(cut(content, noteLength))
}

function overallOf({ result }: ParticipantAnswers, language: Language): string {
  return sentences[language].campaign.answers.line(
    inWords(result.overall, language),
    result.needsCheck.length,
  )
}

function inWords(score: number | null, language: Language): string {
  const words = sentences[language].campaign.result
  return score === null ? words.none : words.points(Math.round(score))
}
