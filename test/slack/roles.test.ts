import { WebClient } from '@slack/web-api'
import { describe, expect } from 'vitest'
import { createMovableClock } from '../../src/common/clock.ts'
import { silentLog } from '../../src/common/log.ts'
import type { Database } from '../../src/database/types.ts'
import { clientOptions } from '../../src/slack/clients.ts'
import { createSlackLogger } from '../../src/slack/logger.ts'
import { createPeople } from '../../src/slack/people.ts'
import { createRoles } from '../../src/slack/roles.ts'
import { eachDatabase } from '../support/database.ts'

type Answers = Readonly<Record<string, (form: URLSearchParams) => object>>

/** Roles over a Slack that answers as it is told; counts the calls. */
function openRoles(database: Database, answers: Answers) {
  const calls: string[] = []
  const clock = createMovableClock()
  const logger = createSlackLogger(silentLog)
  const client = new WebClient('xoxb-1', {
    ...clientOptions('http://slack.invalid/api/', 1_000, logger),
    fetch: async (url, init) => {
      const method = String(url).replace(/^.*\/api\//, '')
      calls.push(method)
      const answer = answers[method]?.(new URLSearchParams(String(init?.body))) ?? { error: 'unknown_method' }
      return new Response(JSON.stringify({ ok: !('error' in answer), ...answer }))
    },
  })
  const people = createPeople({ client, clock, teamId: 'T1' })
  return { roles: createRoles({ database, client, people, clock, log: silentLog }), calls, clock }
}

const guests = new Set(['UGUEST'])
const gone = new Set(['UGONE'])
const known: Answers = {
  'users.info': (form) => {
    const id = form.get('user') ?? ''
    return { user: { id, is_restricted: guests.has(id), deleted: gone.has(id) } }
  },
}

function group(handle: string, users: string[]) {
  return { 'usergroups.list': () => ({ usergroups: [{ handle, users, date_delete: 0 }] }) }
}

eachDatabase((name, test) => {
  describe(`roles (${name})`, () => {
    test('of a user group pass over guests and whoever left', async ({ database }) => {
      const { roles } = openRoles(database, {
        ...known,
        ...group('mamori-officers', ['UGUEST', 'UGONE', 'U1']),
      })

      expect(await roles.holders('officer')).toEqual(['U1'])
      expect(await roles.of('UGUEST')).toEqual(new Set(['guest']))
      expect(await roles.of('UGONE')).toEqual(new Set(['employee']))
    })

    test('are nobody’s where only people who left hold them, so that somebody else is told', async ({
      database,
    }) => {
      const { roles } = openRoles(database, known)
      await database.transaction((transaction) => roles.set(transaction, 'officer', ['UGONE'], 'U9'))

      expect(await roles.holders('officer')).toEqual([])
    })

    test('keep whoever cannot be looked up: a report must reach somebody', async ({ database }) => {
      const { roles } = openRoles(database, group('mamori-officers', ['U1']))

      expect(await roles.holders('officer')).toEqual(['U1'])
    })

    test('fail closed while the user groups cannot be read, asking only now and then', async ({
      database,
    }) => {
      let fails = true
      const { roles, calls, clock } = openRoles(database, {
        ...known,
        'usergroups.list': () =>
          fails ? { error: 'internal_error' } : { usergroups: [{ handle: 'mamori-admins', users: ['U1'] }] },
      })

      const closed = await Promise.all([roles.of('U1'), roles.of('U1'), roles.holders('officer')])
      fails = false
      const stillClosed = await roles.of('U1')
      clock.setOffset(31_000)
      const open = await roles.of('U1')

      expect(closed).toEqual([new Set(['employee']), new Set(['employee']), []])
      expect(stillClosed).toEqual(new Set(['employee']))
      expect(open).toEqual(new Set(['employee', 'admin']))
      expect(calls.filter((method) => method === 'usergroups.list')).toHaveLength(2)
    })

    test('held by one person in several ways add up', async ({ database }) => {
      const { roles } = openRoles(database, known)
      await database.transaction(async (transaction) => {
        await roles.set(transaction, 'officer', ['U1', 'U1'], 'U9')
        await roles.set(transaction, 'manager', ['U1'], 'U9')
      })

      expect(await roles.of('U1')).toEqual(new Set(['employee', 'officer', 'manager']))
      expect(await roles.holders('officer')).toEqual(['U1'])
    })

    test('set by two administrators at once are those of the later', async ({ database }) => {
      const { roles } = openRoles(database, known)
      const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>()
      const { promise: goingOn, resolve: goOn } = Promise.withResolvers<void>()

      const first = database.transaction(async (transaction) => {
        await roles.set(transaction, 'officer', ['U1', 'U2'], 'U8')
        hasBegun()
        await goingOn
      })
      await begun
      const second = database.transaction((transaction) =>
        roles.set(transaction, 'officer', ['U2', 'U3'], 'U9'),
      )
      setTimeout(goOn, 50)
      await Promise.all([first, second])

      expect(await roles.holders('officer')).toEqual(['U2', 'U3'])
    })
  })
})
