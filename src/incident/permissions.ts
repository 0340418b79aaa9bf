import type { Stored } from './masking.ts'
import type { Actor } from './types.ts'

/** What somebody may want to do with an incident. */
export const incidentActions = [
  'read',
  'read-original',
  'read-reporter',
  'acknowledge',
  'ask',
  'add',
  'withdraw',
  'note',
  'change',
  'request',
  'decide',
  'export',
] as const
export type IncidentAction = (typeof incidentActions)[number]

const responderRoles = ['officer', 'deputy', 'admin', 'owners'] as const

/** Whether somebody may see open incidents and acknowledge them: officer, deputy, administrator, workspace owner. */
export function mayRespond(actor: Actor): boolean {
  return responderRoles.some((role) => actor.roles.has(role))
}

/** Whether somebody may change the reporting rule and set absences: the officer, and an administrator. */
export function mayRule(actor: Actor): boolean {
  return actor.roles.has('officer') || actor.roles.has('admin') || actor.roles.has('owners')
}

/** Whether somebody stands at the top: decides alone where nobody else could. */
export function isTop(actor: Actor): boolean {
  return actor.roles.has('owners') || actor.roles.has('admin')
}

/** What of an incident decides who may what; as a reader sees it, whom the name is for is not among it. */
export type Guarded = Pick<Stored, 'reporterId' | 'naming' | 'notTold'> & Partial<Pick<Stored, 'namedTo'>>

/**
 * Whether somebody may do that with this incident. Responders may do all, but: nobody may decide as a second person on
 * their own report; the name of a confidential reporter is for one person. Reporters may read, add and withdraw. Whoever
 * must not be told may nothing, the reporter's own part in it excepted.
 */
export function may(actor: Actor, action: IncidentAction, incident: Guarded): boolean {
  const isReporter = incident.reporterId === actor.userId
  const isKeptOut = incident.notTold.includes(actor.userId)
  const responds = mayRespond(actor) && !isKeptOut
  switch (action) {
    case 'read':
      return responds || isReporter
    case 'add':
    case 'withdraw':
      return isReporter
    case 'read-reporter':
      if (incident.naming === 'anonymous') return false
      if (isReporter) return true
      return responds && (incident.naming === 'named' || incident.namedTo === actor.userId)
    case 'decide':
      return responds && !isReporter
    case 'read-original':
    case 'acknowledge':
    case 'ask':
    case 'note':
    case 'change':
    case 'request':
    case 'export':
      return responds
  }
}
