import type { Answers, Checklist, Dialogue, Item } from './types.ts'

/** The standing of somebody who has answered nothing yet. */
export function beginDialogue(checklist: Checklist): Dialogue {
  return { current: checklist.items[0]?.id ?? null, answers: {} }
}

/**
 * The items that count for somebody with these answers, in order: all but those left out because an earlier answer says
 * that they do not apply. An item whose condition is still open counts.
 */
export function listAsked(checklist: Checklist, answers: Answers): Item[] {
  return checklist.items.filter((item) => standingOf(checklist, answers, item) !== 'left-out')
}

/**
 * The standing after an answer to the current item: on to the next item without an answer, later ones first, then
 * those left behind; `null` when none is left. Whoever went back returns with one answer to where they had been.
 */
export function giveAnswer(checklist: Checklist, dialogue: Dialogue, optionId: string): Dialogue {
  if (dialogue.current === null) return dialogue
  const answers = { ...dialogue.answers, [dialogue.current]: optionId }
  return { current: nextUnanswered(checklist, answers, dialogue.current), answers }
}

/** The standing at the next item without an answer; unchanged where the current one is the only one left. */
export function skipItem(checklist: Checklist, dialogue: Dialogue): Dialogue {
  if (dialogue.current === null) return dialogue
  const next = nextUnanswered(checklist, dialogue.answers, dialogue.current)
  return next === null ? dialogue : { ...dialogue, current: next }
}

/** The standing one item earlier, answers kept; unchanged at the first item and after the last answer. */
export function stepBack(checklist: Checklist, dialogue: Dialogue): Dialogue {
  if (dialogue.current === null) return dialogue
  const asked = listAsked(checklist, dialogue.answers)
  const before = asked[asked.findIndex((item) => item.id === dialogue.current) - 1]
  return before === undefined ? dialogue : { ...dialogue, current: before.id }
}

/** The standing at that item; `undefined` where it is none of those that count. */
export function goTo(checklist: Checklist, dialogue: Dialogue, itemId: string): Dialogue | undefined {
  const isThere = listAsked(checklist, dialogue.answers).some((item) => item.id === itemId)
  return isThere ? { ...dialogue, current: itemId } : undefined
}

/** The current item; `undefined` when every item is answered. */
export function currentItem(checklist: Checklist, dialogue: Dialogue): Item | undefined {
  return checklist.items.find((item) => item.id === dialogue.current)
}

/** How far somebody is: `position` is the current item's place from 1, the last one's when all are answered. */
export function progressOf(
  checklist: Checklist,
  dialogue: Dialogue,
): { readonly position: number; readonly answered: number; readonly total: number } {
  const asked = listAsked(checklist, dialogue.answers)
  const at = asked.findIndex((item) => item.id === dialogue.current)
  const answered = asked.filter((item) => dialogue.answers[item.id] !== undefined).length
  return { position: at === -1 ? asked.length : at + 1, answered, total: asked.length }
}

function nextUnanswered(checklist: Checklist, answers: Answers, from: string): string | null {
  const at = checklist.items.findIndex((item) => item.id === from)
  const inTurn = [...checklist.items.slice(at + 1), ...checklist.items.slice(0, at)]
  const next = inTurn.find(
    (item) => answers[item.id] === undefined && standingOf(checklist, answers, item) === 'asked',
  )
  return next?.id ?? null
}

function standingOf(checklist: Checklist, answers: Answers, item: Item): 'asked' | 'open' | 'left-out' {
  const { when } = item
  if (when === undefined) return 'asked'
  const earlier = checklist.items.find(({ id }) => id === when.item)
  if (earlier !== undefined && standingOf(checklist, answers, earlier) === 'left-out') return 'left-out'
  const answer = answers[when.item]
  if (answer === undefined) return 'open'
  return when.options.includes(answer) ? 'asked' : 'left-out'
}
