import { describe, expect, test } from 'vitest'
import type { IntentReader } from '../../src/intent/index.ts'
import { messagesOf, shippedReader } from './support.ts'

// Shares of 0..1. The held-out half was written before the tables and is never tuned on: what falls there is told by
// the figure alone.
const floors = {
  tuning: { recognised: 0.98, typeRight: 0.93, falseAlarms: 0.005, selfchecks: 1, others: 0.95 },
  heldout: { recognised: 0.95, typeRight: 0.93, falseAlarms: 0.02, selfchecks: 0.88, others: 0.85 },
} as const

describe('reading messages that the tables were made for, and messages they never saw', () => {
  test.each(['tuning', 'heldout'] as const)('keeps its floors on the %s messages', (set) => {
    const messages = messagesOf(set)

    const figures = measure(messages, shippedReader())

    expect(messages.filter(({ intent }) => intent === 'incident').length).toBeGreaterThan(70)
    expect(messages.filter(({ intent }) => intent === 'question').length).toBeGreaterThan(40)
    expect(figures.recognised).toBeGreaterThanOrEqual(floors[set].recognised)
    expect(figures.typeRight).toBeGreaterThanOrEqual(floors[set].typeRight)
    expect(figures.falseAlarms).toBeLessThanOrEqual(floors[set].falseAlarms)
    expect(figures.selfchecks).toBeGreaterThanOrEqual(floors[set].selfchecks)
    expect(figures.others).toBeGreaterThanOrEqual(floors[set].others)
  })
})

type Messages = ReturnType<typeof messagesOf>

function measure(messages: Messages, reader: IntentReader) {
  const read = messages.map((message) => ({ wanted: message, found: reader.read(message.text) }))
  const share = (of: typeof read, right: (one: (typeof read)[number]) => boolean) =>
    of.filter(right).length / of.length
  const wanting = (intent: string) => read.filter(({ wanted }) => wanted.intent === intent)
  return {
    recognised: share(wanting('incident'), ({ found }) => found.intent === 'incident'),
    typeRight: share(
      wanting('incident'),
      ({ wanted, found }) => found.intent === 'incident' && found.leakType === wanted.leakType,
    ),
    falseAlarms: share(
      read.filter(({ wanted }) => wanted.intent !== 'incident'),
      ({ found }) => found.intent === 'incident',
    ),
    selfchecks: share(wanting('selfcheck'), ({ found }) => found.intent === 'selfcheck'),
    others: share(wanting('other'), ({ found }) => found.intent === 'other'),
  }
}
