import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, ScriptConnection } from './types.ts'

/**
 * Puts the transaction guard before a driver: while a transaction is open, a query on the outer connection by the
 * same work, or by a timer or promise it started, throws at once. Without it, that query waits for the transaction and
 * the transaction for it. The mark ends with the transaction: what outlives it may use the outer connection.
 */
export function withGuard(driver: Omit<Database, 'detached'>): Database {
  const within = new AsyncLocalStorage<{ open: boolean }>()

  function checkOutside(what: string): void {
    if (within.getStore()?.open !== true) return
    throw new Error(
      `${what} on the outer connection inside a transaction: it would wait for its own transaction. ` +
        'Use the connection that the transaction handed to the work.',
    )
  }

  return {
    kind: driver.kind,
    async query(sql, parameters) {
      checkOutside('a query')
      return driver.query(sql, parameters)
    },
    async script(sql) {
      checkOutside('a script')
      return driver.script(sql)
    },
    async transaction(work) {
      checkOutside('a transaction')
      const mark = { open: true }
      try {
        return await driver.transaction((transaction) =>
          within.run(mark, () => work(endingWith(mark, transaction))),
        )
      } finally {
        mark.open = false
      }
    },
    detached: (work) => within.exit(work),
    close: () => driver.close(),
  }
}

// A transaction's connection that outlives it would, on a pool, write into somebody else's transaction.
function endingWith(mark: { open: boolean }, transaction: ScriptConnection): ScriptConnection {
  function checkOpen(): void {
    if (!mark.open) throw new Error('this transaction is over: its connection cannot be used any more')
  }
  return {
    async query(sql, parameters) {
      checkOpen()
      return transaction.query(sql, parameters)
    },
    async script(sql) {
      checkOpen()
      return transaction.script(sql)
    },
  }
}
