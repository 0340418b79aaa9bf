import type { Button, KnownBlock } from '@slack/types'
import type { Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import {
  type Dossier,
  findingKinds,
  type IncidentClock,
  listRedactable,
  type RedactableText,
} from '../../incident/index.ts'
import { cut } from '../limits.ts'
import { actions, bullets, button, context, header, paragraph, type Run } from './blocks.ts'
import { formatMoment } from './incidentTime.ts'
import type { Choice } from './incidentWorkInputs.ts'
import { type CardState, formButton, row, words as typed, workActions } from './incidentWorkParts.ts'

/** A clock's name: the law's, or as the rule calls it. */
export function clockName(id: string, names: CardState['clockNames'], language: Language): string {
  const legal: Readonly<Record<string, string>> = sentences[language].incidentNews.legalClocks
  return names.get(id)?.[language] ?? legal[id] ?? id
}

/** Every clock, always as a guide. */
export function clockBlocks(state: CardState): KnownBlock[] {
  const { incident, clocks } = state.dossier
  const { language } = state
  const words = sentences[language].incidentWork
  const buttons = [
    formButton('triage', incident.id, words.clocks.triage),
    formButton('clock', incident.id, words.clocks.handle),
  ]
  const lines = clocks.map((clock) => clockRuns(clock, state))
  return [
    header(words.headings.clocks),
    ...(lines.length === 0 ? [context(words.clocks.none)] : [bullets(lines), context(words.clocks.note)]),
    actions(buttons, 'clocks'),
  ]
}

/** How a clock stands, in one line; what is overdue stands out. */
export function clockRuns(
  clock: IncidentClock,
  { language, timeZone, clockNames }: Pick<CardState, 'language' | 'timeZone' | 'clockNames'>,
): Run[] {
  const { clocks } = sentences[language].incidentWork
  const name = clockName(clock.id, clockNames, language)
  const from = clock.fromDay === undefined ? '' : clocks.range(clock.fromDay.slice(5).replace('-', '/'))
  const line =
    clock.dueAt === undefined
      ? clocks.soon(name)
      : clocks.due(
          name,
          formatMoment(clock.dueAt, language, timeZone),
          `${clock.dayOff === undefined ? '' : clocks[clock.dayOff]}${from}`,
        )
  const isLive = clock.state === 'running' || clock.state === 'overdue'
  const state = [clocks.states[clock.state], isLive && clock.applies === 'may' ? clocks.mayApply : '']
    .filter((part) => part !== '')
    .join('・')
  if (state === '') return [line]
  return clock.state === 'overdue' ? [line, '　', { bold: state }] : [line, `　${state}`]
}

/** Tasks on the card, the open ones first; the whole view takes 100 blocks. */
const shownTasks = 10

/** The tasks, each open one with its button. */
export function taskBlocks({ dossier: { incident, tasks }, language }: CardState): KnownBlock[] {
  const words = sentences[language].incidentWork
  const open = tasks.filter(({ doneAt }) => doneAt === undefined)
  const done = tasks.filter(({ doneAt }) => doneAt !== undefined)
  const shown = open.slice(0, shownTasks).flatMap((task): KnownBlock[] => [
    row(
      `☐ ${task.title}${words.tasks.due(task.dueOn)}`,
      button({
        actionId: workActions.finishTask,
        text: words.tasks.finish,
        value: `${incident.id}/${task.id}`,
      }),
    ),
    paragraph('　', { person: task.owner }),
  ])
  const hidden = open.length - shownTasks
  return [
    header(words.headings.tasks),
    ...(tasks.length === 0 ? [context(words.tasks.none)] : shown),
    ...(hidden > 0 ? [context(words.words.more(hidden))] : []),
    ...(done.length === 0
      ? []
      : [bullets(done.slice(-shownTasks).map((task) => `☑ ${cut(task.title, 100)}　${words.tasks.done}`))]),
    actions([formButton('task', incident.id, words.tasks.add)], 'tasks'),
  ]
}

/** What was found out since the report. */
export function knownBlocks({ dossier: { incident }, language, failedItem }: CardState): KnownBlock[] {
  const words = sentences[language].incidentWork
  const { labels, findings } = words
  const said: readonly (readonly [string, string])[] = [
    [labels.cause, incident.cause],
    [labels.prevention, incident.prevention],
    [labels.failedItem, failedItem],
    ...findingKinds.map((kind) => [findings[kind], incident.findings[kind] ?? ''] as const),
  ]
  const written = said
    .filter(([, text]) => text !== '')
    .map(([label, text]) => typed(words.labelled(label, text)))
  return [
    header(words.headings.known),
    ...(written.length === 0 ? [context(words.words.none)] : written),
    actions([formButton('describe', incident.id, words.write)], 'known'),
  ]
}

/** Questions, answers, notes and messages on the card, the newest; all of them are in the record. */
const shownWords = 6

/** What was written back and forth. */
export function exchangeBlocks({
  dossier: { incident, words: exchanged },
  language,
  timeZone,
}: CardState): KnownBlock[] {
  const words = sentences[language].incidentWork
  const hidden = exchanged.length - shownWords
  const shown = exchanged
    .slice(-shownWords)
    .flatMap(({ at, author, kind, text, goneAt }): KnownBlock[] => [
      paragraph(
        { bold: words.words[kind] },
        '　',
        author === 'reporter' ? words.words.reporter : { person: author },
        `　${formatMoment(at, language, timeZone)}${goneAt === undefined ? '' : words.words.gone}`,
      ),
      typed(text),
    ])
  return [
    header(words.headings.exchange),
    ...(hidden > 0 ? [context(words.words.more(hidden))] : []),
    ...(shown.length === 0 ? [context(words.words.none)] : shown),
    actions(
      [
        formButton('ask', incident.id, words.buttons.ask),
        formButton('note', incident.id, words.buttons.note),
      ],
      'exchange',
    ),
  ]
}

/** Letters of a text by which it is known again among others. */
const textStart = 20

/** The texts of an incident that can be redacted, each with where it stands and how it begins; the newest words first. */
export function textChoices(
  dossier: Pick<Dossier, 'incident' | 'words' | 'tasks' | 'evidence' | 'requests'>,
  { language, timeZone, types }: Pick<CardState, 'language' | 'timeZone' | 'types'>,
): Choice[] {
  const { words, labels, findings, tasks, headings, requests } = sentences[language].incidentWork
  const names: Readonly<Record<string, string>> = {
    ...sentences[language].incident.labels,
    ...labels,
    ...prefixed('findings', Object.entries(findings)),
    ...prefixed(
      'fields',
      types.flatMap(({ fields }) => fields.map(({ id, label }) => [id, label[language]] as const)),
    ),
    ...prefixed(
      'tasks',
      dossier.tasks.map(({ id }) => [id, tasks.one] as const),
    ),
    ...prefixed(
      'evidence',
      dossier.evidence.map(({ fileId }) => [fileId, headings.evidence] as const),
    ),
    ...prefixed(
      'reasons',
      dossier.requests.map(({ id, action }) => [id, requests.reasonOf(requests.names[action])] as const),
    ),
  }
  const nameOf = ({ target, words: written }: RedactableText) =>
    written === undefined
      ? (names[target] ?? target)
      : `${words[written.kind]} ${formatMoment(written.at, language, timeZone)}`
  const texts = listRedactable(dossier, types)
  const fields = texts.filter((each) => each.words === undefined)
  const latest = texts.filter((each) => each.words !== undefined).reverse()
  return [...fields, ...latest].map(
    (each): Choice => [each.target, `${nameOf(each)}：${cut(each.text.replaceAll('\n', ' '), textStart)}`],
  )
}

function prefixed(kind: string, names: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(names.map(([id, name]) => [`${kind}/${id}`, name]))
}

/** Files with the beginning of their hash. */
export function evidenceBlocks({ dossier: { evidence }, language }: CardState): KnownBlock[] {
  if (evidence.length === 0) return []
  const lines = evidence
    .slice(-20)
    .map(({ name, sha256 }): Run[] => [cut(name, 80), '　', { code: sha256.slice(0, 16) }])
  return [header(sentences[language].incidentWork.headings.evidence), bullets(lines)]
}

/** The newest lines of the register, and what leads on from them. */
export function registerBlocks(state: CardState): KnownBlock[] {
  const { dossier, language } = state
  const words = sentences[language].incidentWork
  const lines = dossier.register.slice(-8).map((line) => registerRuns(line, state))
  return [
    header(words.headings.register),
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    actions(
      [
        openButton(state, 'log'),
        openButton(state, 'documents'),
        formButton('request', dossier.incident.id, words.buttons.request),
      ],
      'register',
    ),
  ]
}

/** A line of the register: when, what, who. */
export function registerRuns(
  { at, what, actor }: Dossier['register'][number],
  { language, timeZone }: Pick<CardState, 'language' | 'timeZone'>,
): Run[] {
  const words = sentences[language]
  const moment = formatMoment(at, language, timeZone)
  return [`${moment}　${words.incidentDocuments.events[what]}　`, whoRun(actor, language)]
}

/** Who did something, for what is shown: a person, the reporter without a name, or the bot itself. */
export function whoRun(actor: string, language: Language): Run {
  const { log, words } = sentences[language].incidentWork
  if (actor === 'reporter') return words.reporter
  return /^[UW][A-Z0-9]{2,}$/.test(actor) ? { person: actor } : log.system
}

/** The button that opens something on top of the card. */
export function openButton({ dossier, language }: CardState, what: 'original' | 'log' | 'documents'): Button {
  const text = sentences[language].incidentWork.buttons[what]
  return button({ actionId: workActions[what], text, value: dossier.incident.id })
}
