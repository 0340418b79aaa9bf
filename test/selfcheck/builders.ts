import { createId } from '../../src/common/ids.ts'
import type { Answers, Bilingual, Checklist, Item, Session } from '../../src/selfcheck/types.ts'

const both = (text: string): Bilingual => ({ ja: text, en: text })

/** An item of an area; its texts are its id. */
function anItem(id: string, area: string): Item {
  return { id, area, text: both(id), why: both(id), example: both(id), next: both(id), measure: 1 }
}

/** A checklist with the five options of the preparation list and items `<area>-1`, `<area>-2`… */
export function aChecklist(itemsOfArea: Readonly<Record<string, number>>): Checklist {
  const areas = Object.keys(itemsOfArea)
  const option = { excluded: false, needsCheck: false }
  return {
    id: 'list',
    version: '1',
    title: both('list'),
    notice: both('notice'),
    source: { ja: 'テスト', en: 'test' },
    verified: false,
    options: [
      { ...option, id: 'yes', label: both('yes'), points: 4 },
      { ...option, id: 'partly', label: both('partly'), points: 2 },
      { ...option, id: 'no', label: both('no'), points: 0 },
      { ...option, id: 'unknown', label: both('unknown'), points: 0, needsCheck: true },
      { ...option, id: 'not-applicable', label: both('n/a'), points: 0, excluded: true },
    ],
    areas: areas.map((id) => ({ id, name: both(id), verified: true })),
    items: areas.flatMap((area) =>
      Array.from({ length: itemsOfArea[area] ?? 0 }, (_, index) => anItem(`${area}-${index + 1}`, area)),
    ),
  }
}

/** A session of a checklist with these answers, open at the first item without one. */
export function aSession(checklist: Checklist, answers: Answers = {}): Session {
  const current = checklist.items.find((item) => answers[item.id] === undefined)?.id ?? null
  return {
    id: createId('ses'),
    userId: 'U1',
    status: current === null ? 'finished' : 'open',
    current,
    answers,
    version: 1,
    opening: 1,
    checklist,
    startedAt: new Date('2026-11-23T01:00:00Z'),
    finishedAt: current === null ? new Date('2026-11-23T01:10:00Z') : null,
    pending: null,
    perDay: null,
    restsUntil: null,
    proxyFor: '',
    campaignId: '',
  }
}
