import { z } from 'zod'
import type { Core } from '../core.ts'
import { BadRequest } from '../http.ts'
import { findPressed } from '../interactions.ts'
import { loadOptions, type Suggested } from '../options.ts'
import type { Fields } from '../types.ts'
import { wordingFor } from '../wording.ts'
import { canRead, findChannel, getPerson } from './find.ts'

const Typing = z.object({
  as: z.string(),
  actionId: z.string(),
  blockId: z.string().optional(),
  value: z.string().default(''),
  viewId: z.string().optional(),
  channel: z.string().optional(),
  ts: z.string().optional(),
})

/** What the bot offers somebody who types into an external select of a view or a message. @throws BadRequest 400. */
export async function suggest(core: Core, body: Fields): Promise<Suggested> {
  const parsed = Typing.safeParse(body)
  if (!parsed.success) throw new BadRequest(400, z.prettifyError(parsed.error))
  const { as, viewId, channel, ts, value, ...named } = parsed.data
  const person = getPerson(core.state, as)
  const view = viewId === undefined ? undefined : core.views.find(viewId)
  const found = channel === undefined ? undefined : findChannel(core.state, person, channel)
  const message = found === undefined || ts === undefined ? undefined : core.messages.find(found.id, ts)
  const isReadable = message !== undefined && canRead(core.state, person, message)
  const place = view?.person === person.id ? view : isReadable ? message : undefined
  const select = place === undefined ? undefined : findPressed(place.blocks, named)
  const isExternal = String(select?.element.type).endsWith('external_select')
  if (place === undefined || select === undefined || !isExternal) {
    return { ok: false, code: 'action_not_found', error: wordingFor(person.locale).notThere }
  }
  return loadOptions(core, person, place, select, value)
}
