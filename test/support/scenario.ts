// A story told on the real bot: local workspace, Bolt's own receiver, all in this process.
import { startTestBot } from './bot.ts'
import { test as databaseTest, eachDatabase } from './database.ts'

/** A test with `bot` on an empty embedded database, stopped afterwards. */
export const test = withBot(databaseTest)

/** Declares the same stories for a bot on the embedded and on a served database. */
export function eachBot(declare: (name: 'embedded' | 'served', botTest: typeof test) => void): void {
  eachDatabase((name, eachTest) => declare(name, withBot(eachTest)))
}

function withBot(base: typeof databaseTest) {
  return base.extend('bot', async ({ database, databaseUrl }, { onCleanup }) => {
    const bot = await startTestBot(database, databaseUrl === undefined ? {} : { databaseUrl })
    onCleanup(() => bot.stop())
    return bot
  })
}
