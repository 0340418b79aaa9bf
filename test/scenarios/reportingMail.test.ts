import { describe, expect } from 'vitest'
import { startMailServer } from '../mail/server.ts'
import { startTestBot } from '../support/bot.ts'
import { test } from '../support/database.ts'
import { wordsOf } from '../support/door.ts'

describe('reporting an incident while Slack delivers no message', () => {
  test('reaches the company by e-mail after ten minutes, says so in the register, and by Slack once it works (goalert#4188)', async ({
    database,
  }) => {
    const { url, taken } = await startMailServer()
    const bot = await startTestBot(database, {
      environment: { SMTP_URL: url, MAMORI_MAIL_FROM: 'mamori@example.jp', MAMORI_MAIL_TO: 'top@example.jp' },
    })
    try {
      const employee = bot.person('employee')
      const officer = bot.person('officer')
      await employee.acts({ do: 'shortcut', callbackId: 'incident.report' })
      const form = await employee.seesView('modal')
      await bot.plantFaults([{ on: 'api', kind: 'status', status: 503, method: 'chat.postMessage' }])
      await employee.acts({
        do: 'submit',
        viewId: form.id,
        values: { 'what_happened.text': '鞄を電車に忘れました' },
      })
      const receipt = await employee.seesView('modal', /\d{4}-\d{3}/)

      await bot.passTime({ minutes: 11 })
      await expect.poll(() => taken.length, { timeout: 15_000 }).toBe(1)
      await clearFaults(bot.url)
      await bot.passTime({ minutes: 30 })

      const notice = await officer.sees(/鞄を電車に忘れました/)
      const number = /\d{4}-\d{3}/.exec(JSON.stringify(receipt))?.[0] ?? ''
      const { rows } = await database.query<{ what: string }>(
        'select what from incident_register order by id',
      )
      expect(taken[0]?.text).toContain(number)
      expect(taken[0]?.text).not.toContain('鞄')
      expect(rows.map(({ what }) => what).slice(0, 3)).toEqual(['reported', 'told', 'mailed'])
      expect(wordsOf(notice)).toContain(number)
    } finally {
      await bot.stop()
    }
  })
})

async function clearFaults(url: string): Promise<void> {
  await fetch(`${url}/workspace/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"clear":true}',
  })
}
