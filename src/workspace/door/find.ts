import { BadRequest } from '../http.ts'
import { identity } from '../seed.ts'
import type { State } from '../state.ts'
import type { ChannelRecord, MessageRecord, PersonRecord } from '../types.ts'

/** Those one can be at the page: everybody but the bot and people who left. */
export function actingPeople(state: State): PersonRecord[] {
  return state.all('people').filter((person) => !person.isBot && !person.deleted)
}

/** A person by id, handle or name. @throws BadRequest 400 when nobody has it. */
export function getPerson(state: State, given: string): PersonRecord {
  const people = actingPeople(state)
  const name = given.replace(/^@/, '')
  const found = people.find(({ id, name: handle, realName }) => [id, handle, realName].includes(name))
  if (found === undefined) throw new BadRequest(400, `Nobody here is called ${given}.`)
  return found
}

/** The direct message of a person with the bot. */
function directOf(state: State, person: PersonRecord): ChannelRecord | undefined {
  return state.all('channels').find((each) => each.kind === 'im' && each.members.includes(person.id))
}

/** A conversation by id or name; `@mamori` is the person's own direct message. `undefined` when they do not see it. */
export function findChannel(state: State, person: PersonRecord, given: string): ChannelRecord | undefined {
  if (given === `@${identity.botName}` || given === identity.botUserId) return directOf(state, person)
  const name = given.replace(/^#/, '')
  const found = state
    .all('channels')
    .find((each) => each.id === given || (each.kind !== 'im' && each.name === name))
  return found !== undefined && canSee(person, found) ? found : undefined
}

/** Whether a person sees a conversation: their own, and public ones unless they are a guest or a stranger. */
export function canSee(person: PersonRecord, channel: ChannelRecord): boolean {
  const isOwn = !person.isRestricted && person.teamId === undefined
  return channel.members.includes(person.id) || (channel.kind === 'public' && isOwn)
}

/** Whether a person sees a message. */
export function canRead(state: State, person: PersonRecord, message: MessageRecord): boolean {
  const channel = state.get('channels', message.channel)
  if (channel === undefined || !canSee(person, channel)) return false
  return message.ephemeralFor === undefined || message.ephemeralFor === person.id
}
