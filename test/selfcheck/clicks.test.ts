import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideClick, nameAction } from '../../src/selfcheck/clicks.ts'
import { currentItem, progressOf } from '../../src/selfcheck/dialogue.ts'
import type { Session, SessionClick } from '../../src/selfcheck/types.ts'
import { aChecklist, aSession } from './builders.ts'

type Kept = Session & { readonly lastAction: string }

const checklist = aChecklist({ a: 3, b: 2 })

function begin(): Kept {
  return { ...aSession(checklist), lastAction: 'open' }
}

function press(session: Session, action: SessionClick['action']): SessionClick {
  const { id: sessionId, userId, version } = session
  return { sessionId, userId, version, itemId: session.current ?? '', action }
}

// What the front door does with a decision, without the database.
function carryOut(session: Kept, click: SessionClick): Kept {
  const decision = decideClick(session, click)
  if (decision.kind !== 'step') return session
  return { ...session, ...decision.step, version: session.version + 1, lastAction: nameAction(click) }
}

function answer(session: Kept, optionId: string): Kept {
  return carryOut(session, press(session, { kind: 'answer', optionId }))
}

describe('clicking through a self-check', () => {
  test('goes from item to item and is finished after the last', () => {
    const after = ['yes', 'no', 'partly', 'unknown', 'yes'].reduce(answer, begin())

    expect(after.status).toBe('finished')
    expect(after.current).toBeNull()
    expect(after.answers).toEqual({
      'a-1': 'yes',
      'a-2': 'no',
      'a-3': 'partly',
      'b-1': 'unknown',
      'b-2': 'yes',
    })
  })

  test('goes back, takes another answer, and returns to where it had been', () => {
    const third = ['yes', 'no'].reduce(answer, begin())
    const second = carryOut(third, press(third, { kind: 'back' }))
    const first = carryOut(second, press(second, { kind: 'back' }))

    const after = answer(first, 'partly')

    expect(first.current).toBe('a-1')
    expect(after.current).toBe('a-3')
    expect(after.answers).toEqual({ 'a-1': 'partly', 'a-2': 'no' })
  })

  test('cannot go back before the first item', () => {
    const decision = decideClick(begin(), press(begin(), { kind: 'back' }))

    expect(decision.kind).toBe('stale')
  })

  test('takes a double click once', () => {
    const session = begin()
    const click = press(session, { kind: 'answer', optionId: 'yes' })

    const after = carryOut(session, click)

    expect(decideClick(after, click).kind).toBe('repeated')
    expect(carryOut(after, click)).toEqual(after)
  })

  test('tells a second, different answer to the same item that it came too late', () => {
    const session = begin()

    const after = answer(session, 'yes')

    expect(decideClick(after, press(session, { kind: 'answer', optionId: 'no' })).kind).toBe('stale')
  })

  test.each(['answer', 'back', 'pause'] as const)('takes no %s while it is paused', (kind) => {
    const session = answer(begin(), 'yes')
    const paused = carryOut(session, press(session, { kind: 'pause' }))
    const action = kind === 'answer' ? { kind, optionId: 'yes' } : { kind }

    const decision = decideClick(paused, press(paused, action))

    expect(decision.kind).toBe('stale')
  })

  test('goes on after a pause where it stopped', () => {
    const session = answer(begin(), 'yes')
    const paused = carryOut(session, press(session, { kind: 'pause' }))

    const after = carryOut(paused, press(paused, { kind: 'resume' }))

    expect(after).toMatchObject({ status: 'open', current: 'a-2', answers: { 'a-1': 'yes' } })
  })

  test('refuses whoever it does not belong to, before anything else', () => {
    const session = begin()
    const stranger = { ...press(session, { kind: 'answer', optionId: 'yes' }), userId: 'U2' }

    expect(decideClick(session, stranger)).toEqual({ kind: 'not-yours' })
    expect(decideClick({ ...session, status: 'finished' }, stranger)).toEqual({ kind: 'not-yours' })
  })

  test('does nothing for a session that is not there', () => {
    expect(decideClick(undefined, press(begin(), { kind: 'back' }))).toEqual({ kind: 'not-found' })
  })

  test('does nothing once it is finished', () => {
    const first = begin()
    const finished = ['yes', 'yes', 'yes', 'yes', 'yes'].reduce(answer, first)

    const decision = decideClick(finished, press(first, { kind: 'answer', optionId: 'no' }))

    expect(decision.kind).toBe('closed')
  })

  test('does not take an option the checklist does not have', () => {
    const session = begin()

    const decision = decideClick(session, press(session, { kind: 'answer', optionId: 'perhaps' }))

    expect(decision.kind).toBe('stale')
  })
})

