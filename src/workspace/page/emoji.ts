/**
 * The character of a Slack emoji name, with its skin tone (`wave::skin-tone-3`); `undefined` for a name the page does
 * not know, which stays as typed.
 */
export function emojiOf(name: string): string | undefined {
  const [base = '', tone] = name.split('::skin-tone-')
  const letter = table.get(base)
  if (letter === undefined || tone === undefined) return letter
  const number = Number(tone)
  if (!toned.has(base) || !(number >= 2 && number <= 6)) return letter
  // U+1F3FB is the lightest of the five tones, which Slack counts from 2; a tone takes the place of U+FE0F.
  return letter.replace('\ufe0f', '') + String.fromCodePoint(0x1f3fb + number - 2)
}

/** Emoji whose names begin so, for the composer; the shortest names first. */
export function matchEmoji(begun: string): { name: string; letter: string }[] {
  return [...table]
    .filter(([name]) => name.startsWith(begun))
    .map(([name, letter]) => ({ name, letter }))
    .sort((one, other) => one.name.length - other.name.length)
}

/** The few that a workplace needs to answer with. */
export const reactionChoices: readonly string[] = [
  '+1',
  'white_check_mark',
  'eyes',
  'pray',
  'bow',
  'raised_hands',
  'clap',
  'tada',
  'heart',
  'thinking_face',
  'bulb',
  'warning',
  'pushpin',
]

/** The character of Slack's `unicode` field, code points in hexadecimal joined by `-`. */
export function emojiFromCodes(codes: string): string | undefined {
  const points = codes.split('-').map((code) => Number.parseInt(code, 16))
  return points.some((point) => !(point > 0 && point <= 0x10ffff))
    ? undefined
    : String.fromCodePoint(...points)
}

/** Those that show skin. */
const toned = new Set(
  '+1 thumbsup -1 thumbsdown ok_hand wave clap raised_hands pray muscle point_right point_left point_up point_down bow raising_hand raised_hand handshake writing_hand'.split(
    ' ',
  ),
)

/** Names as Slack spells them; those a workplace bot is likely to use. */
const names = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|wave 👋|clap 👏|raised_hands 🙌|pray 🙏|muscle 💪|eyes 👀|point_right 👉
point_left 👈|point_up ☝️|point_down 👇|bow 🙇|raising_hand 🙋|raised_hand ✋|handshake 🤝|writing_hand ✍️
smile 😄|smiley 😃|grinning 😀|slightly_smiling_face 🙂|blush 😊|wink 😉|joy 😂|thinking_face 🤔|sweat_smile 😅
sob 😭|cry 😢|worried 😟|relieved 😌|sunglasses 😎|robot_face 🤖|tada 🎉|sparkles ✨|star ⭐|star2 🌟|fire 🔥
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|warning ⚠️
exclamation ❗|heavy_exclamation_mark ❗|question ❓|grey_question ❔|bangbang ‼️|information_source ℹ️|no_entry ⛔
no_entry_sign 🚫|rotating_light 🚨|sos 🆘|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬|bulb 💡
lock 🔒|unlock 🔓|closed_lock_with_key 🔐|key 🔑|shield 🛡️|file_folder 📁|open_file_folder 📂|page_facing_up 📄
bookmark_tabs 📑|clipboard 📋|memo 📝|pencil 📝|pencil2 ✏️|pushpin 📌|round_pushpin 📍|paperclip 📎|link 🔗
books 📚|book 📖|notebook 📓|ledger 📒|newspaper 📰|bar_chart 📊|chart_with_upwards_trend 📈
chart_with_downwards_trend 📉|calendar 📆|date 📅|spiral_calendar_pad 🗓️|alarm_clock ⏰|hourglass ⌛
hourglass_flowing_sand ⏳|stopwatch ⏱️|clock1 🕐|clock3 🕒|clock9 🕘|mag 🔍|mag_right 🔎|email 📧|e-mail 📧
envelope ✉️|incoming_envelope 📨|inbox_tray 📥|outbox_tray 📤|package 📦|phone ☎️|telephone_receiver 📞|iphone 📱
computer 💻|desktop_computer 🖥️|printer 🖨️|floppy_disk 💾|cd 💿|wastebasket 🗑️|gear ⚙️|wrench 🔧|hammer 🔨
hammer_and_wrench 🛠️|office 🏢|house 🏠|factory 🏭|busts_in_silhouette 👥|bust_in_silhouette 👤|trophy 🏆
seedling 🌱|sunny ☀️|cloud ☁️|zap ⚡|rainbow 🌈|snowflake ❄️|red_circle 🔴|large_blue_circle 🔵|white_circle ⚪
black_circle ⚫|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_purple_circle 🟣
large_red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩|large_blue_square 🟦
white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹|small_orange_diamond 🔸|arrow_right ➡️|arrow_left ⬅️
arrow_up ⬆️|arrow_down ⬇️|arrow_forward ▶️|leftwards_arrow_with_hook ↩️|arrows_counterclockwise 🔄|repeat 🔁
double_vertical_bar ⏸️|black_square_for_stop ⏹️|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣
nine 9️⃣|keycap_ten 🔟|zero 0️⃣|100 💯|new 🆕|ok 🆗|heart ❤️|broken_heart 💔|jp 🇯🇵|flag-jp 🇯🇵|checkered_flag 🏁
triangular_flag_on_post 🚩|construction 🚧|ambulance 🚑|helmet_with_white_cross ⛑️|fire_extinguisher 🧯
`

const table: ReadonlyMap<string, string> = new Map(
  names
    .trim()
    .split(/[\n|]/)
    .map((entry) => {
      const space = entry.indexOf(' ')
      return [entry.slice(0, space), entry.slice(space + 1)] as const
    }),
)
