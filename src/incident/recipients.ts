import type { Absence, ResponderRole } from './types.ts'

/** Who could be told by a step, as things stand now. */
export type Staffing = {
  readonly role: ResponderRole
  /** Those who hold the role and are still there, in the order set. */
  readonly holders: readonly string[]
  /** The workspace's owners who are still there. */
  readonly owners: readonly string[]
  readonly absences: readonly Absence[]
  /** Who must not be told of this incident. */
  readonly notTold: readonly string[]
}

/**
 * How a step came out. `told`: it reached those it is for, or who stand in for them. `instead`: nobody holds the role, and
 * the owners were told. `away`: all are away without anybody standing in; they were told, and the next step comes at once.
 * `kept-from`: all who hold the role must not be told; the next step comes at once. `nobody`: there was nobody to tell.
 */
export type Reach = 'told' | 'instead' | 'away' | 'kept-from' | 'nobody'

/** Whom a step tells at that instant, each once. Nobody who must not be told is ever among them. */
export function chooseRecipients(
  staffing: Staffing,
  at: Date,
): { readonly userIds: readonly string[]; readonly reach: Reach } {
  const { role, holders, owners, notTold } = staffing
  const allowed = (userIds: readonly string[]) => userIds.filter((userId) => !notTold.includes(userId))
  if (role !== 'owners' && holders.length === 0) {
    const userIds = allowed(owners)
    return { userIds, reach: userIds.length > 0 ? 'instead' : 'nobody' }
  }
  const candidates = allowed(role === 'owners' ? owners : holders)
  if (candidates.length === 0) {
    const isKept = role === 'owners' ? owners.length > 0 : true
    return { userIds: [], reach: isKept ? 'kept-from' : 'nobody' }
  }

  const awayNow = staffing.absences.filter(({ from, until }) => from <= at && at < until)
  const isAway = (userId: string) => awayNow.some((absence) => absence.userId === userId)
  const standIns = awayNow.flatMap(({ userId, standIn }) =>
    candidates.includes(userId) && standIn !== undefined && !isAway(standIn) ? [standIn] : [],
  )
  const present = [...new Set([...candidates.filter((userId) => !isAway(userId)), ...allowed(standIns)])]
  return present.length > 0 ? { userIds: present, reach: 'told' } : { userIds: candidates, reach: 'away' }
}

/** The persons concerned, whoever else was named, and the managers of both by the rule. */
export function extendNotTold(
  notTold: readonly string[],
  managers: readonly { readonly of: string; readonly manager: string }[],
): string[] {
  const theirs = managers.filter(({ of }) => notTold.includes(of)).map(({ manager }) => manager)
  return [...new Set([...notTold, ...theirs])]
}
