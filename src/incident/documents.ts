import type { Language } from '../common/language.ts'
import {
  changedItems,
  type DraftFact,
  type DraftFactId,
  type DraftItem,
  type DraftItemId,
  type DraftKind,
} from './drafts.ts'
import { typeNamed, unknownType } from './firstResponse.ts'
import { planSteps } from './reportingRule.ts'
import type { ReportingRule } from './ruleSchema.ts'
import type { IncidentType } from './schema.ts'
import type { Certainty, Incident, KnownOrNot, RegisterEvent, ResponderRole, Triage } from './types.ts'

/** A document as values: whatever draws it decides how it looks. */
export type DocumentContent = {
  readonly title: string
  /** Small print under the title. */
  readonly notes: readonly string[]
  readonly sections: readonly {
    readonly heading: string
    readonly lines: readonly string[]
    /** Stands out: something is missing here, or has changed. */
    readonly mark: string | undefined
  }[]
}

/** The sentences documents are made of, in one language. */
export type DocumentWords = {
  readonly titles: Readonly<Record<DraftKind, string>>
  readonly drillTitle: (title: string) => string
  readonly notes: Readonly<Record<DraftKind, readonly string[]>>
  readonly madeAt: (moment: string) => string
  readonly items: Readonly<Record<DraftItemId, string>>
  readonly facts: Readonly<Record<DraftFactId, string>>
  readonly fact: (label: string, value: string) => string
  readonly known: Readonly<Record<KnownOrNot, string>>
  readonly certainty: Readonly<Record<Certainty, string>>
  readonly categories: Readonly<
    Record<keyof Pick<Triage, 'sensitive' | 'propertyDamage' | 'improperPurpose' | 'overThousand'>, string>
  >
  readonly events: Readonly<Record<RegisterEvent, string>>
  readonly unknownType: string
  readonly gap: string
  readonly changed: (before: string) => string
  readonly card: {
    readonly title: string
    readonly note: string
    readonly first: string
    readonly doNot: string
    readonly call: string
    readonly order: string
    readonly callLine: (name: string, phone: string) => string
    readonly nobody: string
    readonly step: (role: string, minutes: number) => string
    readonly roles: Readonly<Record<ResponderRole, string>>
  }
}

/**
 * A draft as a document: gaps stand out, and with what was said before, what changed since.
 *
 * @param before what 速報 said, for 確報.
 */
export function draftDocument(input: {
  readonly kind: DraftKind
  readonly incident: Pick<Incident, 'drill' | 'type'>
  readonly items: readonly DraftItem[]
  readonly before: Readonly<Record<string, string>> | undefined
  readonly types: readonly IncidentType[]
  readonly words: DocumentWords
  readonly language: Language
  readonly madeAt: string
}): DocumentContent {
  const { kind, incident, items, before, words, madeAt } = input
  const title = words.titles[kind]
  const changes = before === undefined ? new Map<DraftItemId, string>() : changedItems(items, before)
  return {
    title: incident.drill ? words.drillTitle(title) : title,
    notes: [...words.notes[kind], words.madeAt(madeAt)],
    sections: items.map((item) => ({
      heading: words.items[item.id],
      lines: item.facts.map((fact) => factLine(fact, input)),
      mark: markOf(item, changes.get(item.id), words),
    })),
  }
}

/** The card to print and hang up: what to do, what not, whom to call, who is told in what order. */
export function emergencyCard(input: {
  readonly rule: ReportingRule
  readonly types: readonly IncidentType[]
  readonly words: DocumentWords
  readonly language: Language
  readonly now: Date
}): DocumentContent {
  const { rule, types, words, language, now } = input
  const { card } = words
  const advice = typeNamed(types, undefined).firstResponse[language]
  const calls = rule.contacts.map(({ name, phone }) => card.callLine(name[language], phone))
  const steps = planSteps(rule, 3, now).map(({ to, at }) =>
    card.step(card.roles[to], Math.round((at.getTime() - now.getTime()) / 60_000)),
  )
  const section = (heading: string, lines: readonly string[], mark?: string) => ({ heading, lines, mark })
  return {
    title: card.title,
    notes: [card.note],
    sections: [
      section(
        card.first,
        advice.do.map((line, index) => `${index + 1}. ${line}`),
      ),
      section(
        card.doNot,
        advice.doNot.map((line) => `・${line}`),
      ),
      section(card.call, calls, calls.length === 0 ? card.nobody : undefined),
      section(card.order, steps),
    ],
  }
}

function factLine(
  { id, value, key }: DraftFact,
  { words, types, language, incident }: Parameters<typeof draftDocument>[0],
): string {
  const label = words.facts[id]
  switch (id) {
    case 'type':
      return words.fact(
        label,
        value === unknownType ? words.unknownType : typeNamed(types, value).name[language],
      )
    case 'certainty':
    case 'ongoing':
    case 'personal-data':
    case 'categories':
      return words.fact(label, wordOf(words, key ?? value))
    case 'event':
      return `${value}　${wordOf(words, key ?? '')}`
    case 'field': {
      const field = typeNamed(types, incident.type).fields.find((each) => each.id === key)
      const option = field?.options?.find((each) => each.id === value)
      return words.fact(field?.label[language] ?? label, option?.label[language] ?? value)
    }
    case 'text':
    case 'what-happened':
      return value
    default:
      return words.fact(label, value)
  }
}

function wordOf(words: DocumentWords, key: string): string {
  const all: Readonly<Record<string, string>> = {
    ...words.known,
    ...words.certainty,
    ...words.categories,
    ...words.events,
  }
  return all[key] ?? key
}

function markOf(item: DraftItem, before: string | undefined, words: DocumentWords): string | undefined {
  if (item.gap) return words.gap
  return before === undefined ? undefined : words.changed(before)
}
