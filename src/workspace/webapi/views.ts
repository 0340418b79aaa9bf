import { parseView } from '../checkView.ts'
import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { Trigger } from '../triggers.ts'
import { type Args, type Method, missing } from './call.ts'

/** views.open. */
export const open: Method = (args, core) => {
  const view = args.json('view')
  return spend(args, core, (trigger) => {
    parseView(view, 'modal')
    return core.views.open(trigger.person, view)
  })
}

/** views.push, with a trigger that came out of a modal. */
export const push: Method = (args, core) => {
  const view = args.json('view')
  return spend(args, core, (trigger) => core.views.push(trigger.person, view))
}

/** views.update. */
export const update: Method = (args, core) => {
  const viewId = args.text('view_id')
  const externalId = args.text('external_id')
  if (viewId === undefined && externalId === undefined) throw missing('view_id')
  const find = {
    ...(viewId === undefined ? {} : { viewId }),
    ...(externalId === undefined ? {} : { externalId }),
  }
  return { view: core.views.wire(core.views.update(find, args.json('view'), args.text('hash'))) }
}

/** views.publish. */
export const publish: Method = (args, core) => {
  const userId = args.required('user_id')
  if (core.state.get('people', userId) === undefined) throw new Refusal('user_not_found')
  return { view: core.views.wire(core.views.publish(userId, args.json('view'), args.text('hash'))) }
}

/** A view that Slack refuses leaves the trigger unused. */
function spend(args: Args, core: Core, act: (trigger: Trigger) => ReturnType<Core['views']['open']>) {
  const id = args.required('trigger_id')
  const view = act(core.triggers.check(id))
  core.triggers.exchange(id)
  return { view: core.views.wire(view) }
}
