import type { App, BlockAction, ViewResponseAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { sentences } from '../../i18n/index.ts'
import { type ActResult, type Doer, type FollowUp, mask } from '../../incident/index.ts'
import type { IncidentParts } from '../notices/incident.ts'
import { context, paragraph } from '../views/blocks.ts'
import { sentenceModal } from '../views/incident.ts'
import { followActionId } from '../views/incidentButtons.ts'
import {
  codeForm,
  type FollowedPlace,
  followForms,
  followInputs,
  followView,
  withdrawActionId,
  withdrawForm,
} from '../views/incidentFollow.ts'
import {
  blockOf,
  filesIn,
  readFollowed,
  SubmittedFollowUp,
  typedIn,
  type Values,
} from '../views/incidentFollowAnswers.ts'
import { codeActionId } from '../views/incidentForm.ts'
import { enqueueEvidence } from './incidentEvidence.ts'
import { type Reader, readerSoon } from './incidentSoon.ts'

/** Listens to reporters who follow up their own report, by their name or by its receipt code. */
export function registerFollow(app: App, parts: IncidentParts): void {
  app.action<BlockAction>({ type: 'block_actions', action_id: codeActionId }, async ({ ack, body }) => {
    await ack()
    const { language } = await readerSoon(parts, body.user.id)
    await show(parts, body, codeForm(language))
  })
  app.action<BlockAction>(
    { type: 'block_actions', action_id: followActionId },
    async ({ ack, body, action }) => {
      await ack()
      const id = 'value' in action && typeof action.value === 'string' ? action.value : ''
      const reader = await readerSoon(parts, body.user.id)
      await openFollowed(
        parts,
        reader,
        (view) => show(parts, body, view),
        async () => ({ id }),
      )
    },
  )
  app.view(followForms.code, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    const receiptCode = typedIn(view.state.values, 'code')
    const drawn = await drawFollowed(parts, reader, { id: '', receiptCode })
    const { wrong } = sentences[reader.language].incidentReporting.code
    await ack(
      drawn === undefined
        ? { response_action: 'errors', errors: { [followInputs.code[0]]: wrong } }
        : { response_action: 'update', view: drawn },
    )
  })
  app.view(followForms.follow, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    await ack(await say(parts, reader, view))
  })
  app.action<BlockAction>({ type: 'block_actions', action_id: withdrawActionId }, async ({ ack, body }) => {
    await ack()
    const { language } = await readerSoon(parts, body.user.id)
    const metadata = body.view?.private_metadata ?? ''
    const place = readFollowed(metadata)
    if (place !== undefined) await show(parts, body, withdrawForm(place.number, metadata, language))
  })
  app.view(followForms.withdraw, async ({ ack, body, view }) => {
    const reader = await readerSoon(parts, body.user.id)
    await ack(await withdraw(parts, reader, view))
  })
}

/** How a reporter names their report: by its id, or by a receipt code. */
type Named = Pick<FollowedPlace, 'id' | 'receiptCode'>

/** Opens one's own report, or says that there is none; a word stands there until it is read. */
export async function openFollowed(
  parts: IncidentParts,
  reader: Reader,
  open: (view: ModalView) => Promise<string>,
  findNamed: () => Promise<Named>,
): Promise<void> {
  const viewId = await open(sentenceModal(reader.language, [context(loading(reader))]))
  const drawn = await drawFollowed(parts, reader, await findNamed())
  const { notFound } = sentences[reader.language].incidentReporting.follow
  const view = drawn ?? sentenceModal(reader.language, [paragraph(notFound)])
  await parts.interactive.views.update({ view_id: viewId, view })
}

async function drawFollowed(
  parts: IncidentParts,
  reader: Reader,
  named: Named,
  isSent = false,
): Promise<ModalView | undefined> {
  const followed = await find(parts, reader, named)
  if (followed === undefined) return undefined
  const { language, timeZone } = reader
  const { gone } = sentences[language].incidentReporting.follow
  if (followed.incident.deletedAt !== undefined) return sentenceModal(language, [paragraph(gone)])
  const { receiptCode } = named
  return followView({
    ...followed,
    types: parts.incidents.types,
    language,
    timeZone,
    receiptCode,
    isSent,
  })
}

