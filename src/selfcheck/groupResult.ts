import type { GroupItem, GroupResult } from './campaignTypes.ts'
import { listAsked } from './dialogue.ts'
import { resultOf } from './scoring.ts'
import type { Checklist, Item, Option, Session } from './types.ts'

/** Managers and staff differ worth telling from this share of an item's points on. */
const tellingShare = 0.25

/**
 * What staff said together, without anybody's name, and where managers see it otherwise.
 *
 * @param staff finished sessions, all on the campaign's checklist; whether there are enough is for the caller to say.
 */
export function groupResultOf(
  checklist: Checklist,
  staff: readonly Session[],
  managers: readonly Session[],
): GroupResult {
  const results = staff.map(resultOf)
  return {
    people: staff.length,
    overall: mean(results.map(({ overall }) => overall)),
    areas: checklist.areas.map((area, index) => ({
      area,
      score: mean(results.map(({ areas }) => areas[index]?.score ?? null)),
    })),
    items: checklist.items.map((item) => groupItemOf(checklist, item, staff, managers)),
  }
}

function groupItemOf(
  checklist: Checklist,
  item: Item,
  staff: readonly Session[],
  managers: readonly Session[],
): GroupItem {
  const given = staff.flatMap((session) => chosen(session, item) ?? [])
  const points = mean(given.map(pointsOf))
  const most = Math.max(...checklist.options.map((option) => option.points))
  const theirs = managers.flatMap((session) => chosen(session, item) ?? [])
  const differ = theirs.filter((option) => {
    const own = pointsOf(option)
    return own !== null && points !== null && Math.abs(own - points) >= most * tellingShare
  })
  return { item, points, unknown: given.filter(({ needsCheck }) => needsCheck).length, managersSay: differ }
}

function chosen(session: Session, item: Item): Option | undefined {
  const { checklist, answers } = session
  if (!listAsked(checklist, answers).some(({ id }) => id === item.id)) return undefined
  return checklist.options.find(({ id }) => id === answers[item.id])
}

function pointsOf(option: Option): number | null {
  return option.excluded || option.needsCheck ? null : option.points
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
