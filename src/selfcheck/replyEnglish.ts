import { type ClauseReading, combineClauses } from './replyClauses.ts'
import { type ReplyReading, replyCommands } from './replyReading.ts'
import { splitClauses } from './replyText.ts'
import { readTrailing } from './replyTrailing.ts'
import * as words from './replyWords.en.ts'

/** Reads a normalised reply without Japanese letters. */
export function readEnglish(typed: string): ReplyReading {
  const reply = typed.split(' ').map(mend).join(' ')
  const command = replyCommands.find((each) => words.commandsEn[each].test(reply))
  if (command !== undefined) return { kind: 'command', command }
  const isAsked = words.questionsEn.test(reply) && !words.unknownEn.test(reply)
  if (isAsked) return isAnswer(reply) ? { kind: 'unclear' } : { kind: 'question' }
  const clauses = splitClauses(reply, words.breaksEn, words.contrastsEn)
  const ending = readTrailing(reply, clauses.at(-1)?.text, words.commandsEn, words.reasonEndEn, readEnglish)
  if (ending !== undefined) return ending
  const read = clauses.flatMap(({ text, contrast }) =>
    readClauses(text).map((reading) => ({ ...reading, contrast })),
  )
  return combineClauses(
    words.exceptionsEn.test(reply) && read.some(({ says }) => says === 'yes')
      ? [...read, { says: 'partly', firm: true }]
      : read,
    words.hedgesEn.test(reply),
  )
}

// “no we don't”, “yes we do”: without a comma the first word is still a reading of its own.
function readClauses(clause: string): ClauseReading[] {
  const [first = '', ...rest] = clause.split(' ')
  const lead = rest.length > 0 && /^(?:yes|yeah|yep|yup|no|nope|nah)$/u.test(first) ? first : undefined
  const follows = rest.join(' ')
  if (
    lead === undefined ||
    !/^(?:we|i|it|they|not|our|there|all|everyone|only|partly|some|because|that|this)\b/u.test(follows)
  ) {
    return [readClause(clause)]
  }
  return [readClause(lead), readClause(follows)]
}

function readClause(clause: string): ClauseReading {
  if (words.interjectionsEn.yes.test(clause)) return { says: 'yes', firm: true, interjection: true }
  if (words.interjectionsEn.no.test(clause))
    return { says: 'no', firm: !/not really/u.test(clause), interjection: true }
  const bare = clause.replace(words.fillersEn, '').replaceAll(words.neutralEn, ' ')
  const text = bare.replaceAll(words.affirmingIdiomsEn, 'perfect')
  const isIdiom = text !== bare
  if (text.trim() === '') return { says: 'none', firm: true }
  if (isIdiom) return countNegations(text) > 0 ? { says: 'ask', firm: false } : { says: 'yes', firm: true }

  const unknown = takeOut(text, words.unknownEn)
  if (unknown !== undefined) {
    return countNegations(unknown) > 0 ? { says: 'ask', firm: false } : { says: 'unknown', firm: true }
  }
  const inapplicable = takeOut(text, words.notApplicableEn)
  if (inapplicable !== undefined) {
    return countNegations(inapplicable) > 0
      ? { says: 'ask', firm: false }
      : { says: 'not-applicable', firm: true }
  }
  const negations = countNegations(text)
  const rest = takeOut(text, words.partlyEn)
  if (rest !== undefined) {
    return countNegations(rest) > 1 ? { says: 'ask', firm: false } : { says: 'partly', firm: true }
  }
  if (negations > 0 && words.adverseEn.test(text)) return { says: 'ask', firm: false }
  if (negations > 1 || /\bnot un\w+/u.test(text)) return { says: 'ask', firm: false }
  if (words.formerEn.test(text)) return { says: 'no', firm: /no longer|any ?more/u.test(text) }
  const isNegative = negations > 0 || words.negativeWordsEn.test(text)
  if (isNegative) return readNegative(text, negations)
  if (words.underWayEn.test(text)) return { says: 'partly', firm: false }
  if (words.obligationsEn.test(text)) return { says: 'no', firm: false }
  if (words.plansEn.test(text))
    return { says: 'plan', firm: !words.positivesEn.test(text) || /plan|next/u.test(text) }
  if (words.onceEn.test(text)) return { says: 'partly', firm: false }
  if (words.hardlyEn.test(text)) return { says: 'no', firm: false }
  if (words.mostlyEn.test(text)) return { says: 'partly', firm: true }
  if (words.positivesEn.test(text)) return { says: 'yes', firm: true }
  return { says: 'none', firm: true }
}

