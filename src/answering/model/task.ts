import { randomBytes } from 'node:crypto'
import type { Language } from '../../common/language.ts'
import type { Section } from '../types.ts'

/** What a model is told, as texts with slots `{{…}}`. */
export type ModelPrompts = {
  /** What it is to do. Slots: language, marker. */
  readonly instructions: string
  /** What is to be answered. Slots: marker, sections, previous, question. */
  readonly task: string
  /** What it is told besides where easy Japanese is wanted. Slot: language. */
  readonly easy: string
  /** What its search is for. */
  readonly search: string
  /** What it is told where a question is to be put into another language. Slots: language, marker. */
  readonly translate: string
}

/** The sections a model was given, by the number it knows them by; more may come by its searches. */
export type ShownSections = {
  readonly byNumber: ReadonlyMap<number, Section>
  /** Numbers the sections that are new and gives them as text for the model; those that are not fit are left out. */
  show(sections: readonly Section[], hide: (text: string) => string): string
}

/** Characters of a section, and of all sections of one request, that a model is given. */
const longestSection = 3000
const longestMaterial = 16_000

/**
 * The sections as a model reads them, between lines that begin with the marker. The marker is new for each request, so
 * that no document can hold it and end its own section.
 *
 * @param isFit whether a section may be put before a model at all.
 */
export function createShownSections(marker: string, isFit: (section: Section) => boolean): ShownSections {
  const byNumber = new Map<number, Section>()
  let length = 0
  return {
    byNumber,
    show(sections, hide) {
      const known = new Set([...byNumber.values()].map(({ id }) => id))
      const fresh = sections.filter((section) => isFit(section) && !known.has(section.id))
      const texts = fresh.flatMap((section) => {
        const text = hide(section.text.slice(0, longestSection))
        if (length + text.length > longestMaterial) return []
        length += text.length
        const number = byNumber.size + 1
        byNumber.set(number, section)
        const heading = hide([section.title, section.heading].join(' / ')).replaceAll(/\s+/g, ' ')
        return [`${marker} section ${number}: ${heading}\n${text}\n${marker} end of section ${number}`]
      })
      return texts.join('\n\n')
    },
  }
}

/** Letters that no document holds, since they are drawn anew. */
export function createMarker(): string {
  return `##${randomBytes(6).toString('hex')}##`
}

/** The text with each slot filled; what is filled in is not looked at for slots again. */
export function fillSlots(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (slot, name: string) => values[name] ?? slot)
}

/** The language's name as the instructions say it. */
export const languageNames: Readonly<Record<Language, string>> = { ja: 'Japanese', en: 'English' }
