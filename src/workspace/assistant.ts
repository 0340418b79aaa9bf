import type { WorkspaceClock } from './clock.ts'
import { limits } from './limits.ts'
import type { State } from './state.ts'
import type { AssistantRecord, Fields } from './types.ts'

/** What an agent shows beside its messages: a status under a thread, prompts above the composer, titles. */
export type Assistant = {
  /** An empty status takes it away; any other goes by itself after 2 minutes, or with the next message. */
  setStatus(channel: string, threadTs: string, status: string, lines: readonly string[]): void
  /** Takes away a thread's status. */
  endStatus(channel: string, threadTs: string): void
  setPrompts(channel: string, title: string, prompts: readonly Fields[]): void
  setTitle(channel: string, threadTs: string, title: string): void
}

export function createAssistant(state: State, clock: WorkspaceClock): Assistant {
  function keep(channel: string, change: (before: AssistantRecord) => Partial<AssistantRecord>): void {
    const fresh: AssistantRecord = { channel, title: '', prompts: [], status: {} }
    const before = state.get('assistant', channel) ?? fresh
    state.put('assistant', channel, { ...before, ...change(before) })
  }

  function endStatus(channel: string, threadTs: string): void {
    const before = state.get('assistant', channel)
    if (before?.status[threadTs] === undefined || before.status[threadTs] === '') return
    keep(channel, ({ status, loading }) => ({
      status: without(status, threadTs),
      loading: without(loading ?? {}, threadTs),
    }))
  }

  function watch(channel: string, threadTs: string, untilMs: number): void {
    clock.at(untilMs, () => {
      const until = state.get('assistant', channel)?.loading?.[threadTs]?.untilMs
      // A status set anew in the meantime lives longer.
      if (until === undefined || until <= clock.nowMs()) endStatus(channel, threadTs)
    })
  }

  for (const { channel, status, loading } of state.all('assistant')) {
    // A status of an older workspace has no end: whoever set it is gone.
    for (const threadTs of Object.keys(status)) watch(channel, threadTs, loading?.[threadTs]?.untilMs ?? 0)
  }

  return {
    endStatus,
    setStatus(channel, threadTs, status, lines) {
      if (status === '') return endStatus(channel, threadTs)
      const untilMs = clock.nowMs() + limits.status.lifeS * 1000
      keep(channel, (before) => ({
        status: { ...before.status, [threadTs]: status },
        loading: { ...before.loading, [threadTs]: { untilMs, lines } },
      }))
      watch(channel, threadTs, untilMs)
    },
    setPrompts: (channel, title, prompts) => keep(channel, () => ({ title, prompts })),
    setTitle: (channel, threadTs, title) =>
      keep(channel, (before) => ({ titles: { ...before.titles, [threadTs]: title } })),
  }
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name))
}