describe('any order of clicks', () => {
  // A step of a person: an answer, a way back, a pause, the last click again, or a click on an older message.
  const option = fc.constantFrom('yes', 'partly', 'no', 'unknown', 'not-applicable')
  const move = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), optionId: option }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'back' as const }) },
    fc.constant({ kind: 'pause-and-resume' as const }),
    fc.constant({ kind: 'double' as const }),
    fc.record({ kind: fc.constant('old' as const), optionId: option, ago: fc.integer({ min: 1, max: 8 }) }),
  )

  test('ends in the state of the plain sequence of the answers that counted', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let session = begin()
        const history: Kept[] = [session]
        let last: SessionClick | undefined
        const counted: Record<string, string> = {}

        for (const step of moves) {
          const before = session
          if (step.kind === 'double') {
            if (last !== undefined) session = carryOut(session, last)
            expect(session).toBe(before)
            continue
          }
          if (step.kind === 'old') {
            const older = history.at(-1 - step.ago)
            if (older === undefined || older.version === session.version) continue
            session = carryOut(session, press(older, { kind: 'answer', optionId: step.optionId }))
            expect(session).toBe(before)
            continue
          }
          if (session.status === 'finished') break
          if (step.kind === 'pause-and-resume') {
            const paused = carryOut(session, press(session, { kind: 'pause' }))
            last = press(paused, { kind: 'resume' })
            session = carryOut(paused, last)
            expect({ ...session, version: 0, lastAction: '' }).toEqual({
              ...before,
              version: 0,
              lastAction: '',
            })
          } else {
            last = press(session, step)
            if (step.kind === 'answer' && session.current !== null) counted[session.current] = step.optionId
            session = carryOut(session, last)
          }
          if (session.version !== before.version) history.push(session)
        }

        expect(session.answers).toEqual(counted)
        if (checklist.items.some((item) => counted[item.id] === undefined)) {
          expect(currentItem(checklist, session)).toBeDefined()
          return
        }
        const inTurn = checklist.items.map((item) => counted[item.id] ?? '')
        const plain = inTurn.reduce(answer, begin())
        expect({ ...session, id: '', version: 0, lastAction: '' }).toEqual({
          ...plain,
          id: '',
          version: 0,
          lastAction: '',
        })
      }),
      { numRuns: 500 },
    )
  })

  test('always reaches the end by answering what is shown, at most once an item', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), option, (moves, optionId) => {
        let session = begin()
        for (const step of moves) {
          if (session.status === 'finished') return
          if (step.kind === 'answer' || step.kind === 'back')
            session = carryOut(session, press(session, step))
        }
        if (session.status === 'finished') return
        const { answered, total } = progressOf(checklist, session)
        // Going back may have put an answered item in front of the person: that one comes on top.
        const most = total - answered + 1

        let clicks = 0
        while (session.status !== 'finished' && clicks <= most) {
          session = answer(session, optionId)
          clicks++
        }

        expect(session.status).toBe('finished')
        expect(clicks).toBeLessThanOrEqual(most)
      }),
    )
  })
})
