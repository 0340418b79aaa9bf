import { describe, expect, test } from 'vitest'
import { silentLog } from '../../src/common/log.ts'
import { apologise } from '../../src/slack/apology.ts'
import { createClient, sit, startWorkspace } from '../workspace/support.ts'

const tanaka = { id: 'U03TANAKA1', name: '田中 美咲' }

/** A click that fails. @returns what its ack was called with, and the bot's words to the person. */
async function failAfterwards(isAnswered: boolean) {
  const workspace = await startWorkspace()
  const acks: unknown[] = []
  await apologise(
    {
      body: { type: 'view_submission', user: tanaka, view: { blocks: [{ type: 'input', block_id: 'a' }] } },
      ack: async (answer) => void acks.push(answer),
    },
    new Error('planted'),
    {
      people: {
        get: () => Promise.reject(new Error('planted: nobody can say who that is')),
        named: async () => undefined,
      },
      log: silentLog,
      client: createClient(workspace),
      isAnswered,
    },
  )
  const { messages } = await sit(workspace, tanaka.name).sees()
  return { acks, said: messages.map(({ text }) => text) }
}

describe('an interaction that fails', () => {
  test('before its ack says so in the form', async () => {
    const { acks, said } = await failAfterwards(false)

    expect(acks).toMatchObject([
      { response_action: 'errors', errors: { a: expect.stringMatching(/e-\w{8}/) } },
    ])
    expect(said).toEqual([])
  })

  test('after its ack says so in the direct message, and acks no second time', async () => {
    const { acks, said } = await failAfterwards(true)

    expect(acks).toEqual([])
    expect(said).toEqual([expect.stringMatching(/こちらの不具合.*e-\w{8}/s)])
  })
})
