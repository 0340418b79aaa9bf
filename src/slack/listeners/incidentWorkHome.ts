import type { KnownBlock } from '@slack/types'
import { mayRespond, mayRule } from '../../incident/index.ts'
import type { Person, Role } from '../types.ts'
import { workHomeBlocks } from '../views/incidentWorkHome.ts'
import { loadClockNames } from './incidentWorkCard.ts'
import type { WorkParts } from './incidentWorkParts.ts'

// The figures of the home go back so far.
const figuresMs = 190 * 86_400_000

/** What a responder's home shows of their work; nothing for everybody else. */
export async function loadWorkHome(
  parts: WorkParts,
  person: Person,
  roles: ReadonlySet<Role>,
): Promise<KnownBlock[]> {
  const actor = { userId: person.id, roles }
  if (!mayRespond(actor)) return []
  const from = new Date(parts.clock.now().getTime() - figuresMs)
  return workHomeBlocks({
    language: person.language,
    timeZone: person.timeZone,
    mayRule: mayRule(actor),
    clocks: await parts.incidents.listClocks(actor),
    clockNames: await loadClockNames(parts),
    figures: await parts.incidents.figures(actor, from),
  })
}
