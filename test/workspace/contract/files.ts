import { expect } from 'vitest'
import { type Declare, errorOf, history } from './declaring.ts'
import type { Party } from './parties.ts'

/** What is put to a message, and files. */
export function declareRest(test: Declare, party: Party): void {
  test('a reaction is added once and removed once', async () => {
    const { client, channel } = party
    const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'react' })
    const place = { channel, timestamp, name: 'eyes' }

    await client.reactions.add(place)

    expect(await errorOf(client.reactions.add(place))).toBe('already_reacted')
    const [newest] = await history(client, channel)
    expect(newest?.reactions).toMatchObject([{ name: 'eyes', count: 1, users: [party.botUserId] }])
    await client.reactions.remove(place)
    expect(await errorOf(client.reactions.remove(place))).toBe('no_reaction')
  })

  test('a file goes up in three steps and can be read back', async () => {
    const { client, token } = party
    const ticket = await client.files.getUploadURLExternal({ filename: 'chart.txt', length: 5 })
    const form = new FormData()
    form.append('file', new Blob(['chart']), 'chart.txt')
    const uploaded = await fetch(String(ticket.upload_url), { method: 'POST', body: form })
    const id = String(ticket.file_id)

    const done = await client.files.completeUploadExternal({ files: [{ id, title: 'レーダーチャート' }] })

    expect(uploaded.status).toBe(200)
    expect(done.files?.[0]).toMatchObject({ id, title: 'レーダーチャート' })
    const { file } = await client.files.info({ file: id })
    expect(file).toMatchObject({ id, name: 'chart.txt', size: 5 })
    const bytes = await fetch(String(file?.url_private), { headers: { authorization: `Bearer ${token}` } })
    expect(await bytes.text()).toBe('chart')
  })

  test('a file that was never uploaded is not found', async () => {
    const { client } = party
    const completing = client.files.completeUploadExternal({ files: [{ id: 'F0NOWHERE', title: '?' }] })

    expect(await errorOf(completing)).toBe('file_not_found')
    expect(await errorOf(client.files.info({ file: 'F0NOWHERE' }))).toBe('file_not_found')
  })
}
