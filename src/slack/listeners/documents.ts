import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { SharedChoice, SharedDocument } from '../../answering/index.ts'
import { audiences, layers } from '../../answering/types.ts'
import type { Connection } from '../../database/types.ts'
import { sentences } from '../../i18n/index.ts'
import type { Person, Role } from '../types.ts'
import { paragraph } from '../views/blocks.ts'
import { sentenceView } from '../views/conversation.ts'
import {
  discardActionId,
  documentsHomeBlocks,
  registerActionId,
  registerCallbackId,
  registerModal,
  withdrawActionId,
} from '../views/documents.ts'
import { pressedId } from './answers.ts'
import { type DocumentParts, hearFiles, isKeeper, mayLookAfter } from './documentFiles.ts'

/** Listens to files: those who look after the documents may have them added, everybody else is told what was not read. */
export function registerDocuments(app: App, parts: DocumentParts): void {
  app.event('message', async ({ event }) => hearFiles(parts, event))
  app.event('app_mention', async ({ event }) => hearFiles(parts, event))

  app.action<BlockAction>(registerActionId, async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const document = await findOffered(parts, action, person)
    if (document === undefined) return
    const view = registerModal(document, person.name, person.language)
    await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
  })

  app.action<BlockAction>(discardActionId, async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    const document = await findOffered(parts, action, person)
    if (document === undefined) return
    await parts.shared.discard(document.id, person.id, (transaction) =>
      rewrite(
        parts,
        transaction,
        document,
        'discarded',
        sentences[document.language].documents.offer.discarded(document.name),
      ),
    )
    parts.outbox.wake()
  })

  app.action<BlockAction>(withdrawActionId, async ({ ack, body, action }) => {
    await ack()
    const person = await parts.people.get(body.user.id)
    if (!(await mayLookAfter(parts, person.id))) return refuse(parts, person)
    await parts.shared.withdraw(pressedId(action), person.id, (transaction, document) =>
      sayWithdrawn(parts, transaction, document, person),
    )
    parts.outbox.wake()
  })

  app.view(registerCallbackId, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    const choice = readChoice(view)
    if (typeof choice === 'string') {
      await ack({ response_action: 'errors', errors: { [choice]: words.documents.form.empty } })
      return
    }
    if (!(await mayLookAfter(parts, person.id))) {
      await ack({ response_action: 'errors', errors: { name: words.conversation.notForYou } })
      return
    }
    const isTaken = await parts.shared.confirm(
      view.private_metadata,
      choice,
      person.id,
      (transaction, document) =>
        rewrite(
          parts,
          transaction,
          document,
          'indexing',
          sentences[document.language].documents.offer.indexing(choice.title),
        ),
    )
    await ack(
      isTaken ? undefined : { response_action: 'errors', errors: { name: words.documents.offer.gone } },
    )
    parts.outbox.wake()
  })
}

/** The home's part about documents; nothing for those who do not look after them. */
export async function loadDocumentsHome(
  parts: Pick<DocumentParts, 'shared'>,
  person: Person,
  roles: ReadonlySet<Role>,
): Promise<KnownBlock[]> {
  return isKeeper(roles) ? documentsHomeBlocks(await parts.shared.list(), person.language) : []
}

// The offer is the person's own, and the role is looked up anew: anybody can send any value.
async function findOffered(
  parts: DocumentParts,
  action: unknown,
  person: Person,
): Promise<SharedDocument | undefined> {
  if (!(await mayLookAfter(parts, person.id))) {
    await refuse(parts, person)
    return undefined
  }
  const document = await parts.shared.find(pressedId(action))
  if (document?.state === 'offered' && document.sharedBy === person.id) return document
  await parts.interactive.chat.postMessage({
    channel: person.id,
    text: sentences[person.language].documents.offer.gone,
  })
  return undefined
}

async function refuse(parts: DocumentParts, person: Person): Promise<void> {
  await parts.interactive.chat.postMessage({
    channel: person.id,
    text: sentences[person.language].conversation.notForYou,
  })
}

async function sayWithdrawn(
  parts: DocumentParts,
  transaction: Connection,
  document: SharedDocument,
  by: Person,
): Promise<void> {
  const words = sentences[document.language].documents
  const title = document.choice?.title ?? document.name
  await rewrite(parts, transaction, document, 'withdrawn', words.withdrawn(title))
  if (by.id === document.sharedBy) return
  const sentence = words.withdrawnByOther(title)
  await parts.outbox.enqueue(transaction, {
    kind: 'post',
    key: `${document.message}:withdrawn-by`,
    channel: document.sharedBy,
    text: sentence,
    blocks: [paragraph(sentence, ' ', { person: by.id })],
  })
}

async function rewrite(
  parts: DocumentParts,
  transaction: Connection,
  document: SharedDocument,
  step: string,
  sentence: string,
): Promise<void> {
  await parts.outbox.enqueue(transaction, {
    kind: 'update',
    key: `${document.message}:${step}`,
    message: { key: document.message },
    ...sentenceView(sentence),
  })
}

function readChoice(view: ViewSubmitAction['view']): SharedChoice | 'name' | 'owner' {
  const values = view.state.values
  const text = (block: string) => values[block]?.text?.value?.trim() ?? ''
  const chosen = (block: string) => values[block]?.choice?.selected_option?.value
  if (text('name') === '') return 'name'
  if (text('owner') === '') return 'owner'
  return {
    title: text('name'),
    owner: text('owner'),
    // What is not chosen is what is safe.
    layer: layers.find((layer) => layer === chosen('layer')) ?? 'company',
    audience: audiences.find((audience) => audience === chosen('audience')) ?? 'employees',
  }
}
