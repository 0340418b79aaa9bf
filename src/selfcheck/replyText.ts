/**
 * The form in which replies are read: NFKC, lower case, katakana as hiragana, the common kanji spellings as kana,
 * repeated signs and decorations gone, no space between Japanese letters. Only the first 300 characters count: a reply
 * to one item is short.
 */
export function normaliseReply(text: string): string {
  const folded = text
    .slice(0, 600)
    .replace(/[◯〇⭕🙆👌👍💯]\p{M}?\p{EMod}?/gu, ' ○ ')
    .replace(/[❌✖✕✗🙅👎]\p{M}?\p{EMod}?/gu, ' × ')
    .replace(/[▲🔺]/gu, ' △ ')
    .replace(/[🤷❓🤔]\p{M}?\p{EMod}?/gu, ' わからない ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/[ァ-ヶ]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉ]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1))
    .replace(/ー{2,}/gu, 'ー')
    .replace(/(?<=[まませねよえんだ])ー(?=[すんだ]|$|[。!])/gu, '')
    .replace(
      /\([笑汗泣爆]\)|[♪☆★^_]+|\p{Extended_Pictographic}|(?<=[ぁ-んー一-龠。!])(?:w+|笑+|草)(?=$|[\s。、])/gu,
      ' ',
    )
    .replace(/\bn\. ?a\b\.?/gu, 'n/a')
    .replace(/[…‥]+|\.{2,}|・{2,}|[~〜]+/gu, '。')
    .replace(/\s+/gu, ' ')
    .replace(spaceBetweenJapanese, '')
    .trim()
    .slice(0, 300)
  return spellings.reduce((left, [pattern, kana]) => left.replace(pattern, kana), folded)
}

/** A part of a reply that says one thing; `contrast` when a word such as けど or but stands before it. */
export type Clause = { readonly text: string; readonly contrast: boolean }

/** The clauses of a normalised reply, in order, none of them empty. */
export function splitClauses(text: string, breaks: RegExp, contrasts: RegExp): Clause[] {
  const clauses: Clause[] = []
  let isContrast = false
  for (const piece of text.split(breaks)) {
    if (piece === undefined) continue
    const words = piece.trim()
    if (words === '') continue
    if (contrasts.test(words)) isContrast = true
    else {
      clauses.push({ text: words, contrast: isContrast })
      isContrast = false
    }
  }
  return clauses
}

const spaceBetweenJapanese =
  /(?<=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー。、]) (?=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])/gu

// One spelling a word, so that each pattern is written once.
const spellings: readonly (readonly [RegExp, string])[] = [
  [/出来/gu, 'でき'],
  [/(?:分|解|判)(?=か|から|から|ら|り|る|んない|んね)/gu, 'わ'],
  [/わ(?=ら(?:な|ん|ず|ね)|り(?:ま|か)|んない)/gu, 'わか'],
  [/無(?=い|し|く|か|さ)/gu, 'な'],
  [/有(?=る|り)/gu, 'あ'],
  [/居(?=る|ない|ます|ません)/gu, 'い'],
  [/(?:全て|総て|凡て)/gu, 'すべて'],
  [/全部/gu, 'ぜんぶ'],
  [/全然/gu, 'ぜんぜん'],
  [/全く/gu, 'まったく'],
  [/殆ど|ほとんと/gu, 'ほとんど'],
  [/大体/gu, 'だいたい'],
  [/大抵/gu, 'たいてい'],
  [/概ね|おうむね/gu, 'おおむね'],
  [/未だ/gu, 'まだ'],
  [/一寸/gu, 'ちょっと'],
  [/多分/gu, 'たぶん'],
  [/恐らく/gu, 'おそらく'],
  [/勿論/gu, 'もちろん'],
  [/何故/gu, 'なぜ'],
  [/何で(?!す)/gu, 'なんで'],
  [/後で/gu, 'あとで'],
  [/言(?=え|い|う|っ)/gu, 'い'],
  [/(?:御座い|ござい)(?=ま)/gu, 'あり'],
  // やったんで (because), before a further clause; not 頼んで or 休んで, which have no た or い before them.
  [/(?<=[たい])んで(?=[^すしはもいな])/gu, 'ので'],
  // できてるとこ for ところ; とことん is a word of its own.
  [/とこ(?!ろ|とん|や)/gu, 'ところ'],
  [/所々|処々/gu, 'ところどころ'],
  // ぜんっぜん, ぜーんぜん: emphasis only.
  [/ぜー?んっ?ぜん/gu, 'ぜんぜん'],
  [/まっった?く/gu, 'まったく'],
  [/致(?=し)/gu, 'いた'],
  [/頂/gu, 'いただ'],
  [/事(?=が|も|は)/gu, 'こと'],
  [/訳(?=で|じゃ|が)/gu, 'わけ'],
  [/筈/gu, 'はず'],
  [/駄目/gu, 'だめ'],
  [/違(?=い|う|え)/gu, 'ちが'],
  [/時々/gu, 'ときどき'],
  [/偶に/gu, 'たまに'],
  [/済んで/gu, '済みで'],
  [/かんけい/gu, '関係'],
  [/がいとう/gu, '該当'],
  [/もんだい/gu, '問題'],
  [/りょうかい/gu, '了解'],
]
