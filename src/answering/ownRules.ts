import type { Said } from './details.ts'
import { numberInEnglish } from './kinds.ts'
import { normalise } from './normalise.ts'
import { englishStem } from './words.ts'

/**
 * Whether a section is of the company's own rules. They name people, places and things that no list of ours has, and
 * mostly have no ways of asking: what is fitted on the documents that come with the program would refuse half of what
 * they tell.
 */
export function isOwnRule({ layer, isSample }: Pick<Said, 'layer' | 'isSample'>): boolean {
  return layer === 'company' && isSample !== true
}

/** Whether a count is asked for, of whatever it is (「何階」, 「何席」, "how many lockers"), and no number of it stands there. */
export function lacksCount(text: string, { heading, text: body, asked }: Said): boolean {
  const said = normalise([heading, body, ...asked].join('\n'))
  const amounts = [...said.matchAll(amountInEnglish)].map(([amount]) =>
    (amount.match(/[a-z]+/g) ?? []).map(englishStem),
  )
  return [...normalise(text).matchAll(counter)].some(([, unit, noun]) =>
    noun === undefined
      ? !new RegExp(`[\\d一二三四五六七八九十百千万] ?.{0,3}${unit}`).test(said)
      : !amounts.some((amount) => amount.includes(englishStem(noun))),
  )
}

// Counters that another kind of thing may answer (何日: 一週間) are those of kinds.ts; 何か, 何者 and the like count nothing.
const counter =
  /何((?![日月年時分回度人名社件個曜色故者事処])\p{Script=Han}|[\p{Script=Katakana}ー]+)|\bhow many (?!times|people|persons|staff|members)([a-z]+)/gu
const amountInEnglish = new RegExp(`\\b${numberInEnglish}(?:[ -][a-z]+){0,3}`, 'g')
