import { createHash, randomBytes } from 'node:crypto'

// Without letters and digits that are mistaken for one another when read aloud or copied by hand.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 5

/** A new receipt code for a report without a name: `k7wqm-…`, 4 groups of 5 (99 bits). Shown once, stored hashed. */
export function createReceiptCode(): string {
  const letters: string[] = []
  while (letters.length < groups * groupLength) {
    const byte = randomBytes(1)[0] ?? 0
    // A rest would make the first letters more frequent.
    if (byte < 256 - (256 % alphabet.length)) letters.push(alphabet[byte % alphabet.length] ?? '')
  }
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}

/** What is stored of a code, however it was typed: SHA-256; nobody tries out 99 bits. */
export function hashReceiptCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`mamori receipt ${letters}`, 'utf8').digest('hex')
}

/** Whether it can be a receipt code at all. */
export function isReceiptCode(typed: string): boolean {
  const letters = typed.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '')
  return letters.length === groups * groupLength && [...letters].every((letter) => alphabet.includes(letter))
}
