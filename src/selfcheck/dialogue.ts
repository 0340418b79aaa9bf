import type { Checklist, Dialogue, Item } from './types.ts'

/** The standing of somebody who has answered nothing yet. */
export function beginDialogue(checklist: Checklist): Dialogue {
  return { current: checklist.items[0]?.id ?? null, answers: {} }
}

/**
 * The standing after an answer to the current item: on to the next item without an answer, later ones first, then
 * those left behind; `null` when none is left. Whoever went back returns with one answer to where they had been.
 */
export function giveAnswer(checklist: Checklist, dialogue: Dialogue, optionId: string): Dialogue {
  if (dialogue.current === null) return dialogue
  const answers = { ...dialogue.answers, [dialogue.current]: optionId }
  const at = indexOf(checklist, dialogue.current)
  const inTurn = [...checklist.items.slice(at + 1), ...checklist.items.slice(0, at)]
  return { current: inTurn.find((item) => answers[item.id] === undefined)?.id ?? null, answers }
}

/** The standing one item earlier, answers kept; unchanged at the first item and after the last answer. */
export function stepBack(checklist: Checklist, dialogue: Dialogue): Dialogue {
  if (dialogue.current === null) return dialogue
  const before = checklist.items[indexOf(checklist, dialogue.current) - 1]
  return before === undefined ? dialogue : { ...dialogue, current: before.id }
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
  const total = checklist.items.length
  const position = dialogue.current === null ? total : indexOf(checklist, dialogue.current) + 1
  const answered = checklist.items.filter((item) => dialogue.answers[item.id] !== undefined).length
  return { position, answered, total }
}

function indexOf(checklist: Checklist, itemId: string): number {
  return checklist.items.findIndex((item) => item.id === itemId)
}
