import { z } from 'zod'
import type { SharedDocuments } from '../../answering/index.ts'
import { detectLanguage, type Language } from '../../common/language.ts'
import { sentences } from '../../i18n/index.ts'
import type { IntentReader } from '../../intent/index.ts'
import { readSaid, type Said } from '../intake.ts'
import type { SlackParts } from '../parts.ts'
import { readTypedText } from '../text.ts'
import type { Role } from '../types.ts'
import { sentenceView } from '../views/conversation.ts'
import { shownNames } from '../views/documents.ts'

/** What sharing documents needs beside the parts every listener has. */
export type DocumentParts = SlackParts & {
  readonly shared: SharedDocuments
  readonly intents: IntentReader
  readonly botUserId: string
}

/** Files that one message may bring. */
const mostFiles = 5

const Files = z.object({
  files: z.array(z.object({ id: z.string(), name: z.string().nullish(), title: z.string().nullish() })),
})

/**
 * Takes the files of a message: from those who look after the documents they are read and offered, everybody else is told
 * kindly what was not read. Does nothing for a message without files; the same message twice is taken once.
 */
export async function hearFiles(parts: DocumentParts, event: unknown): Promise<void> {
  const said = readSaid(event, parts.botUserId)
  // A message that is rewritten keeps its files.
  if (said === undefined || !said.hasFiles || said.revision !== undefined) return
  const person = await parts.people.get(said.userId)
  if (person.isBot) return
  const { files } = Files.parse(event)
  const named = files.map(({ id, name, title }) => ({ id, name: nameOf(name ?? title ?? id) }))
  const typed = readTypedText(said.text, parts.botUserId)
  const language = detectLanguage(typed) ?? person.language
  const words = sentences[language].documents.notRead
  const names = shownNames(named.map(({ name }) => name))
  if (!said.isDirect) return sayNotRead(parts, said, words.inChannel(names))
  // A picture of a leak is no rule to answer from, whoever sends it.
  const isIncident = typed !== '' && parts.intents.read(typed).intent === 'incident'
  if (isIncident || !(await mayLookAfter(parts, person.id)))
    return sayNotRead(parts, said, words.byEmployee(names))
  await receive(parts, said, person.language, named.slice(0, mostFiles))
  const late = named.slice(mostFiles).map(({ name }) => name)
  if (late.length > 0) await sayNotRead(parts, said, words.tooMany(shownNames(late), mostFiles))
}

/** Whether the person may add and withdraw documents. */
export async function mayLookAfter(parts: DocumentParts, userId: string): Promise<boolean> {
  return isKeeper(await parts.roles.of(userId))
}

/** Whether these roles look after the documents. */
export function isKeeper(roles: ReadonlySet<Role>): boolean {
  return roles.has('admin') || roles.has('officer')
}

async function receive(
  parts: DocumentParts,
  said: Said,
  language: Language,
  files: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const words = sentences[language].documents.offer
  await parts.database.transaction(async (transaction) => {
    for (const { id, name } of files) {
      const message = `document:${said.channel}:${said.ts}:${id}`
      const file = { slackFile: id, message, name, sharedBy: said.userId, language }
      if (!(await parts.shared.receive(transaction, file))) continue
      await parts.outbox.enqueue(transaction, {
        kind: 'post',
        key: message,
        channel: said.channel,
        threadTs: said.threadTs,
        ...sentenceView(words.reading(name)),
      })
    }
  })
  parts.outbox.wake()
}

async function sayNotRead(parts: DocumentParts, said: Said, sentence: string): Promise<void> {
  await parts.outbox.enqueue(parts.database, {
    kind: 'post',
    key: `files:${said.channel}:${said.ts}`,
    channel: said.channel,
    threadTs: said.threadTs,
    ...sentenceView(sentence),
  })
  parts.outbox.wake()
}

// A name may hold marks that hide or turn letters.
function nameOf(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200)
}
