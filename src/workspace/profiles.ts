import type { WorkspaceClock } from './clock.ts'
import type { Events } from './events.ts'
import type { State } from './state.ts'
import type { PersonRecord } from './types.ts'

/** What people say about themselves: a status, and that they are not to be disturbed. */
export type Profiles = {
  /** A status, until that second or until it is changed; without text and emoji, none. */
  setStatus(person: PersonRecord, status: { text: string; emoji: string; untilS?: number | undefined }): void
  /** Do not disturb from now until that second; without one, disturb. */
  setDnd(person: PersonRecord, untilS: number | undefined): void
}

type Parts = { readonly state: State; readonly clock: WorkspaceClock; readonly events: Events }

export function createProfiles({ state, clock, events }: Parts): Profiles {
  const nowS = () => Math.floor(clock.nowMs() / 1000)

  function save(person: PersonRecord): PersonRecord {
    const saved = { ...person, updatedS: nowS() }
    state.put('people', person.id, saved)
    return saved
  }

  function setStatus(
    person: PersonRecord,
    { text, emoji, untilS }: { text: string; emoji: string; untilS?: number | undefined },
  ): void {
    const { statusUntilS: _until, ...rest } = person
    const timed = untilS === undefined ? {} : { statusUntilS: untilS }
    const saved = save({ ...rest, statusText: text, statusEmoji: emoji, ...timed })
    events.personChanged(saved)
    watchStatus(saved)
  }

  function watchStatus({ id, statusUntilS }: PersonRecord): void {
    if (statusUntilS === undefined) return
    clock.at(statusUntilS * 1000, () => {
      const person = state.get('people', id)
      if (person?.statusUntilS === statusUntilS) setStatus(person, { text: '', emoji: '' })
    })
  }

  function setDnd(person: PersonRecord, untilS: number | undefined): void {
    const { dnd: _dnd, ...rest } = person
    const saved = save(untilS === undefined ? rest : { ...rest, dnd: { fromS: nowS(), untilS } })
    events.dndChanged(saved)
    watchDnd(saved)
  }

  function watchDnd({ id, dnd }: PersonRecord): void {
    if (dnd === undefined) return
    clock.at(dnd.untilS * 1000, () => {
      const person = state.get('people', id)
      if (person?.dnd?.untilS === dnd.untilS) setDnd(person, undefined)
    })
  }

  for (const person of state.all('people')) {
    watchStatus(person)
    watchDnd(person)
  }
  return { setStatus, setDnd }
}
