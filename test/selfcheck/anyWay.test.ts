import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideClick, nameAction } from '../../src/selfcheck/clicks.ts'
import { resultOf } from '../../src/selfcheck/scoring.ts'
import type { Answers, Checklist, Session, SessionAction } from '../../src/selfcheck/types.ts'
import { aChecklist, aSession } from './builders.ts'

describe('however somebody goes through a self-check', () => {
  const [first, second, ...rest] = aChecklist({ a: 3, b: 3 }).items
  if (first === undefined || second === undefined) throw new Error('no items')
  const dependent = { ...second, when: { item: first.id, options: ['yes', 'partly'] } }
  const checklist: Checklist = { ...aChecklist({ a: 3, b: 3 }), items: [first, dependent, ...rest] }

  // What the front door does with a decision, without the database.
  function carryOut(
    session: Session & { lastAction: string },
    action: SessionAction,
    version = session.version,
  ) {
    const click = {
      sessionId: session.id,
      userId: session.userId,
      version,
      itemId: session.current ?? '',
      action,
    }
    const decision = decideClick(session, click)
    if (decision.kind !== 'step') return session
    return { ...session, ...decision.step, version: session.version + 1, lastAction: nameAction(click) }
  }

  const option = fc.constantFrom('yes', 'partly', 'no', 'unknown', 'not-applicable')
  const detour = fc.oneof(
    fc.constantFrom<SessionAction>({ kind: 'back' }, { kind: 'skip' }, { kind: 'pause' }, { kind: 'resume' }),
    fc.constantFrom(...checklist.items.map(({ id }): SessionAction => ({ kind: 'go', to: id }))),
    option.map((optionId): SessionAction => ({ kind: 'answer', optionId })),
    fc.constant<SessionAction>({ kind: 'later', until: new Date('2026-12-01T00:00:00Z') }),
  )

  test('the result is that of the last answers given, and the plain way gives the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(detour, fc.boolean(), fc.boolean()), { maxLength: 60 }),
        option,
        (detours, last) => {
          let session = { ...aSession(checklist), lastAction: 'open' }
          for (const [action, isDouble, isStale] of detours) {
            const before = session
            session = carryOut(session, action)
            if (isDouble) expect(carryOut(session, action, before.version)).toEqual(session)
            if (isStale)
              expect(carryOut(session, { kind: 'answer', optionId: 'no' }, session.version - 2)).toEqual(
                session,
              )
          }
          if (session.status === 'paused') session = carryOut(session, { kind: 'resume' })
          for (let step = 0; step < 20 && session.status === 'open'; step += 1) {
            session = carryOut(session, { kind: 'answer', optionId: last })
          }

          let plain = { ...aSession(checklist), lastAction: 'open' }
          const given: Answers = session.answers
          for (let step = 0; step < 20 && plain.status === 'open'; step += 1) {
            plain = carryOut(plain, { kind: 'answer', optionId: given[plain.current ?? ''] ?? last })
          }
          expect(session.status).toBe('finished')
          expect(resultOf({ ...session, id: '' }).areas).toEqual(resultOf({ ...plain, id: '' }).areas)
        },
      ),
      { numRuns: 300, seed: 11 },
    )
  })
})
