/**
 * A text from a file as it may be stored and shown: what nobody sees is taken out, since it hides words from readers
 * that a program would read (zero-width and direction marks, Unicode tags, control characters); half a surrogate pair
 * becomes U+FFFD; Kangxi radicals, which some PDF programs write for kanji, and the brackets and stops of vertical text
 * become the usual characters.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
    .replaceAll(/[\u2e80-\u2fd5\ufe10-\ufe19\ufe30-\ufe4f]/g, (form) => form.normalize('NFKC'))
    .replaceAll(/[ \t\u00a0]+/g, ' ')
}

/** One line of it: line breaks become spaces. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
}
