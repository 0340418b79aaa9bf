import { type ClauseReading, combineClauses } from './replyClauses.ts'
import { type ReplyReading, replyCommands } from './replyReading.ts'
import { splitClauses } from './replyText.ts'
import { readTrailing } from './replyTrailing.ts'
import * as words from './replyWords.ja.ts'

/** Reads a normalised reply that holds Japanese letters, or none at all. */
export function readJapanese(reply: string): ReplyReading {
  const command = replyCommands.find((each) => words.commandsJa[each].test(reply))
  if (command !== undefined) return { kind: 'command', command }
  const isAsked = words.questionsJa.test(reply) && !words.unknownJa.test(reply)
  if (isAsked) return isAnswer(reply) ? { kind: 'unclear' } : { kind: 'question' }
  const clauses = splitClauses(reply, words.breaksJa, words.contrastsJa)
  const ending = readTrailing(reply, clauses.at(-1)?.text, words.commandsJa, words.reasonEndJa, readJapanese)
  if (ending !== undefined) return ending
  return combineClauses(
    clauses.map(({ text, contrast }) => ({
      ...readClause(text),
      contrast,
      topic: words.topicJa.test(text),
    })),
    clauses.some(({ text }) => words.hedgesJa.test(text)),
  )
}

function readClause(clause: string): ClauseReading {
  if (words.interjectionsJa.yes.test(clause)) return { says: 'yes', firm: true, interjection: true }
  if (words.interjectionsJa.no.test(clause)) return { says: 'no', firm: true, interjection: true }
  const text = clause
    .replace(words.reasonJa, '')
    .replace(words.fillersJa, '')
    .replaceAll(words.affirmingIdiomsJa, '良好')
  if (text === '') return { says: 'none', firm: true }
  if (words.asideJa.test(text)) return { says: 'ask', firm: false }
  const unknown = takeOut(text, words.unknownJa)
  const isTwofold = words.doubleNegationsJa.test(text)
  if (isTwofold && !words.mustAskJa.test(text)) return { says: 'ask', firm: false }
  if (unknown === undefined && words.obligationsJa.test(text)) return { says: 'no', firm: false }
  if (unknown !== undefined) {
    if (/(?:ない|いる)?(?:人|者|部署)/u.test(unknown) && countNegations(unknown) > 0)
      return { says: 'ask', firm: false }
    if (countNegations(unknown) > 1) return { says: 'ask', firm: false }
    return { says: 'unknown', firm: !/わか|知/u.test(text) || !/やり方|方法|使い方/u.test(text) }
  }
  const inapplicable = takeOut(text, words.notApplicableJa)
  if (inapplicable !== undefined) {
    // うちは関係ない、とはいえない and the like: the rest turns it round.
    return countNegations(inapplicable) > 0
      ? { says: 'ask', firm: false }
      : { says: 'not-applicable', firm: true }
  }

  const negations = countNegations(text)
  if (negations > 0 && words.adverseJa.test(text)) return { says: 'ask', firm: false }
  const isNegative = negations > 0 || words.negativeWordsJa.test(text)
  const isPositive = words.positivesJa.test(text)
  if (words.partlyJa.test(text)) return { says: 'partly', firm: true }
  if (negations > 1) return { says: 'ask', firm: false }
  if (/良好/u.test(text) && isNegative) return { says: 'ask', firm: false }
  // やりかけのまま放置: begun, and left.
  if (isNegative && negations === 0 && words.underWayJa.test(text)) return { says: 'partly', firm: false }
  if (words.formerJa.test(text)) return { says: 'no', firm: isNegative }
  if (isNegative) return readNegative(text)
  if (words.underWayJa.test(text)) return { says: 'partly', firm: false }
  if (words.plansJa.test(text)) return { says: 'plan', firm: true }
  if (words.onceJa.test(text)) return { says: 'partly', firm: false }
  if (words.mostlyJa.test(text))
    return { says: 'partly', firm: !/少し|すこし|ちょっと/u.test(text) || isPositive }
  if (isPositive)
    return {
      says: 'yes',
      firm:
        !/^まだ/u.test(text) &&
        !words.someOfJa.test(text) &&
        !words.noneJa.test(text) &&
        !words.hardlyJa.test(text),
    }
  return { says: 'none', firm: true }
}

function readNegative(text: string): ClauseReading {
  if (words.absentThingJa.test(text)) return { says: 'not-applicable', firm: false }
  if (words.noneJa.test(text))
    return { says: 'no', firm: words.finalNegationJa.test(text) || words.negativeWordsJa.test(text) }
  if (words.hardlyJa.test(text)) return { says: 'no', firm: false }
  if (words.mostlyJa.test(text)) return { says: 'no', firm: /ちょっと(?:無理|だめ)/u.test(text) }
  // していないことが多い, できていないほうだ: how much is open.
  if (/(?:こと|場合|とき|時)が(?:多|少な)|ほう(?:が|だ|です)|がち/u.test(text))
    return { says: 'no', firm: false }
  // できているとはいえない: less than a no, perhaps.
  if (/わけ(?:では|じゃ)|と(?:は|まで|も|までは)?(?:い(?:え|い)|思(?:え|わ)|お?もえ)/u.test(text))
    return { says: 'no', firm: false }
  const isLast = words.finalNegationJa.test(text) || words.negativeWordsJa.test(text)
  return { says: 'no', firm: isLast && !/はず(?:が|は)|やめ|形骸|形だけ|名ばかり|建前|忘れ/u.test(text) }
}

/** The text without what the pattern finds; `undefined` where it finds nothing. */
function takeOut(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? text.replace(pattern, '') : undefined
}

function countNegations(text: string): number {
  return [...text.matchAll(words.negationsJa)].length
}

// はい？ asks nothing about the item: it is a yes that nobody should count on.
function isAnswer(reply: string): boolean {
  const bare = reply.replace(/[?。!]+$/u, '')
  return words.interjectionsJa.yes.test(bare) || words.interjectionsJa.no.test(bare)
}
