import type { Change, State } from './state.ts'

/** Waits for what the bot does after an ack, so that whoever acted finds it when they look. */
export type Consequences = {
  /** Does something that the bot hears of; when it is `ok`, resolves once the bot showed the person something for it. */
  follow<T extends { readonly ok: boolean }>(person: string, act: () => Promise<T>): Promise<T>
}

/**
 * A bot may ack first and act then. Most act within some 20 ms; one that does nothing visible costs its person this
 * much waiting, which is less than they notice.
 */
const patienceMs = 300

/** Looks out for the first thing a bot shows a person: a message posted or changed, a view opened or changed. */
export function createConsequences(state: State): Consequences {
  return {
    async follow(person, act) {
      const { promise: shown, resolve } = Promise.withResolvers<void>()
      const stop = state.watch((change) => {
        if (isShown(change, person)) resolve()
      })
      let timer: NodeJS.Timeout | undefined
      try {
        const outcome = await act()
        if (!outcome.ok) return outcome
        timer = setTimeout(resolve, patienceMs)
        await shown
        return outcome
      } finally {
        clearTimeout(timer)
        stop()
      }
    },
  }
}

function isShown(change: Change, person: string): boolean {
  switch (change.table) {
    case 'messages':
      return change.value?.botId !== undefined && (change.value.ephemeralFor ?? person) === person
    case 'views':
      // The hash stays when it was the person who entered something.
      return change.value?.person === person && change.value.hash !== change.before?.hash
    default:
      return false
  }
}
