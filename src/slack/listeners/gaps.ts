import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import type { GapDraft, GapSummary } from '../../answering/index.ts'
import { audiences } from '../../answering/types.ts'
import { sentences } from '../../i18n/index.ts'
import { answersFor, findReviewers, prepareOutcome } from '../notices/gaps.ts'
import type { Person, Role } from '../types.ts'
import { mineHomeBlocks } from '../views/feedback.ts'
import { gapActions, gapInputs, readVersioned, sendBackModal, writeModal } from '../views/gap.ts'
import { gapsHomeBlocks } from '../views/gapNews.ts'
import { sentenceForm } from '../views/selfcheckForms.ts'
import { type AnswerParts, pressedId } from './answers.ts'

/** Who may write a section, approve one, and take one out. */
const keepers = ['officer', 'deputy', 'admin'] as const satisfies readonly Role[]

/** Listens to those who close gaps: one writes a section, another approves it or sends it back. */
export function registerGaps(app: App, parts: AnswerParts): void {
  const { gaps } = parts.answers
  app.action<BlockAction>(gapActions.write, async ({ ack, body, action }) => {
    await ack()
    const gap = await gaps.find(pressedId(action))
    const load = async ({ language }: Person) => {
      const isOpen = gap?.state === 'open' || gap?.state === 'dismissed'
      return gap !== undefined && isOpen ? writeModal(gap, language) : undefined
    }
    await openFor(parts, body, load, gap)
  })

  app.view(gapActions.write, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    const { form } = words.gaps
    const draft = readDraft(view)
    const refuse = (block: string, error: string) =>
      ack({ response_action: 'errors', errors: { [block]: error } })
    if (typeof draft === 'string') return refuse(draft, form.empty)
    if (!(await mayWrite(parts, person, await gaps.find(view.private_metadata))))
      return refuse(gapInputs.heading, words.conversation.notForYou)
    if ((await findReviewers(parts, person.id)).length === 0)
      return refuse(gapInputs.heading, form.noReviewer)
    const outcome = await gaps.propose(view.private_metadata, draft, person.id)
    if (outcome === 'gone') return refuse(gapInputs.heading, form.gone)
    await ack({ response_action: 'update', view: sentenceForm(form.title, words.feedback.close, form.sent) })
  })

  app.action<BlockAction>(gapActions.dismiss, async ({ ack, body, action }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    const isAllowed = await mayKeep(parts, person)
    const isDone = isAllowed && (await gaps.dismiss(pressedId(action), person.id))
    await ack()
    const text = isDone
      ? words.gaps.digest.dismissed
      : isAllowed
        ? words.gaps.form.gone
        : words.conversation.notForYou
    await parts.interactive.chat.postEphemeral({
      channel: body.channel?.id ?? person.id,
      user: person.id,
      text,
    })
  })

  app.action<BlockAction>(gapActions.approve, async ({ ack, body, action }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    const { id, version } = readVersioned(pressedId(action))
    const isAllowed = await mayKeep(parts, person)
    const gap = isAllowed ? await findProposed(parts, id, version) : undefined
    const outcome = !isAllowed
      ? 'not-allowed'
      : gap === undefined
        ? 'gone'
        : await gaps.approve(
            id,
            version,
            person.id,
            await prepareOutcome(parts, gap, { kind: 'approved', by: person.id }),
          )
    await ack()
    parts.outbox.wake()
    const told = {
      approved: undefined,
      own: words.gaps.review.own,
      gone: words.gaps.review.stale,
      'not-allowed': words.conversation.notForYou,
    }[outcome]
    if (told === undefined) return
    const channel = body.channel?.id ?? person.id
    await parts.interactive.chat.postEphemeral({ channel, user: person.id, text: told })
  })

  app.action<BlockAction>(gapActions.sendBack, async ({ ack, body, action }) => {
    await ack()
    const value = pressedId(action)
    await openFor(parts, body, async (person) => {
      const { id, version } = readVersioned(value)
      const gap = await findProposed(parts, id, version)
      return gap && sendBackModal(value, person.language)
    })
  })

  app.view(gapActions.sendBack, async ({ ack, body, view }) => {
    const person = await parts.people.get(body.user.id)
    const words = sentences[person.language]
    const remark = readText(view, gapInputs.remark)
    const { id, version } = readVersioned(view.private_metadata)
    const refuse = (error: string) =>
      ack({ response_action: 'errors', errors: { [gapInputs.remark]: error } })
    if (remark === '') return refuse(words.gaps.form.empty)
    if (!(await mayKeep(parts, person))) return refuse(words.conversation.notForYou)
    const gap = await findProposed(parts, id, version)
    if (gap === undefined) return refuse(words.gaps.review.stale)
    const show = await prepareOutcome(parts, gap, { kind: 'returned', by: person.id })
    if (!(await gaps.sendBack(id, version, remark, person.id, show))) return refuse(words.gaps.review.stale)
    const { back } = words.gaps
    await ack({ response_action: 'update', view: sentenceForm(back.title, words.feedback.close, back.done) })
    parts.outbox.wake()
  })

  app.action<BlockAction>(gapActions.withdraw, async ({ ack, body, action }) => {
    const person = await parts.people.get(body.user.id)
    const isAllowed = await mayKeep(parts, person)
    if (isAllowed) await gaps.withdraw(pressedId(action), person.id)
    await ack()
    if (isAllowed) return
    const text = sentences[person.language].conversation.notForYou
    await parts.interactive.chat.postMessage({ channel: person.id, text })
  })
}

