import type { Language } from '../common/language.ts'

/**
 * The companies a question names, as written. What only looks like a name is for the caller to sort out by whether
 * the documents know it.
 */
export function findCompanyNames(text: string, language: Language): string[] {
  const written = text.normalize('NFKC')
  const found = patterns[language].flatMap((pattern) =>
    [...written.matchAll(pattern)].map((match) => (match[1] ?? '').trim()),
  )
  return [...new Set(found)].filter(
    (name) => name !== '' && !/^(?:当|弊|御|貴|自|他|各|両|同|本|支|会|我が|わが)$/.test(name),
  )
}

const patterns: Readonly<Record<Language, readonly RegExp[]>> = {
  ja: [
    /(?:株式会社|有限会社|合同会社|\(株\)|\(有\))\s*([\p{L}○◯〇△□×ー&・]{2,20}?)(?=は|って|が|の|を|に|と|も|、|[?？。]|$)/gu,
    /([\p{Script=Latin}\p{Script=Katakana}\p{Script=Han}○◯〇△□×ー&・]{1,20}?)(?:株式会社|有限会社|合同会社|\(株\)|\(有\))/gu,
    /([A-Za-z○◯〇△□×][A-Za-z0-9○◯〇△□×]{0,14}|[ァ-ヶー]{2,14})(?:社|工業|製作所|商事|電機|精機|精密|機械|重工|化学|金属|鉄工|鉄工所|電子|技研|金型|製造|製薬|自動車|商会|産業)(?!団体|会|員|内|外|長|名|数|標準|規格)/gu,
    /^([\p{Script=Latin}\p{Script=Katakana}\p{Script=Han}○◯〇ー]{2,12}?)(?:さん)?(?:は|って|も)[^。?？]{0,6}認証(?:を|も)?(?:取って|取った|取得し|持って|受けて|企業)/gu,
  ],
  en: [
    /\b(?!(?:Is|Are|Was|Has|Have|Does|Do|Did|The|Our|My|Can|Will)\b)([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}?),? (?:Co|Inc|Ltd|Corp|LLC|GmbH|K\.K|Company|Corporation|Industries|Manufacturing|Holdings)\b/g,
    /^(?:Is|Are|Was|Has|Have|Does|Do|Did) ((?!I\b|METI|TICS|ISMS|IPA|PPC|NDA|Japan|The|It)[A-Z][\w&.-]*(?: (?!(?:Co|Inc|Ltd|Corp|LLC|Company|Corporation)\b)[A-Z][\w&.-]*){0,3})\b(?=.*\b(?:certif|accredit|approved|logo))/g,
  ],
}
