import { dndFields } from '../dnd.ts'
import { Refusal } from '../refusal.ts'
import { identity } from '../seed.ts'
import { type Method, page } from './call.ts'

/** users.info. */
export const userInfo: Method = (args, core) => {
  const person = core.state.get('people', args.required('user'))
  if (person === undefined) throw new Refusal('user_not_found')
  return { user: core.wire.person(person, { locale: args.flag('include_locale') }) }
}

/** users.list. */
export const userList: Method = (args, core) => {
  const { items, cursor } = page(core.state.all('people'), args, 1000, ({ id }) => id)
  const locale = args.flag('include_locale')
  return {
    members: items.map((person) => core.wire.person(person, { locale })),
    cache_ts: Math.floor(core.clock.nowMs() / 1000),
    response_metadata: { next_cursor: cursor },
  }
}

/** users.lookupByEmail. */
export const lookupByEmail: Method = (args, core) => {
  const email = args.required('email')
  const person = core.state.all('people').find((each) => each.email === email && !each.deleted)
  if (person === undefined) throw new Refusal('users_not_found')
  return { user: core.wire.person(person) }
}

/** usergroups.list. */
export const groupList: Method = (args, core) => {
  const isWithUsers = args.flag('include_users')
  const usergroups = core.state.all('groups').map((group) => ({
    id: group.id,
    team_id: identity.teamId,
    is_usergroup: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_delete: 0,
    auto_type: null,
    user_count: group.members.length,
    ...(isWithUsers ? { users: group.members } : {}),
  }))
  return { usergroups }
}

/** usergroups.users.list. */
export const groupUsers: Method = (args, core) => {
  const group = core.state.get('groups', args.required('usergroup'))
  if (group === undefined) throw new Refusal('no_such_subteam')
  return { users: group.members }
}

/** dnd.info, of one person. */
export const dndInfo: Method = (args, core) => {
  const person = core.state.get('people', args.text('user') ?? identity.botUserId)
  if (person === undefined) throw new Refusal('user_not_found')
  return dndFields(person, core.clock.nowMs())
}

/** dnd.teamInfo, of up to 50 people; those nobody knows are left out. */
export const dndTeamInfo: Method = (args, core) => {
  const ids = args.required('users').split(',')
  if (ids.length > 50) throw new Refusal('too_many_users')
  const people = ids.flatMap((id) => core.state.get('people', id.trim()) ?? [])
  const nowMs = core.clock.nowMs()
  return { users: Object.fromEntries(people.map((person) => [person.id, dndFields(person, nowMs)])) }
}
