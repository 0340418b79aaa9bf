import { createAudit } from '../../src/audit/index.ts'
import type { Database } from '../../src/database/types.ts'
import { createSelfchecks, type Selfchecks } from '../../src/selfcheck/index.ts'
import type { Checklist, Session, SessionClick } from '../../src/selfcheck/types.ts'
import { aChecklist } from './builders.ts'

/** Three items in two areas. */
export const threeItems = aChecklist({ a: 2, b: 1 })
/** A caller that has nothing of its own to do in the transaction. */
export const nothing = async () => {}

/** The self-check on a database, with a clock that stands still until it is moved. */
export function open(database: Database, checklist: Checklist = threeItems) {
  let at = new Date('2026-11-23T01:00:00Z')
  const clock = { now: () => at }
  const selfchecks = createSelfchecks({
    database,
    clock,
    audit: createAudit({ clock }),
    checklists: [checklist],
  })
  return {
    selfchecks,
    passTime(seconds: number) {
      at = new Date(at.getTime() + seconds * 1000)
    },
  }
}

/** A session put before its person. */
export async function start(selfchecks: Selfchecks, key = 'first', userId = 'U1'): Promise<Session> {
  const outcome = await selfchecks.start({ userId, key }, nothing)
  if (outcome.kind === 'repeated') throw new Error('expected a session')
  return outcome.session
}

/** A press on what the session shows. */
export function press(session: Session, action: SessionClick['action']): SessionClick {
  const { id: sessionId, userId, version } = session
  return { sessionId, userId, version, itemId: session.current ?? '', action }
}

/** The session after an answer to its current item. */
export async function answer(selfchecks: Selfchecks, session: Session, optionId: string): Promise<Session> {
  const outcome = await selfchecks.click(press(session, { kind: 'answer', optionId }), nothing)
  if (!('session' in outcome)) throw new Error(`expected a session, not ${outcome.kind}`)
  return outcome.session
}
