import type { ReplyReading } from './replyReading.ts'

/**
 * What one clause of a reply says. `ask`: two negations, or something else that must be asked back. `plan`: it is meant
 * to be done. `none`: nothing about the item. `firm` is false where the words fit more than one option.
 */
export type ClauseReading = {
  readonly says: 'yes' | 'partly' | 'no' | 'unknown' | 'not-applicable' | 'plan' | 'ask' | 'none'
  readonly firm: boolean
  /** A はい or no by itself, before the sentence proper. */
  readonly interjection?: boolean
  readonly contrast?: boolean
  /** It says something of one thing among several. */
  readonly topic?: boolean
}

const unclear: ReplyReading = { kind: 'unclear' }

/** What the clauses of a reply say together; `hedged` when somebody only thinks or hopes so. */
export function combineClauses(clauses: readonly ClauseReading[], hedged: boolean): ReplyReading {
  const isYesToo = clauses.some(({ says }) => says === 'yes' || says === 'partly')
  const telling = clauses
    .filter(({ says }) => says !== 'none')
    // 営業は使っているが製造は使っていない: beside a yes, a thing not used is a no.
    .map((clause) =>
      clause.says === 'not-applicable' && !clause.firm && isYesToo
        ? { ...clause, says: 'no' as const }
        : clause,
    )
  if (telling.length === 0 || telling.some(({ says }) => says === 'ask')) return unclear
  const says = new Set(telling.map((clause) => clause.says))
  const has = (...kinds: ClauseReading['says'][]) => kinds.some((kind) => says.has(kind))
  // 図面はやってるけど、試作品は…: what one side of a contrast says is not understood, so the other is not the whole.
  const isOpen = clauses.some(
    ({ says: said, contrast }, at) =>
      contrast && [said, ...(clauses[at - 1]?.topic ? [clauses[at - 1]?.says] : [])].includes('none'),
  )
  const firm = !hedged && !isOpen && telling.every((clause) => clause.firm)
  const firmOf = (kind: ClauseReading['says']) =>
    telling.some((clause) => clause.says === kind && clause.firm)
  const answer = (
    meaning: 'yes' | 'partly' | 'no' | 'unknown' | 'not-applicable',
    sure = firm,
  ): ReplyReading => ({
    kind: 'answer',
    meaning,
    sure,
  })

  if (has('unknown')) {
    const others = telling.filter((clause) => clause.says !== 'unknown')
    // はい、わかりません: which of the two counts is for the person to say.
    return answer('unknown', firmOf('unknown') && others.every(isReason))
  }
  if (has('not-applicable')) {
    const others = telling.filter((clause) => clause.says !== 'not-applicable')
    return answer('not-applicable', !hedged && firmOf('not-applicable') && others.every(isReason))
  }
  if (has('partly')) return answer('partly', firm && !has('plan'))
  if (has('yes') && has('no')) {
    const [first] = telling
    const isSetApart = telling.some((clause) => clause.contrast)
    // はい、していません and いいえ、しています answer a question turned round: never guessed.
    if (first?.interjection && !isSetApart) return unclear
    return isSetApart ? answer('partly') : unclear
  }
  if (has('yes')) return answer('yes', firm && !has('plan'))
  if (has('no')) return answer('no')
  return answer('no', firm)
}

// 詳しくないので、わかりません: a no that stands there as the reason, not as a second answer.
function isReason({ says, interjection }: ClauseReading): boolean {
  return says === 'no' && interjection !== true
}
