import type { Actor, Incident } from './types.ts'

const responderRoles = ['officer', 'deputy', 'admin', 'owners'] as const

/** Whether somebody may see open incidents and acknowledge them: officer, deputy, administrator, workspace owner. */
export function mayRespond(actor: Actor): boolean {
  return responderRoles.some((role) => actor.roles.has(role))
}

/** Whether somebody may read this incident: those who may respond, and its reporter. */
export function mayRead(actor: Actor, incident: Pick<Incident, 'reporterId'>): boolean {
  return mayRespond(actor) || incident.reporterId === actor.userId
}
