import { describe, expect, test } from 'vitest'
import { runCampaign } from '../support/campaignRun.ts'

describe('a campaign for a thousand people', () => {
  test('reaches each exactly once within 1,100 seconds, whatever kills the bot meanwhile', {
    timeout: 1_800_000,
  }, async () => {
    const seed = Number(process.env.MAMORI_SOAK_SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed}`)

    const { seconds, invitations } = await runCampaign(1_000, 3, seed)

    console.log(`${invitations.size} people within ${seconds} s`)
    expect(invitations.size).toBe(1_000)
    expect([...invitations].filter(([, count]) => count !== 1)).toEqual([])
    expect(seconds).toBeLessThanOrEqual(1_100)
  })
})
