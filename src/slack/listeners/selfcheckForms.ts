import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { instantOf } from '../../calendar/index.ts'
import { sentences } from '../../i18n/index.ts'
import type { AddedNote } from '../../selfcheck/index.ts'
import { readInput } from '../formValues.ts'
import { enqueueExpiry, enqueueFileNote, type SelfcheckParts } from '../notices/selfcheckJobs.ts'
import { enqueueStanding } from '../notices/selfcheckShow.ts'
import type { Person } from '../types.ts'
import { parseButtonValue } from '../views/selfcheck.ts'
import {
  changeForm,
  noteForm,
  selfcheckForms,
  selfcheckInputs,
  sentenceForm,
} from '../views/selfcheckForms.ts'

/** Listens to the forms of a session: notes and evidence, and changing an answer given before. */
export function registerSelfcheckForms(app: App, parts: SelfcheckParts): void {
  app.action<BlockAction<ButtonAction>>('selfcheck.note', async ({ ack, body, action }) => {
    await ack()
    await openForm(parts, body.user.id, body.trigger_id, (person) =>
      loadNoteForm(parts, person, action.value),
    )
  })
  app.action<BlockAction<ButtonAction>>('selfcheck.change', async ({ ack, body, action }) => {
    await ack()
    await openForm(parts, body.user.id, body.trigger_id, async (person) => {
      const place = parseButtonValue(action.value)
      const result = place && (await parts.selfchecks.findResult(person.id, place.sessionId))
      return result && changeForm(result, person.language)
    })
  })
  app.view(selfcheckForms.note, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const errors = await addNotes(parts, person, view.private_metadata, view.state.values, body.view.id)
    await ack(errors === undefined ? undefined : { response_action: 'errors', errors })
    parts.outbox.wake()
  })
  app.view(selfcheckForms.change, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const told = await changeAnswer(parts, person, view.private_metadata, view.state.values, body.view.id)
    const { change } = sentences[person.language].selfcheck
    await ack({ response_action: 'update', view: sentenceForm(change.title, change.close, told) })
    parts.outbox.wake()
  })
}

/** Opens a form, or a sentence where what it is about is not there. */
export async function openForm(
  parts: SelfcheckParts,
  userId: string,
  triggerId: string,
  load: (person: Person) => Promise<ModalView | undefined>,
): Promise<void> {
  const person = await parts.people.get(userId)
  const { note } = sentences[person.language].selfcheck
  const view = (await load(person)) ?? sentenceForm(note.title, note.close, note.gone)
  await parts.interactive.views.open({ trigger_id: triggerId, view })
}

/** One input's value. */
export function inputOf(values: unknown, input: keyof typeof selfcheckInputs) {
  return readInput(values, selfcheckInputs[input])
}

async function loadNoteForm(
  parts: SelfcheckParts,
  person: Person,
  value: string | undefined,
): Promise<ModalView | undefined> {
  const place = parseButtonValue(value)
  const session = place && (await parts.selfchecks.findOwn(person.id, place.sessionId))
  const item = session?.checklist.items.find(({ id }) => id === place?.itemId)
  if (session === undefined || item === undefined) return undefined
  return noteForm(session, item, await parts.selfchecks.notes.list(person.id, session.id), person)
}

// Each thing given is a note of its own; the words first, so that a bad link leaves nothing half done.
async function addNotes(
  parts: SelfcheckParts,
  person: Person,
  metadata: string,
  values: unknown,
  viewId: string,
): Promise<Record<string, string> | undefined> {
  const words = sentences[person.language].selfcheck.note
  const place = parseButtonValue(metadata)
  const comment = inputOf(values, 'comment')?.value?.trim() ?? ''
  const link = inputOf(values, 'link')?.value?.trim() ?? ''
  const files = inputOf(values, 'file')?.files ?? []
  const expiresOn = inputOf(values, 'expiresOn')?.selected_date ?? undefined
  if (place === undefined) return { [selfcheckInputs.comment[0]]: words.gone }
  if (comment === '' && link === '' && files.length === 0) {
    return { [selfcheckInputs.comment[0]]: words.problems.empty }
  }
  const about = { userId: person.id, sessionId: place.sessionId, itemId: place.itemId }
  const expiry = expiresOn === undefined ? {} : { expiresOn }
  const add = (note: { kind: 'comment' | 'link'; content: string; expiresOn?: string }): Promise<AddedNote> =>
    parts.selfchecks.notes.add({ ...about, ...note }, async (transaction, added) => {
      if (added.kind === 'added') await enqueueExpiry(parts, transaction, added.note)
    })
  if (link !== '') {
    const added = await add({ kind: 'link', content: link, ...expiry })
    if (added.kind !== 'added') return errorsOf(added, words, 'link')
  }
  if (comment !== '') {
    const added = await add({ kind: 'comment', content: comment })
    if (added.kind !== 'added') return errorsOf(added, words, 'comment')
  }
  const today = parts.clock.now()
  if (files.length > 0 && expiresOn !== undefined && instantOf(expiresOn, 0, person.timeZone) <= today) {
    return { [selfcheckInputs.expiresOn[0]]: words.problems.expired }
  }
  for (const { id } of files) await enqueueFileNote(parts, { ...about, fileId: id, ...expiry }, viewId)
  return undefined
}

function errorsOf(
  added: Exclude<AddedNote, { kind: 'added' }>,
  words: (typeof sentences)['ja']['selfcheck']['note'],
  input: 'link' | 'comment',
): Record<string, string> {
  if (added.kind === 'not-found') return { [selfcheckInputs[input][0]]: words.gone }
  return Object.fromEntries(
    added.problems.map((problem) => [
      selfcheckInputs[problem === 'expired' ? 'expiresOn' : input][0],
      words.problems[problem],
    ]),
  )
}

async function changeAnswer(
  parts: SelfcheckParts,
  person: Person,
  metadata: string,
  values: unknown,
  viewId: string,
): Promise<string> {
  const words = sentences[person.language].selfcheck
  const place = parseButtonValue(metadata)
  const to = inputOf(values, 'item')?.selected_option?.value
  if (place === undefined || to === undefined) return words.refused['not-found']
  const outcome = await parts.selfchecks.click(
    { ...place, userId: person.id, action: { kind: 'go', to }, timeZone: person.timeZone },
    (transaction, found) =>
      enqueueStanding(parts, transaction, person, found, { pressedAs: viewId, extras: {} }),
  )
  switch (outcome.kind) {
    case 'moved':
    case 'finished':
    case 'repeated':
      return words.change.done
    default:
      return words.refused[outcome.kind]
  }
}
