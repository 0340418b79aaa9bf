import { expect } from 'vitest'
import { type Declare, errorOf } from './declaring.ts'
import type { Party } from './parties.ts'

/** Modals and homes: triggers, hashes, stacks. */
export function declareViews(test: Declare, party: Party): void {
  test('open takes a trigger once', async () => {
    const { client } = party
    const trigger_id = await party.trigger()
    const { view } = await client.views.open({ trigger_id, view: aModal() })

    expect(view).toMatchObject({ type: 'modal', callback_id: 'contract', private_metadata: 'opaque' })
    expect(view?.id).toMatch(/^V/)
    expect(view?.root_view_id).toBe(view?.id)
    expect(view?.hash).toEqual(expect.any(String))
    expect(await errorOf(client.views.open({ trigger_id, view: aModal() }))).toBe('exchanged_trigger_id')
  })

  test('open refuses a trigger nobody gave', async () => {
    const opening = party.client.views.open({ trigger_id: '1.2.nobody', view: aModal() })

    expect(await errorOf(opening)).toBe('invalid_trigger_id')
  })

  test('update changes the hash, and a stale one is refused', async () => {
    const { client } = party
    const { view: opened } = await client.views.open({ trigger_id: await party.trigger(), view: aModal() })
    const place = { view_id: opened?.id ?? '', hash: opened?.hash ?? '' }

    const { view } = await client.views.update({ ...place, view: aModal({ private_metadata: 'second' }) })

    expect(view).toMatchObject({ id: opened?.id, private_metadata: 'second' })
    expect(view?.hash).not.toBe(opened?.hash)
    expect(await errorOf(client.views.update({ ...place, view: aModal() }))).toBe('hash_conflict')
  })

  test('update finds a view by its external id, and refuses one that is not there', async () => {
    const { client } = party
    const external_id = `contract-${Date.now()}`
    const trigger_id = await party.trigger()
    const { view: opened } = await client.views.open({ trigger_id, view: aModal({ external_id }) })

    const { view } = await client.views.update({ external_id, view: aModal({ external_id }) })

    expect(view?.id).toBe(opened?.id)
    expect(await errorOf(client.views.update({ view_id: 'V0NOWHERE', view: aModal() }))).toBe('not_found')
  })

  test('an external id may be used once', async () => {
    const { client } = party
    const view = aModal({ external_id: `twice-${Date.now()}` })
    await client.views.open({ trigger_id: await party.trigger(), view })

    const again = client.views.open({ trigger_id: await party.trigger(), view })

    expect(await errorOf(again)).toBe('duplicate_external_id')
  })

  test('push lays views over each other, three deep', async () => {
    const { client } = party
    const { view: root } = await client.views.open({ trigger_id: await party.trigger(), view: aModal() })
    const second = await client.views.push({ trigger_id: await party.trigger(root?.id), view: aModal() })
    const third = await client.views.push({
      trigger_id: await party.trigger(second.view?.id),
      view: aModal(),
    })

    const fourth = client.views.push({ trigger_id: await party.trigger(third.view?.id), view: aModal() })

    expect(second.view).toMatchObject({ previous_view_id: root?.id, root_view_id: root?.id })
    expect(third.view).toMatchObject({ previous_view_id: second.view?.id, root_view_id: root?.id })
    expect(await errorOf(fourth)).toBe('push_limit_reached')
  })

  test('publish replaces a home and refuses a stale hash', async () => {
    const { client, person } = party
    const home = (text: string) => ({
      user_id: person.id,
      view: {
        type: 'home' as const,
        blocks: [{ type: 'section' as const, text: { type: 'plain_text' as const, text } }],
      },
    })
    const { view: first } = await client.views.publish(home('first'))

    const { view: second } = await client.views.publish({ ...home('second'), hash: first?.hash ?? '' })

    expect(second).toMatchObject({ id: first?.id, type: 'home' })
    const stale = client.views.publish({ ...home('third'), hash: first?.hash ?? '' })
    expect(await errorOf(stale)).toBe('hash_conflict')
  })
}

function aModal(more: { private_metadata?: string; external_id?: string } = {}) {
  const go = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: '進む' } }
  return {
    type: 'modal' as const,
    callback_id: 'contract',
    private_metadata: 'opaque',
    title: { type: 'plain_text' as const, text: '契約' },
    blocks: [{ type: 'actions' as const, block_id: 'steps', elements: [go] }],
    ...more,
  }
}
