import { afterAll, beforeAll, describe, expect, test as vitestTest } from 'vitest'
import { declareChannels, declareConversations } from './channels.ts'
import { declareRest } from './files.ts'
import { declareAuth, declareChat } from './messages.ts'
import type { Party } from './parties.ts'
import { declareUsers } from './people.ts'
import { declareViews } from './views.ts'

/**
 * Declares what a stand-in for Slack must do for the methods the bot calls: shapes, errors, paging, what edits and
 * deletions leave, hashes and triggers of views, metadata.
 *
 * @param otherwise titles of tests in which this party is known to do otherwise; they must fail, so that the list
 *   stays true.
 */
export function declareContract(
  name: string,
  start: () => Promise<Party>,
  otherwise: readonly string[] = [],
): Party {
  let party: Party
  const unknown = new Set(otherwise)
  const test = (title: string, run: () => Promise<void>) => {
    unknown.delete(title)
    if (otherwise.includes(title)) vitestTest.fails(title, run)
    else vitestTest(title, run)
  }
  const get = <K extends keyof Party>(key: K): Party[K] => party[key]
  /** Stands for the party in declarations, before it is started. */
  const later = new Proxy({} as Party, { get: (_, key) => get(key as keyof Party) })

  describe(`${name} keeps the contract of`, () => {
    beforeAll(async () => {
      party = await start()
    })
    afterAll(() => party.stop())

    describe('auth.test', () => declareAuth(test, later))
    describe('chat', () => declareChat(test, later))
    describe('conversations', () => declareConversations(test, later))
    describe('channels', () => declareChannels(test, later))
    describe('users', () => declareUsers(test, later))
    describe('reactions and files', () => declareRest(test, later))
    describe('views', () => declareViews(test, later))

    vitestTest('the list of what it does otherwise names tests that there are', () => {
      expect([...unknown]).toEqual([])
    })
  })
  return later
}
