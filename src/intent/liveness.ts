import type { Language } from '../common/language.ts'
import { englishSigns } from './signs.en.ts'
import { japaneseSigns } from './signs.ja.ts'
import type { LivenessTables } from './types.ts'

/** The tables for each language. */
export const livenessTables: Readonly<Record<Language, LivenessTables>> = {
  ja: japaneseSigns,
  en: englishSigns,
}
