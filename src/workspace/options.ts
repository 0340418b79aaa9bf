import { isFields, list, type Problem } from './checks.ts'
import { group, plainOption } from './composition.ts'
import type { Core } from './core.ts'
import type { Interactive } from './inputs.ts'
import { failure, type Outcome } from './interactions.ts'
import { limits } from './limits.ts'
import { channelName, commonFields } from './payloads.ts'
import type { Fields, MessageRecord, PersonRecord, ViewRecord } from './types.ts'
import { wordingFor } from './wording.ts'

/** The options of an external select as the bot gave them, or why there are none. */
export type Suggested =
  | { readonly ok: true; readonly options: readonly Fields[] }
  | { readonly ok: true; readonly optionGroups: readonly Fields[] }
  | (Outcome & { readonly ok: false })

/** Asks the bot for the options of an external select that suit what a person typed; once, within 3 s. */
export async function loadOptions(
  core: Core,
  person: PersonRecord,
  place: MessageRecord | ViewRecord,
  select: Interactive,
  typed: string,
): Promise<Suggested> {
  const reply = await core.envelopes.sendOnce('interactive', {
    ...commonFields(person, core.meta.signingToken, core.clock.nowMs()),
    type: 'block_suggestion',
    action_id: select.actionId,
    block_id: select.blockId,
    value: typed,
    ...placeFields(core, place),
  })
  if (reply.kind !== 'acked') return failure(person, reply)
  const { options, option_groups: groups } = reply.payload
  const [given, item, most] =
    groups === undefined
      ? ([options, plainOption, limits.select.options] as const)
      : ([groups, group, limits.select.groups] as const)
  const problems: Problem[] = []
  list(item, most, 0)(given, groups === undefined ? '/options' : '/option_groups', (each) =>
    problems.push(each),
  )
  if (problems.length > 0) {
    return { ok: false, code: 'invalid_options', error: wordingFor(person.locale).noAnswer, detail: problems }
  }
  const found = Array.isArray(given) ? given.filter(isFields) : []
  return groups === undefined ? { ok: true, options: found } : { ok: true, optionGroups: found }
}

function placeFields(core: Core, place: MessageRecord | ViewRecord): Fields {
  if (!('ts' in place)) {
    return { container: { type: 'view', view_id: place.id }, view: core.views.wire(place) }
  }
  const channel = core.state.get('channels', place.channel)
  return {
    container: {
      type: 'message',
      message_ts: place.ts,
      channel_id: place.channel,
      is_ephemeral: place.ephemeralFor !== undefined,
    },
    channel: { id: place.channel, name: channel === undefined ? '' : channelName(channel) },
    ...(place.ephemeralFor === undefined ? { message: core.wire.message(place) } : {}),
  }
}
