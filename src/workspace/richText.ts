import {
  anything,
  type Check,
  flag,
  integer,
  list,
  matching,
  object,
  oneOf,
  string,
  typed,
} from './checks.ts'
import { limits } from './limits.ts'

const style = object(
  {},
  {
    bold: flag(),
    italic: flag(),
    strike: flag(),
    code: flag(),
    underline: flag(),
    highlight: flag(),
    client_highlight: flag(),
    unlink: flag(),
  },
)

function inline(type: string, required: Record<string, Check>, optional: Record<string, Check> = {}) {
  return { [type]: object({ type: oneOf(type), ...required }, { style, ...optional }) }
}

const id = string(limits.id)
const text = inline('text', { text: string(limits.message.text) })
const link = inline('link', { url: string(limits.button.url) }, { text: string(3000, 0), unsafe: flag() })
const inlines = typed({
  ...text,
  ...link,
  ...inline('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  ...inline('color', { value: string(limits.id) }),
  ...inline('channel', { channel_id: id }),
  ...inline('user', { user_id: id }),
  ...inline('usergroup', { usergroup_id: id }),
  ...inline('team', { team_id: id }),
  ...inline('emoji', { name: id }, { unicode: id, url: string(3000), skin_tone: integer(1, 6) }),
  ...inline(
    'date',
    { timestamp: integer(0, 99_999_999_999), format: matching(/\{.+\}/, 'invalid date format') },
    { url: string(3000), fallback: string(3000) },
  ),
})

const most = limits.richText.elements
const border = { border: oneOf(0, 1) }
const section = {
  rich_text_section: object({ type: anything(), elements: list(inlines, most, 0) }),
}

/** A section, list, quote or preformatted text of a rich_text block. */
export const richText: Check = typed({
  ...section,
  rich_text_list: object(
    { type: anything(), style: oneOf('bullet', 'ordered'), elements: list(typed(section), most, 0) },
    { indent: integer(0, limits.richText.indent), offset: integer(0, limits.richText.offset), ...border },
  ),
  rich_text_quote: object({ type: anything(), elements: list(inlines, most, 0) }, border),
  rich_text_preformatted: object(
    { type: anything(), elements: list(typed({ ...text, ...link }), most, 0) },
    { language: string(limits.id), ...border },
  ),
})
