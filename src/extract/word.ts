import mammoth from 'mammoth'
import { readHtml } from './html.ts'
import type { Block } from './sections.ts'

/** A Word title is not a heading of the text; Japanese Word calls the style 表題, some templates タイトル. */
const styleMap = ['Title', '表題', 'タイトル'].map((name) => `p[style-name='${name}'] => h1.title:fresh`)

/** The blocks of a Word file (docx) and its title, from a paragraph in the style of a title. */
export async function readWord(bytes: Uint8Array): Promise<{ title: string; blocks: Block[] }> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
    },
  )
  const title = /<h1 class="title">([\s\S]*?)<\/h1>/.exec(value)
  const { blocks } = readHtml(value.replace(title?.[0] ?? '', ''))
  return { title: title === null ? '' : (readHtml(title[1] ?? '').blocks[0]?.text ?? ''), blocks }
}
