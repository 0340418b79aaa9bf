import { describe, expect, test } from 'vitest'
import { runCampaign } from '../support/campaignRun.ts'

describe('sending a campaign', () => {
  test('goes on after the bot was killed: nobody twice, nobody missed', { timeout: 120_000 }, async () => {
    const { invitations, seconds } = await runCampaign(50, 1, 5)

    expect(invitations.size).toBe(50)
    expect([...invitations.values()].every((count) => count === 1)).toBe(true)
    expect(seconds).toBeLessThanOrEqual(150)
  })
})