/** The home's parts about sections written here, for those who keep them, and about what is kept of the person. */
export async function loadAnswersHome(
  parts: Pick<AnswerParts, 'answers'>,
  person: Person,
  roles: ReadonlySet<Role>,
): Promise<KnownBlock[]> {
  const { gaps, kept } = parts.answers
  const isKeeper = keepers.some((role) => roles.has(role))
  return [
    ...(isKeeper ? gapsHomeBlocks(await gaps.listAnswered(), person.language) : []),
    ...mineHomeBlocks(await kept.countOf(person.id), person.language),
  ]
}

// The draft that a button is about, as long as it waits to be decided on.
async function findProposed(
  parts: AnswerParts,
  id: string,
  version: number,
): Promise<GapSummary | undefined> {
  const gap = await parts.answers.gaps.find(id)
  return gap?.state === 'proposed' && gap.version === version ? gap : undefined
}

async function mayKeep(parts: AnswerParts, person: Person): Promise<boolean> {
  const roles = await parts.roles.of(person.id)
  return keepers.some((role) => roles.has(role))
}

async function mayWrite(parts: AnswerParts, person: Person, gap: GapSummary | undefined): Promise<boolean> {
  return (await mayKeep(parts, person)) || (gap !== undefined && (await answersFor(parts, person, gap)))
}

// Opens a form, or says why there is none; to write for a gap, those may who answer for its documents, too.
async function openFor(
  parts: AnswerParts,
  body: BlockAction,
  load: (person: Person) => Promise<ModalView | undefined>,
  writtenFor?: GapSummary,
): Promise<void> {
  const person = await parts.people.get(body.user.id)
  const words = sentences[person.language]
  const isAllowed = await mayWrite(parts, person, writtenFor)
  const told = isAllowed ? words.gaps.review.stale : words.conversation.notForYou
  const view =
    (isAllowed ? await load(person) : undefined) ??
    sentenceForm(words.gaps.form.title, words.feedback.close, told)
  await parts.interactive.views.open({ trigger_id: body.trigger_id, view })
}

function readDraft(view: ViewSubmitAction['view']): Omit<GapDraft, 'asOf'> | string {
  const heading = readText(view, gapInputs.heading)
  const text = readText(view, gapInputs.text)
  const source = readText(view, gapInputs.source)
  const asked = readText(view, gapInputs.asked)
  if (heading === '') return gapInputs.heading
  if (text === '') return gapInputs.text
  if (source === '') return gapInputs.source
  const chosen = view.state.values[gapInputs.audience]?.value?.selected_option?.value
  // What is not chosen is what is safe.
  return { heading, text, source, asked, audience: audiences.find((each) => each === chosen) ?? 'employees' }
}

function readText(view: ViewSubmitAction['view'], block: string): string {
  return view.state.values[block]?.value?.value?.trim() ?? ''
}
