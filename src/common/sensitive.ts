/** What a piece of text may be that should not leave as it stands. */
export const sensitiveKinds = ['secret', 'email', 'card', 'my-number', 'phone', 'address', 'name'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

/** A piece of a text, from `start` up to but not including `end`, in UTF-16 units as `slice` takes them. */
export type SensitivePart = { readonly kind: SensitiveKind; readonly start: number; readonly end: number }

/**
 * The passwords and keys, e-mail addresses, card numbers (Luhn), My Numbers (check digit), telephone numbers, postal
 * addresses and names with a title (田中さん, Ms Sato) of a text, in order, without overlaps. Full-width letters and
 * digits count as half-width ones. It goes by patterns: a name without a title or a password without a word before it
 * is not found.
 */
export function findSensitive(text: string): SensitivePart[] {
  const folded = foldWidth(text)
  const found: SensitivePart[] = []
  for (const { kind, pattern, isOne } of finders) {
    for (const match of folded.matchAll(pattern)) {
      const value = match.groups?.value ?? match[0]
      if (isOne !== undefined && !isOne(value)) continue
      const start = match.index + match[0].lastIndexOf(value)
      const end = start + value.length
      if (found.every((other) => end <= other.start || start >= other.end)) found.push({ kind, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

type Finder = {
  readonly kind: SensitiveKind
  /** Global; the group `value` is the part that counts where there is one. */
  readonly pattern: RegExp
  readonly isOne?: (value: string) => boolean
}

// The order decides where two would overlap: what is surest comes first.
const finders: readonly Finder[] = [
  {
    kind: 'secret',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    kind: 'secret',
    pattern:
      /\b(?:sk-[\w-]{16,}|xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,})/g,
  },
  { kind: 'secret', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:(?<value>[^\s/@]+)@/gi },
  {
    kind: 'secret',
    pattern:
      /(?:pass(?:word|wd|code|phrase)?|pwd|secret|token|api[_ -]?key|access[_ -]?key|パスワード|パスコード|合言葉|秘密鍵|トークン|キー)[」"']?\s*(?:is|は|が|を|[:=])\s*[「"'(]?(?<value>[!-~]{4,})/gi,
    isOne: looksSecret,
  },
  {
    kind: 'secret',
    pattern:
      /(?:senha|contraseña|mật khẩu|密[码碼]|비밀번호|kata sandi|mot de passe|passwort|รหัสผ่าน)[」"']?\s*(?:é|es|là|是|为|為|는|은|adalah|est|ist|คือ|[:=])\s*[「"'(]?(?<value>[!-~]{4,})/gi,
    isOne: looksSecret,
  },
  {
    kind: 'secret',
    pattern:
      /(?:暗証番号?|\bPIN(?: code| number)?)\s*(?:is|は|が|を|[:=])?\s*[「"'(]?(?<value>\d{4,8})(?!\d)/gi,
  },
  { kind: 'email', pattern: /[\w.%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi },
  {
    kind: 'card',
    pattern: /(?<![\d-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d-])/g,
    isOne: (value) => isCardNumber(digitsOf(value)),
  },
  {
    kind: 'my-number',
    pattern: /(?<!\d[ -]?)\d{4}([ -]?)\d{4}\1\d{4}(?![ -]?\d)/g,
    isOne: (value) => isMyNumber(digitsOf(value)),
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\d-])(?:\+\d{1,3}[ -]?(?:\(0\))?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,3}|\(0\d{1,4}\)[ -]?\d{1,4}-\d{3,4}|0\d{1,4}[- ]\d{1,4}[- ]\d{3,4}|0\d{1,3}\(\d{1,4}\)\d{4}|0[5789]0\d{8}|0(?:120|800)\d{6,7})(?![\d-])/g,
    isOne: (value) => {
      const { length } = digitsOf(value)
      return length >= 10 && length <= 14
    },
  },
  {
    kind: 'address',
    pattern:
      /〒\s?\d{3}-?\d{4}|(?:東京都|北海道|京都府|大阪府|\p{Script=Han}{2,3}県)[^\s、。,]{1,12}?[市区町村郡][^\s、。,\d]{0,16}\d+(?:(?:丁目|番地?|号|-)\d*)*/gu,
  },
  {
    kind: 'name',
    pattern: /[\p{Script=Han}々]{1,4}(?=さん|氏(?!名)|様(?!式|子|々))|[ァ-ヶー]{2,10}(?=さん)/gu,
    isOne: (value) => !commonWithTitle.test(value),
  },
  { kind: 'name', pattern: /\b(?:Mr|Mrs|Ms|Dr)\.? (?<value>[A-Z][a-z]+(?: [A-Z][a-z]+)?)/g },
]

// Words that take さん or 様 and name nobody: 業者さん, お客様, 取引先様, 同様, 仕様.
const commonWithTitle =
  /(?:^[同仕一多異皆神両彼各模]|客|者|員|先|社|店|官|師|部|課|長|皆|方|母|父|兄|姉|娘|嫁|奥|誰|王|ユーザー?|メーカー|スタッフ|オーナー|サマ)$/u

/** Whether digits are a card number by Luhn's check (ISO/IEC 7812-1), 13 to 19 of them. */
// Letters with something that words do not have, or digits enough.
function looksSecret(value: string): boolean {
  return (
    (/[a-z]/i.test(value) ? /\d|[a-z][A-Z]|[^\w.,;:'"()-]/.test(value) : /\d{4}/.test(value)) &&
    !/^\d+[- ]?(?:char|letter|digit|day|month|year|time)/i.test(value)
  )
}

function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1*$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** Whether twelve digits are an individual number: the last is the check digit of the others (総務省令第85号 第5条, 2014). */
function isMyNumber(digits: string): boolean {
  if (digits.length !== 12 || /^(\d)\1*$/.test(digits)) return false
  const sum = [...digits.slice(0, 11)]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place < 6 ? place + 2 : place - 4), 0)
  const rest = sum % 11
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest)
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}

// One character for one, so that places stay: NFKC would change the length.
function foldWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/[‐-―−]|(?<=[\d０-９])ー(?=[\d０-９])/g, '-')
    .replaceAll('\u3000', ' ')
}
