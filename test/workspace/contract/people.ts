import { expect } from 'vitest'
import { type Declare, errorOf } from './declaring.ts'
import type { Party } from './parties.ts'

/** People, as they are looked up. */
export function declareUsers(test: Declare, party: Party): void {
  test('info knows a person and refuses an unknown one', async () => {
    const { client, person } = party
    const { user } = await client.users.info({ user: person.id })

    expect(user).toMatchObject({ id: person.id, real_name: '田中 美咲', is_bot: false, deleted: false })
    expect(user?.profile?.email).toBe(person.email)
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found')
  })

  test('info tells the locale when asked for it', async () => {
    const { client, person } = party
    const { user } = await client.users.info({ user: person.id, include_locale: true })

    expect(user?.locale).toMatch(/^[a-z]{2}-[A-Z]{2}$/)
    expect(user?.tz_offset).toEqual(expect.any(Number))
  })

  test('list comes in pages', async () => {
    const { client, person } = party
    const ids: unknown[] = []
    let cursor = ''
    do {
      const page = await client.users.list({ limit: 2, ...(cursor === '' ? {} : { cursor }) })
      ids.push(...(page.members ?? []).map(({ id }) => id))
      cursor = page.response_metadata?.next_cursor ?? ''
    } while (cursor !== '')

    expect(ids).toContain(person.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('lookupByEmail finds a person, or nobody', async () => {
    const { client, person } = party
    const { user } = await client.users.lookupByEmail({ email: person.email })

    expect(user?.id).toBe(person.id)
    expect(await errorOf(client.users.lookupByEmail({ email: 'nobody@example.com' }))).toBe('users_not_found')
  })
}
