/**
 * Whether a text is written in neither Japanese nor English: by its script (Hangul, Thai, Cyrillic …), by letters those
 * two do not use (Chinese simplified characters, Vietnamese marks), or by small words of a language written in Latin
 * letters. A text of names and numbers only is none of them.
 */
export function isThirdLanguage(text: string): boolean {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.replaceAll('ー', ''))) return false
  if (otherScripts.test(text) || chinese.test(text)) return true
  if (/\p{Script=Han}/u.test(text)) return false
  if (vietnamese.test(text)) return true
  const words = new Set(text.toLowerCase().match(/[\p{Script=Latin}]+/gu) ?? [])
  const english = [...words].filter((word) => englishWords.has(word)).length
  return smallWords.some((language) => {
    const found = [...words].filter((word) => language.has(word)).length
    return found >= 2 && found > english
  })
}

const otherScripts =
  /[\p{Script=Hangul}\p{Script=Thai}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}\p{Script=Mongolian}]/u

// Characters and words that Japanese writes otherwise (証, 問, 図, 間) or does not have.
const chinese =
  /[们这请问认证證效见误错丢丟邮谁几诉贷则务产现总经济过还连远选边违护读说话语议评试课调协单难题类预领优价传义书买卖东变复头专导师归带库废开异业哪您吗呢吧图纸给发对时间长报资讯泄处么为应该说让种样电脑嗎麼們這]|什么|怎么|多少[钱錢]|請問|需要[^、。]{0,4}幾/u

const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu

const englishWords = words(
  'a an and are as at be by can do does for from has have how i if in is it me my not of on or our the this to was we what when where which who why with you',
)

// Vietnamese, Portuguese, Spanish, Indonesian, Tagalog, French, German: words that any question has.
const smallWords: readonly ReadonlySet<string>[] = [
  words('là gì có của và cho khi nào bao nhiêu như thế ở đâu không phải tôi công làm'),
  words(
    'dados foi fui qual quais quanto quantos como o que é não onde quem quando você uma um para por devo posso preciso fazer do da dos das em meu minha nossa certificação',
  ),
  words(
    'cuál cuánto cuántos cómo qué es dónde quién cuándo una un para por debo puedo hacer el la los las del en mi nuestra certificación',
  ),
  words(
    'apa bagaimana berapa siapa kapan dimana yang untuk adalah saya kami harus bisa di ke dari dan ini itu',
  ),
  words('ano paano magkano sino kailan saan ang mga ba ng sa ako namin dapat puwede ito po'),
  words(
    'quel quelle quels comment où qui quand est pour une un le la les des du dois puis je nous que faire',
  ),
  words('wie was wer wann wo ist der die das eine ein für ich wir muss kann nicht und unser meine'),
]

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
