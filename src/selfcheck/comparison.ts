import { isStale } from './notes.ts'
import type { ComparedItem, Comparison, Item, Note, Option, SelfcheckResult, Session } from './types.ts'

/**
 * What changed item by item since the time before. Items are the same where both runs were on one version, or where the
 * newer list declares its wording equivalent; all others are `new`, those no longer asked `gone`.
 *
 * @param notes of the later session; @param today as `2027-03-31`, to tell stale evidence.
 */
export function compare(
  before: SelfcheckResult,
  after: SelfcheckResult,
  notes: readonly Note[],
  today: string,
): Comparison {
  const items = after.session.checklist.items.map((item) =>
    compareItem(before.session, after.session, item, notes, today),
  )
  const kept = new Set(after.session.checklist.items.map(({ id }) => id))
  const gone = before.session.checklist.items.filter(({ id }) => !kept.has(id))
  return {
    before: before.session,
    after: after.session,
    overall: { before: before.overall, after: after.overall },
    areas: after.areas.map(({ area, score }) => ({
      area,
      before: before.areas.find((each) => each.area.id === area.id)?.score ?? null,
      after: score,
    })),
    items: [
      ...items,
      ...gone.map((item) => ({
        item,
        before: chosen(before.session, item.id),
        after: undefined,
        change: 'gone' as const,
        hasStaleEvidence: false,
      })),
    ],
  }
}

/** Whether an item of a newer checklist asks what the item of its id asked in an older version. */
export function isSameItem(
  item: Item,
  newer: { readonly version: string },
  older: { readonly version: string },
): boolean {
  return newer.version === older.version || item.sameAs?.includes(older.version) === true
}

function compareItem(
  before: Session,
  after: Session,
  item: Item,
  notes: readonly Note[],
  today: string,
): ComparedItem {
  const was = before.checklist.items.some(({ id }) => id === item.id)
  const isKnown = was && isSameItem(item, after.checklist, before.checklist)
  const earlier = isKnown ? chosen(before, item.id) : undefined
  const later = chosen(after, item.id)
  const evidence = notes.filter((note) => note.itemId === item.id && note.kind !== 'comment')
  return {
    item,
    before: earlier,
    after: later,
    change: isKnown ? changeOf(earlier, later) : 'new',
    hasStaleEvidence: evidence.length > 0 && evidence.every((note) => isStale(note, today)),
  }
}

// A 該当なし or わからない that comes or goes is neither better nor worse.
function changeOf(before: Option | undefined, after: Option | undefined): ComparedItem['change'] {
  if (before?.id === after?.id) return 'same'
  const isPlain = (option: Option | undefined) =>
    option !== undefined && !option.excluded && !option.needsCheck
  if (before === undefined || after === undefined || !isPlain(before) || !isPlain(after)) return 'changed'
  return after.points > before.points ? 'better' : after.points < before.points ? 'worse' : 'changed'
}

function chosen(session: Session, itemId: string): Option | undefined {
  return session.checklist.options.find(({ id }) => id === session.answers[itemId])
}
