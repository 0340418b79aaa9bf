/**
 * Whether a text begins by saying that something is not known: that it could not be confirmed, or that it is not
 * for this bot to say. Such a section is an honest "not found" with a source, and gives way to one that says something.
 */
export function saysUnknown(text: string): boolean {
  const first = text.trim().split(/(?<=。)|(?<=\.)\s/)[0] ?? ''
  return unknown.some((pattern) => pattern.test(first))
}

const unknown = [
  /(?:確認でき(?:て(?:い)?)?ません|分かって(?:い)?ません|分かりません)(?:が、[^。]*)?。?$/,
  /(?:この案内|Mamori|参照した資料)(?:では|に|には|は)[^。]*(?:できません|分かりません|ありません|答えません|案内しません|扱っていない|判断できず)[^。]*。?$/,
  /\b(?:could not|cannot|can't|has not|have not|had not|was not|were not|is not|are not)(?: \w+)? (?:be )?(?:been )?(?:judged|confirm(?:ed)?|verif(?:y|ied)|known|found|stated|determine)\b/i,
  /\b(?:this guide|mamori|i) (?:cannot|can't|does not|do not|doesn't|don't)\b/i,
]