function readNegative(text: string, negations: number): ClauseReading {
  // “we fail to lack …”: a negation of a word that is one itself.
  if (negations > 0 && words.negativeWordsEn.test(text) && !/haven't|nope|nah|yet to/u.test(text))
    return { says: 'ask', firm: false }
  if (words.absentThingEn.test(text)) return { says: 'not-applicable', firm: false }
  if (words.hardlyEn.test(text)) return { says: 'no', firm: false }
  if (words.mostlyEn.test(text) && !words.noneEn.test(text)) return { says: 'no', firm: false }
  return { says: 'no', firm: true }
}

function takeOut(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? text.replace(pattern, ' ') : undefined
}

function countNegations(text: string): number {
  return [...text.matchAll(words.negationsEn)].length
}

// One slip of the finger: a word of four letters or more that is one letter away from a word of replies.
function mend(word: string): string {
  const bare = word.replace(/[^a-z']/gu, '')
  if (bare.length < 4 || words.knownEn.some((known) => known === bare) || ordinary.has(bare)) return word
  const meant = words.knownEn.find((known) => known.length >= 4 && isOneSlip(bare, known))
  return meant === undefined ? word : word.replace(bare, meant)
}

// Words one letter away from a word of replies that mean themselves.
const ordinary = new Set([
  'same',
  'come',
  'home',
  'shop',
  'step',
  'know',
  'knows',
  'known',
  'dont',
  'sore',
  'pure',
  'cure',
  'gone',
  'bone',
  'tone',
  'nope',
  'note',
  'pack',
  'lack',
  'rack',
  'hack',
  'ship',
  'slip',
  'safe',
  'ever',
  'every',
  'half',
  'help',
  'hall',
  'part',
  'party',
  'late',
  'latter',
  'date',
  'skips',
  'year',
  'years',
  'each',
  'bank',
  'item',
  'does',
  'done',
  'soon',
  'some',
  'were',
  'when',
  'user',
  'full',
  'stopped',
  'applies',
  'supply',
  'example',
  'examples',
  'none',
  'zone',
  'dose',
  'book',
  'backs',
  'backup',
  'most',
  'live',
  'give',
  'must',
  'just',
  'much',
  'such',
  'sure',
  'show',
  'shows',
  'snow',
  'cause',
  'clause',
  'because',
  'everyday',
  'knew',
  'lever',
  'nothing',
  'noting',
  'steps',
  'shut',
  'sort',
  'bare',
  'care',
  'rule',
  'rules',
])

/** Whether two words differ by one letter added, left out, changed, or two neighbours swapped. */
function isOneSlip(typed: string, known: string): boolean {
  if (Math.abs(typed.length - known.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === known[at]) at += 1
  const rest = (word: string, skip: number) => word.slice(at + skip)
  return (
    rest(typed, 1) === rest(known, 1) ||
    rest(typed, 1) === rest(known, 0) ||
    rest(typed, 0) === rest(known, 1) ||
    (typed[at] === known[at + 1] && typed[at + 1] === known[at] && rest(typed, 2) === rest(known, 2))
  )
}

// “yes?” asks nothing about the item: it is a yes that nobody should count on.
function isAnswer(reply: string): boolean {
  const [first = ''] = reply.split('?')
  return words.interjectionsEn.yes.test(first) || words.interjectionsEn.no.test(first)
}
