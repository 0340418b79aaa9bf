/** An English text with the contractions that were typed without their apostrophe, and short forms of chat, written out. */
export function spellOut(text: string): string {
  return text.replaceAll(typedShort, (word) => written.get(word.toLowerCase()) ?? word)
}

// Only words that are no others: "its", "lets", "were", "well" and "id" stay as they are.
const written: ReadonlyMap<string, string> = new Map([
  ...['what', 'who', 'where', 'when', 'how', 'that', 'there', 'here'].map(
    (word) => [`${word}s`, `${word}'s`] as const,
  ),
  ...['do', 'does', 'did', 'is', 'are', 'was', 'were', 'have', 'has', 'could', 'should', 'would'].map(
    (word) => [`${word}nt`, `${word}n't`] as const,
  ),
  ['cant', "can't"],
  ['wont', "won't"],
  ['im', "I'm"],
  ['ive', "I've"],
  ['theyre', "they're"],
  ['youre', "you're"],
  ['u', 'you'],
  ['ur', 'your'],
  ['pls', 'please'],
  ['plz', 'please'],
  ['thx', 'thanks'],
  ['yr', 'year'],
  ['yrs', 'years'],
  ['info', 'information'],
  ['docs', 'documents'],
  ['pw', 'password'],
  ['pwd', 'password'],
  ['dept', 'department'],
  ['mgr', 'manager'],
  ['w/o', 'without'],
  ['w/', 'with '],
])

const typedShort = new RegExp(
  `(?<![\\p{L}\\p{N}'.&/-])(?:${[...written.keys()].join('|')})(?![\\p{L}\\p{N}'.&/-])`,
  'giu',
)
