import type { Allows } from './blocks.ts'
import { isFields } from './checks.ts'
import { parseView } from './checkView.ts'
import type { WorkspaceClock } from './clock.ts'
import { createSecret, createSlackId } from './ids.ts'
import { startValues } from './inputs.ts'
import { limits } from './limits.ts'
import { withIds } from './messages.ts'
import { Refusal } from './refusal.ts'
import { identity } from './seed.ts'
import type { State } from './state.ts'
import type { Fields, InputValues, ViewRecord } from './types.ts'

/** The App Home of each person and the modals open before them. */
export type Views = {
  /** Opens a modal before a person; one that stood there is gone. */
  open(person: string, view: unknown): ViewRecord
  /** Puts a modal on top of those that are open. @throws Refusal `push_limit_reached` above three, `not_found` above none. */
  push(person: string, view: unknown): ViewRecord
  /** @throws Refusal `not_found`, `hash_conflict` and what `parseView` throws. */
  update(find: { viewId?: string; externalId?: string }, view: unknown, hash?: string): ViewRecord
  publish(person: string, view: unknown, hash?: string): ViewRecord
  /** Keeps what a person entered, and what is wrong in it. */
  keep(view: ViewRecord, values: InputValues, errors?: Readonly<Record<string, string>>): ViewRecord
  /** Takes away a modal and those above it. @returns those taken away, the topmost first. */
  close(view: ViewRecord): ViewRecord[]
  find(viewId: string): ViewRecord | undefined
  home(person: string): ViewRecord | undefined
  /** The modals open before a person, the topmost last. */
  stack(person: string): ViewRecord[]
  /** A view in Slack's JSON. */
  wire(view: ViewRecord): Fields
}

/** @param allows says whether the app has a scope; some elements need one. */
export function createViews(state: State, clock: WorkspaceClock, allows: Allows): Views {
  let order = Math.max(0, ...state.all('views').map((view) => view.order))
  const stack = (person: string) =>
    state
      .all('views')
      .filter((view) => view.person === person && view.type === 'modal')
      .sort((a, b) => a.order - b.order)
  const home = (person: string) =>
    state.all('views').find((view) => view.person === person && view.type === 'home')

  function save(view: ViewRecord): ViewRecord {
    state.put('views', view.id, view)
    return view
  }

  function checkExternalId(externalId: unknown, own: string): void {
    const taken = state.all('views').some((view) => view.externalId === externalId && view.id !== own)
    if (typeof externalId === 'string' && externalId !== '' && taken)
      throw new Refusal('duplicate_external_id')
  }

  function fill(
    view: Fields,
    before: Pick<ViewRecord, 'id' | 'person' | 'type' | 'rootId' | 'previousId' | 'order'>,
  ) {
    checkExternalId(view.external_id, before.id)
    const blocks = withIds((view.blocks as Fields[]) ?? [])
    return {
      callbackId: String(view.callback_id ?? ''),
      externalId: String(view.external_id ?? ''),
      privateMetadata: String(view.private_metadata ?? ''),
      title: textOf(view.title),
      submit: textOf(view.submit),
      close: textOf(view.close),
      blocks,
      clearOnClose: view.clear_on_close === true,
      notifyOnClose: view.notify_on_close === true,
      hash: `${Math.floor(clock.nowMs() / 1000)}.${createSecret(4)}`,
      values: startValues(blocks),
      errors: {},
      ...before,
    }
  }

  function create(person: string, view: unknown, type: 'home' | 'modal', below?: ViewRecord): ViewRecord {
    const parsed = parseView(view, type, allows)
    const id = createSlackId('V')
    order += 1
    const rootId = below?.rootId ?? id
    return save(fill(parsed, { id, person, type, rootId, previousId: below?.id ?? null, order }))
  }

  function replace(before: ViewRecord, view: unknown, hash: string | undefined): ViewRecord {
    const parsed = parseView(view, before.type, allows)
    if (hash !== undefined && hash !== '' && hash !== before.hash) throw new Refusal('hash_conflict')
    const { id, person, type, rootId, previousId, order: place } = before
    const after = fill(parsed, { id, person, type, rootId, previousId, order: place })
    return save({ ...after, values: startValues(after.blocks, before.values) })
  }

  return {
    open(person, view) {
      parseView(view, 'modal', allows)
      const standing = stack(person)
      const opened = create(person, view, 'modal')
      for (const each of standing) state.remove('views', each.id)
      return opened
    },
    push(person, view) {
      const standing = stack(person)
      const top = standing.at(-1)
      if (top === undefined) throw new Refusal('not_found')
      if (standing.length >= limits.view.depth) throw new Refusal('push_limit_reached')
      return create(person, view, 'modal', top)
    },
    update({ viewId, externalId }, view, hash) {
      const before =
        viewId === undefined
          ? state.all('views').find((each) => each.externalId !== '' && each.externalId === externalId)
          : state.get('views', viewId)
      if (before === undefined) throw new Refusal('not_found')
      return replace(before, view, hash)
    },
    publish(person, view, hash) {
      const before = home(person)
      return before === undefined ? create(person, view, 'home') : replace(before, view, hash)
    },
    keep: (view, values, errors = {}) => save({ ...view, values, errors }),
    close(view) {
      const gone = stack(view.person)
        .filter((each) => each.order >= view.order)
        .reverse()
      for (const each of gone) state.remove('views', each.id)
      return gone
    },
    find: (viewId) => state.get('views', viewId),
    home,
    stack,
    wire: (view) => ({
      id: view.id,
      team_id: identity.teamId,
      type: view.type,
      blocks: view.blocks,
      private_metadata: view.privateMetadata,
      callback_id: view.callbackId,
      state: { values: view.values },
      hash: view.hash,
      title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
      clear_on_close: view.clearOnClose,
      notify_on_close: view.notifyOnClose,
      close: view.close,
      submit: view.submit,
      previous_view_id: view.previousId,
      root_view_id: view.rootId,
      app_id: identity.appId,
      external_id: view.externalId,
      app_installed_team_id: identity.teamId,
      bot_id: identity.botId,
    }),
  }
}

function textOf(text: unknown): Fields | null {
  return isFields(text) ? { emoji: true, ...text } : null
}
