import { listAsked } from './dialogue.ts'
import type { Answers, AreaScore, Checklist, Item, Option, SelfcheckResult, Session } from './types.ts'

/** The result of a session: its scores, gaps and what is to be checked. */
export function resultOf(session: Session): SelfcheckResult {
  const { checklist, answers } = session
  const asked = listAsked(checklist, answers)
  return {
    session,
    overall: scoreOf(checklist, answers, asked),
    areas: areaScores(checklist, answers, asked),
    gaps: listGaps(checklist, answers, asked),
    needsCheck: asked.filter((item) => chosen(checklist, answers, item)?.needsCheck),
    leftOut: checklist.items.filter((item) => !asked.includes(item)),
  }
}

function areaScores(checklist: Checklist, answers: Answers, asked: readonly Item[]): AreaScore[] {
  return checklist.areas.map((area) => {
    const items = asked.filter((item) => item.area === area.id)
    return {
      area,
      score: scoreOf(checklist, answers, items),
      needsCheck: items.filter((item) => chosen(checklist, answers, item)?.needsCheck).length,
    }
  })
}

/**
 * Σ points ÷ Σ most points × 100 over the items that count, not rounded; `null` where none counts, be it that
 * every one was excluded or that none is answered. Below 0 where a checklist has options that cost points.
 */
export function scoreOf(checklist: Checklist, answers: Answers, items: readonly Item[]): number | null {
  const counted = items
    .map((item) => chosen(checklist, answers, item))
    .filter((option) => option !== undefined)
    .filter((option) => !option.excluded)
  if (counted.length === 0) return null
  const reached = counted.reduce((sum, option) => sum + option.points, 0)
  return (reached * 100) / (counted.length * mostPoints(checklist))
}

// Those to be checked are listed on their own: not knowing is no gap yet.
function listGaps(checklist: Checklist, answers: Answers, asked: readonly Item[]): Item[] {
  const most = mostPoints(checklist)
  return asked
    .flatMap((item) => {
      const option = chosen(checklist, answers, item)
      if (option === undefined || option.excluded || option.needsCheck) return []
      return [{ item, lost: most - option.points }]
    })
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost)
    .map(({ item }) => item)
}

function chosen(checklist: Checklist, answers: Answers, item: Item): Option | undefined {
  const optionId = answers[item.id]
  return checklist.options.find((option) => option.id === optionId)
}

function mostPoints(checklist: Checklist): number {
  return Math.max(...checklist.options.filter((option) => !option.excluded).map((option) => option.points))
}
