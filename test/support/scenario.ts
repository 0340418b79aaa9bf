// A story told on the real bot: local workspace, Bolt's own receiver, all in this process.
import { type Delivery, deliveries, startTestBot, type TestBotOptions } from './bot.ts'
import { test as databaseTest, eachDatabase } from './database.ts'

/** A test with `bot` on an empty embedded database, stopped afterwards. */
export const test = withBot(databaseTest)

/**
 * The same where Slack counts no calls: for a story whose people get more answers in a second than Slack lets through
 * (one a second to each conversation), which is not about waiting for them.
 */
export const testUnlimited = withBot(databaseTest, { rateLimits: 'off' })

/** Declares the same stories for a bot on the embedded and on a served database. */
export function eachBot(declare: (name: 'embedded' | 'served', botTest: typeof test) => void): void {
  eachDatabase((name, eachTest) => declare(name, withBot(eachTest)))
}

/** Declares the same stories for a bot that Slack's deliveries reach by socket, and by HTTP. */
export function eachDelivery(declare: (name: Delivery, botTest: typeof test) => void): void {
  for (const delivery of deliveries) declare(delivery, withBot(databaseTest, { delivery }))
}

function withBot(base: typeof databaseTest, options: TestBotOptions = {}) {
  return base.extend('bot', async ({ database, databaseUrl }, { onCleanup }) => {
    const served = databaseUrl === undefined ? {} : { databaseUrl }
    const bot = await startTestBot(database, { ...served, ...options })
    onCleanup(() => bot.stop())
    return bot
  })
}
