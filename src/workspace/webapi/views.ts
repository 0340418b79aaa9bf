import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { Trigger } from '../triggers.ts'
import { type Args, type Method, missing } from './call.ts'
import { checkFiles, refuse } from './content.ts'

/** views.open. */
export const open: Method = (args, core) => {
  const view = readView(args, core)
  return spend(args, core, (trigger) => core.views.open(trigger.person, view))
}

/** views.push, with a trigger that came out of a modal. */
export const push: Method = (args, core) => {
  const view = readView(args, core)
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
  return { view: core.views.wire(core.views.update(find, readView(args, core), args.text('hash'))) }
}

/** views.publish. */
export const publish: Method = (args, core) => {
  const userId = args.required('user_id')
  const person = core.state.get('people', userId)
  if (person === undefined || person.deleted) throw new Refusal('user_not_found')
  const view = core.views.publish(userId, readView(args, core), args.text('hash'))
  return { view: core.views.wire(view) }
}

/** The view as the app gave it; only the files it shows are looked at here. */
function readView(args: Args, core: Core): unknown {
  const view = args.json('view')
  refuse('invalid_arguments', checkFiles(core, view, '/view'))
  return view
}

/** A view that Slack refuses leaves the trigger unused. */
function spend(args: Args, core: Core, act: (trigger: Trigger) => ReturnType<Core['views']['open']>) {
  const id = args.required('trigger_id')
  const view = act(core.triggers.check(id))
  core.triggers.exchange(id)
  return { view: core.views.wire(view) }
}