async function find(parts: IncidentParts, reader: Reader, named: Named): Promise<FollowUp | undefined> {
  if (named.receiptCode !== undefined) return parts.incidents.followByCode(named.receiptCode)
  return parts.incidents.follow(named.id, reporter(reader))
}

/** Sends what was written: the answer to a question, an addition, files; all of it or what is wrong under its input. */
async function say(parts: IncidentParts, reader: Reader, view: unknown): Promise<ViewResponseAction> {
  const { private_metadata: metadata, state } = SubmittedFollowUp.parse(view)
  const words = sentences[reader.language].incidentReporting.follow
  const place = readFollowed(metadata)
  const followed = place && (await find(parts, reader, place))
  if (place === undefined || followed === undefined)
    return { response_action: 'update', view: sentenceModal(reader.language, [paragraph(words.notFound)]) }
  const doer = doerOf(reader, place)
  const { id, naming } = followed.incident
  const answer = typedIn(state.values, 'answer')
  const addition = typedIn(state.values, 'addition')
  const files = naming === 'named' ? filesIn(state.values) : []
  if (answer === '' && addition === '' && files.length === 0)
    return refuse(state.values, 'addition', words.problems['text-missing'])

  const isSaid = (kind: 'answer' | 'addition', text: string) =>
    followed.words.some((each) => each.kind === kind && each.text === mask(text))
  for (const [kind, text] of [
    ['answer', answer],
    ['addition', addition],
  ] as const) {
    // The same sent twice is said once.
    if (text === '' || isSaid(kind, text)) continue
    const result =
      kind === 'answer'
        ? await parts.incidents.answer(id, doer, text)
        : await parts.incidents.addToReport(id, doer, text)
    if (result.kind !== 'done') return refuse(state.values, kind, problemOf(result, reader))
  }
  if (files.length > 0) {
    await parts.database.transaction((transaction) =>
      enqueueEvidence(parts, transaction, id, reader.userId, files),
    )
  }
  const drawn = await drawFollowed(parts, reader, place, true)
  if (drawn === undefined) throw new Error('a report that was just added to is gone')
  return { response_action: 'update', view: drawn }
}

async function withdraw(parts: IncidentParts, reader: Reader, view: unknown): Promise<ViewResponseAction> {
  const { private_metadata: metadata, state } = SubmittedFollowUp.parse(view)
  const words = sentences[reader.language].incidentReporting
  const place = readFollowed(metadata)
  const followed = place && (await find(parts, reader, place))
  if (place === undefined || followed === undefined)
    return {
      response_action: 'update',
      view: sentenceModal(reader.language, [paragraph(words.follow.notFound)]),
    }
  const { id, number } = followed.incident
  const reason = typedIn(state.values, 'reason')
  const result = await parts.incidents.withdraw(id, doerOf(reader, place), reason)
  const sentence = result.kind === 'done' ? words.withdraw.done(number) : problemOf(result, reader)
  return { response_action: 'update', view: sentenceModal(reader.language, [paragraph(sentence)]) }
}

function problemOf(result: Exclude<ActResult, { kind: 'done' }>, { language }: Reader): string {
  const { follow } = sentences[language].incidentReporting
  if (result.kind !== 'refused') return follow.notFound
  const known: Readonly<Record<string, string>> = follow.problems
  return known[result.problems[0] ?? ''] ?? follow.problems.other
}

function doerOf(reader: Reader, place: FollowedPlace): Doer {
  return place.receiptCode === undefined ? reporter(reader) : { receiptCode: place.receiptCode }
}

// A reporter needs no role, and none they have counts for their own report.
function reporter({ userId }: Reader) {
  return { userId, roles: new Set<string>() }
}

function refuse(values: Values, name: 'answer' | 'addition', sentence: string): ViewResponseAction {
  return { response_action: 'errors', errors: { [blockOf(values, name)]: sentence } }
}

async function show(parts: IncidentParts, body: BlockAction, view: ModalView): Promise<string> {
  const { views } = parts.interactive
  const trigger_id = body.trigger_id
  const shown =
    body.view?.type === 'modal'
      ? await views.push({ trigger_id, view })
      : await views.open({ trigger_id, view })
  if (shown.view?.id === undefined) throw new Error('a modal was opened without an id')
  return shown.view.id
}

function loading({ language }: Reader): string {
  return sentences[language].incident.home.loading
}
