import { checkInputs } from './checkInputs.ts'
import { isFields } from './checks.ts'
import { listInteractive, readInput, withValue } from './inputs.ts'
import { failure, type InteractionParts, type Outcome } from './interactions.ts'
import { commonFields } from './payloads.ts'
import { Refusal } from './refusal.ts'
import type { Fields, InputValues, PersonRecord, ViewRecord } from './types.ts'
import { wordingFor } from './wording.ts'

/** What a person does with a modal as a whole. */
export type Submissions = {
  /**
   * Submits a modal with these values over those entered before, keyed `block_id.action_id`. Whatever is wrong, the
   * modal stays and keeps them.
   */
  submit(person: PersonRecord, view: ViewRecord, given: Fields): Promise<Outcome>
  /** Closes a modal and those above it; the bot is told of those that asked for it. */
  close(person: PersonRecord, view: ViewRecord): Promise<Outcome>
}

export function createSubmissions(parts: InteractionParts): Submissions {
  const { state, envelopes, consequences, triggers, views, wire, token, nowMs } = parts

  function findFile(id: string): Fields | undefined {
    const file = state.get('files', id)
    return file === undefined ? undefined : wire.file(file)
  }

  /** The values with what was given, or the key that names no input or has no such option. */
  function merge(view: ViewRecord, given: Fields): { values: InputValues; unknown?: string } {
    const inputs = listInteractive(view.blocks)
    let values = view.values
    for (const [key, value] of Object.entries(given)) {
      const input = inputs.find((each) => `${each.blockId}.${each.actionId}` === key)
      const read = input === undefined ? undefined : readInput(input.element, value, findFile)
      if (input === undefined || read === undefined) return { values, unknown: key }
      values = withValue(values, input, read)
    }
    return { values }
  }

  /** Does what the ack of a submission asks for. @throws Refusal when Slack would not do it. */
  function follow(person: PersonRecord, viewId: string, answer: Fields): Outcome {
    const view = views.find(viewId)
    switch (answer.response_action) {
      case undefined:
        if (view !== undefined) views.close(view)
        break
      case 'clear': {
        const root = views.stack(person.id)[0]
        if (root !== undefined) views.close(root)
        break
      }
      case 'update':
        views.update({ viewId }, answer.view)
        break
      case 'push':
        views.push(person.id, answer.view)
        break
      case 'errors':
        return refuseWith(person, view, answer.errors)
      default:
        throw new Refusal('invalid_response_action')
    }
    return { ok: true }
  }

  async function send(person: PersonRecord, view: ViewRecord): Promise<Outcome> {
    const reply = await envelopes.sendOnce('interactive', {
      ...commonFields(person, token, nowMs()),
      type: 'view_submission',
      trigger_id: triggers.create({ person: person.id, viewId: view.id }),
      view: views.wire(view),
      response_urls: [],
    })
    if (reply.kind !== 'acked') return failure(person, reply)
    try {
      return follow(person, view.id, reply.payload)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const sentence = wordingFor(person.locale).noAnswer
      return { ok: false, code: error.error, error: sentence, detail: error.more }
    }
  }

  function refuseWith(person: PersonRecord, view: ViewRecord | undefined, errors: unknown): Outcome {
    const inputs = new Set(
      view?.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
    )
    const entries = Object.entries(isFields(errors) ? errors : {})
    if (entries.length === 0 || entries.some(([blockId]) => !inputs.has(blockId))) {
      throw new Refusal('invalid_errors', { errors })
    }
    const fieldErrors = Object.fromEntries(entries.map(([blockId, text]) => [blockId, String(text)]))
    if (view !== undefined) views.keep(view, view.values, fieldErrors)
    return { ok: false, code: 'view_errors', error: wordingFor(person.locale).checkFields, fieldErrors }
  }

  return {
    async submit(person, view, given) {
      const wording = wordingFor(person.locale)
      const { values, unknown } = merge(view, given)
      if (unknown !== undefined) {
        return { ok: false, code: 'invalid_value', error: wording.notAmongOptions, detail: unknown }
      }
      const fieldErrors = checkInputs(view, values, wording)
      const kept = views.keep(view, values, fieldErrors)
      if (Object.keys(fieldErrors).length > 0) {
        return { ok: false, code: 'invalid_input', error: wording.checkFields, fieldErrors }
      }
      const outcome = await consequences.follow(person.id, () => send(person, kept))
      const top = views.stack(person.id).at(-1)
      return outcome.ok && top !== undefined ? { ...outcome, viewId: top.id } : outcome
    },
    async close(person, view) {
      const gone = views.close(view)
      for (const each of gone.filter(({ notifyOnClose }) => notifyOnClose)) {
        await envelopes.sendOnce('interactive', {
          ...commonFields(person, token, nowMs()),
          type: 'view_closed',
          view: views.wire(each),
          is_cleared: gone.length > 1,
        })
      }
      return { ok: true }
    },
  }
}
