import { findSensitive } from '../common/sensitive.ts'
import { isThirdLanguage } from '../common/thirdLanguage.ts'
import { isPrivateAbroad } from './foreignPrivacy.ts'
import { normalise } from './normalise.ts'
import type { Answer, Refusal } from './types.ts'

/**
 * Whether a question is nobody else's business: about a mistake of one's own, somebody's conduct, harassment, one's own
 * health, pay or job, or holding somebody's data. Answered in private wherever it is asked. It goes by wording: a false
 * alarm costs one click, a miss may cost somebody more, so what is doubtful counts as private.
 */
export function isPrivateQuestion(text: string): boolean {
  const asked = normalise(text)
  return (
    patterns.some((pattern) => pattern.test(asked)) ||
    (isThirdLanguage(text) && isPrivateAbroad(text)) ||
    findSensitive(text).some(({ kind }) => kind !== 'name')
  )
}

/** Whether the answer itself shows that the question was nobody else's business. */
export function isPrivateAnswer(answer: Answer): boolean {
  return answer.kind === 'answered' ? answer.isPersonal === true : privateRefusals.has(answer.refusal)
}

/** Whether nobody can tell if the question was nobody else's business, for it was in a language that is not read. */
export function isUnreadAnswer(answer: Answer): boolean {
  return answer.kind === 'not_found' && answer.refusal === 'third-language'
}

const privateRefusals: ReadonlySet<Refusal> = new Set([
  'legal-judgement',
  'concealment',
  'destroying-records',
  'confidential-report',
  'personal-contact',
  'secret',
])

const self = '(?:私|わたし|僕|ぼく|俺|自分)'
const colleague =
  '(?:同僚|上司|部下|先輩|後輩|課長|部長|社長|係長|主任|リーダー|班長|隣の席の人|うちの人|あの人|[一-鿿ァ-ヶ]{1,6}さん)'
const misconduct =
  '(?:不正|違反|隠し|隠蔽|持ち出し|持ち帰|盗|横領|横流し|改ざん|ごまか|怪しい|疑わし|転職先|競合|さぼ|サボ|守(?:ら|って(?:い)?(?:な|ません))|勝手に|無断で)'

// Each line names the kind of matter by examples in test/answering/privacy.test.ts.
const patterns: readonly RegExp[] = [
  // a mistake of one's own
  new RegExp(
    `${self}の?(?:ミス|失敗|不注意|せい|責任)|(?:ミス|失敗)(?:を)?(?:し(?:て|た|ちゃ)|やらか)|やらか(?:し|す)|やってしま|(?:規則|ルール|規程|決まり)を(?:破|守らな)(?:って|っ)?(?:しま|ちゃ|たか|かった)`,
  ),
  /怒られ|叱られ|責められ|バレ(?:た|る|ない)|ばれ(?:た|る|ない)|処分され|始末書|クビ|(?:内緒|黙って)(?:に)?(?:い|お|し)/,
  // harassment, and being afraid
  /ハラスメント|(?:パワ|セク|モラ|マタ|カス|アカ)ハラ|いじめ|虐め|嫌がらせ|いやがらせ|暴言|脅され|つきまと|報復|仕返し/,
  // somebody's conduct
  new RegExp(`${colleague}(?:が|は|の|に|も)[^。?？]{0,24}${misconduct}`),
  /内部通報|公益通報|内部告発|告発(?:し|す|を|した)|密告|通報し(?:たい|ても|たら|て大丈夫)/,
  // one's own health, pay, family, job
  new RegExp(
    `${self}の(?:病|持病|診断|通院|給料|給与|年収|評価|査定|借金|家族|妻|夫|子供|妊娠|障害|障がい|マイナンバー|個人情報|履歴|住所)`,
  ),
  /(?:うつ|鬱|メンタル不調|適応障害|休職|妊娠|不妊|がん|癌)(?:で|に|の|を|し|中|なん)|(?:退職|転職|会社を辞め)(?:し|を|た)?(?:たい|ようと思|考えて|しようと|する予定|するんです|します)/,
  // English
  /\b(?:my (?:own )?(?:mistake|fault|error|negligence)|i (?:messed|screwed) up|i broke (?:the|a) rules?|get(?:ting)? (?:in(?:to)? trouble|fired|told off|blamed)|will i be (?:blamed|fired|punished|disciplined))\b/,
  /\b(?:harass\w*|bull(?:y|ied|ying)|retaliat\w+|whistle-?blow\w*|intimidat\w+|threaten(?:ed|ing) me)\b/,
  /\b(?:my (?:boss|manager|colleague|coworker|co-worker|supervisor|team ?mate|subordinate)|a (?:colleague|coworker|co-worker) of mine)\b.{0,50}\b(?:steal\w*|stole|tak(?:es?|ing) (?:home|data|files|drawings)|took|leak\w*|copied|copying|break(?:s|ing)? the rules?|cheat\w*|falsif\w*|hid(?:es|ing)?|without permission|suspicious\w*|competitor)\b/,
  /\bmy (?:own )?(?:salary|pay|illness|disease|health|diagnosis|pregnan\w+|disability|family|wife|husband|debts?|evaluation|my number|home address)\b|\bi(?:'m| am)? (?:thinking (?:of|about)|planning (?:on|to)|going to) (?:quit\w*|resign\w*|leav\w+ the company)\b/,
]
