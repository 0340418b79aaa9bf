import type { Language } from '../common/language.ts'
import { sentences } from './index.ts'

/** Why a file could not be read and what to do, in one or two sentences. */
export function describeFault(
  fault: { readonly kind: string; readonly detail: string },
  language: Language,
): string {
  const { faults, formats, faultDetail } = sentences[language].documents
  if (!isKnown(fault.kind, faults)) return faults.corrupt()
  if (fault.kind === 'mislabelled')
    return faults.mislabelled(isKnown(fault.detail, formats) ? formats[fault.detail] : '')
  const isCount = fault.kind === 'too-large' && /^\d+$/.test(fault.detail)
  return faults[fault.kind](
    isCount ? faultDetail.characters(Number(fault.detail).toLocaleString(language)) : fault.detail,
  )
}

function isKnown<Words extends object>(name: string, words: Words): name is Extract<keyof Words, string> {
  return Object.hasOwn(words, name)
}
