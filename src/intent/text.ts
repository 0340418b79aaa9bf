import { spellOut } from '../common/contractions.ts'

/**
 * The form in which all patterns read a message: NFKC, lower case, straight apostrophes, user and channel mentions
 * and links reduced to a word, no space between two Japanese characters, at most 2,000 characters.
 */
export function normalise(text: string): string {
  return spellOut(text.slice(0, 4_000))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[@#!][^>]*>/gu, ' ')
    .replace(/[’‘`´]/gu, "'")
    .replace(/[ \t]+/gu, ' ')
    .replace(spaceBetweenJapanese, '')
    .trim()
    .slice(0, 2_000)
}

/** The sentences of a normalised message, in order, each with the mark that ends it; never an empty one. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[。!?！？\n]+)|(?<=[.…]+)\s|、{2,}|…+|\.{3,}|;\s|~{2,}|\s-\s/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

const spaceBetweenJapanese =
  /(?<=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー。、]) (?=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])/gu
