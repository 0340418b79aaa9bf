// A story told on the real bot: embedded database, local workspace, Bolt's own receiver, all in this process.
import { startTestBot } from './bot.ts'
import { test as databaseTest } from './database.ts'

/** A test with `bot`, started on an empty database and stopped afterwards. */
export const test = databaseTest.extend('bot', async ({ database }, { onCleanup }) => {
  const bot = await startTestBot(database)
  onCleanup(() => bot.stop())
  return bot
})
