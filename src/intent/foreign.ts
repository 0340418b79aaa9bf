import type { LeakType } from './schema.ts'

/**
 * The kind of leak that a text in neither Japanese nor English mentions; `undefined` where it mentions none. It goes by
 * single words and tells no question from a report: whoever writes in a language that is not understood here is better
 * advised once too often than sent away with a leak.
 */
export function findForeignLeak(text: string): LeakType | undefined {
  const folded = text.normalize('NFC').toLowerCase()
  return mentions.find(({ words }) => words.test(folded))?.leakType
}

// Chinese, Korean, Vietnamese, Thai, Nepali, Burmese, then Portuguese, Spanish, Indonesian, Tagalog and French together.
const mentions: readonly { readonly leakType: LeakType; readonly words: RegExp }[] = [
  {
    leakType: 'malware',
    words:
      /病毒|勒索|木马|木馬|랜섬|바이러스|악성\s?코드|mã độc|vi[- ]?rút|tống tiền|ไวรัส|แรนซัม|भाइरस|ဗိုင်းရပ်|\b(?:ransom\w*|malware|v[ií]rus)\b/u,
  },
  {
    leakType: 'unauthorized_access',
    words:
      /黑客|駭客|入侵|被盗用|盗号|盜號|钓鱼|釣魚|해킹|해커|피싱|hacker|tấn công mạng|bị hack|lừa đảo|ถูกแฮ[กค]|ह्याक|ဟက်|\b(?:hacke?a\w*|invadi\w+|diretas|dihack|na-?hack|pirat[ée]\w*|phishing)\b/u,
  },
  {
    leakType: 'misdirected_email',
    words:
      /(?:发|發|寄|传|傳|送)(?:错|錯)|(?:错|錯|误|誤)(?:发|發|寄|传|傳|送)|잘못\s?(?:보냈|보내|전송|발송)|gửi (?:nhầm|sai|lộn)|nhầm (?:người|địa chỉ|email)|ส่งผิด|ส่ง.{0,20}ผิด|गलत.{0,30}पठा|မှား.{0,10}ပို့|\b(?:envi\w+|mand\w+).{0,60}(?:err?ad[oa]|equivocad\w+|por (?:engano|error?|erro)|incorret\w+|incorrect\w+)|\bsalah (?:kirim|alamat)|\bkirim.{0,40}\bsalah\b|\bnaipadala.{0,40}\bmali\b|\bmali.{0,20}napadal|\benvoy.{0,50}\b(?:mauvais|erreur)/u,
  },
  {
    leakType: 'lost_or_stolen',
    words:
      /丢失|丢了|弄丢|丟失|丟了|弄丟|遗失|遺失|不见了|不見了|被偷|失窃|失竊|분실|잃어버|도난|도둑|(?:làm|bị|đánh) (?:mất|rơi)|thất lạc|mất (?:cắp|trộm|điện thoại|máy|usb|tài liệu|bản vẽ)|ทำ.{0,30}หาย|(?:หาย|ถูกขโมย)|हराय|हराए|चोरी|ပျောက်|ခိုး|\b(?:perd[ií]\w*|roub\w+|robar\w*|robado|rob[oó]|furt\w+|hilang|kehilangan|dicuri|nawala\w*|ninakaw|nanakaw|perdu\w*|vol[ée]e?s?)\b/u,
  },
  {
    leakType: 'other',
    words:
      /泄露|泄漏|泄密|外泄|洩露|洩漏|洩密|外洩|泄|유출|누설|누출|새어\s?나|rò rỉ|lộ (?:thông tin|bí mật|dữ liệu|bản vẽ)|bị lộ|tiết lộ|รั่วไหล|รั่ว|चुहावट|चुहिय|ပေါက်ကြား|\b(?:vaz(?:ou|ad|amento|aram)\w*|filtr(?:ó|ad|aci|aron)\w*|fug[au]\b|boco[rn]\w*|kebocoran|tumagas|nag-?leak|leak\w*|fuite|divulg\w+)/u,
  },
]
